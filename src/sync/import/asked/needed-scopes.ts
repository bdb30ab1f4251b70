import type { Scope } from '../../../model/index.js';
import { fieldsOfKind, KINDS } from '../../../records/index.js';
import type { Mapping } from '../mapping.js';

/** What a key needs to bring in what a mapping says, beside `imports:write`: the same as for the mutations by which it could. */
export function neededScopes({ steps, attributes, eventProperties, dataSource, exchangeRates }: Mapping): Scope[] {
  const kinds = new Set(steps.map(({ kind }) => kind));
  const needed = KINDS.flatMap(({ name, scope }): Scope[] => (kinds.has(name) ? [`${scope}:write`] : []));
  // What becomes of the rows tells whether somebody has an address.
  if (steps.some(({ kind, fields }) => Object.keys(fields).some((name) => fieldsOfKind(kind)[name]?.identifies === true)))
    needed.push('personal_data:read');
  if (attributes.length > 0 || dataSource !== undefined) needed.push('customers:write');
  if (eventProperties.length > 0) needed.push('events:write');
  if (exchangeRates.length > 0) needed.push('orders:write');
  return [...new Set(needed)].sort();
}

/** Whether a mapping has regular expressions. One that nobody has looked at could take for ever over a cell. */
export function hasPatterns(node: unknown): boolean {
  if (node === null || typeof node !== 'object') return false;
  return Object.entries(node).some(([name, inner]) => (name === 'matching' && typeof inner === 'string') || hasPatterns(inner));
}
