// Long because all that is promised of actions is tried in one world, which is dear to make.
import {
  ActionRunner,
  createAction,
  deleteAction,
  type GivenEffect,
  getAction,
  listActions,
  listRuns,
  MOST_TIMES,
  type NewAction,
  resumeAction,
} from '../../src/actions/index.js';
import { sql } from '../../src/database/sql.js';
import type { Action } from '../../src/actions/index.js';
import { createSegment, deleteSegment, type Segment, settle } from '../../src/membership/index.js';
import { declareAttributes, declareDataSources, eraseCustomer, mergeCustomers, setConflictRule } from '../../src/sync/index.js';
import { givenCustomers, givenOrders } from '../support/records.js';
import { membersOf, saveSegment, type TestWorkspace, useOneDatabase } from '../support/workspace.js';

/* What is done with customers who enter and leave segments. */

const DAY = 86_400_000;
const fresh = useOneDatabase();
let workspace: TestWorkspace;
let segment: Segment;
let paused: string[];
let errors: unknown[];

beforeEach(async () => {
  workspace = await fresh();
  [paused, errors] = [[], []];
  segment = await saveSegment(workspace, "gender = 'f'", 'F');
});
afterEach(() => expect(errors).toEqual([]));

const runner = () =>
  new ActionRunner(workspace, {
    onError: (error) => errors.push(error),
    onPaused: async ({ name }, why) => void paused.push(`${name}: ${why}`),
  });
const act = () => runner().runAll();
const make = (effect: GivenEffect, input: Partial<NewAction> = {}): Promise<Action> =>
  createAction(workspace, { segmentId: segment.id, name: 'it', trigger: 'ENTERED', effect, ...input });

/** Puts customers of these external ids in the segments of their genders, or moves them. Gives their ids. */
async function enter(gender: string, ...externalIds: string[]): Promise<string[]> {
  const ids = await givenCustomers(workspace, ...externalIds.map((externalId) => ({ externalId, gender })));
  await settle(workspace);
  return ids;
}

async function stored(): Promise<string[]> {
  const rows = await workspace.database.query<{ told: string }>(sql`/* test */
    select x.external_id || ' ' || array_to_string(c.tags, ',') || ' ' || c.attributes::text as told
    from customer c join customer_external_id x on x.customer_id = c.id order by 1`);
  return rows.map(({ told }) => told);
}

const runsOf = async ({ id }: Action) =>
  (await listRuns(workspace, id, { state: null, limit: 100, condition: sql`true` })).map(({ state, error }) => error ?? state);

test('who enters gets a tag and who leaves loses it, once, from when the action was made', async () => {
  await enter('f', 'before');
  const adding = await make({ kind: 'ADD_TAG', tag: 'lady' });
  await make({ kind: 'REMOVE_TAG', tag: 'LADY' }, { trigger: 'LEFT' });
  await enter('f', 'ann', 'bob');
  await act();
  expect(await stored()).toEqual(['ann lady {}', 'before  {}', 'bob lady {}']);
  await enter('m', 'bob');
  await act();
  await act();
  expect(await stored()).toEqual(['ann lady {}', 'before  {}', 'bob  {}']);
  expect(await runsOf(adding)).toEqual(['DONE', 'DONE']);
});

describe('what happens to one customer has its consequences in the order in which it happens', () => {
  const PAIRS = 8;
  /** Which of two comes first by chance does so in all of these only once in a while. */
  async function makePairs(entering: Partial<NewAction> = {}): Promise<void> {
    for (let n = 0; n < PAIRS; n++) {
      await make({ kind: 'ADD_TAG', tag: `t${n}` }, entering);
      await make({ kind: 'REMOVE_TAG', tag: `t${n}` }, { trigger: 'LEFT' });
    }
  }
  const all = Array.from({ length: PAIRS }, (_, n) => `t${n}`);
  const tagsOf = async () => (await stored()).map((line) => line.split(' ')[1]?.split(',').toSorted().join());

  test('of whoever leaves before anybody looks, or comes back', async () => {
    await makePairs();
    await enter('f', 'ann', 'bob', 'cem');
    await enter('m', 'ann', 'bob');
    await enter('f', 'bob');
    await act();
    expect(await tagsOf()).toEqual(['', all.join(), all.join()]);
  });

  test('also of several runners at once', async () => {
    await makePairs();
    for (const gender of ['f', 'm', 'f', 'm']) await enter(gender, 'ann', 'bob');
    for (let n = 0; n < 4; n++) await Promise.all([act(), act(), act()]);
    expect(await tagsOf()).toEqual(['', '']);
  });

  test('of whoever had stayed long enough, and left', async () => {
    await makePairs({ trigger: 'STAYED', afterDays: 1 });
    await enter('f', 'ann', 'bob');
    workspace.clock.advance(2 * DAY);
    await enter('m', 'ann');
    await act();
    expect(await tagsOf()).toEqual(['', all.join()]);
  });

  test('and one that fails keeps no other waiting', async () => {
    await makePairs();
    const { id } = await make({ kind: 'ADD_TAG', tag: 'never' });
    await workspace.database.execute(
      sql`/* test */ update segment_action set effect = '{"kind":"ADD_TO_SEGMENT","targetSegmentId":"none"}' where id = ${id}::uuid`,
    );
    await enter('f', 'ann');
    await enter('m', 'ann');
    const one = runner();
    await one.runAll();
    await one.runAll();
    expect(await tagsOf()).toEqual(['']);
    expect(errors.length).toBeGreaterThan(0);
    errors = [];
  });
});

