import type { Messages } from '../messages/english';
import type { Format } from '../messages/format';

const NOTHING = '–';
const MONEY = 'workspace currency';
/** Units of what is written as a share of a hundred. */
const SHARES = /^(?:0 to 1$|ratio)/;

/** A number as its unit has it written: money, a share or a number. */
export function writtenNumber(value: string | number | null, unit: string | null, currency: string, format: Format): string {
  if (value === null) return NOTHING;
  if (unit === MONEY) return format.money(value, currency);
  return unit !== null && SHARES.test(unit) ? format.share(Number(value)) : format.decimal(value);
}

/** What the catalogue says of a figure. */
export interface FigureKind {
  readonly type: string | null;
  readonly unit: string | null;
}

export const isNumeric = ({ type }: FigureKind) => type === 'money' || type === 'number' || type === 'integer';

/** A figure of a customer, as the field of its name tells it, by its kind. */
export function writtenFigure(value: unknown, kind: FigureKind, currency: string, format: Format, t: Messages): string {
  if (value === null || value === undefined) return NOTHING;
  if (Array.isArray(value))
    return value.length === 0 ? NOTHING : value.map((one) => writtenFigure(one, kind, currency, format, t)).join(', ');
  if (typeof value === 'boolean') return value ? t.yes : t.no;
  // Nothing else is answered of a figure.
  const told = value as string | number;
  if (isNumeric(kind)) return writtenNumber(told, kind.type === 'money' ? MONEY : kind.unit, currency, format);
  const text = String(told);
  if (kind.type === 'day' || kind.type === 'instant') return format.date(text);
  return kind.type === 'enum' ? t.word(text) : text;
}
