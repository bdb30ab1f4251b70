import { readFileSync } from 'node:fs';
import { sql } from '../../src/database/sql.js';
import type { OrderRecord } from '../../src/records/index.js';
import {
  keepWorkspaceCurrency,
  mergeCustomers,
  readEcbRates,
  readExchangeRates,
  setCostRates,
  setExchangeRates,
  syncOrders,
} from '../../src/sync/index.js';
import {
  givenCampaigns,
  givenCustomers,
  givenCampaignEngagements,
  givenOrders,
  givenProducts,
  givenServiceInteractions,
  SOURCE,
} from '../support/records.js';
import { costless, lamps, ORDER_CASES, orderOfLamps as order, shade } from '../support/order-cases.js';
import { membersOf, saveSegment, useOneDatabase, type TestWorkspace } from '../support/workspace.js';
import { valuesOf } from '../support/values-of.js';

const emptyWorkspace = useOneDatabase();
let workspace: TestWorkspace;
let ids: string[];
beforeEach(async () => {
  workspace = await emptyWorkspace();
  await keepWorkspaceCurrency(workspace);
  ids = await givenCustomers(workspace, { externalId: 'ada' }, { externalId: 'bob' });
});

const FIGURES = ['amount_spent', 'revenue', 'cost_of_goods', 'total_margin'] as const;
const ofAda = async (...names: readonly string[]) => (await valuesOf(workspace, names, [ids[0] ?? '']))[0];

/** The rows of the table of docs/figures.md that has the case in its first column. */
const PROMISED = readFileSync('docs/figures.md', 'utf8')
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .filter((cells) => cells.length === 7 && cells[2] !== 'amount spent' && cells[2]?.startsWith('-') === false);

test('the page tells just the cases that are tried', () => {
  expect(PROMISED.map(([, name]) => name)).toEqual(Object.keys(ORDER_CASES));
});

test.each(PROMISED.map(([, name = '', ...cells]) => [name, cells.slice(0, 4)] as const))('%s: %j', async (name, expected) => {
  await givenOrders(workspace, order(ORDER_CASES[name]));
  expect(Object.values((await ofAda(...FIGURES)) ?? {}).map((value) => Number(value).toFixed(2))).toEqual(expected);
});

test('what is known of an order later values it anew: a refund, a return, other lines, another customer', async () => {
  await givenOrders(workspace, order());
  await givenOrders(workspace, { externalId: 'o1', refunded: '50' });
  expect(await ofAda('total_margin')).toEqual({ total_margin: '5.0000' });
  await givenOrders(workspace, { externalId: 'o1', lines: [{ ...lamps, returnedQuantity: 1 }, shade] });
  expect(await ofAda('total_margin')).toEqual({ total_margin: '35.0000' });
  await mergeCustomers(workspace, ids[1] ?? '', [ids[0] ?? '']);
  expect(await valuesOf(workspace, ['total_margin'], [ids[1] ?? ''])).toEqual([{ total_margin: '35.0000' }]);
});

test('what costs are unknown is said', async () => {
  await givenOrders(workspace, order({ lines: [lamps, costless], refunded: '60' }), order({ externalId: 'o2', lines: [], total: '7' }));
  expect(await ofAda('revenue_without_cost', 'units_without_cost', 'margin_rate')).toEqual({
    revenue_without_cost: '17.0000',
    units_without_cost: 1,
    margin_rate: -0.2,
  });
});

test('nobody is divided by nought: a customer without anything, and one without costs', async () => {
  const nothing = {
    amount_spent: '0.0000',
    average_order_value: null,
    total_margin: '0.0000',
    margin_rate: null,
    contribution: '0.0000',
    roi: null,
  };
  expect(await ofAda(...Object.keys(nothing))).toEqual(nothing);
  await givenOrders(workspace, order());
  expect(await ofAda('contribution', 'roi')).toEqual({ contribution: '55.0000', roi: null });
});

