import type { Catalogue } from '../catalogue/index.js';
import { type AskedConsent, checkChannels, checkOverride, readColumns } from '../export/index.js';
import { invalidInput, limitExceeded } from '../kernel/index.js';
import { loadCatalogue, type ReadingContext } from '../membership/index.js';
import { checkUrl } from '../webhooks/index.js';
import type { DestinationKind, ListSettings, OnLeave, TableSettings, ToldColumn } from './destination.js';
import { readTableAddress } from './table-address.js';
import { columnNamesOf } from './wanted.js';

export const MOST_TOLD = 80;
const LONGEST_SECRET = 2_000;
const LONGEST_IDENTIFIER = 63;

export interface GivenList {
  readonly listId: string;
  readonly apiKey: string;
  /** Where the API is, if not where the key says. */
  readonly url?: string | null | undefined;
  readonly onLeave?: OnLeave | null | undefined;
}

export interface GivenTable {
  readonly url: string;
  readonly table: string;
  readonly keyColumn: string;
}

export interface Place {
  readonly kind: DestinationKind;
  readonly settings: ListSettings | TableSettings;
  readonly secret: string;
}

/** Where a destination is. Refuses with INVALID_INPUT what cannot be written to. */
export function readPlace(
  { mailingList, table }: { readonly mailingList?: GivenList | null | undefined; readonly table?: GivenTable | null | undefined },
  allowPrivate: boolean,
): Place {
  if ((mailingList == null) === (table == null)) throw invalidInput('mailingList', 'Say either mailingList or table.');
  if (mailingList != null) return readList(mailingList, allowPrivate);
  return readTable(table as GivenTable, allowPrivate);
}

function readList({ listId, apiKey, url, onLeave }: GivenList, allowPrivate: boolean): Place {
  if (!/^[\w-]{1,64}$/.test(listId)) throw invalidInput('mailingList.listId', 'A list has an id such as a1b2c3d4e5.');
  const secret = readKey(apiKey, 'mailingList.apiKey');
  const [, centre] = /-([a-z]{2,3}\d{1,4})$/.exec(secret) ?? [];
  if (url == null && centre === undefined) {
    throw invalidInput('mailingList.apiKey', 'The key ends with the data centre, such as -us6; if it does not, say the url.');
  }
  const settings: ListSettings = {
    listId,
    url: checkUrl(url ?? `https://${centre}.api.mailchimp.com`, allowPrivate, 'mailingList.url'),
    onLeave: onLeave ?? 'ARCHIVE',
  };
  return { kind: 'MAILING_LIST', settings, secret };
}

function readTable({ url, table, keyColumn }: GivenTable, allowPrivate: boolean): Place {
  const parts = table.split('.');
  if (parts.length > 2 || !parts.every(isIdentifier)) throw invalidInput('table.table', 'A table has a name such as crm.members.');
  if (!isIdentifier(keyColumn)) throw invalidInput('table.keyColumn', 'A column has a name of 1 to 63 characters.');
  return { kind: 'TABLE', settings: { host: hostOf(url, allowPrivate, 'table.url'), table, keyColumn }, secret: url };
}

/** Another secret for a place that stays: the key of a list, or how the database is come into. */
export function readSecret({ kind, settings }: Omit<Place, 'secret'>, secret: string, allowPrivate: boolean): Place {
  if (kind === 'MAILING_LIST') return { kind, settings, secret: readKey(secret, 'secret') };
  return { kind, settings: { ...settings, host: hostOf(secret, allowPrivate, 'secret') }, secret };
}

/** With the port, and the name of the database: what tells two apart, without who comes in. */
function hostOf(url: string, allowPrivate: boolean, field: string): string {
  const { host, port, database } = readTableAddress(url, allowPrivate, field);
  return `${host}:${port}/${database}`;
}

function readKey(key: string, field: string): string {
  // It goes into a header.
  if (key.length > LONGEST_SECRET || !/^[\x21-\x7e]+$/.test(key)) throw invalidInput(field, 'A key has visible ASCII characters alone.');
  return key;
}

/** As the server quotes it; longer names would be cut. */
function isIdentifier(name: string): boolean {
  return name !== '' && isStorable(name) && Buffer.byteLength(name) <= LONGEST_IDENTIFIER;
}

/** Whether a database can hold it. */
function isStorable(text: string): boolean {
  return !/\0|\p{Cs}/u.test(text);
}

/** What is told of members, and for whom; by the `catalogue`, if that is not what there is now. Refuses what there is not, and with FORBIDDEN what the reader may not read. */
export async function readTold(
  context: ReadingContext,
  { kind, settings }: Omit<Place, 'secret'>,
  columns: readonly ToldColumn[],
  consent: AskedConsent,
  catalogue?: Catalogue,
): Promise<void> {
  if (columns.length > MOST_TOLD) throw limitExceeded('The number of columns', MOST_TOLD);
  for (const [index, { name, column }] of columns.entries()) {
    const field = `columns.${index}.name`;
    if (columns.findIndex((other) => other.name === name) < index) throw invalidInput(field, `'${name}' is told twice.`);
    if (!isStorable(column)) throw invalidInput(`columns.${index}.column`, 'There is no such column.');
    if (kind === 'MAILING_LIST' && (!/^[A-Z][A-Z0-9_]{0,9}$/.test(name) || name === 'EMAIL')) {
      throw invalidInput(field, 'A merge field has a name of 1 to 10 capitals, digits and underscores, and EMAIL is there anyway.');
    }
    if (kind === 'TABLE' && (!isIdentifier(name) || name === (settings as TableSettings).keyColumn)) {
      throw invalidInput(field, 'A column has a name of 1 to 63 characters, other than that of the key.');
    }
  }
  checkOverride(context, consent);
  const names = columnNamesOf({ kind, columns });
  if (names.length === 0) return;
  const known = readColumns(context, catalogue ?? (await loadCatalogue(context.database, context.reader)), names);
  checkChannels(known, consent);
}
