import { readChanges } from '../../src/changes/index.js';
import { sql } from '../../src/database/sql.js';
import type { Statement } from '../../src/database/statement.js';
import type { Transaction } from '../../src/database/transaction.js';
import { readInfluencerTiers, refreshThresholds, refreshThresholdsIfDue, setInfluencerTiers, settle } from '../../src/membership/index.js';
import type { OrderRecord } from '../../src/records/index.js';
import { syncOrders } from '../../src/sync/index.js';
import { planOf, type PlanNode } from '../support/plans.js';
import { givenCustomers, givenInfluenceMetrics, givenOrders } from '../support/records.js';
import { membersOf, saveSegment, useOneDatabase, type TestWorkspace } from '../support/workspace.js';

const DAY_MS = 86_400_000;
const BUYERS = Array.from({ length: 10 }, (_, index) => index + 1);

let workspace: TestWorkspace;
const emptyWorkspace = useOneDatabase();
beforeEach(async () => {
  workspace = await emptyWorkspace({ now: '2026-05-15T12:00:00Z' });
  await givenCustomers(workspace, { externalId: 'prospect' }, ...BUYERS.map((number) => ({ externalId: `b${number}` })));
});

/** The first buyer has one order, the second two ...; who has more ordered last, and spent more. */
async function givenTenBuyers(): Promise<void> {
  await givenOrders(
    workspace,
    ...BUYERS.flatMap((number) => BUYERS.slice(0, number).map((_, index) => order(`b${number}`, index, number))),
  );
}

function order(customer: string, index: number, day: number): OrderRecord {
  const placedAt = `2026-04-${String(day).padStart(2, '0')}T10:00:${String(index).padStart(2, '0')}Z`;
  return { externalId: `${customer}/${index}`, customerExternalId: customer, placedAt, total: '100' };
}

async function groupOf(customer: string): Promise<string[]> {
  const segments = await workspace.database.query<{ name: string }>(sql`
    select s.name from segment s join membership m on m.segment_id = s.id
    join customer_external_id x on x.customer_id = m.customer_id where x.external_id = ${customer} order by s.name`);
  return segments.map(({ name }) => name);
}

async function causes(): Promise<string[]> {
  const changes = await readChanges(workspace.database, { after: 0n, first: 1_000 });
  return [...new Set(changes.map(({ cause }) => cause as string))].sort();
}

test('the RFM groups of ten buyers are those of their scores', async () => {
  await givenTenBuyers();
  await refreshThresholds(workspace);
  for (const group of ['PROSPECTS', 'DORMANT', 'NEEDS_ATTENTION', 'LOYAL', 'CHAMPIONS'])
    await saveSegment(workspace, `rfm_group = '${group}'`, group);
  expect(await groupOf('prospect')).toEqual(['PROSPECTS']);
  for (const [customer, group] of Object.entries({
    b1: 'DORMANT',
    b4: 'DORMANT',
    b5: 'NEEDS_ATTENTION',
    b6: 'NEEDS_ATTENTION',
    b7: 'LOYAL',
    b8: 'LOYAL',
    b9: 'CHAMPIONS',
    b10: 'CHAMPIONS',
  }))
    expect([customer, await groupOf(customer)]).toEqual([customer, [group]]);
});

test('buyers who order once are not above the bound that they share', async () => {
  await givenOrders(workspace, ...BUYERS.map((number) => order(`b${number}`, 0, 1)));
  await refreshThresholds(workspace);
  const best = await saveSegment(workspace, 'rfm_frequency >= 2 OR rfm_recency >= 2 OR spend_percentile > 0');
  expect(await membersOf(workspace, best.id)).toEqual([]);
});

test('the best part of all has the one at its bound, and who stands nth is one of the best n', async () => {
  await givenTenBuyers();
  await refreshThresholds(workspace);
  // Of ten, 15 in a hundred are one and a half.
  const best = await saveSegment(workspace, 'spend_top_percent <= 15', 'best');
  expect(await membersOf(workspace, best.id)).toEqual(['b9', 'b10']);
  const ranked = await saveSegment(workspace, 'orders_rank <= 3', 'ranked');
  expect(await membersOf(workspace, ranked.id)).toEqual(['b8', 'b9', 'b10']);
  const third = await saveSegment(workspace, 'spend_rank = 3', 'third');
  expect(await membersOf(workspace, third.id)).toEqual(['b8']);
});

