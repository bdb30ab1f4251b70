import { normalText } from '../kernel/index.js';

/*
 * What systems send that is not quite of the type that a field wants, and says all the same what is meant. What says nothing of the kind
 * is given on as it is, for the check of the field to refuse.
 */

/** Numbers are good ids, as long as they have not been rounded on the way. */
export function asText(value: unknown): unknown {
  return typeof value === 'number' && isExact(value) ? String(value) : value;
}

/** Whether the digits of a number are those that were sent: past fifteen JSON does not keep them, and exponents are no ids. */
function isExact(value: number): boolean {
  return /^-?\d+(\.\d+)?$/.test(String(value)) && String(value).replace(/\D/g, '').length <= 15;
}

export function asNumber(value: unknown): unknown {
  return typeof value === 'string' && /^[+-]?\d{1,15}(\.\d+)?$/.test(value.trim()) ? Number(value) : value;
}

const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ...['true', 't', 'yes', 'y', '1'].map((text) => [text, true] as const),
  ...['false', 'f', 'no', 'n', '0'].map((text) => [text, false] as const),
]);

/** The words that mean true or false. */
export function booleanOf(text: string): boolean | undefined {
  return BOOLEANS.get(text.trim().toLowerCase());
}

export function asBoolean(value: unknown): unknown {
  return typeof value === 'string' || typeof value === 'number' ? (booleanOf(String(value)) ?? value) : value;
}

/** A single value is a list of one. */
export function asList(value: unknown): unknown {
  return Array.isArray(value) || value === undefined || value === null ? value : [value];
}

/** In a list of texts, what says nothing is no element. */
export function asTexts(value: unknown): unknown {
  const list = asList(value);
  return Array.isArray(list)
    ? list.filter((element) => element !== null && !(typeof element === 'string' && normalText(element) === ''))
    : list;
}
