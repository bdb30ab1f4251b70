import { lookup as resolve, type LookupAddress } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { invalidInput } from '../kernel/index.js';

/** Addresses that are not of the public Internet: whoever may make a webhook is not to reach what only the server reaches. */
const INSIDE = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const) {
  INSIDE.addSubnet(network, bits, 'ipv4');
}
/** Of IPv6 only what is given out at all (2000::/3), without what leads to IPv4 or nowhere. */
const OUTSIDE_6 = new BlockList();
OUTSIDE_6.addSubnet('2000::', 3, 'ipv6');
const INSIDE_6 = new BlockList();
for (const [network, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const) {
  INSIDE_6.addSubnet(network, bits, 'ipv6');
}

export function isPublic(address: string): boolean {
  if (isIP(address) === 4) return !INSIDE.check(address, 'ipv4');
  return isIP(address) === 6 && OUTSIDE_6.check(address, 'ipv6') && !INSIDE_6.check(address, 'ipv6');
}

const LONGEST_URL = 2_000;

/** Refuses with INVALID_INPUT what nothing may be sent to. What a name leads to is looked at again each time something is sent. */
export function checkUrl(text: string, allowPrivate: boolean, field = 'url'): string {
  const refuse = (message: string) => invalidInput(field, message);
  if (text.length > LONGEST_URL || !URL.canParse(text)) throw refuse(`'url' must be an address such as https://example.com/hook.`);
  const { protocol, hostname, username, password, href } = new URL(text);
  if (protocol !== 'https:' && !(allowPrivate && protocol === 'http:')) throw refuse('url must begin with https://.');
  if (username !== '' || password !== '') throw refuse('url must have no user and password.');
  const host = hostOf(hostname);
  if (!allowPrivate && isIP(host) !== 0 && !isPublic(host)) throw refuse('url leads to an address that is not public.');
  return href;
}

/** Without the brackets of IPv6. */
function hostOf(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '');
}

export class NotPublic extends Error {}

/**
 * Looks a name up and gives the very addresses that have been looked at, to connect to: one that changes between a look and the connection is of no use. A
 * name with one address that is not public has none.
 */
export function lookupPublic(allowPrivate: boolean): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
      if (error !== null) return callback(error, []);
      if (!allowPrivate && !addresses.every(({ address }) => isPublic(address))) {
        return callback(new NotPublic('The name leads to an address that is not public.'), []);
      }
      const [first] = addresses;
      if (options.all === true || first === undefined) return callback(null, addresses);
      return callback(null, first.address, first.family);
    });
  };
}

/** An address that is written as such is not looked up. */
export function checkHost(url: URL, allowPrivate: boolean): void {
  const host = hostOf(url.hostname);
  if (!allowPrivate && isIP(host) !== 0 && !isPublic(host)) throw new NotPublic('The address is not public.');
}
