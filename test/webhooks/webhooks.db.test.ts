// Long because all that is promised of webhooks is tried in one world, which is dear to make.
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook as Verifier } from 'standardwebhooks';
import { dropOldChanges } from '../../src/changes/index.js';
import { sql } from '../../src/database/sql.js';
import { settle } from '../../src/membership/index.js';
import {
  createWebhook,
  deleteWebhook,
  getWebhook,
  listDeliveries,
  measureDeliveries,
  type NewWebhook,
  pauseWebhook,
  replayDeliveries,
  resumeWebhook,
  rotateWebhookSecret,
  testWebhook,
  updateWebhook,
  type WebhookContext,
  WebhookSender,
} from '../../src/webhooks/index.js';
import { readChanges } from '../../src/changes/index.js';
import { eraseCustomer } from '../../src/sync/index.js';
import { pausedBefore, untilBlocked } from '../support/laws/paused-database.js';
import { givenCustomers } from '../support/records.js';
import { saveSegment, type TestWorkspace, useOneDatabase } from '../support/workspace.js';

/* Membership changes sent to a receiver of the test. */

interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const fresh = useOneDatabase();
let workspace: TestWorkspace;
let context: WebhookContext;
let receiver: Server;
let url: string;
let received: Received[];
let answer: number;
/** What happens between a message and its answer. */
let meanwhile: () => Promise<unknown>;
let paused: string[];
let errors: unknown[];
let senders: WebhookSender[];

beforeEach(async () => {
  workspace = await fresh();
  context = { ...workspace, allowPrivate: true };
  [received, answer, paused, errors, senders] = [[], 204, [], [], []];
  meanwhile = async () => {};
  receiver = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
      void meanwhile().then(() => response.writeHead(answer, answer === 302 ? { location: '/elsewhere' } : {}).end());
    });
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => receiver.once('listening', resolve));
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
});
afterEach(async () => {
  for (const sender of senders) await sender.close();
  await new Promise((resolve) => receiver.close(resolve));
  expect(errors).toEqual([]);
});

function sender(): WebhookSender {
  const made = new WebhookSender({
    ...context,
    onError: (error) => errors.push(error),
    onPaused: async ({ name }, error) => void paused.push(`${name}: ${error}`),
  });
  senders.push(made);
  return made;
}

const make = (input: Partial<NewWebhook> = {}) => createWebhook(context, null, { name: 'crm', url, ...input });

/** Puts customers of these external ids in the segments of their genders, or moves them. */
async function enter(gender: string, ...externalIds: string[]): Promise<void> {
  await givenCustomers(workspace, ...externalIds.map((externalId) => ({ externalId, gender })));
  await settle(workspace);
}

interface Message {
  readonly type: string;
  readonly data: { readonly changes: { kind: string; segment: { name: string }; customer: { externalIds: { shop: string[] } } }[] };
}
const messages = () => received.map(({ body }) => JSON.parse(body) as Message);
const told = () =>
  messages().map(({ data }) =>
    data.changes.map(({ kind, segment, customer }) => `${kind} ${segment.name} ${customer.externalIds.shop.join()}`).join(),
  );
const verify = (secret: string, { headers, body }: Received) => {
  const names = ['webhook-id', 'webhook-timestamp', 'webhook-signature'];
  return new Verifier(secret).verify(body, Object.fromEntries(names.map((name) => [name, String(headers[name])])));
};

test('each change is sent once and in order, signed as the public library verifies it', async () => {
  // The library looks at the clock of the machine.
  workspace.clock.moveTo(new Date(performance.timeOrigin + performance.now()));
  await saveSegment(workspace, "gender = 'f'", 'F');
  const { secret } = await make();
  await enter('f', 'ann');
  await enter('f', 'bob');
  await enter('m', 'ann');
  await sender().serveAll();
  await sender().serveAll();
  expect(told()).toEqual(['ENTERED F ann', 'ENTERED F bob', 'LEFT F ann']);
  expect(secret).toMatch(/^whsec_/);
  expect(received.map((one) => verify(secret, one))).toEqual(messages());
  expect(() => verify(secret, { ...received[0]!, body: '{}' })).toThrow('No matching signature found');
  expect(received[0]?.body).not.toContain('gender');
});

test('during a rotation both secrets verify, and afterwards only the new one', async () => {
  workspace.clock.moveTo(new Date(performance.timeOrigin + performance.now()));
  const { secret: former, webhook } = await make();
  const { secret } = await rotateWebhookSecret(context, null, webhook.id, 1);
  expect(await testWebhook(context, null, webhook.id)).toEqual({ status: 204, error: null });
  expect([verify(former, received[0]!), verify(secret, received[0]!)]).toMatchObject([{ type: 'webhook.test' }, { type: 'webhook.test' }]);
  workspace.clock.advance(1_000);
  await testWebhook(context, null, webhook.id);
  expect(() => verify(former, received[1]!)).toThrow('No matching signature found');
});

