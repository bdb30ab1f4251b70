import { entities } from '../../src/model/index.js';
import { eraseCustomer, mergeCustomers, syncCustomers, unmergeCustomer } from '../../src/sync/index.js';
import { sql } from '../../src/database/sql.js';
import { ask } from '../support/graphql.js';
import { givenCustomers, givenOrders, SOURCE } from '../support/records.js';
import { saveSegment, useOneDatabase, type TestWorkspace } from '../support/workspace.js';

/* Ada brought bob and cleo, and cleo brought dan; bob spends 100, cleo 20 and dan 1. */

const emptyWorkspace = useOneDatabase({ entities });
let workspace: TestWorkspace;
let ids: Record<string, string>;
beforeEach(async () => {
  workspace = await emptyWorkspace();
  const names = ['bob', 'cleo', 'dan', 'ada'];
  const brought: Record<string, string> = { bob: 'ada', cleo: 'ada', dan: 'cleo' };
  const made = await givenCustomers(
    workspace,
    // Whoever brought bob and cleo comes after them.
    ...names.map((externalId) => ({
      externalId,
      ...(brought[externalId] === undefined ? {} : { referrerExternalId: brought[externalId] }),
    })),
  );
  ids = Object.fromEntries(names.map((name, index) => [name, made[index] ?? '']));
  await givenOrders(workspace, order('bob', '100'), order('cleo', '20'), order('dan', '1'));
});

const order = (customerExternalId: string, unitPrice: string) => ({
  externalId: `of ${customerExternalId}`,
  customerExternalId,
  placedAt: '2026-05-01T10:00:00Z',
  lines: [{ name: 'Lamp', quantity: 1, unitPrice }],
});

interface Person {
  readonly externalIds: readonly { readonly externalId: string }[];
  readonly customersBrought: number;
  readonly broughtRevenue: string;
}

/** Whom they brought, and what these brought in. */
async function told(): Promise<Record<string, readonly [number, string]>> {
  const { customers } = await ask<{ customers: { nodes: readonly Person[] } }>(
    workspace,
    '{ customers(query: "customers_brought > 0") { nodes { externalIds { externalId } customersBrought broughtRevenue } } }',
  );
  return Object.fromEntries(
    customers.nodes.map(({ externalIds: [name], customersBrought, broughtRevenue }) => [
      name?.externalId ?? '',
      [customersBrought, broughtRevenue],
    ]),
  );
}

test('who brought whom, how many, and what they brought in', async () => {
  expect(await told()).toEqual({ ada: [2, '120.00'], cleo: [1, '1.00'] });
  const { customerByExternalId: bob, customers } = await ask<{ customerByExternalId: object; customers: { totalCount: number } }>(
    workspace,
    `{ customerByExternalId(source: "${SOURCE}", externalId: "bob") { referrerExternalId referrer { id } }
      customers(query: "referrer = 'ada'") { totalCount } }`,
  );
  expect(bob).toEqual({ referrerExternalId: 'ada', referrer: { id: ids.ada } });
  expect(customers.totalCount).toBe(2);
});

test('they are sorted by it, and of a group it is a sum', async () => {
  const { customers, segmentValue } = await ask<{ customers: { nodes: { id: string }[] }; segmentValue: object }>(
    workspace,
    `{ customers(orderBy: BROUGHT_REVENUE_DESC, first: 2) { nodes { id } }
      segmentValue(query: "customers_brought >= 0") { figures(names: ["customers_brought", "brought_revenue"]) { sum } } }`,
  );
  expect(customers.nodes).toEqual([{ id: ids.ada }, { id: ids.cleo }]);
  expect(segmentValue).toEqual({
    figures: [{ sum: '3.00' }, { sum: '121.00' }].map(({ sum }, index) => ({ sum: index === 0 ? '3' : sum })),
  });
});

describe('a segment by what they brought in follows', () => {
  const size = async (id: string) =>
    (await ask<{ segment: { size: number } }>(workspace, 'query ($id: ID!) { segment(id: $id) { size } }', { id })).segment.size;

  test('orders of those who were brought', async () => {
    const { id } = await saveSegment(workspace, 'brought_revenue > 150');
    expect(await size(id)).toBe(0);
    await givenOrders(workspace, { externalId: 'another', customerExternalId: 'bob', placedAt: '2026-05-02T10:00:00Z', total: '50' });
    expect(await size(id)).toBe(1);
    await givenOrders(workspace, { externalId: 'another', status: 'cancelled' });
    expect(await size(id)).toBe(0);
  });

  test('who is said to have brought them', async () => {
    const { id } = await saveSegment(workspace, 'customers_brought >= 2');
    expect(await size(id)).toBe(1);
    await givenCustomers(workspace, { externalId: 'bob', referrerExternalId: null });
    expect(await size(id)).toBe(0);
    await givenCustomers(workspace, { externalId: 'bob', referrerExternalId: 'cleo' });
    expect(await size(id)).toBe(1);
  });

  test('merges, and their undoing', async () => {
    const { id } = await saveSegment(workspace, 'customers_brought >= 2');
    expect(await size(id)).toBe(1);
    // Bob is ada: nobody brings themselves. Cleo stays.
    const { mergeIds } = await mergeCustomers(workspace, ids.ada ?? '', [ids.bob ?? '']);
    expect(await told()).toMatchObject({ cleo: [1, '1.00'] });
    expect(await size(id)).toBe(0);
    await unmergeCustomer(workspace, mergeIds[0] ?? '');
    expect(await told()).toEqual({ ada: [2, '120.00'], cleo: [1, '1.00'] });
    expect(await size(id)).toBe(1);
  });

  test('the merge of a referrer into somebody of another source, who keeps their people', async () => {
    const { results } = await syncCustomers(workspace, { source: 'crm', records: [{ externalId: '77' }] });
    await mergeCustomers(workspace, results[0]?.id ?? '', [ids.ada ?? '']);
    const { customers } = await ask<{ customers: { nodes: object[] } }>(
      workspace,
      '{ customers(query: "customers_brought = 2") { nodes { id broughtRevenue } } }',
    );
    expect(customers.nodes).toEqual([{ id: results[0]?.id, broughtRevenue: '120.00' }]);
  });
});

test('of somebody who was erased nothing is kept, in customers and in merges, and whoever was brought stays', async () => {
  const [emma = ''] = await givenCustomers(workspace, { externalId: 'emma', referrerExternalId: 'ada' });
  await mergeCustomers(workspace, ids.bob ?? '', [emma]);
  await eraseCustomer(workspace, ids.ada ?? '');
  expect(await told()).toEqual({ cleo: [1, '1.00'] });
  const rows = await workspace.database.query(sql`/* test.traces */
    select 1 from customer where referrer_external_id = 'ada' or provenance ? 'referrerExternalId' and referrer_external_id is null
    union all select 1 from customer_merge where snapshot::text like '%"ada"%'`);
  expect(rows).toEqual([]);
});

test('a name that two sources have is another person in each', async () => {
  await syncCustomers(workspace, { source: 'crm', records: [{ externalId: 'zoe', referrerExternalId: 'ada' }] });
  expect(await told()).toEqual({ ada: [2, '120.00'], cleo: [1, '1.00'] });
});
