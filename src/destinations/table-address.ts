import type { ClientConfig } from 'pg';
import { invalidInput } from '../kernel/index.js';
import { checkHost } from '../webhooks/index.js';

const MODES = ['verify-full', 'require', 'disable'] as const;
const LONGEST_URL = 2_000;

/**
 * What to connect with: `postgres://user:password@host:port/database`, with `sslmode` as its only parameter. Refuses, at the `field` in which it was given, with INVALID_INPUT what else an address could say, such
 * as another host or a socket, and addresses that are not public unless they may be.
 */
export function readTableAddress(
  text: string,
  allowPrivate: boolean,
  field: string,
): Pick<ClientConfig, 'host' | 'port' | 'user' | 'password' | 'database' | 'ssl'> {
  const refuse = (message: string) => invalidInput(field, message);
  // Nothing that URLs would leave out or write otherwise.
  const url = text.length <= LONGEST_URL && /^[\x21-\x7e]+$/.test(text) && URL.canParse(text) ? new URL(text) : undefined;
  if (
    url === undefined ||
    !/^postgres(ql)?:$/.test(url.protocol) ||
    url.hostname === '' ||
    url.username === '' ||
    url.pathname.length < 2
  ) {
    throw refuse(`A table needs an address such as 'postgres://user:password@host:5432/database'.`);
  }
  // Nothing that is written otherwise than it is looked at.
  if (!/^([\w.-]+|\[[\da-f:.]+\])$/i.test(url.hostname)) throw refuse('The host of the address must be a name or an address.');
  const more = [...url.searchParams.keys()].find((name) => name !== 'sslmode');
  if (more !== undefined) throw refuse(`The address may have the parameter sslmode, and not '${more}'.`);
  const mode = url.searchParams.get('sslmode') ?? (allowPrivate ? 'disable' : 'verify-full');
  if (!(MODES as readonly string[]).includes(mode)) throw refuse(`sslmode must be one of ${MODES.join(', ')}.`);
  if (mode === 'disable' && !allowPrivate) throw refuse('sslmode must be verify-full or require: what is sent is personal.');
  try {
    checkHost(url, allowPrivate);
  } catch {
    throw refuse('The address is not public.');
  }
  const decode = (part: string): string => {
    const told = decoded(part);
    if (told === undefined) throw refuse('The address has a % that stands for nothing.');
    return told;
  };
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? 5_432 : Number(url.port),
    user: decode(url.username),
    password: decode(url.password),
    database: decode(url.pathname.slice(1)),
    ssl: mode === 'disable' ? false : { rejectUnauthorized: mode === 'verify-full' },
  };
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
