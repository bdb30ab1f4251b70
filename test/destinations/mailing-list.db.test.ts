/* Long because each trouble is tried with the same list. */

import {
  compareDestination,
  countStates,
  createDestination,
  type Destination,
  type DestinationContext,
  DestinationKeeper,
  getDestination,
  listMembers,
  measureDestinations,
  type NewDestination,
  pauseDestination,
  resumeDestination,
  testDestination,
  updateDestination,
} from '../../src/destinations/index.js';
import { dropOldChanges } from '../../src/changes/index.js';
import { sql } from '../../src/database/sql.js';
import { deleteSegment, settle } from '../../src/membership/index.js';
import { eraseCustomer, mergeCustomers, unmergeCustomer } from '../../src/sync/index.js';
import { hashOf, LIST_ID, type MailingTool, startMailingTool, TOOL_KEY } from '../support/mailing-tool.js';
import { failingAt, Interrupted } from '../support/laws/failing-database.js';
import { givenConsents, givenCustomers } from '../support/records.js';
import { saveSegment, type TestWorkspace, useOneDatabase } from '../support/workspace.js';

/* A segment and the list of a mailing tool, which is a server of the test that keeps to the published protocol. */

const fresh = useOneDatabase();
let workspace: TestWorkspace;
let context: DestinationContext;
let tool: MailingTool;
let segmentId: string;
let paused: string[];
let errors: unknown[];
let keepers: DestinationKeeper[];

beforeEach(async () => {
  workspace = await fresh();
  context = { ...workspace, allowPrivate: true };
  tool = await startMailingTool();
  [paused, errors, keepers] = [[], [], []];
  segmentId = (await saveSegment(workspace, "gender = 'f'", 'F')).id;
});
afterEach(async () => {
  for (const keeper of keepers) await keeper.close();
  await tool.close();
  expect(errors).toEqual([]);
});

function keeper(): DestinationKeeper {
  const made = new DestinationKeeper(workspace, {
    allowPrivate: true,
    onError: (error) => errors.push(error),
    onPaused: async ({ name }, error) => void paused.push(`${name}: ${error}`),
  });
  keepers.push(made);
  return made;
}

const make = (input: Partial<NewDestination> = {}): Promise<Destination> =>
  createDestination(context, { name: 'mail', segmentId, mailingList: { listId: LIST_ID, apiKey: TOOL_KEY, url: tool.url }, ...input });
const addressOf = (name: string) => `${name}@mail.example`;

/** Women who have agreed to e-mail, unless something else is said of them. */
async function given(
  names: readonly string[],
  record: object = {},
  status: 'SUBSCRIBED' | 'UNSUBSCRIBED' | null = 'SUBSCRIBED',
): Promise<string[]> {
  const ids = await givenCustomers(
    workspace,
    ...names.map((name) => ({ externalId: name, gender: 'f', emails: [addressOf(name)], firstName: name, ...record })),
  );
  if (status !== null) {
    const changedAt = workspace.clock.now().toISOString();
    await givenConsents(workspace, ...names.map((name) => ({ customerExternalId: name, channel: 'email' as const, status, changedAt })));
  }
  await settle(workspace);
  return ids;
}

/** Serves until nothing is left to do, however often something goes wrong. */
async function serve(times = 1): Promise<void> {
  const one = keeper();
  for (let time = 0; time < times; time++) {
    await one.serveAll();
    workspace.clock.advance(60_000);
  }
}

const counts = (destination: Destination) => countStates(context, destination.id);
const problems = async ({ id }: Destination) =>
  (await listMembers(context, id, { state: null, limit: 100, condition: sql`problem is not null` })).map(
    ({ problem, message }) => `${problem} ${message ?? ''}`,
  );
const stored = ({ id }: Destination) => getDestination(context.database, id, null);

test('a list is filled, and whoever enters, leaves or changes follows', async () => {
  await given(['ann', 'bea']);
  const destination = await make({
    columns: [
      { name: 'FNAME', column: 'firstName' },
      { name: 'SPENT', column: 'amount_spent' },
    ],
  });
  expect(JSON.stringify(destination.settings)).not.toContain(TOOL_KEY);
  await serve();
  expect(tool.subscribed()).toEqual(['ann@mail.example', 'bea@mail.example']);
  expect(tool.members.get(hashOf('ann@mail.example'))).toMatchObject({ mergeFields: { FNAME: 'ann', SPENT: '0.00' } });
  await given(['cyd']);
  await given(['bea'], { gender: 'm' });
  await given(['ann'], { firstName: 'Anne' });
  await serve();
  expect(tool.subscribed()).toEqual(['ann@mail.example', 'cyd@mail.example']);
  expect(tool.members.get(hashOf('bea@mail.example'))?.status).toBe('archived');
  expect(tool.members.get(hashOf('ann@mail.example'))?.mergeFields['FNAME']).toBe('Anne');
  expect(await counts(destination)).toMatchObject({ present: 2, gone: 1, putting: 0, removing: 0, due: 0 });
  // Nothing changed: nothing is sent.
  const sent = tool.requests.length;
  await given(['ann'], { firstName: 'Anne' });
  await serve();
  expect(tool.requests.length).toBe(sent);
});

