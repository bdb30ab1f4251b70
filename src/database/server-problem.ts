import { StartError } from '../kernel/index.js';
import { causesOf } from './unavailable.js';

/** SQLSTATE, of refusals that whoever runs the program can do something about. */
const NO_SUCH_DATABASE = '3D000';
const OF_OPERATORS = [
  /^08/, // the connection
  /^28/, // who may come in
  /^53/, // connections, memory, disk
  /^57P/, // starting up, shutting down
  /^25006$/, // a standby
  /^42501$/, // what the role may do
];

/**
 * Why nothing can be done with the server that `url`, from `setting`, names, as its operator is to be told: with the place and without the password. The
 * error itself if it is something else.
 */
export function serverProblem(error: unknown, url: string, setting = 'DATABASE_URL'): unknown {
  const [, place = '', path = ''] = /^postgres(?:ql)?:\/\/(?:[^/?#]*@)?([^/?#]*)\/?([^?#]*)/.exec(url) ?? [];
  const server = place === '' ? 'the server' : `the server at ${place}`;
  const told = (what: string) => new StartError(`${setting}: ${what}`, { cause: error });
  for (const cause of causesOf(error)) {
    const code = (cause as { code?: unknown }).code;
    if (typeof code !== 'string') continue;
    if (code === NO_SUCH_DATABASE) return told(`${server} has no database '${decodeURIComponent(path)}'. Create it, or correct the name.`);
    if (OF_OPERATORS.some((pattern) => pattern.test(code))) return told(`${server} refuses: ${firstLine(cause)}`);
    if ('syscall' in cause || /^(?:ERR_TLS|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/.test(code)) {
      return told(`${server} cannot be reached: ${firstLine(cause) || code}`);
    }
  }
  const lost = causesOf(error).find(saysThatThereIsNoConnection);
  return lost === undefined ? error : told(`${server} cannot be reached: ${firstLine(lost)}`);
}

/** What the driver itself says has no code but ours. */
function saysThatThereIsNoConnection(error: Error): boolean {
  const { code = 'CONNECTION_LOST' } = error as { code?: unknown };
  return code === 'CONNECTION_LOST' && /connect|timeout|SSL|SASL|The server is not /i.test(error.message);
}

function firstLine({ message }: Error): string {
  return message.split('\n')[0] ?? '';
}
