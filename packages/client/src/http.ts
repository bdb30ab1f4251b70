import type { Credentials } from './credentials.js';
import { CantleError, type Answer, type ServerError } from './error.js';

/** What may be said of one operation. */
export interface SendOptions {
  readonly signal?: AbortSignal | undefined;
}

interface Body<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly ServerError[];
}

const HEADERS = { 'content-type': 'application/json', accept: 'application/graphql-response+json, application/json' };

/** Sends operations one a request. A token that is refused is asked for once more. */
export class Http {
  constructor(
    private readonly url: string,
    private readonly credentials: Credentials,
    private readonly fetch: typeof globalThis.fetch,
  ) {}

  async send<Data>(query: string, variables: unknown, { signal }: SendOptions = {}): Promise<Answer<Data>> {
    try {
      const body = JSON.stringify({ query, variables: variables ?? {} });
      const token = await this.credentials.current();
      let response = await this.#post(body, token, signal);
      if (response.status === 401) {
        await this.credentials.refused(token);
        response = await this.#post(body, await this.credentials.current(), signal);
      }
      return answerOf(await readBody<Data>(response));
    } catch (error) {
      return { ok: false, error: CantleError.ofUnknown(error, signal) };
    }
  }

  #post(body: string, token: string, signal: AbortSignal | undefined): Promise<Response> {
    const { fetch } = this;
    return fetch(this.url, {
      method: 'POST',
      headers: { ...HEADERS, authorization: `Bearer ${token}` },
      body,
      ...(signal === undefined ? {} : { signal }),
    });
  }
}

async function readBody<Data>(response: Response): Promise<Body<Data>> {
  const text = await response.text();
  try {
    const body = JSON.parse(text) as unknown;
    if (typeof body === 'object' && body !== null && ('data' in body || 'errors' in body)) return body as Body<Data>;
  } catch {
    // Told below: it is whatever stands between.
  }
  throw new CantleError('NETWORK', `What answered with status ${response.status} is not Cantle.`);
}

function answerOf<Data>({ data, errors }: Body<Data>): Answer<Data> {
  if (errors === undefined && data !== undefined && data !== null) return { ok: true, data };
  return { ok: false, error: CantleError.ofServer(errors ?? []), ...(data === undefined || data === null ? {} : { data }) };
}
