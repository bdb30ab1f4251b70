import {
  ActionRunner,
  createAction,
  getAction,
  type GivenBound,
  type GivenEffect,
  listRuns,
  type NewAction,
  pauseAction,
  RECKONED_EVERY_MS,
  resumeAction,
} from '../../src/actions/index.js';
import { dropOldChanges } from '../../src/changes/index.js';
import { sql } from '../../src/database/index.js';
import { type Segment, settle } from '../../src/membership/index.js';
import { eraseCustomer } from '../../src/sync/index.js';
import { createWebhook, deleteWebhook, listDeliveries, updateWebhook } from '../../src/webhooks/index.js';
import { givenCustomers, givenOrders } from '../support/records.js';
import { failingAt } from '../support/laws/failing-database.js';
import { pausedBefore } from '../support/laws/paused-database.js';
import { saveSegment, type TestWorkspace, useOneDatabase } from '../support/workspace.js';

/* What is done when a figure of a segment crosses a bound. */

const DAY = 86_400_000;
const fresh = useOneDatabase();
let workspace: TestWorkspace;
let segment: Segment;
let paused: string[];
let errors: unknown[];

beforeEach(async () => {
  workspace = await fresh({ now: '2026-03-01T12:00:00Z' });
  [paused, errors] = [[], []];
  segment = await saveSegment(workspace, "gender = 'f'", 'F');
});
afterEach(() => expect(errors).toEqual([]));

const runner = (on: TestWorkspace = workspace) =>
  new ActionRunner(on, {
    onError: (error) => errors.push(error),
    onPaused: async ({ name }, why) => void paused.push(`${name}: ${why}`),
  });
const act = () => runner().runAll();
const reckon = () => runner().reckon();
const NOTE = { kind: 'NOTE', text: '{{segment}} {{size}} / {{bound}}' } as const;
const make = (trigger: NewAction['trigger'], bound: GivenBound, effect: GivenEffect = NOTE, input: Partial<NewAction> = {}) =>
  createAction(workspace, { segmentId: segment.id, name: 'it', trigger, bound, effect, ...input });
const size = (value: number, margin?: number): GivenBound => ({ figure: 'SIZE', value: String(value), margin: margin?.toString() });
const spent = (value: string, margin?: string): GivenBound => ({ figure: 'AMOUNT_SPENT', value, margin });

async function are(gender: string, ...externalIds: string[]): Promise<string[]> {
  const ids = await givenCustomers(workspace, ...externalIds.map((externalId) => ({ externalId, gender })));
  await settle(workspace);
  return ids;
}

const notes = async ({ id }: { readonly id: string }) =>
  (await listRuns(workspace, id, { state: null, limit: 100, condition: sql`true` })).map(({ note }) => note).toReversed();

describe('the size of a segment', () => {
  test('is told when it rises above a bound, and when it falls below one, once each', async () => {
    await are('f', 'before');
    const [rising, falling] = [await make('ROSE_ABOVE', size(2)), await make('FELL_BELOW', size(2))];
    await are('f', 'ann');
    await act();
    expect([await notes(rising), await notes(falling)]).toEqual([[], []]);
    await are('f', 'bob', 'cem');
    await act();
    await act();
    await are('m', 'ann', 'bob', 'cem');
    await act();
    expect([await notes(rising), await notes(falling)]).toEqual([['F 3 / 2'], ['F 1 / 2']]);
  });

  test('is followed from change to change: a crossing between two looks is not missed, and a margin not crossed twice', async () => {
    const [each, leeway] = [await make('ROSE_ABOVE', size(1)), await make('ROSE_ABOVE', size(1, 1))];
    await are('f', 'ann');
    await are('f', 'bob');
    await are('m', 'bob');
    await are('f', 'bob');
    await are('m', 'ann', 'bob');
    await are('f', 'ann', 'bob');
    await act();
    expect([await notes(each), await notes(leeway)]).toEqual([
      ['F 2 / 1', 'F 2 / 1', 'F 2 / 1'],
      ['F 2 / 1', 'F 2 / 1'],
    ]);
  });

  test('counts who was erased', async () => {
    const [ann = ''] = await are('f', 'ann', 'bob');
    const falling = await make('FELL_BELOW', size(2));
    await eraseCustomer(workspace, ann);
    await settle(workspace);
    await act();
    expect(await notes(falling)).toEqual(['F 1 / 2']);
  });

  test('is told once, though several processes follow it and are killed at any statement', async () => {
    const rising = await make('ROSE_ABOVE', size(1));
    await are('f', 'ann', 'bob');
    for (let nth = 1; nth < 100; nth++) {
      await runner({ ...workspace, database: failingAt(workspace.database, nth) })
        .runAll()
        .catch((error: unknown) => errors.push(error));
      if (errors.splice(0).length === 0) break;
    }
    await Promise.all([act(), act()]);
    expect(await notes(rising)).toEqual(['F 2 / 1']);
  });

  test('is found anew where the log was dropped before it was read', async () => {
    const rising = await make('ROSE_ABOVE', size(1));
    await act();
    await pauseAction(workspace, rising.id);
    await are('f', 'ann', 'bob', 'cem', 'dan');
    await are('m', 'dan');
    workspace.clock.advance(400 * DAY);
    await dropOldChanges(workspace, 365 * DAY);
    await are('m', 'cem');
    await resumeAction(workspace, rising.id);
    await act();
    // How large it was where the log begins again.
    expect(await notes(rising)).toEqual([expect.stringMatching(/^F [34] \/ 1$/)]);
    expect((await getAction(workspace.database, rising.id, null)).missedAt).toEqual(workspace.clock.now());
  });

  test('is told late after a pause', async () => {
    const rising = await make('ROSE_ABOVE', size(0));
    await pauseAction(workspace, rising.id);
    await are('f', 'ann');
    await act();
    expect(await notes(rising)).toEqual([]);
    await resumeAction(workspace, rising.id);
    await act();
    expect(await notes(rising)).toEqual(['F 1 / 0']);
  });
});

