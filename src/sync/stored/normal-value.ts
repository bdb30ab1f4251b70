import { normalText } from '../../kernel/index.js';

/** A value of JSON with every text in it in its normal form, names of properties left as they are. */
export function normalValue(value: unknown): unknown {
  if (typeof value === 'string') return normalText(value);
  if (Array.isArray(value)) return value.map(normalValue);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, normalValue(inner)]));
}
