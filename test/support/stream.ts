import type { FormattedExecutionResult } from 'graphql';
import { ADMIN_KEY, type TestServer } from './server.js';

/** A subscription over Server-Sent Events, read event by event. */
export interface TestStream {
  /** The next answer; undefined when the server has said that no more will come. */
  next<Data = Record<string, never>>(): Promise<FormattedExecutionResult<Data> | undefined>;
  close(): Promise<void>;
}

export async function openStream(
  server: Pick<TestServer, 'url'>,
  query: string,
  variables: object = {},
  key = ADMIN_KEY,
): Promise<TestStream> {
  const response = await fetch(`${server.url}/graphql/stream`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ query, variables }),
  });
  if (response.body === null) throw new Error('The stream has no body.');
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let received = '';
  return {
    async next<Data>() {
      for (;;) {
        const end = received.indexOf('\n\n');
        const event = received.slice(0, end);
        if (end >= 0) received = received.slice(end + 2);
        if (end >= 0 && event.includes('event: next')) return JSON.parse(event.slice(event.indexOf('data: ') + 6)) as Answer<Data>;
        if (end >= 0 && event.includes('event: complete')) return undefined;
        if (end >= 0) continue;
        const { done, value } = await reader.read();
        if (done) return undefined;
        received += value;
      }
    },
    close: () => reader.cancel(),
  };
}

type Answer<Data> = FormattedExecutionResult<Data>;