describe('what members have spent', () => {
  let orders = 0;
  const buy = async (customerExternalId: string, total: string) => {
    await givenOrders(workspace, { externalId: `o${++orders}`, customerExternalId, placedAt: workspace.clock.now().toISOString(), total });
    await settle(workspace);
  };
  const TEXT = { kind: 'NOTE', text: '{{amount_spent}} of {{size}}, bound {{bound}}' } as const;

  test('is looked at every 15 minutes, and told once it has crossed', async () => {
    await are('f', 'ann');
    await are('m', 'bob');
    await buy('bob', '1000');
    const rising = await make('ROSE_ABOVE', spent('100.50'), TEXT);
    await reckon();
    await buy('ann', '100.50');
    await buy('ann', '0.25');
    workspace.clock.advance(RECKONED_EVERY_MS - 1);
    await reckon();
    expect(await notes(rising)).toEqual([]);
    workspace.clock.advance(1);
    await Promise.all([reckon(), reckon(), act()]);
    expect(await notes(rising)).toEqual(['100.75 of 1, bound 100.50']);
    expect((await getAction(workspace.database, rising.id, null)).lookedAt).toEqual(workspace.clock.now());
    workspace.clock.advance(RECKONED_EVERY_MS);
    await reckon();
    expect(await notes(rising)).toHaveLength(1);
  });

  test('is told once, though processes are killed at any statement', async () => {
    await are('f', 'ann');
    const rising = await make('ROSE_ABOVE', spent('100'), TEXT);
    await reckon();
    await buy('ann', '200');
    for (let nth = 1; nth < 100; nth++) {
      workspace.clock.advance(RECKONED_EVERY_MS);
      await runner({ ...workspace, database: failingAt(workspace.database, nth) })
        .reckon()
        .catch((error: unknown) => errors.push(error));
      if (errors.splice(0).length === 0) break;
    }
    await reckon();
    expect(await notes(rising)).toEqual(['200.00 of 1, bound 100.00']);
  });

  test('that one process has reckoned does nothing once another has looked since', async () => {
    await are('f', 'ann');
    const rising = await make('ROSE_ABOVE', spent('100'), TEXT);
    await reckon();
    await buy('ann', '200');
    workspace.clock.advance(RECKONED_EVERY_MS);
    const pause = pausedBefore(workspace.database, 'action.holdLook');
    const late = runner({ ...workspace, database: pause.database }).reckon();
    await pause.reached;
    await givenOrders(workspace, { externalId: `o${orders}`, refunded: '200' });
    await settle(workspace);
    workspace.clock.advance(RECKONED_EVERY_MS);
    await reckon();
    pause.release();
    await late;
    expect(await notes(rising)).toEqual([]);
  });

  test('falls below a bound when members leave', async () => {
    await are('f', 'ann', 'bob');
    await buy('ann', '60');
    await buy('bob', '60');
    const falling = await make('FELL_BELOW', spent('100'), TEXT);
    await reckon();
    await are('m', 'bob');
    workspace.clock.advance(RECKONED_EVERY_MS);
    await reckon();
    expect(await notes(falling)).toEqual(['60.00 of 1, bound 100.00']);
  });
});