describe('an order in another currency', () => {
  const dollars = (placedAt: string, own: Partial<OrderRecord> = {}) => order({ currency: 'USD', placedAt, ...own });
  const rate = (day: string, usd: string) => ({ currency: 'USD', day, rate: usd });

  test('is left out while there is no rate, and that is said', async () => {
    await givenOrders(workspace, dollars('2026-05-04T10:00:00Z'), order({ externalId: 'o2' }));
    expect(await ofAda('amount_spent', 'average_order_value', 'orders_without_rate', 'number_of_orders', 'total_margin')).toEqual({
      amount_spent: '120.0000',
      average_order_value: '120.0000',
      orders_without_rate: 1,
      number_of_orders: 2,
      total_margin: '55.0000',
    });
  });

  test('is converted at the rate of its day in UTC, of Friday at the weekend, whichever came first', async () => {
    await setExchangeRates(workspace, [rate('2026-05-01', '1.25'), rate('2026-05-04', '1.6')]);
    await givenOrders(workspace, dollars('2026-05-03T23:59:59Z'), dollars('2026-05-04T00:00:00Z', { externalId: 'o2' }));
    // 120 / 1.25 and 120 / 1.6.
    expect(await ofAda('amount_spent')).toEqual({ amount_spent: '171.0000' });
    await setExchangeRates(workspace, [rate('2026-05-03', '1')]);
    expect(await ofAda('amount_spent', 'cost_of_goods')).toEqual({ amount_spent: '195.0000', cost_of_goods: '105.6250' });
  });

  test('has no rate after thirty days without one', async () => {
    await setExchangeRates(workspace, [rate('2026-03-01', '1.25')]);
    await givenOrders(workspace, dollars('2026-03-31T10:00:00Z'), dollars('2026-04-01T10:00:00Z', { externalId: 'o2' }));
    expect(await ofAda('amount_spent', 'orders_without_rate')).toEqual({ amount_spent: '96.0000', orders_without_rate: 1 });
  });

  test('is converted over a third currency', async () => {
    await setExchangeRates(workspace, [
      { base: 'CHF', currency: 'USD', day: '2026-05-04', rate: '1.2' },
      { base: 'CHF', currency: 'EUR', day: '2026-05-04', rate: '1.08' },
    ]);
    await givenOrders(workspace, dollars('2026-05-04T10:00:00Z'));
    expect(await ofAda('amount_spent')).toEqual({ amount_spent: '108.0000' });
  });

  test('takes the cost of a product in its own currency', async () => {
    await givenProducts(workspace, { externalId: 'lamp', name: 'Lamp', unitCost: '30' });
    await setExchangeRates(workspace, [rate('2026-05-04', '1.25')]);
    const line = { productExternalId: 'lamp', quantity: 2, unitPrice: '50' };
    await givenOrders(workspace, dollars('2026-05-04T10:00:00Z', { lines: [line] }));
    // 100 / 1.25, and what two lamps cost.
    expect(await ofAda('revenue', 'cost_of_goods', 'total_margin')).toEqual({
      revenue: '80.0000',
      cost_of_goods: '60.0000',
      total_margin: '20.0000',
    });
  });

  test('is found by what it tells while there is no rate, and by what it is worth then; nothing of it is added up before', async () => {
    await givenOrders(workspace, dollars('2026-05-04T10:00:00Z', { discount: '5' }));
    const finds = async (query: string) => membersOf(workspace, (await saveSegment(workspace, query)).id);
    expect(await finds("orders_placed MATCHES (currency = 'USD', amount = 115, discount = 5)")).toEqual(['ada']);
    expect(await finds('orders_placed.sum_amount() > 0 OR orders_placed MATCHES (sum_amount > 0)')).toEqual([]);
    await setExchangeRates(workspace, [rate('2026-05-04', '1.25')]);
    expect(await finds('orders_placed MATCHES (amount = 92, discount = 4)')).toEqual(['ada']);
  });

  test('has its rate on its lines', async () => {
    await setExchangeRates(workspace, [rate('2026-05-04', '1.25')]);
    await givenOrders(workspace, dollars('2026-05-04T10:00:00Z'));
    const [line] = await workspace.database.query(sql`select round(amount * exchange_rate, 4) as amount from order_line order by position`);
    expect(line).toEqual({ amount: '80.0000' });
  });

  test('adds nothing to what was there before in the own currency', async () => {
    await givenOrders(workspace, order({ externalId: 'o2' }));
    const before = await ofAda(...FIGURES);
    await givenOrders(workspace, dollars('2026-05-04T10:00:00Z'));
    expect(await ofAda(...FIGURES)).toEqual(before);
  });

  test('is valued anew when the workspace gets another currency', async () => {
    await givenOrders(workspace, dollars('2026-05-04T10:00:00Z'), order({ externalId: 'o2', currency: 'EUR' }));
    await keepWorkspaceCurrency({ ...workspace, currency: 'USD' });
    expect(await ofAda('amount_spent', 'orders_without_rate')).toEqual({ amount_spent: '120.0000', orders_without_rate: 1 });
  });

  test('a rate that would never be looked up is refused by its field, and those that are known are told', async () => {
    const { results } = await setExchangeRates(workspace, [
      { ...rate('2026-05-04', '1'), currency: 'XXQ' },
      { ...rate('2026-05-04', '1'), base: 'CFH' },
      { ...rate('2026-05-04', '1'), currency: 'EUR', base: 'EUR' },
      rate('2999-05-04', '1'),
      rate('2026-05-04', '1.2500'),
      rate('2026-05-02', '1.5'),
    ]);
    expect(results.map(({ errors }) => errors[0]?.message)).toEqual([
      'currency is no currency of ISO 4217.',
      'base is no currency of ISO 4217.',
      'currency is the one that the rate is told of.',
      'day is ahead of the clock.',
      undefined,
      undefined,
    ]);
    const known = (asked: { readonly currency?: string; readonly until?: string; readonly first?: number }) =>
      readExchangeRates(workspace, { currency: asked.currency, until: asked.until, first: asked.first ?? 9 });
    const [may4, may2] = [
      { currency: 'USD', day: '2026-05-04', base: 'EUR', rate: '1.25' },
      { currency: 'USD', day: '2026-05-02', base: 'EUR', rate: '1.5' },
    ];
    expect(await known({})).toEqual([may4, may2]);
    expect(await known({ until: '2026-05-03', currency: 'usd' })).toEqual([may2]);
    expect(await known({ first: 1 })).toEqual([may4]);
    expect(await known({ currency: 'CHF' })).toEqual([]);
  });

  test('a rate that is none is refused by its field', async () => {
    const { results } = await setExchangeRates(workspace, [
      rate('2026-02-30', '1'),
      rate('2026-05-04', '0'),
      { ...rate('2026-05-04', '1'), currency: 'Dollar' },
    ]);
    expect(results.map(({ status, errors }) => [status, errors[0]?.path])).toEqual([
      ['REJECTED', ['day']],
      ['REJECTED', ['rate']],
      ['REJECTED', ['currency']],
    ]);
  });
});

