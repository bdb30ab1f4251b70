import { entities } from '../../src/model/index.js';
import { refreshThresholds } from '../../src/membership/index.js';
import { keepWorkspaceCurrency } from '../../src/sync/index.js';
import { ask } from '../support/graphql.js';
import { givenCustomers, givenOrders } from '../support/records.js';
import { valuesOf } from '../support/values-of.js';
import { useOneDatabase, type TestWorkspace } from '../support/workspace.js';

/* What a careful statistician insists on of every figure and of RFM, where no law says it: see also figures-law and partition-laws. */

const emptyWorkspace = useOneDatabase({ entities });
const PEOPLE = Array.from({ length: 40 }, (_, index) => `c${String(index).padStart(2, '0')}`);

/** Twins by two: the same days, numbers and amounts; the last four never ordered. */
const ORDERS = PEOPLE.slice(0, 36).flatMap((customerExternalId, index) => {
  const pair = Math.floor(index / 2);
  return Array.from({ length: 1 + (pair % 4) }, (_, place) => ({
    externalId: `${customerExternalId}/${place}`,
    customerExternalId,
    channel: place % 2 === 0 ? 'store' : 'online',
    placedAt: `2026-0${1 + (pair % 4)}-1${place}T10:00:00Z`,
    total: String(10 * (1 + ((pair * 7) % 18))),
  }));
});

async function given(people: readonly string[], orders: readonly (typeof ORDERS)[number][]): Promise<[TestWorkspace, Map<string, string>]> {
  const workspace = await emptyWorkspace({ now: '2026-05-15T12:00:00Z' });
  await keepWorkspaceCurrency(workspace);
  const ids = await givenCustomers(workspace, ...people.map((externalId) => ({ externalId })));
  await givenOrders(workspace, ...orders);
  await refreshThresholds(workspace);
  return [workspace, new Map(people.map((name, index) => [name, ids[index] ?? '']))];
}

test('equal customers have equal scores, no score falls where its figure is better, and who never ordered has none', async () => {
  const [workspace, ids] = await given(PEOPLE, ORDERS);
  const scored = { rfm_recency: 'last_order_date', rfm_frequency: 'number_of_orders', rfm_monetary: 'amount_spent' };
  const names = [...Object.keys(scored), ...Object.values(scored), 'rfm_group'];
  const told = await valuesOf(
    workspace,
    names,
    PEOPLE.map((name) => ids.get(name) ?? ''),
  );
  const [buyers, prospects] = [told.slice(0, 36), told.slice(36)];
  for (const [score, figure] of Object.entries(scored)) {
    const sorted = buyers.map((of) => [Number(of[figure]), Number(of[score])] as const).sort(([one], [other]) => one - other);
    const falling = sorted.filter(([value, points], index) => {
      const [before, pointsBefore] = sorted[index - 1] ?? [-Infinity, 0];
      return points < pointsBefore || (value === before && points !== pointsBefore);
    });
    expect([score, falling]).toEqual([score, []]);
    expect(new Set(sorted.map(([, points]) => points)).size).toBeGreaterThan(1);
    expect(prospects.map((of) => of[score])).toEqual([null, null, null, null]);
  }
  expect(prospects.map((of) => of['rfm_group'])).toEqual(Array.from({ length: 4 }, () => 'PROSPECTS'));
});

const NAMES = ['amount_spent', 'average_order_value', 'days_between_orders', 'rfm_group', 'favourite_channel', 'last_channel'];
const QUESTION = `{ segmentValue(query: "number_of_orders > 0") { size baseSize
  figures(names: ${JSON.stringify(NAMES)}) { name known sum mean median percentiles { value } histogram { from to count } values { value count } }
  breakdown(by: "favourite_channel", figures: ["amount_spent"]) { parts { value size figures { sum } } } } }`;

test('in whatever order records came in, the answer is the same to the byte', async () => {
  const [workspace] = await given(PEOPLE, ORDERS);
  const forth = JSON.stringify(await ask(workspace, QUESTION));
  const [other] = await given(PEOPLE.toReversed(), ORDERS.toReversed());
  expect(JSON.stringify(await ask(other, QUESTION))).toBe(forth);
});

test('percentiles are those of type 7, and an order in a currency without a rate changes nobody else', async () => {
  const people = PEOPLE.slice(0, 11);
  const orders = people
    .slice(0, 10)
    .map((customerExternalId, index) => ({ ...ORDERS[0]!, externalId: customerExternalId, customerExternalId, total: String(index + 1) }));
  const [workspace] = await given(people, orders);
  const asked =
    '{ segmentValue(query: "amount_spent > 0") { figures(names: ["amount_spent"], percentiles: [10, 25, 50, 90]) { sum percentiles { value } } } }';
  const expected = {
    segmentValue: { figures: [{ sum: '55.00', percentiles: ['1.90', '3.25', '5.50', '9.10'].map((value) => ({ value })) }] },
  };
  expect(await ask(workspace, asked)).toEqual(expected);
  await givenOrders(workspace, { ...ORDERS[0]!, externalId: 'abroad', customerExternalId: 'c10', currency: 'JPY', total: '90000' });
  expect(await ask(workspace, asked)).toEqual(expected);
});

test('the median is the percentile of 50, to the last digit', async () => {
  const order = (customerExternalId: string, total: string) => ({
    externalId: customerExternalId,
    customerExternalId,
    channel: 'store',
    placedAt: '2026-05-01T10:00:00Z',
    total,
  });
  const [workspace] = await given(PEOPLE, [order('c00', '154.7183'), order('c01', '154.7184')]);
  const { segmentValue } = await ask<{ segmentValue: { figures: object[] } }>(
    workspace,
    '{ segmentValue(query: "number_of_orders > 0") { figures(names: ["average_order_value"], percentiles: [50, 0]) { median percentiles { value } } } }',
  );
  expect(segmentValue.figures).toEqual([{ median: '154.7184', percentiles: [{ value: '154.7184' }, { value: '154.7183' }] }]);
});