describe('a webhook', () => {
  const context = () => ({ ...workspace, allowPrivate: true });
  const aWebhook = async (segmentIds: string[] | null = null) =>
    (await createWebhook(context(), null, { name: 'w', url: 'http://127.0.0.1:9/', segmentIds })).webhook.id;
  const call = (webhookId: string, text?: string): GivenEffect => ({ kind: 'CALL_WEBHOOK', webhookId, text });

  test('is called with the figures of the segment, once', async () => {
    const id = await aWebhook([segment.id]);
    const { id: actionId } = await make('ROSE_ABOVE', size(0), call(id, 'now {{size}}'));
    await are('f', 'ann');
    await act();
    await act();
    const [delivery, ...more] = await listDeliveries(workspace, id, { state: 'PENDING', limit: 9 });
    expect(more).toEqual([]);
    expect(delivery).toMatchObject({
      changes: [],
      message: {
        type: 'segment.crossed',
        segmentId: segment.id,
        data: {
          action: { id: actionId, name: 'it' },
          trigger: 'ROSE_ABOVE',
          figure: 'SIZE',
          bound: '0',
          size: 1,
          at: '2026-03-01T12:00:00.000Z',
          text: 'now 1',
        },
      },
    });
  });

  test('that is gone, or about other segments by now, pauses the action before anything is done', async () => {
    const other = await saveSegment(workspace, "gender = 'm'", 'M');
    const id = await aWebhook();
    const rising = await make('ROSE_ABOVE', size(0), call(id));
    await updateWebhook(context(), null, id, { segmentIds: [other.id] });
    await are('f', 'ann');
    await act();
    expect(paused).toEqual(['it: failing']);
    expect(await getAction(workspace.database, rising.id, null)).toMatchObject({ pausedReason: 'The webhook is not about this segment.' });
    await updateWebhook(context(), null, id, { segmentIds: null });
    await resumeAction(workspace, rising.id);
    await act();
    expect(await listDeliveries(workspace, id, { state: 'PENDING', limit: 9 })).toMatchObject([{ message: { data: { size: 1 } } }]);
    await deleteWebhook(context(), null, id);
    await are('m', 'ann');
    await are('f', 'ann');
    await act();
    expect(paused).toEqual(['it: failing', 'it: failing']);
  });

  test('keeps no message of a segment that it is about no more', async () => {
    const other = await saveSegment(workspace, "gender = 'm'", 'M');
    const id = await aWebhook();
    await make('ROSE_ABOVE', size(0), call(id));
    await are('f', 'ann');
    await act();
    await updateWebhook(context(), null, id, { segmentIds: [segment.id] });
    expect(await listDeliveries(workspace, id, { state: null, limit: 9 })).toHaveLength(1);
    await updateWebhook(context(), null, id, { segmentIds: [other.id] });
    expect(await listDeliveries(workspace, id, { state: null, limit: 9 })).toEqual([]);
  });
});

test('what cannot be followed or done is refused, naming the field', async () => {
  const refused = async (field: string, made: Promise<unknown>) =>
    expect(made).rejects.toMatchObject({ code: 'INVALID_INPUT', details: { field } });
  await refused('effect.kind', make('ROSE_ABOVE', size(1), { kind: 'ADD_TAG', tag: 'x' }));
  await refused('effect.kind', make('ENTERED', undefined as never, NOTE));
  await refused('bound', make('FELL_BELOW', undefined as never));
  await refused('bound', make('LEFT', size(1), { kind: 'ADD_TAG', tag: 'x' }));
  await refused('bound.value', make('ROSE_ABOVE', { figure: 'SIZE', value: '1.5' }));
  await refused('bound.value', make('ROSE_ABOVE', spent('1e3')));
  await refused('bound.value', make('ROSE_ABOVE', spent('1.00001')));
  await refused('bound.value', make('ROSE_ABOVE', spent('1234567890123456')));
  await refused('bound.margin', make('ROSE_ABOVE', size(1, -1)));
  await refused('afterDays', make('ROSE_ABOVE', size(1), NOTE, { afterDays: 3 }));
  await refused('effect.text', make('ROSE_ABOVE', size(1), { kind: 'NOTE' }));
  await refused('effect.text', make('ROSE_ABOVE', size(1), { kind: 'NOTE', text: '{{amount_spent}}' }));
  await refused('effect.text', make('ROSE_ABOVE', size(1), { kind: 'NOTE', text: 'a\0' }));
  await refused('effect.webhookId', make('ROSE_ABOVE', size(1), { kind: 'NOTE', text: 'x', webhookId: segment.id }));
  await refused('effect.webhookId', make('ROSE_ABOVE', size(1), { kind: 'CALL_WEBHOOK', webhookId: segment.id }));
});
