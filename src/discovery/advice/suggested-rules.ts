import { quoteText } from '../../language/index.js';

/* Rules that advice suggests, over segments by their names. */

const inside = (name: string) => `segment MATCHES (name = ${quoteText(name)})`;

/** Those of a segment who may be reached by any channel. */
export function reachedOf(name: string): string {
  return `${inside(name)} AND consent IS NOT NULL`;
}

/** Those of one segment who are not in the other. */
export function onlyIn(name: string, other: string): string {
  return `${inside(name)} AND segment NOT MATCHES (name = ${quoteText(other)})`;
}

/** Those who are in none of these. */
export function inNone(names: readonly string[]): string {
  const quoted = names.map(quoteText).join(', ');
  return `segment NOT MATCHES (name ${names.length === 1 ? `= ${quoted}` : `IN (${quoted})`})`;
}
