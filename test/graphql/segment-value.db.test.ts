/* Long because every question about the value of a group is asked of the same four customers. */

import { entities } from '../../src/model/index.js';
import { syncCustomers } from '../../src/sync/index.js';
import { givenCustomers, givenOrders, givenServiceInteractions, SOURCE } from '../support/records.js';
import { ask, countStatements, run, viewer } from '../support/graphql.js';
import { saveSegment, useOneDatabase, type TestWorkspace } from '../support/workspace.js';

/*
 * Small enough to work out by hand: ada and bob are 40, cleo is 20, dan has never ordered and nobody knows how old he is.
 *
 *         spent  margin  device
 * ada       100      40  phone, tablet
 * bob       300     200  phone
 * cleo       20      20  laptop
 * dan         -       -
 */
const emptyWorkspace = useOneDatabase({ entities });
let workspace: TestWorkspace;
let ids: string[];
let over30: string;
let buyers: string;
beforeAll(async () => {
  workspace = await emptyWorkspace();
  const person = (externalId: string, birthDate: string | null, devices: string[]) => ({
    externalId,
    birthDate,
    devices,
    gender: externalId === 'cleo' ? 'female' : 'male',
  });
  ids = await givenCustomers(
    workspace,
    person('ada', '1986-01-01', ['phone', 'tablet']),
    person('bob', '1986-02-01', ['phone']),
    person('cleo', '2006-01-01', ['laptop']),
    person('dan', null, []),
  );
  const order = (customerExternalId: string, unitPrice: string, unitCost: string) => ({
    externalId: `of ${customerExternalId}`,
    customerExternalId,
    placedAt: '2026-05-01T10:00:00Z',
    lines: [{ name: 'Lamp', quantity: 1, unitPrice, unitCost }],
  });
  await givenOrders(workspace, order('ada', '100', '60'), order('bob', '300', '100'), order('cleo', '20', '0'));
  await givenServiceInteractions(workspace, {
    externalId: 's',
    customerExternalId: 'bob',
    channel: 'phone',
    cost: '50',
    occurredAt: '2026-05-02T10:00:00Z',
  });
  ({ id: over30 } = await saveSegment(workspace, 'age > 30'));
  ({ id: buyers } = await saveSegment(workspace, 'number_of_orders > 0'));
});

const FIGURES = `figures(names: ["amount_spent", "roi", "gender"], percentiles: [25], bins: 2) {
  name known missing sum mean median least greatest share index lift base { known sum mean }
  percentiles { at value } histogram { from to count } values { value count share baseShare index } otherValues }`;

test('a segment is worth the sum of its members, beside everybody', async () => {
  const { segment } = await ask<{ segment: { value: object } }>(
    workspace,
    `query ($id: ID!) { segment(id: $id) { value { size baseSize currency stale ${FIGURES} } } }`,
    { id: over30 },
  );
  expect(segment.value).toEqual({
    size: 2,
    baseSize: 4,
    currency: 'EUR',
    stale: false,
    figures: [
      {
        name: 'amount_spent',
        known: 2,
        missing: 0,
        sum: '400.00',
        mean: '200.00',
        median: '200.00',
        least: '100.00',
        greatest: '300.00',
        // Of 420 in all; a mean of 105, and of 10 for everybody else.
        share: 400 / 420,
        index: expect.closeTo((100 * 200) / 105) as number,
        lift: 20,
        base: { known: 4, sum: '420.00', mean: '105.00' },
        percentiles: [{ at: 25, value: '150.00' }],
        histogram: [
          { from: '100.00', to: '200.00', count: 1 },
          { from: '200.00', to: '300.00', count: 1 },
        ],
        values: [],
        otherValues: 0,
      },
      {
        // (200 - 50) / 50 of bob, on whom alone something was spent; of both (40 + 200 - 50) / 50, of all (260 - 50) / 50.
        name: 'roi',
        known: 1,
        missing: 1,
        mean: '3.80',
        median: '3.00',
        share: null,
        index: expect.closeTo((100 * 3.8) / 4.2) as number,
        lift: null,
        sum: null,
        least: expect.anything() as string,
        greatest: expect.anything() as string,
        base: { known: 1, sum: null, mean: '4.20' },
        percentiles: [{ at: 25, value: '3.00' }],
        histogram: [{ from: expect.anything() as string, to: expect.anything() as string, count: 1 }],
        values: [],
        otherValues: 0,
      },
      {
        name: 'gender',
        known: 2,
        missing: 0,
        sum: null,
        mean: null,
        median: null,
        least: null,
        greatest: null,
        share: null,
        index: null,
        lift: null,
        base: { known: 4, sum: null, mean: null },
        percentiles: [],
        histogram: [],
        values: [{ value: 'male', count: 2, share: 1, baseShare: 0.75, index: 100 / 0.75 }],
        otherValues: 0,
      },
    ],
  });
});

