import { sql } from '../../src/database/index.js';
import { entities } from '../../src/model/index.js';
import { ask, countStatements, run, viewer } from '../support/graphql.js';
import { givenCustomers, givenInfluenceMetrics, givenOrders, givenProducts, givenServiceInteractions } from '../support/records.js';
import { openTestWorkspace, saveSegment, type TestWorkspace } from '../support/workspace.js';

const CUSTOMERS = 120;
let workspace: TestWorkspace;
let segmentId: string;

beforeAll(async () => {
  workspace = await openTestWorkspace({ entities });
  const numbers = Array.from({ length: CUSTOMERS }, (_, index) => index);
  await givenProducts(workspace, { externalId: 'hat', name: 'Hat', brand: 'Osk', listPrice: '20.00' }, { externalId: 'cap', name: 'Cap' });
  await givenCustomers(
    workspace,
    ...numbers.map((number) => ({
      externalId: `c${number}`,
      // Many share a name, a day and an amount, so that only the id sets them apart.
      firstName: number % 3 === 0 ? null : 'Ann',
      lastName: number % 5 === 0 ? null : `Name ${number % 7}`,
      emails: [`c${number}@example.com`, `other${number}@example.com`],
      addedAt: `2026-01-0${1 + (number % 5)}T00:00:00.000Z`,
    })),
  );
  await givenOrders(
    workspace,
    ...numbers.flatMap((number) =>
      Array.from({ length: 1 + (number % 4) }, (_, index) => ({
        externalId: `o${number}-${index}`,
        number: `${index}`,
        customerExternalId: `c${number}`,
        placedAt: `2026-03-0${1 + index}T10:00:00Z`,
        lines: [
          { productExternalId: 'hat', quantity: 2, unitPrice: '10.00' },
          { productExternalId: 'cap', quantity: 1, unitPrice: '5.50' },
        ],
      })),
    ),
  );
  await givenInfluenceMetrics(
    workspace,
    ...['2026-01-01', '2026-02-01'].map((day, index) => ({
      customerExternalId: 'c1',
      network: 'instagram',
      handle: 'ann',
      observedAt: `${day}T00:00:00Z`,
      followers: 1_000 + index,
      engagementRate: '0.05',
    })),
  );
  await givenServiceInteractions(workspace, {
    externalId: 's1',
    customerExternalId: 'c1',
    channel: 'phone',
    effort: 7,
    minutes: '12.5',
    occurredAt: '2026-02-01T00:00:00Z',
  });
  segmentId = (await saveSegment(workspace, 'number_of_orders >= 1', 'Buyers')).id;
});
afterAll(() => workspace.close());

interface Nodes<Node> {
  readonly nodes: readonly Node[];
}

test('members with orders, lines and products take as many statements for 100 as for 50', async () => {
  const query = `query ($id: ID!, $first: Int) { segment(id: $id) { name size members(first: $first) { totalCount edges { since node {
    firstName emails phones addresses { city } externalIds { source externalId } segments { since segment { name } }
    influenceAccounts { network observations { nodes { followers } } } serviceInteractions { totalCount nodes { effort } }
    orders(first: 3) { totalCount nodes { number amount customer { lastName } lines { quantity product { name } } } } } } } } }`;
  const variables = (first: number) => ({ id: segmentId, first });
  expect(await countStatements(workspace, query, variables(100))).toBe(await countStatements(workspace, query, variables(50)));
  expect(await countStatements(workspace, query, variables(100))).toBeLessThan(40);
});