test('equals share a place, and beyond a thousand nobody has one', async () => {
  const many = Array.from({ length: 1_001 }, (_, index) => `m${index}`);
  for (const some of [many.slice(0, 500), many.slice(500)]) {
    await givenCustomers(workspace, ...some.map((externalId) => ({ externalId })));
    await givenOrders(
      workspace,
      ...some.map((customer, index) => ({ ...order(customer, 0, 1), total: customer === 'm0' ? '1' : `${10 + (index % 2)}` })),
    );
  }
  await refreshThresholds(workspace);
  const first = await saveSegment(workspace, 'spend_rank = 1', 'first');
  expect(await membersOf(workspace, first.id)).toHaveLength(500);
  const last = await saveSegment(workspace, 'spend_rank IS NULL AND number_of_orders > 0', 'last');
  expect(await membersOf(workspace, last.id)).toEqual(['m0']);
});

test('before the first refresh nobody is anywhere, but those without orders', async () => {
  await givenTenBuyers();
  const unknown = await saveSegment(workspace, "rfm_group IS NULL AND rfm_recency IS NULL AND predicted_spend_tier != 'LOW'");
  expect(await membersOf(workspace, unknown.id)).toEqual(BUYERS.map((number) => `b${number}`));
});

test('a refresh moves members of the segments that read it, with cause THRESHOLDS', async () => {
  await givenTenBuyers();
  const best = await saveSegment(workspace, 'spend_percentile >= 80');
  const plain = await saveSegment(workspace, 'amount_spent > 500');
  expect(await membersOf(workspace, best.id)).toEqual([]);
  await refreshThresholds(workspace);
  const [queued] = await workspace.database.query<{ kinds: number; cause: string; count: string }>(
    sql`select kinds, cause, count(*) from evaluation_queue group by kinds, cause`,
  );
  expect(queued).toMatchObject({ kinds: 1024, cause: 'THRESHOLDS', count: '11' });
  await settle(workspace);
  expect(await membersOf(workspace, best.id)).toEqual(['b9', 'b10']);
  expect(await membersOf(workspace, plain.id)).toEqual(['b6', 'b7', 'b8', 'b9', 'b10']);
  expect(await causes()).toEqual(['DEFINITION', 'THRESHOLDS']);
});

test('nobody is put on the queue where no segment reads them', async () => {
  await givenTenBuyers();
  await saveSegment(workspace, 'amount_spent > 500');
  await settle(workspace);
  await refreshThresholds(workspace);
  expect(await workspace.database.query(sql`select from evaluation_queue`)).toEqual([]);
});

test('between two refreshes a customer moves by their own data alone', async () => {
  await givenTenBuyers();
  await refreshThresholds(workspace);
  const best = await saveSegment(workspace, 'spend_percentile >= 80');
  await syncOrders(workspace, { source: 'shop', records: [{ ...order('b1', 9, 28), total: '5000' }] });
  await settle(workspace);
  expect(await membersOf(workspace, best.id)).toEqual(['b1', 'b9', 'b10']);
  await refreshThresholds(workspace);
  await settle(workspace);
  expect(await membersOf(workspace, best.id)).toEqual(['b1', 'b10']);
});

test('it is due when the time has passed, at once the first time, and when somebody has ordered', async () => {
  const due = () => refreshThresholdsIfDue(workspace, DAY_MS);
  expect(await due()).toBe(true);
  expect(await due()).toBe(false);
  workspace.clock.advance(60_000);
  expect(await due()).toBe(false);
  await givenTenBuyers();
  expect(await due()).toBe(true);
  workspace.clock.advance(DAY_MS - 1);
  expect(await due()).toBe(false);
  workspace.clock.advance(1);
  expect(await due()).toBe(true);
});

test('of several processes that find it due one does it', async () => {
  await givenTenBuyers();
  const done = await Promise.all([1, 2, 3, 4].map(() => refreshThresholdsIfDue(workspace, DAY_MS)));
  expect(done.filter((one) => one)).toHaveLength(1);
});

test('the tier of predicted spend falls with the time since the last order, not with the time since the refresh', async () => {
  const years = (customer: string, ...days: string[]) =>
    days.map((day, index) => ({
      externalId: `${customer}/${index}`,
      customerExternalId: customer,
      placedAt: `${day}T10:00:00Z`,
      total: '100',
    }));
  await givenOrders(
    workspace,
    ...years('b1', '2024-05-10', '2025-05-10', '2026-05-10'),
    ...years('b2', '2024-05-10', '2024-06-10', '2024-07-10'),
    ...years('b3', '2026-05-14'),
  );
  await refreshThresholds(workspace);
  const high = await saveSegment(workspace, "predicted_spend_tier = 'HIGH'");
  const low = await saveSegment(workspace, "predicted_spend_tier = 'LOW'");
  // Of three the best fifth begins above the best but one.
  expect(await membersOf(workspace, high.id)).toEqual([]);
  expect(await membersOf(workspace, low.id)).toEqual(['b2', 'b3']);
  workspace.clock.advance(400 * DAY_MS);
  await settle(workspace);
  expect(await membersOf(workspace, low.id)).toEqual(['b2', 'b3']);
});

