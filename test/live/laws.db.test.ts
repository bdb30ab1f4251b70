import fc from 'fast-check';
import {
  appendChanges,
  BEGINNING,
  decodeCursor,
  encodeCursor,
  headOfLog,
  readChanges,
  type MembershipChange,
  type NewChange,
} from '../../src/changes/index.js';
import { sql } from '../../src/database/sql.js';
import { newId } from '../../src/kernel/id.js';
import { Random } from '../../src/kernel/random.js';
import { ChangeFeed, type ChangeSubscription, type MembershipUpdate } from '../../src/live/index.js';
import { netChanges } from '../../src/live/quiet-period.js';
import { settle } from '../../src/membership/index.js';
import { declareAttributes } from '../../src/sync/index.js';
import { happen, type Happening } from '../support/laws/history.js';
import { DEFINITIONS } from '../support/laws/definitions.js';
import { untilBlocked } from '../support/laws/paused-database.js';
import { LAW_RUNS, LAW_SEED } from '../support/laws/settings.js';
import { saveSegment, useOneDatabase, type TestWorkspace } from '../support/workspace.js';

/* Promise 3: who disconnects at random points and resumes with the last cursor sees each change exactly once, in order. */

let workspace: TestWorkspace;
let feed: ChangeFeed;
const errors: unknown[] = [];

const emptyWorkspace = useOneDatabase();
beforeEach(async () => {
  workspace = await emptyWorkspace({ timeZone: 'Europe/Berlin' });
  feed = new ChangeFeed(workspace, (error) => errors.push(error));
  await feed.start();
});
afterEach(async () => {
  await feed.close();
  expect(errors).toEqual([]);
});

const RULES = ['last_order_date >= -30d', 'number_of_orders > 1', 'age >= 30', 'orders_placed MATCHES (count = 0)', 'home_owner = true'];
const KINDS = [
  ...Array<'customers'>(5).fill('customers'),
  ...Array<'orders'>(4).fill('orders'),
  ...(['remove', 'merge', 'moveClock', 'moveClock', 'updateSegment', 'updateSegment', 'deleteSegment', 'twoEvaluators'] as const),
];

/** Something happens again and again, in a process of its own as it were. */
async function write(random: Random, times: number): Promise<void> {
  for (let time = 0; time < times; time++) {
    const happening: Happening = { kind: random.pick(KINDS), dice: random.integer(0, 1_000_000), killedAt: 0 };
    await happen(workspace, happening, RULES);
    if (random.chance(0.5)) await settle(workspace);
  }
  await settle(workspace);
}

/** A client that keeps what it was told, and the cursor, only together. */
class Client {
  readonly members = new Set<string>();
  readonly seen: MembershipChange[] = [];
  cursor: string | undefined;

  constructor(private readonly random: Random) {}

  /** Listens until it has seen everything that the log has when `writing` has ended; hangs up at random in between. */
  async follow(first: ChangeSubscription, writing: Promise<void>): Promise<void> {
    let target: bigint | undefined;
    const ended = writing.then(async () => (target = (await headOfLog(workspace.database)).seq));
    let subscription = first;
    let isDone = false;
    while (!isDone) {
      const updates = await feed.subscribe(subscription);
      const patience = this.random.integer(0, 4);
      for (let taken = 0; taken <= patience && !isDone; taken++) {
        const next = await Promise.race([updates.next(), ended.then(() => undefined)]);
        // Once nothing more is written, the rest is read from the log as far as the last cursor that was kept.
        if (next === undefined || next.done === true) break;
        if (this.random.chance(0.8)) this.keep(next.value);
        else break;
      }
      await updates.return();
      if (this.cursor !== undefined) subscription = { ...first, snapshot: false, after: this.cursor };
      isDone = target !== undefined;
    }
    await this.readRest(subscription, target as bigint);
  }

