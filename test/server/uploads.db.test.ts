/* Long because each way in which a file can come, and be refused, is tried over real HTTP. */
import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { Readable } from 'node:stream';
import { Upload } from 'tus-js-client';
import type { Database } from '../../src/database/database.js';
import { openDatabase } from '../../src/database/open-database.js';
import { sql } from '../../src/database/sql.js';
import { parseMapping } from '../../src/sync/index.js';
import { createKey, startTestServer, type TestServer } from '../support/server.js';

/* Files that are sent over HTTP, by the protocol tus 1.0.0: cut off in the middle, and gone on with. */

const MB = 1_048_576;
const HOUR = 3_600_000;

let server: TestServer;
let database: Database;
let key: string;

beforeAll(async () => {
  server = await startTestServer({
    environment: { CANTLE_IDE: 'off', CANTLE_UPLOAD_MB: '8', CANTLE_UPLOADS_MB: '20', CANTLE_CORS_ORIGINS: 'https://crm.example.com' },
  });
  const { DATABASE_URL: url, CANTLE_DATA: dataFolder = '' } = server.environment;
  database = await openDatabase({ url, dataFolder, entities: [] });
  key = await createKey(server, ['imports:write']);
});
afterEach(() => database.execute(sql`/* test */ with gone as (delete from kept_file) delete from kept_file_part`));
afterAll(async () => {
  await database.close();
  await server.close();
});

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly error: { readonly code: string; readonly field?: string } | undefined;
}

async function send(method: string, path: string, headers: Record<string, string> = {}, body?: Buffer | string, by = key): Promise<Answer> {
  const response = await fetch(`${server.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${by}`, 'tus-resumable': '1.0.0', ...headers },
    ...(body === undefined ? {} : { body }),
  });
  const text = await response.text();
  const error = text === '' ? undefined : (JSON.parse(text) as { errors: { extensions: never }[] }).errors[0]?.extensions;
  return { status: response.status, headers: response.headers, error };
}

const named = (name: string) => `filename ${Buffer.from(name).toString('base64')}`;
const BODY = { 'content-type': 'application/offset+octet-stream' };

async function begin(size: number, name = 'people.csv'): Promise<string> {
  const answer = await send('POST', '/uploads', { 'upload-length': String(size), 'upload-metadata': named(name) });
  expect(answer.status).toBe(201);
  return answer.headers.get('location') ?? '';
}
const patch = (path: string, offset: number, body: Buffer | string) =>
  send('PATCH', path, { ...BODY, 'upload-offset': String(offset) }, body);
const offsetOf = async (path: string) => Number((await send('HEAD', path)).headers.get('upload-offset'));

async function contentOf(path: string): Promise<Buffer> {
  const id = path.split('/').at(-1) ?? '';
  const parts = await database.query<{ bytes: Buffer }>(sql`/* test */
    select bytes from kept_file_part where file_id = ${id}::uuid order by starts_at`);
  return Buffer.concat(parts.map(({ bytes }) => bytes));
}

/** Sends so much of a body, of which the head says more, and breaks the connection off. */
async function cutAfter(path: string, offset: number, whole: Buffer, bytes: number): Promise<void> {
  const request = httpRequest(`${server.url}${path}`, {
    method: 'PATCH',
    agent: false,
    headers: {
      authorization: `Bearer ${key}`,
      'tus-resumable': '1.0.0',
      'upload-offset': offset,
      'content-length': whole.length - offset,
      ...BODY,
    },
  });
  request.on('error', () => {});
  await new Promise((resolve) => request.write(whole.subarray(offset, offset + bytes), resolve));
  // What was sent is on its way as long as the connection stands.
  await untilTaken(path, offset);
  const closed = new Promise((resolve) => request.once('close', resolve));
  request.destroy();
  await closed;
}

async function untilTaken(path: string, offset: number): Promise<void> {
  while ((await offsetOf(path)) === offset) await new Promise((resolve) => setTimeout(resolve, 10));
}