test('nobody is written to who has not agreed, or has no address; who takes the consent back goes', async () => {
  await given(['ann']);
  await given(['bea'], {}, null);
  await given(['cyd'], { emails: [] });
  const destination = await make();
  await serve();
  expect(tool.subscribed()).toEqual(['ann@mail.example']);
  expect((await problems(destination)).toSorted()).toEqual(['NO_ADDRESS ', 'NO_CONSENT ']);
  workspace.clock.advance(1_000);
  await given(['bea'], {});
  await given(['ann'], {}, 'UNSUBSCRIBED');
  await serve();
  expect(tool.subscribed()).toEqual(['bea@mail.example']);
});

test('batches have 500 members at most, and ten connections are never passed', async () => {
  const names = Array.from({ length: 620 }, (_, index) => `c${index}`);
  await given(names);
  await make();
  await serve();
  expect(tool.subscribed()).toHaveLength(620);
  expect(tool.requests.filter((request) => request.startsWith('POST'))).toHaveLength(2);
  await givenCustomers(workspace, ...names.slice(0, 60).map((externalId) => ({ externalId, gender: 'm' })));
  await settle(workspace);
  tool.meanwhile = async () => {
    for (let turn = 0; turn < 30; turn++) await new Promise((resolve) => setImmediate(resolve));
  };
  await serve();
  expect(tool.subscribed()).toHaveLength(560);
  expect(tool.most.batch).toBe(500);
  expect(tool.most.connections).toBeGreaterThan(4);
  expect(tool.most.connections).toBeLessThanOrEqual(8);
});

test('whom the tool does not take is told with its words, without the address, and keeps nobody else away', async () => {
  tool.inCompliance.add('bea@mail.example');
  await given(['ann', 'bea']);
  await given(['cyd'], { emails: ['cyd@fake.example'] });
  await given(['dot'], { firstName: 'poison' });
  const destination = await make({ columns: [{ name: 'FNAME', column: 'firstName' }] });
  await serve();
  expect(tool.subscribed()).toEqual(['ann@mail.example']);
  const told = await problems(destination);
  expect(told.toSorted()).toEqual([
    'COMPLIANCE … is already a list member in compliance state due to unsubscribe, bounce, or compliance review and cannot be subscribed.',
    'INVALID … looks fake or invalid, please enter a real email address.',
    'REFUSED Invalid Resource The resource submitted could not be validated.',
  ]);
  expect((await measureDestinations(context.database, workspace.clock.now())).refused).toBe(3);
  await given(['dot'], { firstName: 'dot' });
  await serve();
  expect(tool.subscribed()).toEqual(['ann@mail.example', 'dot@mail.example']);
});

test('a new address takes the place of the old one, and two members of one address are one', async () => {
  await given(['ann', 'bea']);
  const destination = await make();
  await serve();
  await given(['ann'], { emails: ['bea@mail.example'] });
  await given(['bea'], { emails: ['Ann@mail.example'] });
  await serve(2);
  expect(tool.subscribed().map((email) => email.toLowerCase())).toEqual(['ann@mail.example', 'bea@mail.example']);
  await given(['cyd'], { emails: ['bea@mail.example'] });
  await serve();
  expect(await problems(destination)).toEqual(['SAME_ADDRESS ']);
  // The first leaves, and the other stays.
  await given(['ann'], { gender: 'm', emails: ['bea@mail.example'] });
  await serve(2);
  expect(tool.subscribed().map((email) => email.toLowerCase())).toEqual(['ann@mail.example', 'bea@mail.example']);
  expect(await counts(destination)).toMatchObject({ present: 2, skipped: 0 });
});