test('segments and kinds are chosen, and changes come in batches', async () => {
  const f = await saveSegment(workspace, "gender = 'f'", 'F');
  await saveSegment(workspace, "gender = 'm'", 'M');
  await make({ segmentIds: [f.id], kinds: ['ENTERED'], mostChanges: 2 });
  await enter('f', 'a');
  await enter('f', 'b');
  await enter('m', 'a');
  await enter('f', 'c');
  await sender().serveAll();
  expect(told()).toEqual(['ENTERED F a,ENTERED F b', 'ENTERED F c']);
});

test('what is not taken is tried again, later each time, and holds back what follows', async () => {
  await saveSegment(workspace, "gender = 'f'", 'F');
  const { webhook } = await make();
  await enter('f', 'a');
  await enter('f', 'b');
  answer = 302;
  await sender().serveAll();
  await sender().serveAll();
  expect(told()).toEqual(['ENTERED F a']);
  const [second, first] = await listDeliveries(context, webhook.id, { state: 'PENDING', limit: 10 });
  expect([second?.attempts, first?.attempts, first?.status, first?.error]).toEqual([0, 1, 302, 'The answer was 302.']);
  workspace.clock.advance(6_000);
  answer = 200;
  await sender().serveAll();
  expect(told()).toEqual(['ENTERED F a', 'ENTERED F a', 'ENTERED F b']);
  expect(received[1]?.headers['webhook-id']).toBe(received[0]?.headers['webhook-id']);
});

test('after three days it is dead and the webhook paused, and both can be mended', async () => {
  await saveSegment(workspace, "gender = 'f'", 'F');
  const { webhook } = await make();
  await enter('f', 'a');
  await enter('f', 'b');
  answer = 500;
  for (let hours = 0; hours < 80; hours++) {
    await sender().serveAll();
    workspace.clock.advance(3_600_000);
  }
  expect(paused).toEqual(['crm: The answer was 500.']);
  expect(await getWebhook(context.database, webhook.id, null)).toMatchObject({ pausedFor: 'failing', pausedAt: expect.any(Date) });
  const [dead] = await listDeliveries(context, webhook.id, { state: 'DEAD', limit: 10 });
  expect(dead?.attempts).toBeGreaterThan(12);
  // What /metrics tells of it: the second has waited behind the first since both were made.
  const backlog = await measureDeliveries(context.database, workspace.clock.now());
  expect(backlog).toEqual({ pending: 1, dead: 1, paused: 1, ageSeconds: 80 * 3_600 });
  received = [];
  answer = 200;
  await sender().serveAll();
  expect(told()).toEqual([]);
  await resumeWebhook(context, null, webhook.id);
  await sender().serveAll();
  expect(told()).toEqual(['ENTERED F b']);
  expect(await replayDeliveries(context, null, webhook.id, null)).toBe(1);
  await sender().serveAll();
  expect(told()).toEqual(['ENTERED F b', 'ENTERED F a']);
  expect(received[1]?.headers['webhook-id']).toBe(dead?.id);
});

test('an address that is gone pauses the webhook at once', async () => {
  await saveSegment(workspace, "gender = 'f'", 'F');
  await make();
  await enter('f', 'a');
  answer = 410;
  await sender().serveAll();
  expect(paused).toEqual(['crm: The answer was 410.']);
});

test('what happens during a pause is sent afterwards; what was dropped from the log meanwhile is said to be missed', async () => {
  await saveSegment(workspace, "gender = 'f'", 'F');
  const { webhook } = await make();
  await pauseWebhook(context, null, webhook.id);
  await enter('f', 'a');
  await sender().serveAll();
  expect(told()).toEqual([]);
  await enter('m', 'a');
  workspace.clock.advance(10 * 86_400_000);
  await enter('f', 'b');
  await dropOldChanges(workspace, 86_400_000);
  await resumeWebhook(context, null, webhook.id);
  await sender().serveAll();
  expect(told()).toEqual(['ENTERED F b']);
  expect(await getWebhook(context.database, webhook.id, null)).toMatchObject({ missedAt: workspace.clock.now() });
});

test('several processes send nothing twice, and one that has lost its webhook writes nothing', async () => {
  await saveSegment(workspace, "gender = 'f'", 'F');
  const { webhook } = await make();
  await enter('f', ...Array.from({ length: 20 }, (_, index) => `c${index}`));
  const several = [sender(), sender(), sender()];
  await Promise.all(several.map((one) => one.serveAll()));
  await sender().serveAll();
  expect(new Set(told()).size).toBe(20);
  expect(received).toHaveLength(20);

  // Frozen while it sends: another takes the lease over.
  await enter('f', 'late');
  const { database } = context;
  meanwhile = () =>
    database.execute(
      sql`/* test */ update webhook set leased_by = gen_random_uuid(), leased_until = clock_timestamp() + interval '1 hour'`,
    );
  answer = 500;
  await sender().serveAll();
  const [delivery] = await listDeliveries(context, webhook.id, { state: 'PENDING', limit: 1 });
  expect(delivery?.attempts).toBe(0);
});