test('a refresh reads the base once, and compares no customer with each of the others', async () => {
  await givenTenBuyers();
  await workspace.database.execute(sql`/* test */
    insert into customer (id, added_at, created_at, updated_at)
    select md5(n::text)::uuid, now(), now(), now() from generate_series(1, 3000) n`);
  await workspace.database.execute(sql`/* test */ analyze customer, "order"`);
  const plans: PlanNode[][] = [];
  const explained = (transaction: Transaction) =>
    new Proxy(transaction, {
      get(_, name) {
        const member: unknown = Reflect.get(transaction, name, transaction);
        if (typeof member !== 'function') return member;
        return async (statement: Statement) => {
          if (name === 'execute' && statement.text.includes('/* thresholds.refresh */')) {
            plans.push(await planOf(transaction, statement));
          }
          return Reflect.apply(member, transaction, [statement]) as unknown;
        };
      },
    });
  const database = new Proxy(workspace.database, {
    get(target, name) {
      if (name === 'transaction') {
        return (work: (transaction: Transaction) => Promise<unknown>) => target.transaction((transaction) => work(explained(transaction)));
      }
      const member: unknown = Reflect.get(target, name, target);
      return typeof member === 'function' ? (member.bind(target) as unknown) : member;
    },
  });
  await refreshThresholds({ ...workspace, database });
  expect(plans).toHaveLength(1);
  expect(plans.flat().filter((node) => node['Node Type'] === 'Nested Loop' && node['Join Filter'] !== undefined)).toEqual([]);
});

describe('influencer tiers', () => {
  const followers = (customerExternalId: string, count: number) => ({
    externalId: `of ${customerExternalId}`,
    customerExternalId,
    network: 'instagram',
    handle: customerExternalId,
    observedAt: '2026-05-01T10:00:00Z',
    followers: count,
  });

  test('are told by numbers of followers where there are few to compare with, and at once', async () => {
    for (const tier of ['LOW', 'MEDIUM', 'HIGH']) await saveSegment(workspace, `influencer_tier = '${tier}'`, tier);
    await givenInfluenceMetrics(workspace, followers('b1', 12_000), followers('b2', 3_000), followers('b3', 20));
    await settle(workspace);
    expect([await groupOf('b1'), await groupOf('b2'), await groupOf('b3')]).toEqual([['HIGH'], ['MEDIUM'], []]);
    await refreshThresholds(workspace);
    await settle(workspace);
    expect([await groupOf('b3'), await groupOf('prospect')]).toEqual([['LOW'], []]);
  });

  test('are as they were set, and whoever moves is told with that cause', async () => {
    await saveSegment(workspace, "influencer_tier = 'HIGH'", 'HIGH');
    await givenInfluenceMetrics(workspace, followers('b1', 700));
    await settle(workspace);
    expect(await readInfluencerTiers(workspace)).toEqual({ medium: 1_000, high: 10_000 });
    await setInfluencerTiers(workspace, { medium: 100, high: 500 });
    await settle(workspace);
    expect([await groupOf('b1'), await causes(), await readInfluencerTiers(workspace)]).toEqual([
      ['HIGH'],
      ['THRESHOLDS'],
      { medium: 100, high: 500 },
    ]);
    await expect(setInfluencerTiers(workspace, { medium: 0, high: 500 })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await expect(setInfluencerTiers(workspace, { medium: 500, high: 500 })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });
});

test('bounds are found as soon as there is data, and again when it has doubled', async () => {
  expect(await refreshThresholdsIfDue(workspace, DAY_MS)).toBe(true);
  expect(await refreshThresholdsIfDue(workspace, DAY_MS)).toBe(false);
  await givenOrders(workspace, order('b1', 0, 1), order('b2', 0, 2), order('b3', 0, 3));
  expect([await refreshThresholdsIfDue(workspace, DAY_MS), await refreshThresholdsIfDue(workspace, DAY_MS)]).toEqual([true, false]);
  await givenOrders(workspace, order('b4', 0, 4), order('b5', 0, 5));
  expect(await refreshThresholdsIfDue(workspace, DAY_MS)).toBe(false);
  await givenOrders(workspace, order('b6', 0, 6));
  expect([await refreshThresholdsIfDue(workspace, DAY_MS), await refreshThresholdsIfDue(workspace, DAY_MS)]).toEqual([true, false]);
});