test('too many requests wait as long as is asked, and the next attempt later each time', async () => {
  await given(['ann']);
  const destination = await make();
  tool.trouble = () => 'too many';
  await serve();
  const { failures, nextAt, lastError, lastErrorAt } = await stored(destination);
  expect([failures, lastError]).toEqual([1, 'The mailing tool has too many requests (429).']);
  expect((nextAt?.getTime() ?? 0) - (lastErrorAt?.getTime() ?? 0)).toBeGreaterThanOrEqual(7_000);
  expect((await measureDestinations(context.database, workspace.clock.now())).failing).toBe(1);
  tool.trouble = () => undefined;
  await serve();
  expect(tool.subscribed()).toEqual(['ann@mail.example']);
  expect(await stored(destination)).toMatchObject({ failures: 0, nextAt: null, pausedAt: null });
});

test('what fails for a day is paused, and says so; what somebody has to mend at once', async () => {
  await given(['ann']);
  const destination = await make();
  tool.trouble = () => 'broken';
  for (let hours = 0; hours < 26; hours++) {
    await keeper().serveAll();
    workspace.clock.advance(3_700_000);
  }
  expect(paused).toEqual(['mail: The mailing tool answered 500.']);
  expect(await stored(destination)).toMatchObject({ pausedFor: 'failing', pausedReason: 'The mailing tool answered 500.' });
  tool.trouble = () => undefined;
  await serve();
  expect(tool.subscribed()).toEqual([]);
  await resumeDestination(context, destination.id);
  await serve();
  expect(tool.subscribed()).toEqual(['ann@mail.example']);

  await updateDestination(context, destination.id, { secret: 'another-us6' });
  expect(await testDestination(context, destination.id)).toBe('The mailing tool does not take the key (401).');
  await serve();
  expect(paused[1]).toBe('mail: The mailing tool does not take the key (401).');
  await updateDestination(context, destination.id, { secret: TOOL_KEY });
  expect(await testDestination(context, destination.id)).toBeNull();
});

test('cut at any point, by any trouble, the list is equal to the segment in the end', async () => {
  const names = Array.from({ length: 60 }, (_, index) => `c${index}`);
  await given(names);
  const destination = await make({ columns: [{ name: 'FNAME', column: 'firstName' }] });
  const troubles = ['cut', 'cut after', 'half an answer', 'too many', 'broken', undefined] as const;
  let turn = 0;
  tool.trouble = () => troubles[turn++ % troubles.length];
  for (let round = 0; round < 12; round++) {
    const moved = names.slice(round * 5, round * 5 + 5);
    await given(moved, round % 2 === 0 ? { gender: 'm' } : { firstName: `again ${round}` });
    await serve(3);
  }
  tool.trouble = () => undefined;
  workspace.clock.advance(3_600_000);
  await serve(2);
  const members = names.filter((_, index) => Math.floor(index / 5) % 2 === 1);
  expect(tool.subscribed()).toEqual(members.map(addressOf).toSorted());
  const roundOf = (name: string) => Math.floor(names.indexOf(name) / 5);
  const told = members.map((name) => tool.members.get(hashOf(addressOf(name)))?.mergeFields['FNAME']);
  expect(told).toEqual(members.map((name) => `again ${roundOf(name)}`));
  expect(await counts(destination)).toMatchObject({ present: 30, putting: 0, removing: 0, refused: 0, due: 0 });
});

test('killed at any statement, another finds what was left half done, and the list is equal to the segment', async () => {
  await given(['stays', 'comes', 'goes']);
  const destination = await make({ columns: [{ name: 'FNAME', column: 'firstName' }] });
  await serve();
  const killed: unknown[] = [];
  for (let nth = 1; nth <= 32; nth++) {
    const [out, into] = nth % 2 === 0 ? ['comes', 'goes'] : ['goes', 'comes'];
    await given([out ?? ''], { gender: 'm' });
    await given([into ?? ''], { firstName: `again ${nth}` });
    if (nth % 8 === 0) await compareDestination(context, destination.id);
    const dying = new DestinationKeeper(
      { ...workspace, database: failingAt(workspace.database, nth) },
      { allowPrivate: true, onError: (error) => killed.push(error), onPaused: async () => {} },
    );
    await dying.serveAll().catch((error: unknown) => killed.push(error));
    await dying.close();
    await context.database.execute(sql`/* test */ update destination set leased_until = clock_timestamp()`);
    await serve();
    expect(tool.subscribed()).toEqual([addressOf(into ?? ''), addressOf('stays')].toSorted());
    expect(tool.members.get(hashOf(addressOf(into ?? '')))?.mergeFields['FNAME']).toBe(`again ${nth}`);
  }
  expect(killed.length).toBeGreaterThan(20);
  expect(killed.every((error) => error instanceof Interrupted)).toBe(true);
  expect(await counts(destination)).toMatchObject({ present: 2, gone: 1, putting: 0, removing: 0, due: 0 });
}, 120_000);

