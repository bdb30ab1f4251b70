import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from '../../src/database/sql.js';
import { Forecaster, readForecasts } from '../../src/discovery/index.js';
import { settle } from '../../src/membership/index.js';
import { entities } from '../../src/model/index.js';
import { eraseCustomer, syncOrders } from '../../src/sync/index.js';
import { givenPurchases, inventPurchases, type Purchase } from '../support/buyers.js';
import { ask } from '../support/graphql.js';
import { givenOrders } from '../support/records.js';
import { SHARED_DATA } from '../support/shared-data.js';
import { membersOf, saveSegment, useOneDatabase, type TestWorkspace } from '../support/workspace.js';

const DAY_MS = 86_400_000;
const NOW = '2026-05-15T12:00:00Z';

let workspace: TestWorkspace;
const emptyWorkspace = useOneDatabase({ entities });
beforeEach(async () => {
  workspace = await emptyWorkspace({ now: NOW });
});

const forecast = () => new Forecaster(workspace).runIfDue(0);
const latest = async () => (await readForecasts(workspace.database, 1))[0];
/** What is expected of each, by external id. */
async function expectations(): Promise<Map<string, readonly (string | null)[]>> {
  const rows = await workspace.database.query<{ name: string; told: (string | null)[] }>(sql`/* test */
    select x.external_id as name, array[ex.orders::text, ex.value::text, ex.probability::text] as told
    from customer_expectation ex join purchase_forecast pf on pf.id = ex.forecast_id and pf.is_current
    join customer_external_id x on x.customer_id = ex.customer_id order by 1`);
  return new Map(rows.map(({ name, told }) => [name, told]));
}

