import { readFigures } from '../insight/index.js';
import { addDecimals, compareDecimals, type Decimal, invalidInput, parseDecimal, printDecimal, subtractDecimals } from '../kernel/index.js';
import { loadCatalogue, type ReadingContext } from '../membership/index.js';

/** The figure of a segment that an action follows: how many members, or what they have spent together. */
export type BoundFigure = 'SIZE' | 'AMOUNT_SPENT';
export type BoundTrigger = 'ROSE_ABOVE' | 'FELL_BELOW';

/** A bound, which a figure crosses once until it has come back by the margin. Both are decimals as text. */
export interface Bound {
  readonly figure: BoundFigure;
  readonly value: string;
  readonly margin: string;
}

export interface GivenBound {
  readonly figure: BoundFigure;
  readonly value: string;
  readonly margin?: string | null | undefined;
}

export const isBoundTrigger = (trigger: string): trigger is BoundTrigger => trigger === 'ROSE_ABOVE' || trigger === 'FELL_BELOW';

/** What comes of a look at a figure: whether it has crossed the bound, and whether the next crossing will count. The first look only finds where it is. */
export function lookAt(
  trigger: BoundTrigger,
  { value, margin }: Bound,
  { armed, figure }: { readonly armed: boolean | null; readonly figure: string },
): { readonly crosses: boolean; readonly armed: boolean } {
  const [now, bound, leeway] = [decimal(figure), decimal(value), decimal(margin)];
  const rises = trigger === 'ROSE_ABOVE';
  const isBeyond = rises ? compareDecimals(now, bound) > 0 : compareDecimals(now, bound) < 0;
  if (armed !== false) return { crosses: armed === true && isBeyond, armed: !isBeyond };
  const back = rises ? subtractDecimals(bound, leeway) : addDecimals(bound, leeway);
  return { crosses: false, armed: rises ? compareDecimals(now, back) <= 0 : compareDecimals(now, back) >= 0 };
}

/** A bound that can be followed; null for a trigger that has none. Refuses with INVALID_INPUT, and with FORBIDDEN a figure that the reader may not ask for. */
export async function readBound(
  context: ReadingContext,
  { trigger, bound }: { readonly trigger: string; readonly bound?: GivenBound | null | undefined },
): Promise<Bound | null> {
  if (!isBoundTrigger(trigger)) {
    if (bound != null) throw invalidInput('bound', 'Only what is done when a figure rises above a bound or falls below it has a bound.');
    return null;
  }
  if (bound == null) throw invalidInput('bound', `${trigger} needs a bound.`);
  const [value, margin] = [readDecimal(bound, 'value'), readDecimal({ ...bound, margin: bound.margin ?? '0' }, 'margin')];
  if (margin.startsWith('-')) throw invalidInput('bound.margin', 'margin must be 0 or more.');
  if (bound.figure === 'AMOUNT_SPENT')
    readFigures(context, await loadCatalogue(context.database, context.reader), ['amount_spent'], 'bound.figure');
  return { figure: bound.figure, value, margin };
}

/** Amounts are written with two digits after the point at least. */
export const leastDigits = (figure: BoundFigure): number => (figure === 'SIZE' ? 0 : 2);

/** Members are counted; amounts have 15 digits before the point, and 4 after it. */
function readDecimal(bound: GivenBound, field: 'value' | 'margin'): string {
  const [given, digits] = [String(bound[field]), bound.figure === 'SIZE' ? 0 : 4];
  const read = parseDecimal(given);
  if (read === undefined || read.scale > digits || read.units.toString().length - read.scale > MOST_DIGITS) {
    const what =
      digits === 0
        ? `a whole number of at most ${MOST_DIGITS} digits`
        : `a decimal with at most ${MOST_DIGITS} digits before the point and 4 after it`;
    throw invalidInput(`bound.${field}`, `${field} must be ${what}.`);
  }
  return printDecimal(read, leastDigits(bound.figure));
}

const MOST_DIGITS = 15;

function decimal(text: string): Decimal {
  const read = parseDecimal(text);
  if (read === undefined) throw new TypeError(`'${text}' is no decimal`);
  return read;
}