/** What the file has once nobody writes to it any more. */
async function settled(path: string): Promise<number> {
  for (let before = -1; ;) {
    const now = await offsetOf(path);
    if (now === before) return now;
    before = now;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const bytes = (size: number) => Buffer.from(Array.from({ length: size / 16 }, (_, n) => `${String(n).padStart(15, '0')}\n`).join(''));

describe('a file', () => {
  test('comes in one request with its beginning', async () => {
    const answer = await send('POST', '/uploads', { ...BODY, 'upload-length': '5', 'upload-metadata': named('in/ä.csv') }, 'id\n1\n');
    expect([answer.status, answer.headers.get('upload-offset')]).toEqual([201, '5']);
    const path = answer.headers.get('location') ?? '';
    expect((await contentOf(path)).toString()).toBe('id\n1\n');
    const told = await send('HEAD', path);
    expect(
      ['upload-offset', 'upload-length', 'upload-metadata', 'tus-resumable', 'cache-control'].map((name) => told.headers.get(name)),
    ).toEqual(['5', '5', named('in/ä.csv'), '1.0.0', 'no-store']);
    expect(Date.parse(told.headers.get('upload-expires') ?? '') - server.clock.now().getTime()).toBe(24 * HOUR);
  });

  test('goes on from where it was cut off, as often as that happens', async () => {
    const whole = bytes(6 * MB);
    const path = await begin(whole.length);
    await cutAfter(path, 0, whole, 1.5 * MB);
    const first = await settled(path);
    expect(first).toBeGreaterThanOrEqual(MB);
    await cutAfter(path, first, whole, 2.25 * MB);
    const second = await settled(path);
    expect(second).toBeGreaterThan(first + MB);
    const last = await patch(path, second, whole.subarray(second));
    expect([last.status, last.headers.get('upload-offset')]).toEqual([204, String(whole.length)]);
    expect((await contentOf(path)).equals(whole)).toBe(true);
  });

  test('goes on by one of two requests that go on from the same place', async () => {
    const whole = bytes(2 * MB);
    const path = await begin(whole.length);
    const answers = await Promise.all([patch(path, 0, whole), patch(path, 0, whole)]);
    expect(answers.map(({ status }) => String(status)).toSorted()).toEqual(['204', '409']);
    expect((await contentOf(path)).equals(whole)).toBe(true);
  });

  test('comes by the client that the authors of the protocol publish, in parts, and is found again by it', async () => {
    const whole = bytes(3 * MB);
    let url: string | null = null;
    const upload = (from: Partial<ConstructorParameters<typeof Upload>[1]>) =>
      new Promise<void>((resolve, reject) => {
        const sending = new Upload(Readable.from([whole]), {
          endpoint: `${server.url}/uploads`,
          headers: { authorization: `Bearer ${key}` },
          chunkSize: MB,
          uploadSize: whole.length,
          metadata: { filename: 'people.csv' },
          retryDelays: null,
          onSuccess: () => resolve(),
          onError: reject,
          onChunkComplete: () => (url = sending.url),
          ...from,
        });
        sending.start();
      });
    await upload({});
    expect((await contentOf(url ?? '')).equals(whole)).toBe(true);
    await upload({ uploadUrl: url });
  });

  test('is dropped by whoever has sent it', async () => {
    const path = await begin(3);
    const other = await createKey(server, ['imports:write']);
    for (const method of ['HEAD', 'DELETE']) expect((await send(method, path, {}, undefined, other)).status).toBe(404);
    expect((await send('POST', path, { 'x-http-method-override': 'DELETE' })).status).toBe(204);
    expect((await send('HEAD', path)).status).toBe(404);
    expect((await send('DELETE', path)).status).toBe(404);
  });

  test('is told by name, with what has come of it', async () => {
    await patch(await begin(4, 'b.csv'), 0, 'id');
    await begin(2, 'a.csv');
    const { uploads } = await server.ask<{ uploads: object[] }>('{ uploads { name size received expiresAt } }', {}, key);
    const expiresAt = new Date(server.clock.now().getTime() + 24 * HOUR).toISOString();
    expect(uploads).toEqual([
      { name: 'a.csv', size: 2, received: 0, expiresAt },
      { name: 'b.csv', size: 4, received: 2, expiresAt },
    ]);
  });

  test('is gone a day after its last part', async () => {
    const path = await begin(4);
    server.clock.advance(23 * HOUR);
    expect((await patch(path, 0, 'id')).status).toBe(204);
    server.clock.advance(23 * HOUR);
    expect((await send('HEAD', path)).status).toBe(200);
    server.clock.advance(2 * HOUR);
    expect((await send('HEAD', path)).status).toBe(404);
    expect((await patch(path, 2, '\n1')).status).toBe(404);
  });
});

describe('refused', () => {
  const HEADS = { 'upload-length': '3', 'upload-metadata': named('a.csv') };

  test.each<[string, number, string, string | undefined, () => Promise<Answer>]>([
    ['no key', 401, 'UNAUTHENTICATED', undefined, () => send('POST', '/uploads', HEADS, undefined, 'nobody')],
    [
      'another version of the protocol',
      412,
      'INVALID_INPUT',
      'tus-resumable',
      () => send('POST', '/uploads', { ...HEADS, 'tus-resumable': '0.2.2' }),
    ],
    ['no length', 400, 'INVALID_INPUT', 'upload-length', () => send('POST', '/uploads', { 'upload-metadata': named('a.csv') })],
    ['no name', 400, 'INVALID_INPUT', 'upload-metadata', () => send('POST', '/uploads', { 'upload-length': '3' })],
    [
      'a name that leads out',
      400,
      'INVALID_INPUT',
      'filename',
      () => send('POST', '/uploads', { ...HEADS, 'upload-metadata': named('../a.csv') }),
    ],
    [
      'a name of more bytes than a file can have',
      400,
      'INVALID_INPUT',
      'filename',
      () => send('POST', '/uploads', { ...HEADS, 'upload-metadata': named(`${'ü'.repeat(250)}.csv`) }),
    ],
    [
      'a file that is too large',
      413,
      'LIMIT_EXCEEDED',
      undefined,
      () => send('POST', '/uploads', { ...HEADS, 'upload-length': String(8 * MB + 1) }),
    ],
    [
      'another type of body',
      415,
      'INVALID_INPUT',
      'content-type',
      async () => send('PATCH', await begin(3), { 'upload-offset': '0', 'content-type': 'text/csv' }, 'id\n'),
    ],
    ['another place to go on from', 409, 'CONFLICT', 'upload-offset', async () => patch(await begin(3), 1, 'd\n')],
    ['no place to go on from', 400, 'INVALID_INPUT', 'upload-offset', async () => send('PATCH', await begin(3), BODY, 'id\n')],
    ['more than was said', 413, 'INVALID_INPUT', 'upload-length', async () => patch(await begin(3), 0, 'id\n1\n')],
    ['a file that there is not', 404, 'NOT_FOUND', undefined, () => patch('/uploads/0192f6a0-0000-7000-8000-000000000000', 0, 'id')],
  ])('%s', async (_what, status, code, field, answer) => {
    expect(await answer()).toMatchObject({ status, error: { code, ...(field === undefined ? {} : { field }) } });
  });

  test('a key without the right, before anything of the body is read', async () => {
    const weak = await createKey(server, ['customers:write', 'imports:read']);
    const request = httpRequest(`${server.url}/uploads`, {
      method: 'POST',
      agent: false,
      headers: { authorization: `Bearer ${weak}`, 'tus-resumable': '1.0.0', 'content-length': 3, ...HEADS, ...BODY },
    });
    request.on('error', () => {});
    request.flushHeaders();
    const [response] = (await once(request, 'response')) as [{ statusCode: number }];
    expect(response.statusCode).toBe(403);
    request.destroy();
  });

  test('the rest of a file whose key falls while it comes, and what has come is no longer told', async () => {
    const own = await createKey(server, ['imports:write']);
    const { apiKeys } = await server.ask<{ apiKeys: { id: string; prefix: string }[] }>('{ apiKeys { id prefix } }');
    const path = (await send('POST', '/uploads', HEADS, undefined, own)).headers.get('location') ?? '';
    const request = httpRequest(`${server.url}${path}`, {
      method: 'PATCH',
      agent: false,
      headers: { authorization: `Bearer ${own}`, 'tus-resumable': '1.0.0', 'content-length': 3, 'upload-offset': 0, ...BODY },
    });
    const answered = once(request, 'response') as Promise<[{ statusCode: number }]>;
    await new Promise((resolve) => request.write('id', resolve));
    // By the answer to one that came later it has been let in.
    await send('HEAD', path, {}, undefined, own);
    await server.ask('mutation ($id: ID!) { revokeApiKey(id: $id) { revokedAt } }', {
      id: apiKeys.find(({ prefix }) => own.startsWith(prefix))?.id,
    });
    request.end('\n');
    expect((await answered)[0].statusCode).toBe(401);
    expect(await contentOf(path)).toHaveLength(0);
  });

  test('files that come to more than the server keeps', async () => {
    await begin(8 * MB, 'a.csv');
    await begin(8 * MB, 'b.csv');
    const third = await send('POST', '/uploads', { 'upload-length': String(5 * MB), 'upload-metadata': named('c.csv') });
    expect(third).toMatchObject({ status: 413, error: { code: 'LIMIT_EXCEEDED' } });
    expect(await begin(4 * MB, 'c.csv')).toMatch(/^\/uploads\//);
  });

  test('the hundred and first file of a key', async () => {
    for (let n = 0; n < 100; n++) await begin(1, `${n}.csv`);
    const more = await send('POST', '/uploads', { 'upload-length': '1', 'upload-metadata': named('more.csv') });
    expect(more).toMatchObject({ status: 413, error: { code: 'LIMIT_EXCEEDED' } });
  });
});

test('pages of origins that were named may send, and whoever asks is told the protocol', async () => {
  const options = await fetch(`${server.url}/uploads`, { method: 'OPTIONS' });
  expect(['tus-version', 'tus-extension', 'tus-max-size'].map((name) => options.headers.get(name))).toEqual([
    '1.0.0',
    'creation,creation-with-upload,termination,expiration',
    String(8 * MB),
  ]);
  const preflight = await fetch(`${server.url}/uploads`, {
    method: 'OPTIONS',
    headers: { origin: 'https://crm.example.com', 'access-control-request-method': 'PATCH' },
  });
  expect(preflight.headers.get('access-control-allow-methods')).toContain('PATCH');
  const answer = await send('POST', '/uploads', {
    origin: 'https://crm.example.com',
    'upload-length': '1',
    'upload-metadata': named('a.csv'),
  });
  expect(answer.headers.get('access-control-expose-headers')).toContain('location');
});

test('a mapping is guessed for a file that has come, for whoever has sent it', async () => {
  const text = 'id,first_name,email\n1,Ann,ann@example.com\n2,Bob,bob@example.com\n';
  const path = await begin(text.length, 'in/people.csv');
  const guess = async (uploadId: string, by = key) => {
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { authorization: `Bearer ${by}`, 'content-type': 'application/json' },
      body: JSON.stringify({ query: 'query ($uploadId: ID!) { guessMapping(uploadId: $uploadId) }', variables: { uploadId } }),
    });
    return (await response.json()) as {
      data: { guessMapping: string } | null;
      errors?: readonly { extensions: object; message: string }[];
    };
  };
  const id = path.split('/').at(-1) ?? '';
  expect((await guess(id)).errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT', field: 'uploadId' });
  await patch(path, 0, text);
  expect(parseMapping((await guess(id)).data?.guessMapping ?? '').steps).toMatchObject([
    { kind: 'customer', file: 'in/people.csv', fields: { externalId: { column: 'id' }, firstName: { column: 'first_name' } } },
  ]);
  expect((await guess(id, await createKey(server, ['imports:write']))).errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND' });
  const nothing = await begin(4, 'nothing.csv');
  await patch(nothing, 0, 'a\n1\n');
  expect((await guess(nothing.split('/').at(-1) ?? '')).errors?.[0]?.extensions).toMatchObject({
    code: 'INVALID_INPUT',
    field: 'uploadId',
  });
});