describe('a page of customers with figures', () => {
  const FIGURES = 'id numberOfOrders amountSpent serviceCost favouriteBrand lastOrderDate roi age';
  const page = async (fields: string, more: object) => {
    const { customers } = await ask<{ customers: { nodes: { id: string }[]; pageInfo: { endCursor: string | null } } }>(
      workspace,
      `query ($first: Int, $after: String, $orderBy: CustomerOrder, $ids: [ID!]) { customers(first: $first, after: $after, orderBy: $orderBy, ids: $ids) {
        nodes { ${fields} } pageInfo { endCursor } } }`,
      more,
    );
    return customers;
  };

  test('is one statement, as without any', async () => {
    const statements = (fields: string) => countStatements(workspace, `{ customers(first: 100) { nodes { ${fields} } } }`);
    expect(await statements(FIGURES)).toBe(await statements('id'));
  });

  test.each(['ID', 'NAME', 'NAME_DESC', 'ADDED_DATE', 'ADDED_DATE_DESC'])(
    'is in order by %s, each with what is found of it alone',
    async (orderBy) => {
      const expected = (await page('id', { first: CUSTOMERS, orderBy })).nodes.map(({ id }) => id);
      const found: { readonly id: string }[] = [];
      for (let after: string | null = null; found.length < CUSTOMERS;) {
        const { nodes, pageInfo } = await page(FIGURES, { first: 50, after, orderBy });
        found.push(...nodes);
        after = pageInfo.endCursor;
      }
      expect(found.map(({ id }) => id)).toEqual(expected);
      const alone = await page(FIGURES, { first: CUSTOMERS, ids: expected });
      expect([...found].sort((one, other) => (one.id < other.id ? -1 : 1))).toEqual(alone.nodes);
    },
  );

  test('is there where a figure cannot be found, which then tells why', async () => {
    await workspace.database.execute(sql`alter table service_interaction rename to elsewhere`);
    try {
      const { data, errors } = await run(workspace, '{ customers(first: 2) { nodes { id serviceCost } } }');
      expect(data).toMatchObject({ customers: { nodes: [{ id: expect.any(String), serviceCost: null }, { serviceCost: null }] } });
      expect(errors?.map(({ path }) => path?.at(-1))).toEqual(['serviceCost', 'serviceCost']);
    } finally {
      await workspace.database.execute(sql`alter table elsewhere rename to service_interaction`);
    }
  });
});

test('a customer with everything that hangs on it', async () => {
  const { customerByExternalId } = await ask<object & { customerByExternalId: object }>(
    workspace,
    `{ customerByExternalId(source: "shop", externalId: "c1") {
      firstName lastName emails tags attributes addedAt externalIds { source externalId }
      orders { totalCount pageInfo { hasNextPage } nodes { number amount placedAt lines { name quantity unitPrice amount product { brand listPrice } } } }
      influenceAccounts { handle followers engagementRate observations(first: 1) { totalCount nodes { followers } } }
      serviceInteractions { nodes { effort minutes resolved } } } }`,
  );
  const line = { name: 'Hat', quantity: 2, unitPrice: '10.00', amount: '20.00', product: { brand: 'Osk', listPrice: '20.00' } };
  expect(customerByExternalId).toMatchObject({
    firstName: 'Ann',
    lastName: 'Name 1',
    emails: ['c1@example.com', 'other1@example.com'],
    tags: [],
    attributes: {},
    addedAt: '2026-01-02T00:00:00.000Z',
    externalIds: [{ source: 'shop', externalId: 'c1' }],
    orders: {
      totalCount: 2,
      pageInfo: { hasNextPage: false },
      nodes: [
        { number: '1', amount: '25.50', placedAt: '2026-03-02T10:00:00.000Z', lines: [line, { name: 'Cap', product: { brand: null } }] },
        { number: '0' },
      ],
    },
    influenceAccounts: [
      { handle: 'ann', followers: 1_001, engagementRate: '0.05', observations: { totalCount: 2, nodes: [{ followers: 1_001 }] } },
    ],
    serviceInteractions: { nodes: [{ effort: 7, minutes: '12.50', resolved: null }] },
  });
});