test('tags and values have the form that customers have them in, and nothing that cannot be stored', async () => {
  await declareAttributes(workspace, [{ key: 'note', name: 'Note', type: 'text' }]);
  for (const text of ['a\0b', '\ud800', 'x {{age}} \0']) {
    await expect(make({ kind: 'ADD_TAG', tag: text })).rejects.toMatchObject({ code: 'INVALID_INPUT', details: { field: 'effect.tag' } });
    await expect(make({ kind: 'SET_ATTRIBUTE', attribute: 'note', value: text })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: { field: 'effect.value' },
    });
  }
  for (const tag of ['', ' ', '\u200b', 'x'.repeat(256)])
    await expect(make({ kind: 'ADD_TAG', tag })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  await make({ kind: 'ADD_TAG', tag: ' Cafe\u0301\n{{gender}} \u200b' });
  await enter('f', 'ann');
  await act();
  expect(await stored()).toEqual(['ann Café f {}']);
});

test('figures of the customer stand in tags and values, in the form that the attribute has', async () => {
  await declareAttributes(workspace, [
    { key: 'spent', name: 'Spent', type: 'money' },
    { key: 'note', name: 'Note', type: 'text' },
    { key: 'count', name: 'Count', type: 'number' },
    { key: 'last', name: 'Last', type: 'date' },
  ]);
  const set = (attribute: string, value: unknown) => make({ kind: 'SET_ATTRIBUTE', attribute, value });
  await set('spent', '{{amount_spent}}');
  await set('note', '{{number_of_orders}} orders, {{last_channel}}: {{ amount_spent }}');
  await set('count', '{{number_of_orders}}');
  await set('last', '{{last_order_date}}');
  await make({ kind: 'ADD_TAG', tag: 'orders-{{number_of_orders}}' });
  await givenCustomers(workspace, { externalId: 'ann' });
  await givenOrders(workspace, {
    externalId: 'o',
    customerExternalId: 'ann',
    total: '12.50',
    placedAt: '2026-05-01T10:00:00Z',
    currency: 'EUR',
    lines: [],
  });
  await enter('f', 'ann');
  await act();
  expect(await stored()).toEqual(['ann orders-1 {"last": "2026-05-01", "note": "1 orders, : 12.50", "count": 1, "spent": "12.5000"}']);
});

test('who enters is put on a list, of which followers of the log are told and on which rules build', async () => {
  const list = (await createSegment(workspace, { name: 'List', kind: 'STATIC' })).segment as Segment;
  const onList = await saveSegment(workspace, `segment MATCHES (id = '${list.id}')`, 'On list');
  await make({ kind: 'ADD_TO_SEGMENT', targetSegmentId: list.id });
  await make({ kind: 'REMOVE_FROM_SEGMENT', targetSegmentId: list.id }, { trigger: 'LEFT' });
  await enter('f', 'ann', 'bob');
  await act();
  await enter('m', 'bob');
  await act();
  await settle(workspace);
  expect([await membersOf(workspace, list.id), await membersOf(workspace, onList.id)]).toEqual([['ann'], ['ann']]);
});

