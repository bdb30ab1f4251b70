import type { Field, Form } from '../../records/index.js';
import { fieldTypeOf } from './field-type.js';
import { type Row } from './reading/index.js';
import { asText, evaluate, type ValueContext } from './value.js';
import type { ValueMapping } from './value-mapping.js';

/** How a column is read for a field, and what of the rows looked at does not fit. */
export interface GuessedValue {
  readonly mapping: ValueMapping;
  /** Of the rows that have a value. */
  readonly misfits: readonly string[];
  /** What fits as well, where that cannot be told from the rows: `MM/dd/yyyy` of days that are none later than the twelfth. */
  readonly otherwise: ValueMapping | undefined;
}

const DAYS = ['dd.MM.yyyy', 'd.M.yyyy', 'dd/MM/yyyy', 'd/M/yyyy', 'MM/dd/yyyy', 'M/d/yyyy', 'dd-MM-yyyy', 'yyyy/MM/dd', 'yyyyMMdd'];
const TIMES = ['', ' HH:mm', ' HH:mm:ss', ' H:mm', ' h:mm a'];
const FORMATS = DAYS.flatMap((day) => TIMES.map((time) => day + time));
const LISTS = ['|', ';', ','];

/** Values are not guessed from more than that. */
const CONTEXT: ValueContext = { tables: new Map(), related: new Map(), timeZone: 'UTC' };

/** Tries the ways in which values of the field's form are written on real rows, and takes the first by which the most of them fit. */
export function guessValue(name: string, field: Field, column: string, rows: readonly Row[]): GuessedValue {
  const filled = rows.filter((row) => asText(row.read(column)) !== undefined);
  const type = fieldTypeOf(name, field);
  const tried = waysOf(field, column, filled).map((mapping) => ({
    mapping,
    misfits: filled.flatMap((row) => {
      try {
        const value = evaluate(mapping, type, row, CONTEXT);
        const given = field.form === 'texts' && !Array.isArray(value) ? [value] : value;
        return field.check.safeParse(given).success ? [] : [asText(row.read(column)) ?? ''];
      } catch {
        return [asText(row.read(column)) ?? ''];
      }
    }),
  }));
  const fewest = Math.min(...tried.map(({ misfits }) => misfits.length));
  const [best, ...others] = tried.filter(({ misfits }) => misfits.length === fewest);
  const reading = (mapping: ValueMapping | undefined) =>
    mapping === undefined ? '' : JSON.stringify(filled.map((row) => evaluate(mapping, type, row, CONTEXT)));
  const other = fewest > 0 || best === undefined ? undefined : others.find(({ mapping }) => reading(mapping) !== reading(best.mapping));
  return { mapping: best?.mapping ?? { column }, misfits: best?.misfits ?? [], otherwise: other?.mapping };
}

const NUMBERS: ReadonlySet<Form> = new Set(['decimal', 'quantity', 'number', 'integer']);

function waysOf({ form, allowed }: Field, column: string, rows: readonly Row[]): ValueMapping[] {
  const asItIs: ValueMapping = { column };
  if (form === 'instant' || form === 'day') return [asItIs, ...FORMATS.map((format) => ({ column, format }))];
  if (NUMBERS.has(form)) return [asItIs, { column, decimalSeparator: ',' }];
  if (allowed !== undefined) return [asItIs, { column, case: 'upper' }, { column, case: 'lower' }];
  if (form !== 'texts') return [asItIs];
  // The first sign that parts anything parts all of it; `a@x.example, b@x.example` is two.
  const split = LISTS.find((sign) => rows.some((row) => asText(row.read(column))?.includes(sign)));
  return split === undefined ? [asItIs] : [{ column, split }];
}