  private async readRest(subscription: ChangeSubscription, target: bigint): Promise<void> {
    const updates = await feed.subscribe(subscription);
    const last = async () => {
      const rest = await readChanges(workspace.database, { after: 0n, first: 1_000_000, segmentIds: subscription.segmentIds });
      return rest.filter(({ seq }) => seq <= target).at(-1)?.seq ?? 0n;
    };
    const end = await last();
    let update: MembershipUpdate | undefined;
    const isBehind = () => decode(this.cursor ?? subscription.after) < end;
    while (isBehind() || (subscription.snapshot === true && this.cursor === undefined)) {
      update = (await updates.next()).value as MembershipUpdate;
      this.keep(update);
    }
    await updates.return();
  }

  private keep(update: MembershipUpdate): void {
    if (update.kind === 'snapshot') for (const { segmentId, customerId } of update.members) this.members.add(`${segmentId} ${customerId}`);
    else {
      for (const change of update.changes) {
        this.seen.push(change);
        if (change.kind === 'ENTERED') this.members.add(`${change.segmentId} ${change.customerId}`);
        else this.members.delete(`${change.segmentId} ${change.customerId}`);
      }
    }
    if (update.cursor !== undefined) this.cursor = update.cursor;
  }
}

function decode(cursor: string | null | undefined): bigint {
  return cursor === undefined || cursor === null ? 0n : decodeCursor(cursor).seq;
}

async function storedMembers(segmentIds: readonly string[]): Promise<string[]> {
  const rows = await workspace.database.query<{ pair: string }>(sql`
    select segment_id || ' ' || customer_id as pair from membership where segment_id = any(${[...segmentIds]}::uuid[])`);
  return rows.map(({ pair }) => pair).toSorted();
}

test.each(Array.from({ length: Math.ceil(LAW_RUNS / 500) }, (_, index) => LAW_SEED + index))(
  'clients that come and go see every change once, in order, and end with the members that there are (seed %d)',
  async (seed) => {
    const random = new Random(`live ${seed}`);
    await declareAttributes(workspace, DEFINITIONS);
    // Customers work for companies: without those, none would be accepted.
    for (const kind of ['companies', 'customers', 'customers'] as const) await happen(workspace, { kind, dice: 1, killedAt: 0 }, RULES);
    const segments = [];
    for (const rule of RULES) segments.push(await saveSegment(workspace, rule));
    await write(random.fork('before'), 6);
    const start = await headOfLog(workspace.database);
    const some = segments.slice(0, 2).map(({ id }) => id);
    const all = segments.map(({ id }) => id);

    const writing = write(random.fork('during'), 40);
    const fromSnapshot = new Client(random.fork('snapshot'));
    const fromCursor = new Client(random.fork('cursor'));
    const ofSome = new Client(random.fork('some'));
    const after = encodeCursor(start);
    await Promise.all([
      writing,
      fromSnapshot.follow({ snapshot: true, segmentIds: all }, writing),
      fromCursor.follow({ after }, writing),
      ofSome.follow({ after, segmentIds: some }, writing),
    ]);

    const log = await readChanges(workspace.database, { after: start.seq, first: 1_000_000 });
    expect(log).not.toEqual([]);
    expect(fromCursor.seen).toEqual(log);
    expect(ofSome.seen).toEqual(log.filter(({ segmentId }) => some.includes(segmentId)));
    expect([...fromSnapshot.members].toSorted()).toEqual(await storedMembers(all));
    const seqs = fromSnapshot.seen.map(({ seq }) => seq);
    expect(seqs).toEqual([...new Set(seqs)].toSorted((a, b) => (a < b ? -1 : 1)));
  },
  300_000,
);

const NOW = new Date('2026-05-15T12:00:00Z');
const entered = (segmentId: string, customerId: string): NewChange => ({ segmentId, customerId, kind: 'ENTERED', cause: 'DATA' });
const left = (segmentId: string, customerId: string): NewChange => ({ segmentId, customerId, kind: 'LEFT', cause: 'DATA' });