test('a list that is gone pauses the action, which says why and goes on where it stood', async () => {
  const list = (await createSegment(workspace, { name: 'List', kind: 'STATIC' })).segment as Segment;
  const { id } = await make({ kind: 'ADD_TO_SEGMENT', targetSegmentId: list.id });
  await deleteSegment(workspace, list.id);
  await enter('f', 'ann');
  await act();
  expect(paused).toEqual(['it: failing']);
  expect(await getAction(workspace.database, id, null)).toMatchObject({
    pausedFor: 'failing',
    pausedReason: expect.stringContaining('not there'),
  });
  await expect(resumeAction(workspace, id)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
});

test('several runners at once do each thing once', async () => {
  const action = await make({ kind: 'ADD_TAG', tag: 'lady' });
  const names = Array.from({ length: 450 }, (_, index) => `c${index}`);
  await enter('f', ...names);
  await Promise.all([act(), act(), act()]);
  await act();
  const [{ count } = { count: 0 }] = await workspace.database.query<{ count: number }>(sql`/* test */
    select count(*)::int as count from segment_action_run where action_id = ${action.id}`);
  expect(count).toBe(names.length);
});

test('what is cut off before its end is not done, and done once afterwards', async () => {
  const list = (await createSegment(workspace, { name: 'List', kind: 'STATIC' })).segment as Segment;
  const action = await make({ kind: 'ADD_TO_SEGMENT', targetSegmentId: list.id });
  await enter('f', 'ann');
  // The position is written last: a process that ends before has written everything else.
  await workspace.database.execute(sql`/* test */
    create function cut_off() returns trigger language plpgsql as $$ begin raise exception 'cut off'; end $$`);
  await workspace.database.execute(
    sql`/* test */ create trigger cut before update of seq on segment_action for each row execute function cut_off()`,
  );
  await act();
  await workspace.database.execute(sql`/* test */ drop function cut_off cascade`);
  expect(errors.splice(0)).toEqual([expect.objectContaining({ message: expect.stringContaining('cut off') })]);
  expect([await membersOf(workspace, list.id), await runsOf(action)]).toEqual([[], []]);
  await act();
  await act();
  expect([await membersOf(workspace, list.id), await runsOf(action)]).toEqual([['ann'], ['DONE']]);
});

test('what leads back to its segment is stopped, told, and goes on for others once it is resumed', async () => {
  const untold = await saveSegment(workspace, "gender = 'f' AND NOT (customer_tags CONTAINS 'told')", 'Untold');
  const telling = await make({ kind: 'ADD_TAG', tag: 'told' }, { segmentId: untold.id, name: 'telling' });
  await make({ kind: 'REMOVE_TAG', tag: 'told' }, { segmentId: untold.id, trigger: 'LEFT', name: 'forgetting' });
  await enter('f', 'ann');
  for (let round = 0; round < 3 * MOST_TIMES && paused.length === 0; round++) {
    await act();
    await settle(workspace);
    workspace.clock.advance(1_000);
  }
  expect(paused).toEqual(['telling: looping']);
  expect(await runsOf(telling)).toEqual(Array.from({ length: MOST_TIMES }, () => 'DONE'));
  const done = await stored();
  await act();
  expect(await stored()).toEqual(done);
  expect(await getAction(workspace.database, telling.id, null)).toMatchObject({
    pausedFor: 'looping',
    pausedReason: expect.stringContaining('10 times'),
  });
  await resumeAction(workspace, telling.id);
  await act();
  expect(await stored()).toEqual(['ann told {}']);
});

test('who has stayed for so many days has it done once; who left before does not', async () => {
  const action = await make({ kind: 'ADD_TAG', tag: 'loyal' }, { trigger: 'STAYED', afterDays: 7 });
  await enter('f', 'ann', 'bob', 'eve', 'zoe');
  await act();
  workspace.clock.advance(3 * DAY);
  await enter('m', 'bob', 'zoe');
  await act();
  await enter('f', 'bob');
  await act();
  workspace.clock.advance(4 * DAY);
  // Who leaves at the moment that it is due has stayed.
  await enter('m', 'eve');
  await act();
  await act();
  expect(await stored()).toEqual(['ann loyal {}', 'bob  {}', 'eve loyal {}', 'zoe  {}']);
  workspace.clock.advance(3 * DAY);
  await act();
  expect(await stored()).toEqual(['ann loyal {}', 'bob loyal {}', 'eve loyal {}', 'zoe  {}']);
  expect(await runsOf(action)).toEqual(['DONE', 'DONE', 'DONE']);
});

test('nothing is done with who is gone, and nothing of them is left', async () => {
  const list = (await createSegment(workspace, { name: 'List', kind: 'STATIC' })).segment as Segment;
  const tagging = await make({ kind: 'ADD_TAG', tag: 'lady' });
  await make({ kind: 'ADD_TO_SEGMENT', targetSegmentId: list.id });
  await make({ kind: 'ADD_TAG', tag: 'loyal' }, { trigger: 'STAYED', afterDays: 1 });
  await make({ kind: 'ADD_TAG', tag: 'gone' }, { trigger: 'LEFT' });
  const [ann = '', bob = '', eve = '', joe = ''] = await enter('f', 'ann', 'bob', 'eve', 'joe');
  await eraseCustomer(workspace, ann);
  await mergeCustomers(workspace, eve, [bob]);
  await act();
  expect((await stored()).filter((told) => !told.startsWith('bob'))).toEqual(['eve lady {}', 'joe lady {}']);
  expect(await membersOf(workspace, list.id)).toHaveLength(3);
  await eraseCustomer(workspace, joe);
  workspace.clock.advance(2 * DAY);
  await act();
  expect((await stored()).filter((told) => !told.startsWith('bob'))).toEqual(['eve lady,loyal {}']);
  expect(
    (await listRuns(workspace, tagging.id, { state: null, limit: 9, condition: sql`true` })).map(({ customerId }) => customerId),
  ).toEqual([eve]);
});

test('what a more trusted source says stays, and what cannot be is told', async () => {
  await declareAttributes(workspace, [{ key: 'size', name: 'Size', type: 'number' }]);
  const action = await make({ kind: 'SET_ATTRIBUTE', attribute: 'size', value: '{{customer_email_domain}}' });
  const clearing = await make({ kind: 'CLEAR_ATTRIBUTE', attribute: 'size' }, { trigger: 'LEFT' });
  await givenCustomers(workspace, { externalId: 'ann', emails: ['ann@example.com'], attributes: { size: 38 } });
  await enter('f', 'ann');
  await enter('m', 'ann');
  await act();
  expect([await runsOf(action), await runsOf(clearing)]).toEqual([['attributes.size must be a number.'], ['DONE']]);
  expect(await stored()).toEqual(['ann  {}']);
  await setConflictRule(workspace, 'TRUSTED');
  await declareDataSources(workspace, [{ name: 'actions', party: 3 }]);
  await givenCustomers(workspace, { externalId: 'bob', attributes: { size: 38 } });
  const setting = await make({ kind: 'SET_ATTRIBUTE', attribute: 'size', value: 40 });
  await enter('f', 'bob');
  await act();
  expect([await runsOf(setting), await stored()]).toEqual([['UNCHANGED'], ['ann  {}', 'bob  {"size": 38}']]);
});

test.each<[string, GivenEffect, Partial<NewAction>, string]>([
  ['a tag without one', { kind: 'ADD_TAG' }, {}, 'effect.tag'],
  ['what is of another kind', { kind: 'ADD_TAG', tag: 'x', attribute: 'y' }, {}, 'effect.attribute'],
  ['an attribute that nobody declared', { kind: 'SET_ATTRIBUTE', attribute: 'nope', value: 1 }, {}, 'effect.attribute'],
  ['a figure that there is not', { kind: 'ADD_TAG', tag: '{{nope}}' }, {}, 'effect.tag'],
  ['days for who enters', { kind: 'ADD_TAG', tag: 'x' }, { afterDays: 3 }, 'afterDays'],
  ['no days for who stays', { kind: 'ADD_TAG', tag: 'x' }, { trigger: 'STAYED' }, 'afterDays'],
  ['a segment that there is not', { kind: 'ADD_TAG', tag: 'x' }, { segmentId: '0197a1de-0000-7000-8000-000000000001' }, 'segmentId'],
])('refuses %s', async (_, effect, input, field) => {
  await expect(make(effect, input)).rejects.toMatchObject({ code: 'INVALID_INPUT', details: { field } });
});

test('refuses more days and longer templates than are allowed, and members of a rule', async () => {
  await expect(make({ kind: 'ADD_TAG', tag: 'x' }, { trigger: 'STAYED', afterDays: 366 })).rejects.toMatchObject({
    code: 'LIMIT_EXCEEDED',
  });
  await declareAttributes(workspace, [{ key: 'note', name: 'Note', type: 'text' }]);
  const long = { kind: 'SET_ATTRIBUTE', attribute: 'note', value: 'x'.repeat(2_001) } as const;
  await expect(make(long)).rejects.toMatchObject({ code: 'LIMIT_EXCEEDED' });
  await expect(make({ kind: 'ADD_TO_SEGMENT', targetSegmentId: segment.id })).rejects.toMatchObject({
    details: { field: 'effect.targetSegmentId' },
  });
});

test('a key that is limited to segments knows the actions of these alone, on lists that it sees', async () => {
  const list = (await createSegment(workspace, { name: 'List', kind: 'STATIC' })).segment as Segment;
  const action = await make({ kind: 'ADD_TO_SEGMENT', targetSegmentId: list.id });
  const tagging = await make({ kind: 'ADD_TAG', tag: 'x' });
  const seeing = (...segmentIds: string[]) => ({ ...workspace, reader: { segmentIds: new Set(segmentIds), refusal: () => undefined } });
  const seen = async (...segmentIds: string[]) => (await listActions(seeing(...segmentIds), null)).map(({ id }) => id);
  expect([await seen(list.id), await seen(segment.id), await seen(segment.id, list.id)]).toEqual([
    [],
    [tagging.id],
    [tagging.id, action.id],
  ]);
  await expect(deleteAction(seeing(segment.id), action.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
