import sql from 'sql-template-tag';
import { columnAttribute, type Attribute } from './attribute.js';
import { Constant } from './expression.js';

/** How finely the share is told: to the millionth, which is exact as a decimal. */
const PARTS = 1_000_000;

/** The first 13 digits, 52 bits, of a hash in hexadecimal: a whole number that other programs can make as well. */
const HEX_DIGITS = 13;

const NAMED = /^[^\0\p{Cs}]{1,200}$/u;

/** Salts that completion offers. */
export const SALTS: readonly string[] = ['control'];

/**
 * A number from 0 to below 1 that a customer has by chance, and keeps: the SHA-256 of the salt, a slash and the customer's id, spread evenly.
 * Each salt deals anew. undefined for what is no salt.
 */
export function randomShare(salt: string): Attribute | undefined {
  if (!NAMED.test(salt)) return undefined;
  const hashed = sql`encode(sha256(convert_to(${new Constant(salt, 'text')} || '/' || c.id::text, 'UTF8')), 'hex')`;
  const number = sql`('x' || left(${hashed}, ${HEX_DIGITS}::int))::bit(52)::bigint`;
  return {
    ...columnAttribute('number', sql`((${number} % ${PARTS}::bigint)::numeric * 0.000001)`, {
      name: 'random_share',
      label: 'Random share',
      description:
        'A number from 0 to below 1 that each customer has by chance and keeps, another for each salt: `< 0.1` is a tenth of any group. By SHA-256 of salt and customer id.',
      personal: false,
      unit: '0 to 1',
      total: 'mean',
    }),
    isFact: true,
  };
}
