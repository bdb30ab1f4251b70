import { entities } from '../../src/model/index.js';
import { setCostRates } from '../../src/sync/index.js';
import { ask, run, viewer } from '../support/graphql.js';
import { givenCustomers, givenOrders, givenProducts, givenServiceInteractions } from '../support/records.js';
import { saveSegment, useOneDatabase, type TestWorkspace } from '../support/workspace.js';

/* Worked out by hand: ada and bob buy lamps and shades in April and May, and call or write about it. A minute of service costs 0.50. */
const emptyWorkspace = useOneDatabase({ entities });
let workspace: TestWorkspace;
beforeAll(async () => {
  workspace = await emptyWorkspace({ timeZone: 'Europe/Berlin' });
  await setCostRates(workspace, { perMinute: '0.5', messages: {} });
  await givenCustomers(workspace, { externalId: 'ada' }, { externalId: 'bob' }, { externalId: 'cleo', tags: ['other'] });
  await givenProducts(
    workspace,
    { externalId: 'lamp', name: 'Lamp', categoryPath: ['Home', 'Lamps'] },
    { externalId: 'shade', name: 'Shade', categoryPath: ['Home'] },
  );
  const order = (
    externalId: string,
    customerExternalId: string,
    placedAt: string,
    product: string,
    unitPrice: string,
    channel: string | null,
  ) => ({
    externalId,
    customerExternalId,
    placedAt,
    channel,
    lines: [{ productExternalId: product, quantity: 1, unitPrice, unitCost: '10' }],
  });
  await givenOrders(
    workspace,
    order('1', 'ada', '2026-04-10T10:00:00Z', 'lamp', '100', 'online'),
    // Half past midnight of the first of May in Berlin.
    order('2', 'ada', '2026-04-30T22:30:00Z', 'shade', '20', 'store'),
    order('3', 'bob', '2026-05-04T10:00:00Z', 'lamp', '90', 'online'),
    order('4', 'cleo', '2026-03-04T10:00:00Z', 'lamp', '999', 'fax'),
    { ...order('5', 'bob', '2026-05-05T10:00:00Z', 'shade', '70', null), status: 'cancelled' },
  );
  const contact = (externalId: string, channel: string, minutes: string | null, effort: number | null) => ({
    externalId,
    customerExternalId: 'bob',
    channel,
    minutes,
    effort,
    occurredAt: '2026-05-06T10:00:00Z',
  });
  await givenServiceInteractions(
    workspace,
    contact('a', 'phone', '20', 8),
    contact('b', 'phone', '10', null),
    contact('c', 'email', '4', 2),
    contact('d', 'chat', null, 2),
  );
});

const QUERY = `query ($by: String!, $figures: [String!], $every: RecordInterval, $first: Int) { segmentValue(query: "NOT customer_tags CONTAINS 'other'") {
  recordBreakdown(by: $by, figures: $figures, every: $every, first: $first) { by label overlapping parts { kind value records customers figures { name value } } } } }`;
interface Answer {
  readonly segmentValue: {
    readonly recordBreakdown: {
      readonly overlapping: boolean;
      readonly parts: readonly {
        kind: string;
        value: string | null;
        records: number;
        customers: number;
        figures: { value: string | null }[];
      }[];
    };
  };
}

/** `value records: figures`, part by part. */
async function parts(variables: object): Promise<string[]> {
  const { segmentValue } = await ask<Answer>(workspace, QUERY, variables);
  return segmentValue.recordBreakdown.parts.map(
    ({ kind, value, records, figures }) =>
      `${value ?? kind} ${records}:${figures.map((figure) => (figure.value === null ? ' -' : ` ${Number(figure.value)}`)).join('')}`,
  );
}

test('what service costs is told by its channel, and the parts add up to what it costs', async () => {
  expect(
    await parts({
      by: 'service_interactions.channel',
      figures: ['service_cost', 'interactions_without_cost', 'sum_minutes', 'avg_effort'],
    }),
  ).toEqual(['phone 2: 15 0 30 8', 'chat 1: 0 1 0 2', 'email 1: 2 0 4 2']);
  expect(await parts({ by: 'service_interactions.effort', figures: ['service_cost'] })).toEqual(['2 2: 2', '8 1: 10', 'MISSING 1: 5']);
});

