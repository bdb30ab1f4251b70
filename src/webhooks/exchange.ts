import { type IncomingHttpHeaders, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { checkHost, lookupPublic } from './address.js';

export interface Sending {
  readonly allowPrivate: boolean;
  /** Aborted when there is no more time for it. */
  readonly signal?: AbortSignal | undefined;
}

export interface Asked {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly headers: Readonly<Record<string, string>>;
  /** JSON. */
  readonly body?: string | undefined;
  readonly timeoutMs: number;
  /** More of the answer is not read, and what was is not given. */
  readonly mostBytes: number;
}

export interface Answered {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** What came as text; undefined if it was more than is read, or cut off. */
  readonly body: string | undefined;
}

/**
 * Sends a request to an address of somebody else's and gives the answer, whatever its status. Redirects are not followed, and connections are kept for nobody, so that
 * each goes to an address that has just been looked at. Throws where there is no answer.
 */
export function exchange(
  address: string,
  { method, headers, body, timeoutMs, mostBytes }: Asked,
  { allowPrivate, signal }: Sending,
): Promise<Answered> {
  const url = new URL(address);
  return new Promise((resolve, reject) => {
    let isAnswered = false;
    checkHost(url, allowPrivate);
    const content = body === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(
      url,
      {
        method,
        agent: false,
        lookup: lookupPublic(allowPrivate),
        signal: AbortSignal.any([AbortSignal.timeout(timeoutMs), ...(signal === undefined ? [] : [signal])]),
        headers: { ...headers, ...content, 'user-agent': 'Cantle' },
      },
      (response) => {
        isAnswered = true;
        const chunks: Buffer[] = [];
        let read = 0;
        response.on('data', (chunk: Buffer) => {
          read += chunk.length;
          if (read > mostBytes) response.destroy();
          else chunks.push(chunk);
        });
        // Cut off: that it is not whole is all that there is to say.
        response.on('error', () => {});
        response.once('close', () => {
          const isWhole = response.complete && read <= mostBytes;
          const { statusCode: status = 0, headers: told } = response;
          resolve({ status, headers: told, body: isWhole ? Buffer.concat(chunks).toString('utf8') : undefined });
        });
      },
    );
    // Once it has begun, an answer that is cut off is one all the same.
    request.once('error', (error) => {
      if (!isAnswered) reject(error);
    });
    // Whoever wants to speak another protocol is hung up on, as whoever hangs up: without this nothing more would be heard of the request.
    request.once('upgrade', ({ statusCode: status = 0, headers: told }, socket) => {
      socket.destroy();
      resolve({ status, headers: told, body: undefined });
    });
    request.once('close', () => {
      if (!isAnswered) reject(new Error('The connection was closed without an answer.'));
    });
    request.end(body);
  });
}