test('who left before an erasure, and who is there, are forgotten there for good', async () => {
  const [ann = '', bea = ''] = await given(['ann', 'bea', 'cyd']);
  const destination = await make();
  await serve();
  await given(['bea'], { gender: 'm' });
  await serve();
  await eraseCustomer(workspace, ann);
  await eraseCustomer(workspace, bea);
  expect(await context.database.query(sql`select from destination_member where customer_id in (${ann}::uuid, ${bea}::uuid)`)).toEqual([]);
  await settle(workspace);
  await serve();
  expect([...tool.forgotten].toSorted()).toEqual(['ann@mail.example', 'bea@mail.example']);
  expect(tool.subscribed()).toEqual(['cyd@mail.example']);
  expect(await counts(destination)).toEqual({ present: 1, putting: 0, removing: 0, refused: 0, stuck: 0, skipped: 0, gone: 0, due: 0 });
});

test('whoever is erased is forgotten under the addresses that they had before, and that those had who were merged into them', async () => {
  const [ann = '', bea = '', cyd = '', dot = ''] = await given(['ann', 'bea', 'cyd', 'dot']);
  await make();
  await serve();
  // Another address; none, and another later; the one of somebody else; and of somebody else who has it still.
  await given(['ann'], { emails: ['ann.two@mail.example'] });
  await given(['bea'], { emails: [] });
  await serve();
  await given(['bea'], { emails: ['bea.two@mail.example'] });
  await serve();
  await given(['cyd'], { emails: ['cyd.two@mail.example'] });
  await serve();
  await given(['eve'], { emails: ['cyd@mail.example'] });
  await serve();
  await mergeCustomers(workspace, ann, [dot]);
  await settle(workspace);
  await serve();
  for (const id of [ann, bea, cyd]) await eraseCustomer(workspace, id);
  await settle(workspace);
  await serve(2);
  const left = [...tool.members.values()].map(({ email, status }) => `${email} ${status}`);
  expect(left).toEqual(['cyd@mail.example subscribed']);
  expect(await context.database.query(sql`/* test */ select key from destination_former_key`)).toEqual([]);
});

test('who is merged and parted again is forgotten under their own addresses alone', async () => {
  const [ann = '', bea = ''] = await given(['ann', 'bea']);
  await make();
  await serve();
  const { mergeIds } = await mergeCustomers(workspace, ann, [bea]);
  await settle(workspace);
  await serve();
  await unmergeCustomer(workspace, mergeIds[0] ?? '');
  await settle(workspace);
  await serve();
  expect(tool.subscribed()).toEqual(['ann@mail.example', 'bea@mail.example']);
  await eraseCustomer(workspace, ann);
  await settle(workspace);
  await serve();
  expect([tool.subscribed(), [...tool.forgotten]]).toEqual([['bea@mail.example'], ['ann@mail.example']]);
  await eraseCustomer(workspace, bea);
  await settle(workspace);
  await serve();
  expect([...tool.members.keys()]).toEqual([]);
});

test('an erasure reaches the list of a segment that was deleted, and nobody else of it', async () => {
  const [ann = ''] = await given(['ann', 'bea']);
  const destination = await make();
  await serve();
  await deleteSegment(workspace, segmentId);
  await serve();
  tool.trouble = () => 'broken';
  await eraseCustomer(workspace, ann);
  for (let hours = 0; hours < 26; hours++) {
    await keeper().serveAll();
    // The longest that is waited for another attempt, at the most that chance makes of it.
    workspace.clock.advance(4_320_000);
  }
  tool.trouble = () => undefined;
  await serve(2);
  expect([tool.subscribed(), [...tool.forgotten]]).toEqual([['bea@mail.example'], ['ann@mail.example']]);
  expect(paused).toEqual(['mail: The segment was deleted. What is there stays as it was.']);
  expect(await stored(destination)).toMatchObject({ pausedFor: 'failing', failures: 0 });
});

test('who is erased while they are being sent is taken away again', async () => {
  const [ann = ''] = await given(['ann', 'bea']);
  await make();
  let erased = false;
  tool.meanwhile = async () => {
    if (erased || tool.members.size === 0) return;
    erased = true;
    await eraseCustomer(workspace, ann);
  };
  await serve(2);
  expect([...tool.forgotten]).toEqual(['ann@mail.example']);
  expect(tool.subscribed()).toEqual(['bea@mail.example']);
});

test('of two who are merged one stays', async () => {
  const [ann = '', bea = ''] = await given(['ann', 'bea']);
  await make();
  await serve();
  await mergeCustomers(workspace, ann, [bea]);
  await settle(workspace);
  await serve(2);
  expect(tool.subscribed()).toEqual(['ann@mail.example']);
});