const OVER_TIME = `query ($query: String!, $figures: [String!]!, $every: RecordInterval, $last: Int) { segmentValue(query: $query) {
  overTime(figures: $figures, every: $every, last: $last) { from to isUnfinished figures { name value base } } } }`;

interface Series {
  readonly segmentValue: {
    readonly overTime: readonly {
      from: string;
      to: string;
      isUnfinished: boolean;
      figures: { name: string; value: string | null; base: string | null }[];
    }[];
  };
}

/** `from to: value of base`, interval by interval; `…` behind one that is not over. */
async function series(variables: object): Promise<string[]> {
  const { segmentValue } = await ask<Series>(workspace, OVER_TIME, { query: "NOT customer_tags CONTAINS 'other'", ...variables });
  return segmentValue.overTime.map(
    ({ from, to, isUnfinished, figures }) =>
      `${from} ${to}${isUnfinished ? '…' : ''}: ${figures.map(({ value, base }) => `${value} of ${base}`).join(', ')}`,
  );
}

test('figures of orders and of service are told together, month by month, beside everybody', async () => {
  // Margin of April 90, of May 90; service of May 10 + 5 + 2 = 17, so 73 / 17. Cleo bought for 999, of cost 10, in March.
  expect(await series({ figures: ['contribution', 'roi', 'number_of_orders', 'average_order_value'], last: 3 })).toEqual([
    '2026-03-01 2026-03-31: 0.00 of 989.00, null of null, 0 of 1, null of 999.00',
    '2026-04-01 2026-04-30: 90.00 of 90.00, null of null, 1 of 1, 100.00 of 100.00',
    '2026-05-01 2026-05-31…: 73.00 of 73.00, 4.294118 of 4.294118, 3 of 3, 36.6667 of 36.6667',
  ]);
  expect(await series({ figures: ['revenue'], every: 'QUARTER', last: 2 })).toEqual([
    '2026-01-01 2026-03-31: 0.00 of 999.00',
    '2026-04-01 2026-06-30…: 210.00 of 210.00',
  ]);
});

test('the intervals add up to the figure', async () => {
  const figures = ['contribution', 'amount_spent', 'total_margin', 'service_cost', 'units_without_cost', 'total_quantity'];
  const { segmentValue } = await ask<Series & { segmentValue: { figures: { sum: string }[] } }>(
    workspace,
    `query ($figures: [String!]!) { segmentValue(query: "number_of_orders >= 0") { figures(names: $figures) { sum }
      overTime(figures: $figures, every: WEEK, last: 30) { from figures { value } } } }`,
    { figures },
  );
  const sums = figures.map((_, index) => segmentValue.overTime.reduce((sum, { figures: all }) => sum + Number(all[index]?.value ?? 0), 0));
  expect(sums).toEqual(segmentValue.figures.map(({ sum }) => Number(sum)));
});

test('no figures over time are refused', async () => {
  const { errors } = await run(workspace, OVER_TIME, { query: 'age > 0', figures: [] });
  expect(errors?.[0]?.originalError).toMatchObject({ code: 'INVALID_INPUT', details: { field: 'figures' } });
});

test('what does not add up over time is refused by its name', async () => {
  for (const name of ['days_between_orders', 'age', 'influence_reach', 'favourite_brand', 'rfm_recency']) {
    const { errors } = await run(workspace, OVER_TIME, { query: 'age > 0', figures: [name] });
    expect(errors?.[0]?.message).toBe(
      `'${name}' is not told over time: it is not added up from orders, contacts with service or messages.`,
    );
  }
});

test('amounts are printed as every other amount is', async () => {
  const { segmentValue } = await ask<Answer>(workspace, QUERY, {
    by: 'service_interactions.channel',
    figures: ['service_cost', 'sum_minutes', 'count', 'last_date'],
  });
  expect(segmentValue.recordBreakdown.parts[0]?.figures.map(({ value }) => value)).toEqual([
    '15.00',
    '30',
    '2',
    expect.stringContaining('2026-05-06'),
  ]);
});

