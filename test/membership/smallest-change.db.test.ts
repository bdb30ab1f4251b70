import { explain } from '../../src/membership/index.js';
import { givenCustomers, givenOrders } from '../support/records.js';
import { openTestWorkspace, type TestWorkspace } from '../support/workspace.js';
import { askedText } from '../support/asked.js';

let workspace: TestWorkspace;
let ann: string;

beforeAll(async () => {
  workspace = await openTestWorkspace({ now: '2026-05-15T12:00:00Z', timeZone: 'UTC' });
  [ann = ''] = await givenCustomers(workspace, {
    externalId: 'ann',
    birthDate: '2008-06-15',
    addedAt: '2026-05-01T09:00:00Z',
    gender: 'female',
    homeOwner: true,
    tags: ['vip'],
  });
  await givenOrders(
    workspace,
    { externalId: 'o1', customerExternalId: 'ann', total: '87.50', channel: 'store', placedAt: '2026-03-01T10:00:00Z' },
    { externalId: 'o2', customerExternalId: 'ann', total: '100.00', channel: 'online', placedAt: '2026-05-01T10:00:00Z' },
  );
});
afterAll(() => workspace.close());

async function changeFor(query: string) {
  return (await explain(workspace, ann, await askedText(workspace, query))).root.smallestChange;
}

test.each([
  ['amount_spent >= 200', 'Amount spent: 12.50 more'],
  ['amount_spent < 187.5', 'Amount spent: 0.01 less'],
  ['amount_spent BETWEEN 0 AND 187.50', 'Amount spent: 0.01 more'],
  ['amount_spent >= 1000 ', 'Amount spent: 812.50 more'],
  ['orders_placed MATCHES (avg_amount >= 131.7238)', 'Orders placed: average amount: 37.98 more'],
  ['orders_placed MATCHES (avg_amount = 131.7238)', 'Orders placed: average amount: 37.9738 more'],
  ['abandoned_checkout_date >= 2026-05-01', 'Abandoned checkout: 1 May 2026, where there is none'],
  ['number_of_orders > 2', 'Number of orders: 1 order more'],
  ['number_of_orders = 2', 'Number of orders: 1 order more'],
  ['number_of_orders IN (1, 2, 3)', 'Number of orders: 2 orders fewer'],
  ['yearly_income >= 50000', 'Yearly income: 50,000.00, where nothing is known'],
  ["gender = 'male'", "Gender: 'male'"],
  ["gender IN ('female', 'other')", "Gender: anything but 'female' or 'other'"],
  ["customer_tags CONTAINS 'gold'", "Customer tags: with 'gold'"],
  ["customer_tags CONTAINS 'vip'", "Customer tags: without 'vip'"],
  ['home_owner = false', 'Home owner: false'],
  ['education IS NOT NULL', 'Education: any value'],
  ['orders_placed MATCHES (count >= 4)', 'Orders placed: count: 2 orders more'],
  ["orders_placed MATCHES (channel = 'phone')", 'Orders placed: 1 order more'],
  ["orders_placed NOT MATCHES (channel = 'store')", 'Orders placed: 1 order fewer'],
  [
    'orders_placed MATCHES (count >= 3, sum_amount >= 200)',
    'Orders placed: count: 1 order more; Orders placed: sum of amounts: 12.50 more',
  ],
  [
    "orders_placed.sum_amount(channel = 'store') > orders_placed.sum_amount(channel = 'online')",
    "orders_placed.sum_amount(channel = 'store'): 12.51 more",
  ],
  ['last_order_date >= 2026-05-04', 'Last order: 3 days later'],
  ['last_order_date >= now', 'Last order: 15 days later'],
  ['last_order_date < -30d', 'Last order: by itself in 17 days'],
  ['age >= 18', 'Age: by itself in 31 days'],
  ['customer_added_date >= -30d', 'Date added: by itself in 17 days'],
  ['orders_placed MATCHES (date >= -90d, count = 2)', 'Orders placed: count: 1 order more, or by itself in 16 days'],
])('what turns `%s` round is: %s', async (query, text) => {
  expect((await changeFor(query))?.text).toBe(text);
});

test.each([['birth_date > 2010-01-01'], ['age < 12'], ['customer_added_date < 2026-01-01'], ['number_of_orders < 0']])(
  'nothing turns `%s` round',
  async (query) => {
    expect(await changeFor(query)).toBeNull();
  },
);

test('a change has its figures as data, exact', async () => {
  expect(await changeFor('amount_spent >= 9007199254740993.01')).toMatchObject({
    at: null,
    changes: [
      {
        clause: 'amount_spent >= 9007199254740993.01',
        label: 'Amount spent',
        by: '9007199254740805.51',
        unit: 'workspace currency',
        to: null,
      },
    ],
  });
  expect(await changeFor('age >= 18')).toMatchObject({ at: new Date('2026-06-15T00:00:00Z'), changes: [{ by: null, to: null }] });
});

test('of several ways to turn a rule round the one with the fewest clauses is named', async () => {
  const rule = "(number_of_orders >= 3 AND amount_spent >= 200) OR (gender = 'male' AND age >= 18 AND number_of_orders >= 5)";
  expect((await changeFor(rule))?.changes.map(({ text }) => text)).toEqual(['Number of orders: 1 order more', 'Amount spent: 12.50 more']);
  expect((await changeFor(`NOT (${rule})`))?.changes).toHaveLength(2);
  expect(await changeFor('number_of_orders >= 3 AND birth_date > 2010-01-01')).toBeNull();
});

test('an OR whose parts pass one after the other turns by itself when the last has', async () => {
  expect(await changeFor('last_order_date >= -20d OR customer_added_date >= -30d')).toMatchObject({ at: new Date('2026-06-01T00:00:00Z') });
});
