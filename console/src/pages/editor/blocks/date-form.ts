/** Of offsets, as rules write them. */
export const UNITS = ['d', 'w', 'm', 'y'] as const;
/** Dates that have a word. */
export const WORDS = ['today', 'yesterday', 'now'] as const;

/** How a date is told: by an offset in one unit, as a day, by a word, or in any other way that rules have. */
export type Told = { readonly kind: string; readonly count?: number; readonly day?: string };

/** How a date of a rule is told. */
export function toldBy(value: string): Told {
  const offset = /^([+-])(\d+)([dwmy])$/.exec(value);
  if (offset !== null) return { kind: `${offset[1]}${offset[3]}`, count: Number(offset[2]) };
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return { kind: 'day', day: value };
  const word = WORDS.find((each) => each === value);
  return { kind: word ?? 'written' };
}

/** The date of a rule that is told so. */
export function written({ kind, count, day }: Told, before: string): string {
  const [sign = '', unit = ''] = kind;
  if (sign === '-' || sign === '+') return `${sign}${count ?? 30}${unit}`;
  if (kind === 'day') return day ?? new Date().toISOString().slice(0, 10);
  return kind === 'written' ? before : kind;
}
