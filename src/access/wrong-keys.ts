import { isIP } from 'node:net';
import { rateLimited } from './refusals.js';

/** That are told from one network in a minute that they are wrong. A minute's worth is there at once, and comes back as it goes by. */
export const MOST_WRONG_A_MINUTE = 120;
/** Networks that are remembered; who has come longest ago is forgotten first. */
const MOST_NETWORKS = 10_000;

interface Tries {
  left: number;
  /** Of the stopwatch. */
  readonly at: number;
}

/**
 * Slows down whoever tries one key after the other: of each address, or network of IPv6 addresses that one caller has, so many wrong ones in a minute are looked into.
 * A right key is let in all the same, since others may come from there too. Each process counts for itself.
 */
export class WrongKeys {
  /** The longest ago first. */
  readonly #networks = new Map<string, Tries>();

  constructor(private readonly stopwatch: () => number = () => performance.now()) {}

  /** Counts a key that was wrong. Refuses with RATE_LIMITED whoever has come with too many. */
  note(address: string): void {
    const network = networkOf(address);
    const now = this.stopwatch();
    const known = this.#networks.get(network);
    const refilled = known === undefined ? MOST_WRONG_A_MINUTE : known.left + ((now - known.at) * MOST_WRONG_A_MINUTE) / 60_000;
    const left = Math.min(MOST_WRONG_A_MINUTE, refilled);
    this.#networks.delete(network);
    this.#networks.set(network, { left: left < 1 ? left : left - 1, at: now });
    const [longestAgo] = this.#networks.size > MOST_NETWORKS ? this.#networks.keys() : [];
    if (longestAgo !== undefined) this.#networks.delete(longestAgo);
    if (left < 1)
      throw rateLimited('The number of wrong keys', MOST_WRONG_A_MINUTE, Math.ceil(((1 - left) * 60_000) / MOST_WRONG_A_MINUTE));
  }
}

/** The address; of IPv6 its first 64 bits, within which a caller has as many as it likes. */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const mapped = /^::ffff:([\d.]+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  const [before = '', after] = address.replace(/%.*$/, '').split('::');
  const groupsOf = (text: string) => text.split(':').filter((group) => group !== '');
  const [head, tail] = [groupsOf(before), groupsOf(after ?? '')];
  // An IPv4 address at the end stands for two.
  const groups = head.length + tail.length + (address.includes('.') ? 1 : 0);
  const whole = [...head, ...(after === undefined ? [] : Array<string>(Math.max(0, 8 - groups)).fill('0')), ...tail];
  return whole
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
