import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook as Verifier } from 'standardwebhooks';
import { ActionRunner, createAction, type GivenBound, type NewAction, RECKONED_EVERY_MS } from '../../src/actions/index.js';
import { type Segment, settle } from '../../src/membership/index.js';
import { createWebhook, WebhookSender } from '../../src/webhooks/index.js';
import { givenCustomers, givenOrders } from '../support/records.js';
import { saveSegment, TestClock, type TestWorkspace, useOneDatabase } from '../support/workspace.js';

/* What a webhook is sent when a figure of a segment crosses a bound: by HTTP, to a receiver of the test, which verifies it with the public library. */

interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const fresh = useOneDatabase();
let workspace: TestWorkspace;
let segment: Segment;
let receiver: Server;
let received: Received[];
let answers: number[];
let errors: unknown[];
let secret: string;
let webhookId: string;
let sending: TestClock;

beforeEach(async () => {
  workspace = await fresh();
  // The library looks at the clock of the machine.
  sending = new TestClock(new Date(performance.timeOrigin + performance.now()).toISOString());
  [received, answers, errors] = [[], [], []];
  receiver = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
      response.writeHead(answers.shift() ?? 204).end();
    });
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => receiver.once('listening', resolve));
  const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
  segment = await saveSegment(workspace, "gender = 'f'", 'F');
  const made = await createWebhook({ ...workspace, allowPrivate: true }, null, { name: 'crm', url, segmentIds: [segment.id] });
  [secret, webhookId] = [made.secret, made.webhook.id];
});
afterEach(async () => {
  await new Promise((resolve) => receiver.close(resolve));
  expect(errors).toEqual([]);
});

const call = (trigger: NewAction['trigger'], bound: GivenBound, text?: string) =>
  createAction(workspace, { segmentId: segment.id, name: trigger, trigger, bound, effect: { kind: 'CALL_WEBHOOK', webhookId, text } });
const size = (value: number, margin = 0): GivenBound => ({ figure: 'SIZE', value: String(value), margin: String(margin) });

/** Everything that is due is done, and sent. */
async function goOn(): Promise<void> {
  await settle(workspace);
  const onError = (error: unknown) => errors.push(error);
  const runner = new ActionRunner(workspace, { onError, onPaused: async ({ name }, why) => void onError(`${name}: ${why}`) });
  await runner.runAll();
  await runner.reckon();
  const sender = new WebhookSender({
    ...workspace,
    clock: sending,
    allowPrivate: true,
    onError,
    onPaused: async ({ name }) => void onError(name),
  });
  await sender.serveAll();
  await sender.close();
}

/** What came, as the library has verified it. */
const told = () =>
  received
    .map(({ headers, body }) => {
      const names = ['webhook-id', 'webhook-timestamp', 'webhook-signature'];
      return new Verifier(secret).verify(body, Object.fromEntries(names.map((name) => [name, String(headers[name])])));
    })
    .map((message) => message as { readonly type: string; readonly data: Record<string, unknown> });
const crossings = () =>
  told().flatMap(({ type, data }) => (type === 'segment.crossed' ? [`${String(data['trigger'])} ${String(data['size'])}`] : []));
const are = (gender: string, ...externalIds: string[]) =>
  givenCustomers(workspace, ...externalIds.map((externalId) => ({ externalId, gender })));

test('a size that rises above a bound and falls below one is sent, signed, once each, at the bound and not beside it', async () => {
  await call('ROSE_ABOVE', size(2, 1), '{{segment}} has {{size}}, more than {{bound}}');
  await call('FELL_BELOW', size(2));
  await are('f', 'ann', 'bea');
  await goOn();
  expect(crossings()).toEqual([]);
  await are('f', 'cem');
  await goOn();
  await goOn();
  expect(told().filter(({ type }) => type === 'segment.crossed')).toEqual([
    {
      type: 'segment.crossed',
      timestamp: expect.any(String),
      data: {
        segment: { id: segment.id, name: 'F' },
        action: { id: expect.any(String), name: 'ROSE_ABOVE' },
        trigger: 'ROSE_ABOVE',
        figure: 'SIZE',
        bound: '2',
        size: 3,
        at: expect.any(String),
        text: 'F has 3, more than 2',
      },
    },
  ]);
  // Not back by the margin, and not below.
  await are('m', 'cem');
  await goOn();
  await are('f', 'cem');
  await goOn();
  expect(crossings()).toEqual(['ROSE_ABOVE 3']);
  await are('m', 'bea', 'cem');
  await goOn();
  expect(crossings()).toEqual(['ROSE_ABOVE 3', 'FELL_BELOW 1']);
  await are('f', 'bea', 'cem');
  await goOn();
  expect(crossings()).toEqual(['ROSE_ABOVE 3', 'FELL_BELOW 1', 'ROSE_ABOVE 3']);
});

test('what members have spent is sent as it was when it crossed, and is tried again until it is taken', async () => {
  await call('ROSE_ABOVE', { figure: 'AMOUNT_SPENT', value: '100.50' }, '{{amount_spent}} of {{size}}');
  await are('f', 'ann');
  await goOn();
  await givenOrders(workspace, { externalId: '1', customerExternalId: 'ann', placedAt: '2025-01-01T00:00:00Z', total: '100.50' });
  workspace.clock.advance(RECKONED_EVERY_MS);
  await goOn();
  expect(crossings()).toEqual([]);
  await givenOrders(workspace, { externalId: '2', customerExternalId: 'ann', placedAt: '2025-01-01T00:00:00Z', total: '0.01' });
  workspace.clock.advance(RECKONED_EVERY_MS);
  answers = [500];
  await goOn();
  sending.advance(120_000);
  workspace.clock.advance(RECKONED_EVERY_MS);
  await goOn();
  // The same again, under the same id: who has seen it knows.
  expect(crossings()).toEqual(['ROSE_ABOVE 1', 'ROSE_ABOVE 1']);
  const ids = received.filter(({ body }) => body.includes('segment.crossed')).map(({ headers }) => headers['webhook-id']);
  expect(new Set(ids).size).toBe(1);
  expect(told().at(-1)?.data).toMatchObject({ figure: 'AMOUNT_SPENT', bound: '100.50', amountSpent: '100.51', text: '100.51 of 1' });
});
