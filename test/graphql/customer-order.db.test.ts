import { sql } from '../../src/database/sql.js';
import { CustomerOrder, customerOrder } from '../../src/graphql/customer/customer-order.js';
import { orderBy } from '../../src/graphql/paging/keyset.js';
import { refreshThresholds } from '../../src/membership/index.js';
import { entities } from '../../src/model/index.js';
import { openTestDatabase } from '../support/database.js';
import { ask, viewer } from '../support/graphql.js';
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

interface Page {
  readonly customers: {
    readonly nodes: readonly { readonly externalIds: readonly { readonly externalId: string }[] }[];
    readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean };
  };
}