test('of several segments each customer is counted once', async () => {
  const { segmentValue } = await ask<{ segmentValue: object }>(
    workspace,
    `query ($ids: [ID!]) { segmentValue(segmentIds: $ids) { size figures(names: ["amount_spent"]) { sum } } }`,
    { ids: [over30, buyers] },
  );
  expect(segmentValue).toEqual({ size: 3, figures: [{ sum: '420.00' }] });
});

test('a group that nobody has saved is broken down by any attribute, and the parts add up to it', async () => {
  const query = `query ($by: String!) { segmentValue(query: "age > 0 OR age IS NULL") { breakdown(by: $by, figures: ["amount_spent", "total_margin"]) {
    by size overlapping parts { kind value size share figures { name sum share } } } } }`;
  const of = async (by: string) => (await ask<{ segmentValue: { breakdown: object } }>(workspace, query, { by })).segmentValue.breakdown;
  const part = (
    kind: string,
    value: string | null,
    size: number,
    [spent, margin]: readonly [number, number],
    whole: readonly [number, number] | null = [420, 260],
  ) => ({
    kind,
    value,
    size,
    share: size / 4,
    figures: [
      { name: 'amount_spent', sum: `${spent}.00`, share: whole && spent / whole[0] },
      { name: 'total_margin', sum: `${margin}.00`, share: whole && margin / whole[1] },
    ],
  });
  expect(await of('age')).toEqual({
    by: 'age',
    size: 4,
    overlapping: false,
    parts: [part('VALUE', '40', 2, [400, 240]), part('VALUE', '20', 1, [20, 20]), part('MISSING', null, 1, [0, 0])],
  });
  expect(await of('device')).toEqual({
    by: 'device',
    size: 4,
    overlapping: true,
    parts: [
      part('VALUE', 'phone', 2, [400, 240], null),
      part('VALUE', 'laptop', 1, [20, 20], null),
      part('VALUE', 'tablet', 1, [100, 40], null),
      part('MISSING', null, 1, [0, 0], null),
    ],
  });
});

test('parts beyond those that are asked for are one, and numbers with fractions are put together in ranges', async () => {
  const breakdown = async (by: string, first: number) =>
    (
      await ask<{ segmentValue: { breakdown: { parts: object[] } } }>(
        workspace,
        `query ($by: String!, $first: Int) { segmentValue(query: "number_of_orders >= 0") { breakdown(by: $by, first: $first) { parts { kind value to size } } } }`,
        { by, first },
      )
    ).segmentValue.breakdown.parts;
  // Ranges stand in their order, however many are in each.
  const range = (value: string, size: number) => ({ kind: 'VALUE', value, to: value, size });
  expect(await breakdown('profile_completeness', 20)).toEqual([range('0.1', 1), range('0.2', 3)]);
  expect(await breakdown('age', 1)).toEqual([
    { kind: 'VALUE', value: '40', to: null, size: 2 },
    { kind: 'OTHERS', value: null, to: null, size: 1 },
    { kind: 'MISSING', value: null, to: null, size: 1 },
  ]);
  const ranges = await breakdown('amount_spent', 10);
  expect(ranges.map((part) => Number((part as { value: string }).value)).sort((a, b) => a - b)).toEqual([0, 20, 100, 300]);
  expect(await breakdown('first_order_date', 10)).toEqual([
    { kind: 'VALUE', value: '2026-05', to: null, size: 3 },
    { kind: 'MISSING', value: null, to: null, size: 1 },
  ]);
});

test('a histogram has every range, those with nobody too', async () => {
  const { segmentValue } = await ask<{ segmentValue: { figures: { histogram: { count: number }[] }[] } }>(
    workspace,
    '{ segmentValue(query: "amount_spent > 0") { figures(names: ["amount_spent"], bins: 4) { histogram { from to count } } } }',
  );
  // 100 and 300, and 20 of somebody who is no member of the others.
  expect(segmentValue.figures[0]?.histogram).toEqual([
    { from: '20.00', to: '90.00', count: 1 },
    { from: '90.00', to: '160.00', count: 1 },
    { from: '160.00', to: '230.00', count: 0 },
    { from: '230.00', to: '300.00', count: 1 },
  ]);
});

test('an empty base and a group of nobody have figures without a number, and nothing is divided by nought', async () => {
  const { segmentValue } = await ask<{ segmentValue: { size: number; figures: object[] } }>(
    workspace,
    `{ segmentValue(query: "age > 200") { size ${FIGURES} breakdown(by: "age", figures: ["roi"]) { size parts { size } }
      overTime(figures: ["amount_spent", "roi"], last: 1) { figures { value base } } } }`,
  );
  // Of nobody there is no sum either, in no month; of everybody there is one of every month.
  const overTime = [
    {
      figures: [
        { value: null, base: expect.any(String) as string },
        { value: null, base: '4.20' },
      ],
    },
  ];
  expect(segmentValue).toMatchObject({ size: 0, breakdown: { size: 0, parts: [] }, overTime });
  expect(segmentValue.figures[0]).toMatchObject({
    known: 0,
    missing: 0,
    sum: null,
    mean: null,
    share: null,
    index: null,
    lift: null,
    histogram: [],
  });
});