describe('600 buyers', () => {
  const purchases = inventPurchases(600, { from: '2025-05-01T10:00:00Z', days: 379 });

  test('have expectations, which are a rule, a field and an order at once, and say how good they are', async () => {
    await givenPurchases(workspace, purchases);
    const many = await saveSegment(workspace, 'expected_orders >= 3 AND expected_value > 100 AND purchase_probability > 0.2');
    expect(await membersOf(workspace, many.id)).toEqual([]);
    expect(await forecast()).toBe(true);
    await settle(workspace);
    const told = await expectations();
    const wanted = [...told].filter(
      ([, [orders, value, probability]]) => Number(orders) >= 3 && Number(value) > 100 && Number(probability) > 0.2,
    );
    expect((await membersOf(workspace, many.id)).toSorted()).toEqual(wanted.map(([name]) => name).toSorted());
    expect(wanted.length).toBeGreaterThan(20);
    const { customers } = await ask<{
      customers: { nodes: { expectedOrders: number; expectedValue: string; purchaseProbability: number }[] };
    }>(workspace, '{ customers(first: 3, orderBy: EXPECTED_ORDERS_DESC) { nodes { expectedOrders expectedValue purchaseProbability } } }');
    const best = [...told.values()].map(([orders]) => Number(orders)).toSorted((one, other) => other - one);
    expect(customers.nodes.map(({ expectedOrders }) => expectedOrders)).toEqual(best.slice(0, 3));
    const { purchaseForecasts } = await ask<{
      purchaseForecasts: { quality: { methods: { method: string; auc: number; bias: number }[]; tenths: { foretold: number }[] } }[];
    }>(
      workspace,
      `{ purchaseForecasts { asOf isCurrent days buyers repeatBuyers sampled ordersRefusal spendRefusal qualityRefusal orders { r alpha a b logLikelihood } spend { p q gamma correlation }
        quality { learntDays hiddenDays spansYear customers orders buyers spendForetold spendActual methods { method total bias auc rootMeanSquareError meanAbsoluteError } tenths { customers foretold actual low high } } } }`,
    );
    expect(purchaseForecasts[0]).toMatchObject({
      isCurrent: true,
      days: 365,
      buyers: 600,
      sampled: 600,
      ordersRefusal: null,
      spendRefusal: null,
      qualityRefusal: null,
    });
    const methods = new Map(purchaseForecasts[0]?.quality.methods.map((one) => [one.method, one]));
    expect([...methods.keys()]).toEqual(['MODEL', 'NOTHING', 'AS_BEFORE', 'PAST_RATE', 'RECENCY']);
    expect(Math.abs(methods.get('MODEL')?.bias ?? 9)).toBeLessThan(Math.abs(methods.get('PAST_RATE')?.bias ?? 0));
    expect(methods.get('NOTHING')).toMatchObject({ bias: -1, auc: 0.5 });
    const tenths = purchaseForecasts[0]?.quality.tenths.map(({ foretold }) => foretold) ?? [];
    expect(tenths).toEqual(tenths.toSorted((one, other) => one - other));
  });

  test('have the same whatever the order in which they came, and whatever is ordered later', async () => {
    await givenPurchases(workspace, purchases);
    await forecast();
    const [told, { outcome: first } = {}] = [await expectations(), await latest()];
    workspace = await emptyWorkspace({ now: NOW });
    await givenPurchases(workspace, [...purchases].reverse());
    // What is not yet, at the instant that it is asked about.
    workspace.clock.advance(30 * DAY_MS);
    const placedAt = workspace.clock.now().toISOString();
    await givenOrders(
      workspace,
      ...[1, 2, 3].map((n) => ({ externalId: `later ${n}`, customerExternalId: `b${n}`, placedAt, total: '500' })),
    );
    workspace.clock.moveTo(NOW);
    await forecast();
    expect(await expectations()).toEqual(told);
    expect((await latest())?.outcome).toEqual({ ...first, allOrders: expect.any(Number) as number });
  });

  test('are foretold anew when it is due, and not while nothing is', async () => {
    await givenPurchases(workspace, purchases);
    const due = () => new Forecaster(workspace).runIfDue(DAY_MS);
    expect([await due(), await due()]).toEqual([true, false]);
    const before = await expectations();
    workspace.clock.advance(DAY_MS);
    expect(await due()).toBe(true);
    const after = await expectations();
    expect(after.size).toBe(before.size);
    expect(after).not.toEqual(before);
    // What the former one expected is gone.
    const [{ count } = { count: 0 }] = await workspace.database.query<{ count: number }>(
      sql`/* test */ select count(*)::int as count from customer_expectation`,
    );
    expect(count).toBe(before.size);
    expect(await readForecasts(workspace.database, 10)).toMatchObject([{ isCurrent: true }, { isCurrent: false }]);
  });

  test('of several processes that find it due one does it', async () => {
    await givenPurchases(workspace, purchases);
    const done = await Promise.all([1, 2, 3].map(() => new Forecaster(workspace).runIfDue(DAY_MS)));
    expect(done.filter((one) => one)).toHaveLength(1);
  });

  test('between two forecasts stand still; whoever is erased has none', async () => {
    await givenPurchases(workspace, purchases);
    await forecast();
    const before = await expectations();
    await syncOrders(workspace, {
      source: 'shop',
      records: [{ externalId: 'one more', customerExternalId: 'b0', placedAt: NOW, total: '10' }],
    });
    expect(await expectations()).toEqual(before);
    const [{ id = '' } = {}] = await workspace.database.query<{ id?: string }>(
      sql`/* test */ select customer_id as id from customer_external_id where external_id = 'b0'`,
    );
    await eraseCustomer(workspace, id);
    expect([...(await expectations()).keys()]).toEqual([...before.keys()].filter((name) => name !== 'b0'));
  });

  test('a forecast that is stopped, whenever that is, leaves nothing', async () => {
    await givenPurchases(workspace, purchases);
    const forecaster = new Forecaster(workspace);
    // Between what is told and what is published.
    const unheard = workspace.database.onStatement((text) => {
      if (text.includes('/* forecast.write */')) forecaster.stop();
    });
    const pages = await forecaster.runIfDue(0);
    unheard();
    expect(pages).toBe(false);
    expect(await workspace.database.query(sql`/* test */ select from purchase_forecast`)).toEqual([]);
    expect(await workspace.database.query(sql`/* test */ select from customer_expectation`)).toEqual([]);
  });
});