test('who is erased while it is written down what to send has nothing kept but that they left', async () => {
  await saveSegment(workspace, "gender = 'f'", 'F');
  const { webhook } = await make();
  await enter('f', 'ann', 'bea');
  const { database } = context;
  const { customerId } = (await readChanges(database, { after: 0n, first: 1 }))[0] ?? {};
  const pause = pausedBefore(database, 'webhook.move');
  context = { ...context, database: pause.database };
  answer = 500;
  const sending = sender().serveAll();
  await pause.reached;
  const erasing = eraseCustomer(workspace, customerId ?? '');
  expect(await untilBlocked(database, erasing)).toBe('blocked');
  pause.release();
  await Promise.all([sending, erasing]);
  const kept = await listDeliveries({ database }, webhook.id, { state: null, limit: 10 });
  expect(kept.flatMap(({ changes }) => changes).filter((change) => change.customerId === customerId)).toEqual([]);
});

test('receivers that do not answer, however many, keep no other waiting, and are cut off at the stop', async () => {
  await saveSegment(workspace, "gender = 'f'", 'F');
  const silent = createServer(() => {}).listen(0, '127.0.0.1');
  await new Promise((resolve) => silent.once('listening', resolve));
  const slow = { url: `http://127.0.0.1:${(silent.address() as AddressInfo).port}/` };
  const { webhook } = await make(slow);
  for (let others = 1; others < 20; others++) await make(slow);
  await enter('f', 'a');
  const stopping = sender();
  let asked = 0;
  const areAsked = new Promise<void>((resolve) => silent.on('request', () => (++asked === 20 ? resolve() : undefined)));
  stopping.start();
  await areAsked;
  await make();
  await enter('f', 'b');
  while (told().length === 0) await new Promise((resolve) => setImmediate(resolve));
  expect(told()).toEqual(['ENTERED F b']);
  await stopping.close();
  silent.closeAllConnections();
  const [delivery] = await listDeliveries(context, webhook.id, { state: 'PENDING', limit: 1 });
  expect(delivery?.attempts).toBe(0);
  await new Promise((resolve) => silent.close(resolve));
});

test('a key that is limited to segments hooks these alone, and knows no other webhook', async () => {
  const f = await saveSegment(workspace, "gender = 'f'", 'F');
  const m = await saveSegment(workspace, "gender = 'm'", 'M');
  const seen = new Set([f.id]);
  const { webhook: everything } = await make();
  await expect(createWebhook(context, seen, { name: 'x', url })).rejects.toMatchObject({
    code: 'FORBIDDEN',
    details: { field: 'segmentIds' },
  });
  await expect(createWebhook(context, seen, { name: 'x', url, segmentIds: [m.id] })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  await expect(getWebhook(context.database, everything.id, seen)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  const { webhook } = await createWebhook(context, seen, { name: 'x', url, segmentIds: [f.id] });
  await deleteWebhook(context, seen, webhook.id);
  await expect(getWebhook(context.database, webhook.id, seen)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('of segments that a webhook is about no more nothing is kept: whoever sees only the rest has it sent nowhere', async () => {
  const f = await saveSegment(workspace, "gender = 'f'", 'F');
  await saveSegment(workspace, "gender = 'm'", 'M');
  const { webhook } = await make({ mostChanges: 2 });
  await enter('f', 'ann');
  await enter('m', 'bob');
  await enter('m', 'cem');
  answer = 500;
  await sender().serveAll();
  // Frozen between what it has read of the webhook and what it writes down to send.
  const pause = pausedBefore(context.database, 'webhook.hold');
  const { database } = context;
  context = { ...context, database: pause.database };
  await enter('m', 'dan');
  workspace.clock.advance(10_000);
  const sending = sender().serveAll();
  await pause.reached;
  context = { ...context, database };
  await updateWebhook(context, null, webhook.id, { segmentIds: [f.id] });
  pause.release();
  await sending;
  received = [];
  answer = 204;
  await updateWebhook(context, new Set([f.id]), webhook.id, { url: `${url}/elsewhere` });
  workspace.clock.advance(60_000);
  await sender().serveAll();
  expect(told()).toEqual(['ENTERED F ann']);
  const kept = await listDeliveries(context, webhook.id, { state: null, limit: 10 });
  expect(kept.flatMap(({ changes }) => changes.map(({ segmentId }) => segmentId))).toEqual([f.id]);
});