describe('the figures of a customer', () => {
  const PAGE = `query ($first: Int, $orderBy: CustomerOrder) { customers(first: $first, orderBy: $orderBy) { nodes { id amountSpent totalMargin roi rfmGroup buyerType
    numberOfOrders lastOrderDate age serviceCost contribution influenceReach favouriteChannel averageOrderValue } } }`;

  test('are its fields', async () => {
    const { customers } = await ask<{ customers: { nodes: object[] } }>(workspace, PAGE, { first: 2 });
    expect(customers.nodes[1]).toEqual({
      id: ids[1],
      amountSpent: '300.00',
      totalMargin: '200.00',
      roi: 3,
      rfmGroup: null,
      buyerType: 'first_time',
      numberOfOrders: 1,
      lastOrderDate: '2026-05-01T10:00:00.000Z',
      age: 40,
      serviceCost: '50.00',
      contribution: '150.00',
      influenceReach: 0,
      favouriteChannel: null,
      averageOrderValue: '300.00',
    });
  });

  test('take as many statements for a page of a thousand as for one of a hundred and one', async () => {
    await syncCustomers(workspace, { source: SOURCE, records: Array.from({ length: 996 }, (_, index) => ({ externalId: `x${index}` })) });
    // Of more than a hundred people at once the audit log has an entry.
    expect(await countStatements(workspace, PAGE, { first: 1_000 })).toBe(await countStatements(workspace, PAGE, { first: 101 }));
  });

  test('are what customers and members are sorted by, those without at the end', async () => {
    const names = async (orderBy: string) =>
      (await ask<{ customers: { nodes: { id: string }[] } }>(workspace, PAGE, { first: 4, orderBy })).customers.nodes.map(({ id }) =>
        ids.indexOf(id),
      );
    expect(await names('AMOUNT_SPENT_DESC')).toEqual([1, 0, 2, expect.any(Number)]);
    expect((await names('ROI')).slice(0, 1)).toEqual([1]);
    expect((await names('ROI_DESC')).slice(0, 1)).toEqual([1]);
    const { segment } = await ask<{ segment: { members: { nodes: { id: string }[] } } }>(
      workspace,
      `query ($id: ID!) { segment(id: $id) { members(orderBy: TOTAL_MARGIN) { nodes { id } } } }`,
      { id: buyers },
    );
    expect(segment.members.nodes.map(({ id }) => ids.indexOf(id))).toEqual([2, 0, 1]);
  });

  test('need the scopes of what they look at', async () => {
    const who = viewer(['customers:read', 'segments:read']);
    const { errors } = await run(workspace, '{ customers { nodes { roi } } }', {}, who);
    expect(errors?.[0]?.message).toContain('Customer.roi');
    const value = await run(workspace, `{ segmentValue(query: "gender = 'male'") { figures(names: ["roi"]) { sum } } }`, {}, who);
    expect(JSON.stringify(value.errors?.[0])).toMatch(/roi/);
    const by = await run(workspace, `{ segmentValue(query: "gender = 'male'") { breakdown(by: "age") { size } } }`, {}, who);
    expect(by.errors?.[0]?.originalError).toMatchObject({ code: 'FORBIDDEN' });
    const free = await run(workspace, `{ segmentValue(query: "gender = 'male'") { breakdown(by: "gender") { size } } }`, {}, who);
    expect(free.errors).toBeUndefined();
  });
});

test.each([
  ['figures(names: ["nothing"]) { sum }', 'There is no attribute'],
  ['figures(names: ["amont_spent"]) { sum }', "Did you mean 'amount_spent'?"],
  ['breakdown(by: "ammount_spent") { size }', "Did you mean 'amount_spent'?"],
  [`breakdown(by: "anniversary('birth_date')") { size }`, "anniversary is a function of rules: name 'birth_date' by itself."],
  ['figures(names: ["orders_placed.count()"]) { sum }', "'orders_placed.count()' is no figure: orders_placed is a function of rules."],
  ['figures(names: ["roi"], percentiles: [101]) { percentiles { at } }', 'percentiles must be from 0 to 100'],
  ['figures(names: ["roi"], bins: 0) { histogram { from } }', 'bins must be 1 or more'],
  ['breakdown(by: "age", first: 0) { size }', 'first must be 1 or more'],
  ['breakdown(by: "age", first: 101) { size }', 'first'],
])('%s is refused', async (asked, message) => {
  const { errors } = await run(workspace, `{ segmentValue(query: "age > 0") { ${asked} } }`);
  expect(errors?.[0]?.message).toContain(message);
});
