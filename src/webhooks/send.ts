import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { checkHost, lookupPublic } from './address.js';

/** In which a receiver must have answered. */
export const LONGEST_ANSWER_MS = 15_000;
/** Of an answer only the status counts: more than this of it is not read. */
const MOST_READ_BYTES = 64 * 1024;

export interface Sent {
  /** null if there was no answer. */
  readonly status: number | null;
  /** Why it does not count as delivered; null if it does. */
  readonly error: string | null;
}

export interface Sending {
  readonly allowPrivate: boolean;
  /** Aborted when there is no more time for it. */
  readonly signal?: AbortSignal;
}

/**
 * Posts a body. Anything but 2xx is a failure; redirects are not followed, and connections are kept for nobody, so that each goes to an address that has just
 * been looked at. Never throws.
 */
export function post(
  address: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  { allowPrivate, signal }: Sending,
): Promise<Sent> {
  const url = new URL(address);
  return new Promise((resolve) => {
    let status: number | null = null;
    const fail = (error: Error) =>
      resolve(status === null ? { status, error: error.message === '' ? error.name : error.message } : outcomeOf(status));
    try {
      checkHost(url, allowPrivate);
      const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(
        url,
        {
          method: 'POST',
          agent: false,
          lookup: lookupPublic(allowPrivate),
          signal: AbortSignal.any([AbortSignal.timeout(LONGEST_ANSWER_MS), ...(signal === undefined ? [] : [signal])]),
          headers: { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), 'user-agent': 'Cantle' },
        },
        (response) => {
          status = response.statusCode ?? 0;
          let read = 0;
          response.on('data', (chunk: Buffer) => {
            read += chunk.length;
            if (read > MOST_READ_BYTES) response.destroy();
          });
        },
      );
      request.once('error', fail);
      // Whoever wants to speak another protocol is hung up on, as whoever hangs up: without this nothing more would be heard of the request.
      request.once('upgrade', (response, socket) => {
        status = response.statusCode ?? 0;
        socket.destroy();
      });
      request.once('close', () => resolve(outcomeOf(status)));
      request.end(body);
    } catch (error) {
      fail(error as Error);
    }
  });
}

function outcomeOf(status: number | null): Sent {
  if (status === null) return { status, error: 'The connection was closed without an answer.' };
  return { status, error: status >= 200 && status < 300 ? null : `The answer was ${status}.` };
}