test('a comparison mends what others did to the list, and asks nobody again who said no there', async () => {
  await given(['ann', 'bea', 'cyd']);
  const destination = await make({ columns: [{ name: 'FNAME', column: 'firstName' }] });
  await serve();
  tool.members.delete(hashOf(addressOf('ann')));
  tool.members.set(hashOf('stranger@mail.example'), { email: 'stranger@mail.example', status: 'subscribed', mergeFields: {} });
  (tool.members.get(hashOf(addressOf('bea'))) as { status: string }).status = 'unsubscribed';
  (tool.members.get(hashOf(addressOf('cyd'))) as { mergeFields: object }).mergeFields = { FNAME: 'spoilt' };
  await serve();
  expect(tool.subscribed()).toEqual(['cyd@mail.example', 'stranger@mail.example']);
  await compareDestination(context, destination.id);
  await serve();
  expect(tool.subscribed()).toEqual(['ann@mail.example', 'cyd@mail.example', 'stranger@mail.example']);
  expect(tool.members.get(hashOf(addressOf('cyd')))?.mergeFields['FNAME']).toBe('cyd');
  expect(await problems(destination)).toEqual(['UNSUBSCRIBED The mailing tool has them as unsubscribed, or as not to be reached.']);
  expect(await stored(destination)).toMatchObject({ strangers: 1, isComparing: false });

  // By itself once a day; and nobody else, where that is wanted.
  await updateDestination(context, destination.id, { exclusive: true });
  workspace.clock.advance(25 * 3_600_000);
  await serve();
  expect(tool.subscribed()).toEqual(['ann@mail.example', 'cyd@mail.example']);
});

test('who is to be unsubscribed on leaving is; whom the tool does not let go is told', async () => {
  await given(['ann', 'bea']);
  const destination = await make({ mailingList: { listId: LIST_ID, apiKey: TOOL_KEY, url: tool.url, onLeave: 'UNSUBSCRIBE' } });
  await serve();
  tool.kept.add('bea@mail.example');
  await given(['ann', 'bea'], { gender: 'm' });
  await serve();
  expect(tool.members.get(hashOf(addressOf('ann')))?.status).toBe('unsubscribed');
  expect(await problems(destination)).toEqual([
    'NOT_REMOVED Method Not Allowed This list member cannot be removed. Please contact support.',
  ]);
});

test('a pause is made up for, also where the log was dropped meanwhile', async () => {
  await given(['ann', 'bea']);
  const destination = await make({ compareEveryHours: null });
  await serve();
  await pauseDestination(context, destination.id);
  await given(['ann'], { gender: 'm' });
  workspace.clock.advance(10 * 86_400_000);
  await given(['cyd']);
  await given(['cyd'], { gender: 'm' });
  await given(['dot']);
  await dropOldChanges(workspace, 86_400_000);
  await serve();
  expect(tool.subscribed()).toEqual(['ann@mail.example', 'bea@mail.example']);
  await resumeDestination(context, destination.id);
  await serve();
  expect(tool.subscribed()).toEqual(['bea@mail.example', 'dot@mail.example']);
});

test('of several processes one writes to it, and one that has lost it notes nothing', async () => {
  await given(Array.from({ length: 30 }, (_, index) => `c${index}`));
  const destination = await make();
  await Promise.all([keeper(), keeper(), keeper()].map((one) => one.serveAll()));
  expect(tool.requests.filter((request) => request.startsWith('POST'))).toHaveLength(1);
  await given(['late']);
  tool.meanwhile = () =>
    context.database.execute(
      sql`/* test */ update destination set leased_by = gen_random_uuid(), leased_until = clock_timestamp() + interval '1 hour'`,
    );
  await keeper().serveAll();
  expect(await counts(destination)).toMatchObject({ present: 30, putting: 1 });
  tool.meanwhile = async () => {};
  await context.database.execute(sql`/* test */ update destination set leased_until = clock_timestamp()`);
  await serve();
  expect(await counts(destination)).toMatchObject({ present: 31, putting: 0 });
});

test('without its segment it does nothing more, and says why', async () => {
  await given(['ann']);
  const destination = await make();
  await serve();
  await deleteSegment(workspace, segmentId);
  await serve();
  expect(paused).toEqual(['mail: The segment was deleted. What is there stays as it was.']);
  expect(tool.subscribed()).toEqual(['ann@mail.example']);
  expect(await stored(destination)).toMatchObject({ segmentId: null, pausedFor: 'failing' });
});