test('below 500 buyers nothing is foretold, it is said why, and what was foretold before is not served any more', async () => {
  await givenPurchases(workspace, inventPurchases(501, { from: '2025-05-01T10:00:00Z', days: 379 }));
  await forecast();
  expect((await expectations()).size).toBe(501);
  for (const name of ['b0', 'b1']) {
    await workspace.database.execute(
      sql`/* test */ update "order" set status = 'cancelled' where customer_id = (select customer_id from customer_external_id where external_id = ${name})`,
    );
  }
  workspace.clock.advance(1);
  await forecast();
  expect((await latest())?.outcome).toMatchObject({
    buyers: 499,
    orders: null,
    ordersRefusal: 'TOO_FEW_BUYERS',
    quality: null,
    qualityRefusal: 'TOO_FEW_BUYERS',
  });
  expect((await expectations()).size).toBe(0);
});

test('customers who all ordered once say nothing of when they come again', async () => {
  const once: Purchase[] = Array.from({ length: 520 }, (_, index) => ({ customer: `o${index}`, day: '2026-01-01T10:00:00Z', total: '20' }));
  await givenPurchases(workspace, once);
  await forecast();
  expect((await latest())?.outcome).toMatchObject({ buyers: 520, repeatBuyers: 0, ordersRefusal: 'TOO_FEW_REPEAT_BUYERS' });
});

test('an empty base says what is missing', async () => {
  expect(await ask(workspace, '{ purchaseForecasts { asOf } }')).toEqual({ purchaseForecasts: [] });
  await forecast();
  expect(await ask(workspace, '{ purchaseForecasts { buyers ordersRefusal spendRefusal qualityRefusal orders { r } } }')).toEqual({
    purchaseForecasts: [
      { buyers: 0, ordersRefusal: 'TOO_FEW_BUYERS', spendRefusal: 'TOO_FEW_BUYERS', qualityRefusal: 'TOO_FEW_BUYERS', orders: null },
    ],
  });
});

const sample = join(SHARED_DATA, 'cdnow', 'sample.txt');
const withCdnow = existsSync(sample) ? test : test.skip;

withCdnow(
  'the sample of CDNOW, read from the database, has the published fit and the published error on the 39 weeks that were hidden',
  async () => {
    workspace = await emptyWorkspace({ now: '1998-06-30T23:00:00Z', clockToleranceMs: 30 * 366 * DAY_MS });
    const purchases = readFileSync(sample, 'utf8')
      .trim()
      .split('\n')
      .map((line): Purchase => {
        const [, customer = '', day = '', , total = ''] = line.trim().split(/\s+/);
        return { customer, day: `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}T10:00:00Z`, total };
      });
    await givenPurchases(workspace, purchases);
    await forecast();
    const quality = (await latest())?.outcome.quality;
    expect(quality).toMatchObject({ hiddenDays: 273, customers: 2_357, orders: 1_882 });
    const of = (name: string) => quality?.methods.find(({ method }) => method === name);
    // As INSIGHT reckons them from the published parameters.
    expect(of('MODEL')?.bias).toBeCloseTo(-0.1215, 3);
    expect(of('MODEL')?.rootMeanSquareError).toBeCloseTo(1.608, 3);
    expect(of('MODEL')?.meanAbsoluteError).toBeCloseTo(0.7855, 3);
    expect(of('MODEL')?.auc).toBeCloseTo(0.7725, 3);
    expect(of('RECENCY')?.auc).toBeCloseTo(0.7714, 3);
    expect(of('PAST_RATE')?.total).toBeCloseTo(2930.1, 0);
    expect(of('AS_BEFORE')?.total).toBe(2_457);
    expect(quality?.spendForetold).toBeCloseTo(59_931.6, -2);
    expect(quality?.spendActual).toBeCloseTo(70_976.39, 1);
  },
);
