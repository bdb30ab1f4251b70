import { sql } from '../../src/database/sql.js';
import { CustomerOrder, customerOrder } from '../../src/graphql/customer/customer-order.js';
import { orderBy } from '../../src/graphql/paging/keyset.js';
import { refreshThresholds } from '../../src/membership/index.js';
import { entities } from '../../src/model/index.js';
import { type AttributeDefinitionRecord, declareAttributes } from '../../src/sync/index.js';
import { openTestDatabase } from '../support/database.js';
import { ask, run, viewer } from '../support/graphql.js';
import { givenCustomers, givenOrders } from '../support/records.js';
import { saveSegment, useOneDatabase, type TestWorkspace } from '../support/workspace.js';

test.each([CustomerOrder.NAME, CustomerOrder.NAME_DESC, CustomerOrder.ID])('sorting by %s reads an index, not everybody', async (order) => {
  const database = await openTestDatabase();
  const plan = await database.transaction(async (transaction) => {
    // The planner takes the index if it can, however small the table.
    await transaction.execute(sql`/* test.planner */ set local enable_seqscan = off`);
    return transaction.query<Record<string, string>>(
      sql`/* test.explain */ explain select c.id from customer c ${orderBy(customerOrder(order, viewer()))} limit 10`,
    );
  });
  await database.close();
  const text = plan.flatMap((row) => Object.values(row)).join('\n');
  expect(text).toMatch(/Index (Only )?Scan/);
  expect(text).not.toMatch(/Sort|Seq Scan/);
});

describe('customers by what is no number', () => {
  const emptyWorkspace = useOneDatabase({ entities });
  let workspace: TestWorkspace;
  beforeAll(async () => {
    workspace = await emptyWorkspace({ now: '2026-05-15T12:00:00Z' });
    await givenCustomers(
      workspace,
      { externalId: 'bea', gender: 'female', webSavviness: 3, homeOwner: true },
      { externalId: 'abe', gender: 'male', webSavviness: 9, homeOwner: false },
      { externalId: 'cid', gender: null },
    );
    await givenOrders(
      workspace,
      ...['abe', 'bea'].flatMap((customerExternalId) =>
        (customerExternalId === 'abe' ? ['2026-05-01', '2026-05-02'] : ['2026-05-03']).map((day) => ({
          externalId: `${customerExternalId} ${day}`,
          customerExternalId,
          placedAt: `${day}T10:00:00Z`,
          channel: customerExternalId === 'abe' ? 'Ökoladen' : 'online',
          lines: [{ name: 'Lamp', quantity: 1, unitPrice: '10', unitCost: '5' }],
        })),
      ),
    );
    await refreshThresholds(workspace);
  });

  test.each([
    // In the order of the values that there are: prospect, lapsed, first_time, special_occasion, regular.
    ['BUYER_TYPE', ['cid', 'bea', 'abe']],
    ['BUYER_TYPE_DESC', ['abe', 'bea', 'cid']],
    // A capital O with dots comes after every letter without, as favourites among equals do.
    ['FAVOURITE_CHANNEL', ['bea', 'abe', 'cid']],
    ['FAVOURITE_CHANNEL_DESC', ['abe', 'bea', 'cid']],
    ['GENDER', ['bea', 'abe', 'cid']],
    ['WEB_SAVVINESS_DESC', ['abe', 'bea', 'cid']],
    ['HOME_OWNER', ['abe', 'bea', 'cid']],
  ])('%s, page by page', async (order, expected) => {
    const found: string[] = [];
    let after: string | null = null;
    do {
      const { customers }: Page = await ask<Page>(
        workspace,
        'query ($order: CustomerOrder!, $after: String) { customers(first: 1, orderBy: $order, after: $after) { nodes { externalIds { externalId } } pageInfo { endCursor hasNextPage } } }',
        { order, after },
      );
      found.push(...customers.nodes.map(({ externalIds }) => externalIds[0]?.externalId ?? ''));
      after = customers.pageInfo.hasNextPage ? customers.pageInfo.endCursor : null;
    } while (after !== null);
    expect(found).toEqual(expected);
  });

  test('the stage is what rules have; what sources said stands beside it', async () => {
    await givenCustomers(workspace, { externalId: 'bea', lifecycleStage: 'evangelist' });
    const { customers } = await ask<{ customers: { nodes: object[] } }>(
      workspace,
      '{ customers(orderBy: LIFECYCLE_STAGE_DESC) { nodes { lifecycleStage sourceLifecycleStage } } }',
    );
    expect(customers.nodes).toEqual([
      { lifecycleStage: 'prospect', sourceLifecycleStage: null },
      { lifecycleStage: 'evangelist', sourceLifecycleStage: 'evangelist' },
      { lifecycleStage: 'customer', sourceLifecycleStage: null },
    ]);
  });

  test('the members of a segment too, and every figure of one value says how', async () => {
    const { id } = await saveSegment(workspace, 'number_of_orders > 0');
    const { segment } = await ask<{ segment: { members: { nodes: { buyerType: string }[] } } }>(
      workspace,
      'query ($id: ID!) { segment(id: $id) { members(orderBy: RFM_GROUP) { nodes { buyerType rfmGroup } } } }',
      { id },
    );
    expect(segment.members.nodes).toHaveLength(2);
    const { segmentAttributes } = await ask<{ segmentAttributes: { name: string; kind: string; list: boolean; order: string | null }[] }>(
      workspace,
      '{ segmentAttributes { name kind list order } }',
    );
    const without = segmentAttributes.filter(({ list, order }) => !list && order === null).map(({ name }) => name);
    expect(without).toEqual(segmentAttributes.filter(({ kind }) => kind !== 'ATTRIBUTE').map(({ name }) => name));
  });
});

