import type { Attribute, Catalogue } from '../catalogue/index.js';
import { attributeNamed, figureSql, readFigureValue, refusalOfName, typedFigure } from '../insight/index.js';
import { invalidInput, limitExceeded, normalText } from '../kernel/index.js';
import type { ReadingContext } from '../membership/index.js';
import { printedDecimal } from '../model/index.js';
import type { Channel, ExportColumn } from './column.js';
import { EXTERNAL_IDS, externalIdsOf, RECKONED_FIELDS, RECORD_COLUMNS } from './record-columns.js';
import { checkRights } from './rights.js';

export const MOST_COLUMNS = 500;

const FIRST = '.first';
const BY_NAME = new Map(RECORD_COLUMNS.map((column) => [column.name, column]));
/** Whole lists of what a customer can be reached by are contacts too, whatever the attribute is called. */
const REACHED_BY: Readonly<Record<string, readonly Channel[]>> = { emails: ['email'], phones: ['sms', 'phone'] };

/**
 * The columns of these names: the record's fields as syncs name them, attributes as rules do, what one source calls the customer (`externalIds.shopify`),
 * and the first of a list (`emails.first`). Refuses with INVALID_INPUT what there is not, and with FORBIDDEN what the reader may not have.
 */
export function readColumns(context: Pick<ReadingContext, 'reader'>, catalogue: Catalogue, names: readonly string[]): ExportColumn[] {
  if (names.length === 0) throw invalidInput('columns', 'Name at least one column.');
  if (names.length > MOST_COLUMNS) throw limitExceeded('The number of columns', MOST_COLUMNS);
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined) throw invalidInput('columns', `The column '${twice}' is named twice.`);
  const columns = names.map((name) => columnNamed(catalogue, name) ?? refuseUnknown(catalogue, name));
  checkRights(context, 'columns', columns);
  return columns;
}

function columnNamed(catalogue: Catalogue, name: string): ExportColumn | undefined {
  const known = BY_NAME.get(name) ?? ofAttribute(attributeNamed(catalogue, RECKONED_FIELDS.get(name) ?? name), name);
  if (known !== undefined) return known;
  if (name.endsWith(FIRST)) {
    const list = columnNamed(catalogue, name.slice(0, -FIRST.length));
    if (list !== undefined && list.name !== 'externalIds') return firstOf(list);
  }
  const source = name.startsWith(EXTERNAL_IDS) ? normalText(name.slice(EXTERNAL_IDS.length)) : '';
  return source === '' || source.includes('\0') ? undefined : externalIdsOf(source);
}

/** Where a place on the globe is wanted there are the addresses. */
function ofAttribute(attribute: Attribute | undefined, name: string): ExportColumn | undefined {
  if (attribute === undefined || attribute.type === 'coordinates') return undefined;
  const { scopes, origin } = attribute;
  const isAmount = attribute.type === 'money' && !attribute.list;
  return {
    name,
    scopes,
    value: typedFigure(figureSql(attribute), attribute),
    read: (value) => (isAmount && typeof value === 'string' ? printedDecimal(value) : readFigureValue(value, attribute)),
    isNumber: isAmount,
    channels: (origin.kind === 'members' && REACHED_BY[origin.source.name]) || [],
  };
}

function firstOf(list: ExportColumn): ExportColumn {
  const read: ExportColumn['read'] = (value) => {
    const told = list.read(value);
    return Array.isArray(told) ? ((told as readonly string[])[0] ?? null) : told;
  };
  return { ...list, name: `${list.name}${FIRST}`, read };
}

function refuseUnknown(catalogue: Catalogue, name: string): never {
  throw invalidInput('columns', refusalOfName(catalogue, name, 'column', [...BY_NAME.keys(), ...RECKONED_FIELDS.keys()]));
}
