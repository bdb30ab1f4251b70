import { invalidInput } from '../kernel/index.js';
import { NO_SPAN, type Value, isCanonicalInteger, readNumber } from '../language/index.js';
import type { TemplateParameter, TemplateParameterType } from './template.js';

/** A thousand years, which is how far an offset of a rule may reach. */
const MOST_DAYS = 365_250;

interface Kind {
  readonly expected: string;
  /** undefined for what is not of the kind. */
  readonly read: (given: unknown) => Value | undefined;
}

const KINDS: Readonly<Record<TemplateParameterType, Kind>> = {
  text: {
    expected: 'a text',
    read: (given) => (typeof given === 'string' && !given.includes('\0') ? { kind: 'text', text: given, span: NO_SPAN } : undefined),
  },
  integer: { expected: 'a whole number', read: (given) => readDecimal(given, isCanonicalInteger) },
  number: { expected: 'a number', read: (given) => readDecimal(given) },
  money: { expected: 'an amount, such as 12.5 or "12.50"', read: (given) => readDecimal(given) },
  days_ago: { expected: 'a whole number of days, 1 to 365,250', read: (given) => readDays(given, -1) },
  days_ahead: { expected: 'a whole number of days, 1 to 365,250', read: (given) => readDays(given, 1) },
};

/** What a client gives for a parameter, as a value of the rule language. Refuses what is not of its type with INVALID_INPUT. */
export function readParameter({ name, type }: TemplateParameter, given: unknown): Value {
  const { expected, read } = KINDS[type];
  const value = read(given);
  if (value === undefined) throw invalidInput(`parameters.${name}`, `${name} must be ${expected}.`);
  return value;
}

/** A number of JSON or, for exact amounts, its digits as a text. */
function readDecimal(given: unknown, accepts: (decimal: string) => boolean = () => true): Value | undefined {
  if (typeof given !== 'number' && typeof given !== 'string') return undefined;
  const reading = readNumber(String(given));
  if (reading === undefined || 'problem' in reading || !accepts(reading.decimal)) return undefined;
  return { kind: 'number', decimal: reading.decimal, span: NO_SPAN };
}

function readDays(given: unknown, direction: 1 | -1): Value | undefined {
  if (!Number.isInteger(given)) return undefined;
  const days = given as number;
  if (days < 1 || days > MOST_DAYS) return undefined;
  return { kind: 'date', date: { kind: 'offset', amount: direction * days, unit: 'd' }, span: NO_SPAN };
}
