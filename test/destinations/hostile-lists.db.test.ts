import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  createDestination,
  type DestinationContext,
  DestinationKeeper,
  getDestination,
  testDestination,
} from '../../src/destinations/index.js';
import { sql } from '../../src/database/sql.js';
import { newId } from '../../src/kernel/id.js';
import { settle } from '../../src/membership/index.js';
import { createWebhook, testWebhook } from '../../src/webhooks/index.js';
import { givenConsents, givenCustomers } from '../support/records.js';
import { saveSegment, type TestWorkspace, useOneDatabase } from '../support/workspace.js';

/* A mailing tool that means no good, and what a keeper makes of it. */

const fresh = useOneDatabase();
let workspace: TestWorkspace;
let context: DestinationContext;
let server: Server;
let url: string;
let answer: (response: ServerResponse, asked: string) => void;
let asked: string[];
let errors: unknown[];
let paused: string[];

beforeEach(async () => {
  workspace = await fresh();
  context = { ...workspace, allowPrivate: true };
  [asked, errors, paused] = [[], [], []];
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    request.resume().on('end', () => answer(response, request.url ?? ''));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const keeper = (renewEveryMs?: number) =>
  new DestinationKeeper(workspace, {
    allowPrivate: true,
    renewEveryMs,
    onError: (error) => errors.push(error),
    onPaused: async (_, error) => void paused.push(error),
  });

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 10));
}

async function make(people: readonly string[] = ['ann']): Promise<string> {
  const segmentId = (await saveSegment(workspace, "gender = 'f'", 'F')).id;
  await givenCustomers(workspace, ...people.map((name) => ({ externalId: name, gender: 'f', emails: [`${name}@mail.example`] })));
  await givenConsents(
    workspace,
    ...people.map((name) => ({
      customerExternalId: name,
      channel: 'email' as const,
      status: 'SUBSCRIBED' as const,
      changedAt: '2026-01-01T00:00:00Z',
    })),
  );
  await settle(workspace);
  return (await createDestination(context, { name: 'mail', segmentId, mailingList: { listId: 'l', apiKey: 'k-us6', url } })).id;
}

test('what nobody understands is tried again as seldom as what cannot be reached', async () => {
  const id = await make();
  answer = (response) => response.end('{"members":"x"}');
  const one = keeper();
  for (let time = 0; time < 3; time++) await one.serveAll();
  await one.close();
  expect(asked).toHaveLength(1);
  expect(await getDestination(context.database, id, null)).toMatchObject({
    failures: 1,
    lastError: expect.stringMatching(/is none/) as string,
  });
  expect(errors).toEqual([]);
});

test('a list without an end is given up', async () => {
  const id = await make();
  answer = (response) => response.end(JSON.stringify({ members: [{ id: 'a', status: 'subscribed' }], total_items: 1e15 }));
  await context.database.execute(sql`/* test */
    update destination set comparison = '{"phase":"listing","cursor":"7","strangers":0,"parts":19998}'::jsonb where id = ${id}::uuid`);
  const one = keeper();
  await one.serveAll();
  await one.close();
  expect(asked.length).toBeLessThan(5);
  expect(paused).toEqual(['There is no end of who is there.']);
});

test('whoever has lost it sends nothing more, though there is more of what it had begun', async () => {
  const id = await make(['ann', 'bea', 'cleo', 'dora', 'edda', 'fay', 'gus', 'hal']);
  answer = (response, path) => {
    if (path.includes('/members?')) return response.end('{"members":[],"total_items":0}');
    // Halved again and again, by one that still had it.
    setTimeout(() => response.writeHead(400).end('{}'), 5_000).unref();
    if (asked.filter((one) => one.startsWith('POST')).length !== 1) return;
    void context.database.execute(sql`/* test */
      update destination set leased_by = ${newId()}::uuid, leased_until = clock_timestamp() + interval '1 hour' where id = ${id}::uuid`);
  };
  const one = keeper(20);
  await one.serveAll();
  await one.close();
  expect(asked.filter((path) => path.startsWith('POST'))).toHaveLength(1);
  expect(errors).toEqual([]);
  expect((await getDestination(context.database, id, null)).failures).toBe(0);
});

test('one that is slow and holds it is not taken over', async () => {
  const id = await make();
  const held: ServerResponse[] = [];
  answer = (response, path) => {
    if (path.includes('/members?')) return response.end('{"members":[],"total_items":0}');
    held.push(response);
  };
  const one = keeper(20);
  const serving = one.serveAll();
  await until(() => held.length > 0);
  // As if the answer took longer than it is held for: only that it is renewed keeps others away.
  await context.database.execute(sql`/* test */ update destination set leased_until = clock_timestamp() where id = ${id}::uuid`);
  await until(async () => {
    const renewed = await context.database.query(
      sql`/* test */ select from destination where id = ${id}::uuid and leased_until > clock_timestamp()`,
    );
    return renewed.length > 0;
  });
  const other = keeper();
  await other.serveAll();
  for (const response of held) response.end('{"errors":[]}');
  await serving;
  await Promise.all([one.close(), other.close()]);
  expect(held).toHaveLength(1);
});

test('tests of webhooks and destinations are few at once, and those that end make room', async () => {
  const id = await make();
  const waiting: ServerResponse[] = [];
  answer = (response) => void waiting.push(response);
  const { webhook } = await createWebhook(context, null, { name: 'w', url });
  const tests = Array.from({ length: 12 }, (_, index) =>
    index % 2 ? testDestination(context, id) : testWebhook(context, null, webhook.id),
  );
  const outcomes = Promise.allSettled(tests);
  await until(() => waiting.length === 8);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(waiting).toHaveLength(8);
  for (const response of waiting.splice(0)) response.end('{}');
  const refused = (await outcomes).flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as object] : []));
  expect(refused).toHaveLength(4);
  for (const error of refused) expect(error).toMatchObject({ code: 'UNAVAILABLE', details: { reason: 'BUSY', retryable: true } });
  answer = (response) => response.end('{}');
  await expect(testDestination(context, id)).resolves.toBeNull();
});