test('months of a moment are those of the workspace, as values of a figure and as parts of a breakdown', async () => {
  const { segmentValue } = await ask<{
    segmentValue: { figures: { values: object[]; percentiles: object[] }[]; breakdown: { parts: object[] } };
  }>(
    workspace,
    `{ segmentValue(query: "number_of_orders >= 0") { figures(names: ["last_order_date"]) { percentiles { value } values { value count } }
      breakdown(by: "last_order_date") { parts { value size } } } }`,
  );
  // Ada's last order was half an hour before May in UTC.
  const months = [
    ['2026-05', 2],
    ['2026-03', 1],
  ];
  expect(segmentValue.figures[0]?.values).toEqual(months.map(([value, count]) => ({ value, count })));
  expect(segmentValue.breakdown.parts).toEqual(months.map(([value, size]) => ({ value, size })));
  // Of what is no number there are none.
  expect(segmentValue.figures[0]?.percentiles).toEqual([]);
});

test('by a date it is a series in the order of time, by days of the workspace', async () => {
  const figures = ['count', 'amount_spent', 'revenue', 'total_margin'];
  expect(await parts({ by: 'orders_placed.date', figures })).toEqual(['2026-04-01 1: 1 100 100 90', '2026-05-01 3: 3 110 110 90']);
  expect(await parts({ by: 'orders_placed.date', figures: ['amount_spent'], every: 'WEEK' })).toEqual([
    '2026-04-06 1: 100',
    '2026-04-27 1: 20',
    '2026-05-04 2: 90',
  ]);
  // The latest have a part of their own.
  expect(await parts({ by: 'orders_placed.date', figures: ['amount_spent'], every: 'DAY', first: 2 })).toEqual([
    '2026-05-04 1: 90',
    '2026-05-05 1: 0',
    'OTHERS 2: 120',
  ]);
});

test('memberships are told by the names of their segments, or by their ids', async () => {
  const { id } = await saveSegment(workspace, 'number_of_orders > 0', 'Buyers');
  expect((await parts({ by: 'segment.name' })).map((part) => part.split(' ')[0])).toContain('Buyers');
  expect((await parts({ by: 'segment.id' })).map((part) => part.split(' ')[0])).toContain(id);
});

test('a record with several values is in a part for each, one without is in the last', async () => {
  expect(await parts({ by: 'products_purchased.category', figures: ['total_quantity'] })).toEqual(['Home 4: 4', 'Lamps 2: 2']);
  expect(await parts({ by: 'orders_placed.channel', figures: ['amount_spent'] })).toEqual(['online 2: 190', 'store 1: 20', 'MISSING 1: 0']);
});

test.each([
  [{ by: 'nothing.channel' }, 'There is no parameter'],
  [{ by: 'channel' }, 'There is no parameter'],
  [{ by: 'orders_placed.count' }, 'There is no parameter'],
  [{ by: 'orders_placed.chanel' }, "Did you mean 'orders_placed.channel'?"],
  [{ by: 'orders_placed.channel', figures: ['sum_amout'] }, "Did you mean 'sum_amount'?"],
  [{ by: 'orders_placed.channel', figures: ['amount_spend'] }, "Did you mean 'amount_spent'?"],
  [{ by: 'orders_placed.amount' }, 'no values to break down by'],
  [{ by: 'orders_placed.channel', figures: ['service_cost'] }, 'neither a measure'],
  [{ by: 'orders_placed.channel', figures: ['nth_date'] }, 'neither a measure'],
  [{ by: 'orders_placed.channel', first: 0 }, 'first must be 1 or more'],
  [{ by: 'orders_placed.channel', first: 401 }, 'first'],
])('%j is refused', async (variables, message) => {
  const { errors } = await run(workspace, QUERY, variables);
  expect(errors?.[0]?.message).toContain(message);
});

test('it takes the rights that a rule over the same takes', async () => {
  const { errors } = await run(workspace, QUERY, { by: 'service_interactions.channel' }, viewer(['customers:read', 'segments:read']));
  expect(errors?.[0]?.originalError).toMatchObject({ code: 'FORBIDDEN' });
});