describe('pages', () => {
  const PAGE = `query ($first: Int, $after: String, $orderBy: CustomerOrder) {
    customers(first: $first, after: $after, orderBy: $orderBy) { totalCount nodes { id } edges { cursor } pageInfo { hasNextPage hasPreviousPage endCursor } } }`;
  interface PageAnswer {
    readonly customers: Nodes<{ id: string }> & { totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
  }

  test.each(['ID', 'NAME', 'NAME_DESC', 'ADDED_DATE', 'ADDED_DATE_DESC', 'AMOUNT_SPENT', 'AMOUNT_SPENT_DESC'])(
    'by %s give everybody once, whatever the size of the page',
    async (orderBy) => {
      const whole = (await ask<PageAnswer>(workspace, PAGE, { first: 1_000, orderBy })).customers.nodes.map(({ id }) => id);
      expect(new Set(whole).size).toBe(CUSTOMERS);
      const pieced: string[] = [];
      for (let after: string | null = null, more = true; more;) {
        const { customers }: PageAnswer = await ask<PageAnswer>(workspace, PAGE, { first: 17, after, orderBy });
        pieced.push(...customers.nodes.map(({ id }) => id));
        after = customers.pageInfo.endCursor;
        more = customers.pageInfo.hasNextPage;
      }
      expect(pieced).toEqual(whole);
    },
  );

  test('have a place of their own for each parent', async () => {
    const query = `query ($after: String) { customers(first: 4) { nodes { orders(first: 1, after: $after) { nodes { number } edges { cursor } pageInfo { hasNextPage } } } } }`;
    interface Answer {
      customers: Nodes<{ orders: Nodes<{ number: string }> & { edges: { cursor: string }[]; pageInfo: { hasNextPage: boolean } } }>;
    }
    const { customers } = await ask<Answer>(workspace, query);
    expect(customers.nodes.map(({ orders }) => [orders.nodes[0]?.number, orders.pageInfo.hasNextPage])).toEqual([
      ['0', false],
      ['1', true],
      ['2', true],
      ['3', true],
    ]);
    const later = await ask<Answer>(workspace, query, { after: customers.nodes[3]?.orders.edges[0]?.cursor });
    expect(later.customers.nodes[3]?.orders.nodes).toEqual([{ number: '2' }]);
  });

  test('refuse a cursor of a list in another order', async () => {
    const { customers } = await ask<PageAnswer>(workspace, PAGE, { first: 1, orderBy: 'NAME' });
    const { errors } = await run(workspace, PAGE, { after: customers.pageInfo.endCursor, orderBy: 'ID' });
    expect(errors?.[0]?.originalError).toMatchObject({ code: 'CURSOR_INVALID' });
  });

  test('refuse a cursor whose keys are not what they should be', async () => {
    for (const keys of [['x'], [], ["'; drop table customer; --"], ['00000000-0000-7000-8000-000000000000', 'more'], [1], [null]]) {
      const after = Buffer.from(JSON.stringify([1, 'ID', ...keys])).toString('base64url');
      const { errors } = await run(workspace, PAGE, { after });
      expect(errors?.[0]?.originalError).toMatchObject({ code: 'CURSOR_INVALID' });
    }
  });
});

test('a rule finds customers, and everything wrong with it is told', async () => {
  const query = `query ($query: String) { customers(query: $query) { totalCount } }`;
  expect(await ask(workspace, query, { query: 'number_of_orders = 4' })).toEqual({ customers: { totalCount: 30 } });
  const { errors } = await run(workspace, query, { query: 'numer_of_orders = 4 AND agee > 3' });
  expect(errors?.[0]?.originalError).toMatchObject({
    code: 'INVALID_INPUT',
    details: {
      field: 'query',
      userErrors: [{ code: 'UNKNOWN_ATTRIBUTE', suggestion: 'number_of_orders' }, { position: { line: 1, column: 25 } }],
    },
  });
});

test('only the columns asked for are read', async () => {
  const statements: string[] = [];
  const stop = workspace.database.onStatement((text) => statements.push(text));
  await ask(workspace, '{ customers(first: 1) { nodes { id language } } }');
  stop();
  expect(statements.join()).toMatch(/"language"/);
  expect(statements.join()).not.toMatch(/first_name|birth_date|attributes/);
});

test('what an @include leaves out needs no scope', async () => {
  const query = 'query ($names: Boolean!) { customers(first: 1) { nodes { id firstName @include(if: $names) } } }';
  const who = viewer(['customers:read']);
  expect((await run(workspace, query, { names: false }, who)).errors).toBeUndefined();
  expect((await run(workspace, query, { names: true }, who)).errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
});

test('a segment has no size of the time before it was made', async () => {
  const { segment } = await ask<{ segment: { createdAt: string; size: number; sizes: { at: string; size: number }[] } }>(
    workspace,
    `query ($id: ID!, $from: DateTime!, $to: DateTime!) { segment(id: $id) { createdAt size sizes(from: $from, to: $to, every: DAY) { at size } } }`,
    { id: segmentId, from: '2026-05-12T00:00:00Z', to: '2026-05-18T00:00:00Z' },
  );
  expect(segment.createdAt.slice(0, 10)).toBe('2026-05-15');
  expect(segment.sizes.map(({ at, size }) => [at.slice(0, 10), size])).toEqual(
    ['2026-05-16', '2026-05-17', '2026-05-18'].map((day) => [day, segment.size]),
  );
});