describe('customers by an attribute of their own', () => {
  const emptyWorkspace = useOneDatabase({ entities });
  let workspace: TestWorkspace;
  beforeAll(async () => {
    workspace = await emptyWorkspace({ now: '2026-05-15T12:00:00Z' });
    const attribute = (key: string, type: AttributeDefinitionRecord['type']) => ({ owner: 'customer' as const, key, name: key, type });
    await declareAttributes(workspace, [
      attribute('club.points', 'number'),
      attribute('club.since', 'date'),
      attribute('shoe', 'text'),
      attribute('vip', 'boolean'),
      attribute('hobbies', 'list'),
    ]);
    await givenCustomers(
      workspace,
      { externalId: 'abe', attributes: { 'club.points': 9, 'club.since': '2026-01-02', shoe: '42', vip: true, hobbies: ['chess'] } },
      { externalId: 'bea', attributes: { 'club.points': 10.5, 'club.since': '2025-12-31', shoe: 'é', vip: false } },
      { externalId: 'cid' },
    );
  });

  const ASKED = `query ($by: AttributeOrder!, $after: String) {
    customers(first: 1, orderByAttribute: $by, after: $after) { nodes { externalIds { externalId } } pageInfo { endCursor hasNextPage } }
  }`;

  test.each([
    // As numbers: 9 before 10.5.
    ['club.points', false, ['abe', 'bea', 'cid']],
    ['club.points', true, ['bea', 'abe', 'cid']],
    ['club.since', false, ['bea', 'abe', 'cid']],
    ['shoe', true, ['bea', 'abe', 'cid']],
    ['vip', true, ['abe', 'bea', 'cid']],
  ])('%s, descending: %s, page by page', async (key, descending, expected) => {
    const found: string[] = [];
    let after: string | null = null;
    do {
      const { customers }: Page = await ask<Page>(workspace, ASKED, { by: { key, descending }, after });
      found.push(...customers.nodes.map(({ externalIds }) => externalIds[0]?.externalId ?? ''));
      after = customers.pageInfo.hasNextPage ? customers.pageInfo.endCursor : null;
    } while (after !== null);
    expect(found).toEqual(expected);
  });

  test('the members of a segment are', async () => {
    const { id } = await saveSegment(workspace, "attribute('shoe') IS NOT NULL");
    const { segment } = await ask<{ segment: { members: { nodes: { attributes: Record<string, unknown> }[] } } }>(
      workspace,
      'query ($id: ID!) { segment(id: $id) { members(orderByAttribute: { key: "club.points", descending: true }) { nodes { attributes } } } }',
      { id },
    );
    expect(segment.members.nodes.map(({ attributes }) => attributes['club.points'])).toEqual([10.5, 9]);
  });

  test('what cannot be is refused with its place: no such key, a list, two orders, a cursor of another order', async () => {
    const refusal = async (by: object, more = '') => {
      const text = `query ($by: AttributeOrder!) { customers(first: 1, orderByAttribute: $by${more}) { nodes { id } } }`;
      return (await run(workspace, text, { by })).errors?.[0]?.originalError;
    };
    expect(await refusal({ key: 'points' })).toMatchObject({ code: 'INVALID_INPUT', details: { field: 'orderByAttribute.key' } });
    expect(await refusal({ key: 'hobbies' })).toMatchObject({ code: 'INVALID_INPUT', details: { field: 'orderByAttribute.key' } });
    expect(await refusal({ key: 'shoe' }, ', orderBy: NAME')).toMatchObject({
      code: 'INVALID_INPUT',
      details: { field: 'orderByAttribute' },
    });
    const { customers } = await ask<Page>(workspace, ASKED, { by: { key: 'shoe' } });
    expect(await refusal({ key: 'vip' }, `, after: "${customers.pageInfo.endCursor}"`)).toMatchObject({ code: 'CURSOR_INVALID' });
  });
});

interface Page {
  readonly customers: {
    readonly nodes: readonly { readonly externalIds: readonly { readonly externalId: string }[] }[];
    readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean };
  };
}
