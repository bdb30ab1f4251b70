import { appendChanges, dropOldChanges, headOfLog, readChanges, readHorizon, type NewChange } from '../../src/changes/index.js';
import { sql } from '../../src/database/sql.js';
import { newId } from '../../src/kernel/id.js';
import { Random } from '../../src/kernel/random.js';
import { filterByMembershipAsOf, settle, sizesOverTime } from '../../src/membership/index.js';
import { declareAttributes } from '../../src/sync/index.js';
import { DEFINITIONS } from '../support/laws/definitions.js';
import { happen } from '../support/laws/history.js';
import { LAW_SEED } from '../support/laws/settings.js';
import { contradictions } from '../support/laws/verify.js';
import { saveSegment, useOneDatabase, type TestWorkspace } from '../support/workspace.js';

const DAY_MS = 86_400_000;
const RULES = ['last_order_date >= -30d', 'number_of_orders > 1', 'age >= 30', 'orders_placed MATCHES (count = 0)'];
const KINDS = ['customers', 'customers', 'orders', 'orders', 'moveClock', 'erase', 'merge', 'updateSegment'] as const;

let workspace: TestWorkspace;
const emptyWorkspace = useOneDatabase();
beforeEach(async () => {
  workspace = await emptyWorkspace();
});

/** How large a segment was at an instant, and who was in it. */
async function pastOf(segmentId: string, instant: Date): Promise<{ size: number | undefined; members: string[] }> {
  const [point] = await sizesOverTime(workspace, segmentId, { from: instant, to: instant, every: 'DAY' });
  const { joins, condition } = await filterByMembershipAsOf(workspace, segmentId, instant);
  const rows = await workspace.database.query<{ id: string }>(sql`select c.id from customer c ${joins} where ${condition} order by c.id`);
  return { size: point?.size, members: rows.map(({ id }) => id) };
}

async function instantsOfLog(): Promise<Date[]> {
  const rows = await workspace.database.query<{ at: Date }>(sql`select distinct at from membership_change order by at`);
  return rows.flatMap(({ at }) => [new Date(at.getTime() - 1), at]);
}

async function happenSometimes(random: Random, times: number): Promise<void> {
  for (let time = 0; time < times; time++) {
    await happen(workspace, { kind: random.pick(KINDS), dice: random.integer(0, 1_000_000), killedAt: 0 }, RULES);
    if (random.chance(0.7)) await settle(workspace);
  }
  await settle(workspace);
}

test.each([0, 1])(
  'sizes and members of every instant since the horizon are what they were, and none before it is told (seed %d)',
  async (offset) => {
    const random = new Random(`retention ${LAW_SEED + offset}`);
    await declareAttributes(workspace, DEFINITIONS);
    for (const kind of ['companies', 'customers', 'customers'] as const) await happen(workspace, { kind, dice: 1, killedAt: 0 }, RULES);
    const segments: string[] = [];
    for (const rule of RULES) segments.push((await saveSegment(workspace, rule)).id);
    for (let round = 0; round < 2; round++) {
      await happenSometimes(random.fork(`round ${round}`), 15);
      const { at: oldHorizon } = await readHorizon(workspace.database);
      const instants = (await instantsOfLog()).filter((instant) => instant >= oldHorizon);
      const told = async (instant: Date) => Promise.all(segments.map((id) => pastOf(id, instant)));
      const before = new Map<Date, unknown>();
      for (const instant of instants) before.set(instant, await told(instant));

      const middle = random.pick(instants);
      await dropOldChanges(workspace, workspace.clock.now().getTime() - middle.getTime(), { stretch: 7 });
      const { at: horizon } = await readHorizon(workspace.database);
      for (const instant of instants.filter((one) => one >= horizon))
        expect([instant, await told(instant)]).toEqual([instant, before.get(instant)]);
      for (const instant of instants.filter((one) => one < horizon))
        await expect(told(instant)).rejects.toMatchObject({ code: 'HISTORY_EXPIRED', details: { keptFrom: horizon.toISOString() } });
      expect(await contradictions(workspace)).toEqual([]);
    }
  },
  300_000,
);