test('changes of two writers are numbered in the order in which they commit, and none is passed over', async () => {
  const [segment, ann, bob] = [newId(), newId(), newId()];
  const updates = await feed.subscribe({});
  let release = (): void => {};
  let appended = (): void => {};
  const isAppended = new Promise<void>((resolve) => (appended = resolve));
  const first = workspace.database.transaction(async (transaction) => {
    appendChanges(transaction, [entered(segment, ann)], NOW);
    await transaction.query(sql`/* test.append */ select 1`);
    appended();
    await new Promise<void>((resolve) => (release = resolve));
  });
  await isAppended;
  const second = workspace.database.transaction(async (transaction) => appendChanges(transaction, [entered(segment, bob)], NOW));
  // The embedded database does not even begin the second.
  const waits = process.env['DATABASE_URL'] === undefined ? 'blocked' : await untilBlocked(workspace.database, second);
  release();
  await Promise.all([first, second]);
  expect(waits).toBe('blocked');
  workspace.wakeUps.wake('changes');
  const seen: (string | null)[] = [];
  while (seen.length < 2) {
    const { value } = await updates.next();
    if (value?.kind === 'changes') seen.push(...value.changes.map(({ customerId }) => customerId));
  }
  expect(seen).toEqual([ann, bob]);
  await updates.return();
});

test('a quiet period tells the outcome of what happened in it, under a cursor beyond all of it', async () => {
  const [segment, ann, bob, cid] = [newId(), newId(), newId(), newId()];
  const updates = await feed.subscribe({ quietPeriodMs: 20 });
  await workspace.database.transaction(async (transaction) =>
    appendChanges(
      transaction,
      [entered(segment, ann), entered(segment, bob), left(segment, bob), left(segment, cid), left(segment, ann), entered(segment, ann)],
      NOW,
    ),
  );
  workspace.wakeUps.wake('changes');
  const { value } = await updates.next();
  expect(value?.kind === 'changes' && value.changes.map(({ kind, customerId }) => [kind, customerId])).toEqual([
    ['LEFT', cid],
    ['ENTERED', ann],
  ]);
  expect(decode(value?.cursor)).toBe((await headOfLog(workspace.database)).seq);
  await updates.return();
  const changes = value?.kind === 'changes' ? value.changes : [];
  expect(changes.at(-1)?.resumeAfter).toBe((await headOfLog(workspace.database)).seq);
  // Half of an outcome is none: of the rest alone nobody could tell that Ann is in.
  const again = await feed.subscribe({
    quietPeriodMs: 20,
    after: encodeCursor({ ...BEGINNING, ...changes[0], seq: changes[0]?.resumeAfter ?? 0n }),
  });
  expect((await again.next()).value).toEqual(value);
  await again.return();
});

test('netting keeps at most one change a pair, in order, and leads to the same members', () => {
  const pair = fc.record({ segmentId: fc.constantFrom('s', 't'), customerId: fc.constantFrom('a', 'b', 'c') });
  fc.assert(
    fc.property(fc.array(pair, { maxLength: 30 }), fc.array(pair), (pairs, members) => {
      const before = new Set(members.map(({ segmentId, customerId }) => `${segmentId} ${customerId}`));
      const state = new Set(before);
      const changes = pairs.map(({ segmentId, customerId }, index): MembershipChange => {
        const key = `${segmentId} ${customerId}`;
        const kind = state.has(key) ? 'LEFT' : 'ENTERED';
        if (kind === 'LEFT') state.delete(key);
        else state.add(key);
        return { seq: BigInt(index + 1), epoch: '', segmentId, customerId, kind, cause: 'DATA', at: NOW };
      });
      const net = netChanges(changes);
      for (const { segmentId, customerId, kind } of net) {
        expect(before.has(`${segmentId} ${customerId}`)).toBe(kind === 'LEFT');
        if (kind === 'LEFT') before.delete(`${segmentId} ${customerId}`);
        else before.add(`${segmentId} ${customerId}`);
      }
      expect([...before].toSorted()).toEqual([...state].toSorted());
      expect(net).toEqual(changes.filter((change) => net.includes(change)));
    }),
  );
});
