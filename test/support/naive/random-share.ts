import { createHash } from 'node:crypto';
import { keyIn, type NaiveCustomer, type NaiveWorld } from './customer.js';
import { ratio, type Ratio } from './ratio.js';

/** The first 52 bits of the hash of salt and id, in millionths; missing where the id is not known. */
export function randomShare(salt: string, { source, record }: NaiveCustomer, { customerIds }: NaiveWorld): Ratio | null {
  const id = customerIds.get(keyIn(source, record.externalId));
  if (id === undefined) return null;
  const hash = createHash('sha256').update(`${salt}/${id}`).digest('hex');
  return ratio(Number(BigInt(`0x${hash.slice(0, 13)}`) % 1_000_000n), 1_000_000);
}
