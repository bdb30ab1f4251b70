import { readFileSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { parse } from 'graphql';
import { DemoToken } from '../../src/server/pages/demo-token.js';
import { wantsPage } from '../../src/server/pages/wants-page.js';
import { ADMIN_KEY, startTestServer, type TestServer } from '../support/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

interface Raw {
  readonly status: number | undefined;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly bytes: number;
}

/** Without undoing any compression. */
function fetchRaw(path: string, headers: Record<string, string>): Promise<Raw> {
  return new Promise((resolve, reject) => {
    get(new URL(path, server.url), { headers }, (answer) => {
      let bytes = 0;
      answer.on('data', (part: Buffer) => (bytes += part.length));
      answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, bytes }));
    }).on('error', reject);
  });
}

const page = { accept: 'text/html' };
const parts = async () => {
  const text = await (await fetch(`${server.url}/graphql`, { headers: page })).text();
  return [...text.matchAll(/(?:src|href)="(graphql\/[^"]+)"/g)].map(([, path]) => `/${path}`);
};

test('the console stands at / for whoever knocks, and at other addresses for browsers alone', async () => {
  const asked = [
    ['GET', '/', '*/*'],
    ['HEAD', '/', '*/*'],
    ['GET', '/segments/1', 'text/html'],
    ['HEAD', '/segments/1', 'text/html'],
    ['GET', '/segments/1', '*/*'],
  ] as const;
  const statuses = [];
  for (const [method, path, accept] of asked) {
    const answer = await fetch(`${server.url}${path}`, { method, headers: { accept } });
    statuses.push([answer.status, answer.headers.get('content-type')?.split(';')[0]]);
    await answer.text();
  }
  expect(statuses).toEqual([...Array.from({ length: 4 }, () => [200, 'text/html']), [404, 'application/json']]);
});

describe('the page', () => {
  test('loads nothing from elsewhere, holds no key and runs no script but those of this server', async () => {
    const response = await fetch(`${server.url}/graphql`, { headers: page });
    const text = await response.text();
    expect(text).not.toMatch(/https?:|cantle_/);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe-eval');
    expect(await parts()).toHaveLength(2);
  });

  test('is the same small compressed bytes for everybody, which a browser keeps', async () => {
    for (const encoding of ['br', 'gzip']) {
      let bytes = 0;
      for (const path of await parts()) {
        const { status, headers, bytes: received } = await fetchRaw(path, { 'accept-encoding': `deflate, ${encoding}` });
        expect([status, headers['content-encoding'], headers['cache-control']]).toEqual([
          200,
          encoding,
          expect.stringContaining('immutable'),
        ]);
        bytes += received;
      }
      expect(bytes).toBeLessThan(700_000);
    }
    const { headers } = await fetchRaw('/graphql', page);
    expect(await fetchRaw('/graphql', { ...page, 'if-none-match': String(headers['etag']) })).toMatchObject({ status: 304, bytes: 0 });
  });

  test('is for browsers that do not ask for an answer', () => {
    const request = { method: 'GET', query: {}, headers: { accept: 'text/html,*/*' } };
    expect(wantsPage(request)).toBe(true);
    expect(wantsPage({ ...request, headers: { accept: 'application/json' } })).toBe(false);
    expect(wantsPage({ ...request, query: { query: '{ __typename }' } })).toBe(false);
    expect(wantsPage({ ...request, method: 'POST' })).toBe(false);
  });
});

describe('the token of the demo key', () => {
  test('is exchanged once', () => {
    const token = new DemoToken('the key');
    expect(token.exchange('another')).toBeUndefined();
    expect(token.exchange(token.text)).toBe('the key');
    expect(token.exchange(token.text)).toBeUndefined();
  });

  test('is worth nothing after a quarter of an hour', () => {
    let now = 0;
    const token = new DemoToken('the key', () => now);
    now = 15 * 60_000 + 1;
    expect(token.exchange(token.text)).toBeUndefined();
  });

  test('gets nobody anything where there is no demo key', async () => {
    const answer = await fetch(`${server.url}/graphql/demo-key`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"token":"guessed"}',
    });
    expect([answer.status, await answer.json()]).toMatchObject([401, { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] }]);
  });
});

type Fetcher = (
  asked: { query: string; variables?: object; operationName?: string },
  options: { headers: object; documentAST: object },
) => Promise<object> | AsyncIterator<object>;

/** Runs the script of the page as a browser would, with the real server behind it; what it hands to GraphiQL comes back. */
async function openPage(kept: Map<string, string>): Promise<{ fetcher: Fetcher; headers: string }> {
  const script = readFileSync(join(__dirname, '..', '..', 'ide', 'ide.js'), 'utf8');
  return new Promise((resolve) => {
    runInNewContext(script, {
      URLSearchParams,
      AbortController,
      TextDecoderStream,
      location: { hash: '', pathname: '/graphql' },
      sessionStorage: { getItem: (name: string) => kept.get(name) ?? null },
      document: { getElementById: () => ({}) },
      fetch: (path: string, options: object) => fetch(new URL(path, server.url), options),
      GraphiQL: {},
      React: { createElement: (_component: object, given: { fetcher: Fetcher; headers: string }) => resolve(given) },
      ReactDOM: { createRoot: () => ({ render: () => {} }) },
    });
  });
}

test('the editor answers queries and follows subscriptions', async () => {
  const { fetcher, headers } = await openPage(new Map([['cantle-key', ADMIN_KEY]]));
  const ask = (query: string) => fetcher({ query }, { headers: JSON.parse(headers) as object, documentAST: parse(query) });
  expect(await ask('{ segments { totalCount } }')).toEqual({ data: { segments: { totalCount: 0 } } });
  const events = ask('subscription { membershipChanges(snapshot: true) { __typename } }') as AsyncIterator<object>;
  expect((await events.next()).value).toEqual({ data: { membershipChanges: { __typename: 'MembershipSnapshotPage' } } });
  expect(await events.return?.()).toMatchObject({ done: true });
  const refused = ask('subscription { nothing }') as AsyncIterator<object>;
  expect((await refused.next()).value).toMatchObject({ errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] });
});