test('reads the files of the European Central Bank as they are', () => {
  expect(readEcbRates('Date, USD, JPY, \n27 November 2026, 1.0852, 163.21, \n')).toEqual([
    { base: 'EUR', currency: 'USD', day: '2026-11-27', rate: '1.0852' },
    { base: 'EUR', currency: 'JPY', day: '2026-11-27', rate: '163.21' },
  ]);
  expect(readEcbRates('Date,USD,CYP,\n2026-11-27,1.0852,N/A,\n2026-11-26,1.0841,N/A,\n')).toEqual([
    { base: 'EUR', currency: 'USD', day: '2026-11-27', rate: '1.0852' },
    { base: 'EUR', currency: 'USD', day: '2026-11-26', rate: '1.0841' },
  ]);
  expect(() => readEcbRates('a,b\n1,2')).toThrow("The first column of exchange rates must be 'Date'.");
});

test('service and messages cost what they tell, else by the rates that were set, else it is said that nobody knows', async () => {
  await givenOrders(workspace, order());
  const call = { customerExternalId: 'ada', channel: 'phone', occurredAt: '2026-05-05T10:00:00Z' };
  await givenServiceInteractions(
    workspace,
    { ...call, externalId: 's1', cost: '7' },
    { ...call, externalId: 's2', minutes: '10', effort: 8 },
    { ...call, externalId: 's3', effort: 2 },
  );
  await givenCampaigns(
    workspace,
    { externalId: 'm1', name: 'Letters', channel: 'post', costPerMessage: '0.85' },
    { externalId: 'm2', name: 'News', channel: 'email' },
  );
  const message = { customerExternalId: 'ada', kind: 'sent', occurredAt: '2026-05-05T10:00:00Z' } as const;
  await givenCampaignEngagements(
    workspace,
    { ...message, externalId: 'e1', campaignExternalId: 'm1' },
    { ...message, externalId: 'e2', campaignExternalId: 'm2' },
  );
  const names = ['service_cost', 'interactions_without_cost', 'campaign_cost', 'messages_without_cost', 'contribution'];
  expect(await ofAda(...names)).toEqual({
    service_cost: '7.0000',
    interactions_without_cost: 2,
    campaign_cost: '0.8500',
    messages_without_cost: 1,
    contribution: '47.1500',
  });
  await setCostRates(workspace, { perContact: '1', perMinute: '0.5', perEffort: '0.25', messages: { email: '0.01' } });
  // 7 + (1 + 5 + 2); the third tells no minutes.
  expect(await ofAda(...names)).toEqual({
    service_cost: '15.0000',
    interactions_without_cost: 1,
    campaign_cost: '0.8600',
    messages_without_cost: 0,
    contribution: '39.1400',
  });
  await expect(setCostRates(workspace, { perMinute: '-1' })).rejects.toThrow('perMinute must not be negative');
});

test('a customer whose figures change by a rate is evaluated anew', async () => {
  await givenOrders(workspace, order({ currency: 'USD' }));
  await workspace.database.execute(sql`delete from evaluation_queue`);
  const { touchedCustomerIds } = await setExchangeRates(workspace, [{ currency: 'USD', day: '2026-05-04', rate: '1.25' }]);
  const queued = await workspace.database.query(sql`select distinct customer_id from evaluation_queue`);
  expect([touchedCustomerIds, queued]).toEqual([[ids[0]], [{ customer_id: ids[0] }]]);
  const again = await syncOrders(workspace, { source: SOURCE, records: [order({ currency: 'USD' })] });
  expect(again.results[0]?.status).toBe('UNCHANGED');
});