const change = (kind: NewChange['kind'], segmentId: string, customerId: string): NewChange => ({
  segmentId,
  customerId,
  kind,
  cause: 'DATA',
});

async function append(at: Date, ...changes: NewChange[]): Promise<void> {
  await workspace.database.transaction(async (transaction) => appendChanges(transaction, changes, at));
}

async function keptChanges(): Promise<string[]> {
  const changes = await readChanges(workspace.database, { after: 0n, first: 1_000 });
  return changes.map(({ kind, customerId }) => `${customerId} ${kind}`);
}

describe('of what is old', () => {
  const [segment, ann, bob, cid] = [newId(), newId(), newId(), newId()];
  const daysAgo = (days: number) => new Date(workspace.clock.now().getTime() - days * DAY_MS);

  test('only the entries of those who were members at the horizon are kept', async () => {
    await append(daysAgo(30), change('ENTERED', segment, ann), change('ENTERED', segment, bob), change('LEFT', segment, ann));
    await append(daysAgo(20), change('ENTERED', segment, ann), change('LEFT', segment, ann), change('ENTERED', segment, cid));
    await append(daysAgo(5), change('LEFT', segment, bob));
    await dropOldChanges(workspace, 10 * DAY_MS);
    expect(await keptChanges()).toEqual([`${bob} ENTERED`, `${cid} ENTERED`, `${bob} LEFT`]);
    expect(await readHorizon(workspace.database)).toEqual({ seq: 6n, at: daysAgo(20) });
  });

  test('an entry goes when its end has become old too', async () => {
    await append(daysAgo(30), change('ENTERED', segment, ann));
    await append(daysAgo(20), change('LEFT', segment, ann));
    await append(daysAgo(1), change('ENTERED', segment, bob));
    await dropOldChanges(workspace, 25 * DAY_MS);
    expect(await keptChanges()).toHaveLength(3);
    await dropOldChanges(workspace, 10 * DAY_MS);
    expect(await keptChanges()).toEqual([`${bob} ENTERED`]);
  });

  test('a change is kept until it is older than that, to the millisecond', async () => {
    await append(daysAgo(30), change('ENTERED', segment, ann));
    await append(daysAgo(10), change('LEFT', segment, ann));
    await append(daysAgo(1), change('ENTERED', segment, bob));
    await dropOldChanges(workspace, 10 * DAY_MS);
    expect(await keptChanges()).toHaveLength(3);
    await dropOldChanges(workspace, 10 * DAY_MS - 1);
    expect(await keptChanges()).toEqual([`${bob} ENTERED`]);
  });

  test('the last change is kept, and the head of the log with it', async () => {
    await append(daysAgo(30), change('ENTERED', segment, ann), change('LEFT', segment, ann));
    const { seq: head } = await headOfLog(workspace.database);
    await dropOldChanges(workspace, DAY_MS);
    expect((await headOfLog(workspace.database)).seq).toBe(head);
  });

  test('the erased count as long as they were members', async () => {
    await append(daysAgo(30), change('ENTERED', segment, ann), change('ENTERED', segment, bob));
    await workspace.database.execute(sql`update membership_change set customer_id = null`);
    await append(daysAgo(20), { ...change('LEFT', segment, ann), cause: 'ERASURE' });
    await append(daysAgo(1), { ...change('LEFT', segment, bob), cause: 'ERASURE' });
    await dropOldChanges(workspace, 10 * DAY_MS);
    expect((await pastOf(segment, daysAgo(10))).size).toBe(1);
    expect((await pastOf(segment, daysAgo(0))).size).toBe(0);
  });

  test('several processes that drop at once drop each change once', async () => {
    for (let day = 60; day > 0; day--) await append(daysAgo(day), change('ENTERED', segment, ann), change('LEFT', segment, ann));
    await append(daysAgo(0), change('ENTERED', segment, bob));
    await Promise.all([1, 2, 3].map(() => dropOldChanges(workspace, 10 * DAY_MS, { stretch: 10 })));
    expect(await keptChanges()).toHaveLength(2 * 10 + 1);
    expect((await pastOf(segment, daysAgo(0))).size).toBe(1);
  });
});
