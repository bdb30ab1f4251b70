import { rawSql, sql } from '../../src/database/index.js';
import { entities, type Scope } from '../../src/model/index.js';
import { ask } from '../support/graphql.js';
import { syncRecords } from '../support/one-of-each-kind.js';
import { viewer } from '../support/viewer.js';
import { openTestWorkspace, type TestWorkspace } from '../support/workspace.js';

/* Finding customers by what people remember of them. */

const SEARCH = `query ($search: String, $ids: [ID!], $first: Int, $after: String) {
  customers(search: $search, ids: $ids, first: $first, after: $after) { nodes { id externalIds { externalId } } totalCount pageInfo { endCursor } }
}`;

interface Found {
  readonly customers: {
    readonly nodes: readonly { readonly id: string; readonly externalIds: readonly { readonly externalId: string }[] }[];
    readonly totalCount: number;
    readonly pageInfo: { readonly endCursor: string };
  };
}

let workspace: TestWorkspace;
beforeAll(async () => {
  workspace = await openTestWorkspace({ entities });
  await syncRecords(
    workspace,
    'customer',
    { externalId: 'C-1001', firstName: 'Zoë', lastName: 'Müller-Lüdenscheidt', emails: ['Zoe.M@example.com'], phones: ['+49 30 1234567'] },
    { externalId: 'C-1002', firstName: 'José María', lastName: "O'Brien", emails: ['jose@example.org', 'second@example.org'] },
    { externalId: 'x_y', firstName: 'Łukasz', lastName: 'ß', phones: ['030 7654321'] },
    { externalId: 'xzy', firstName: 'Ann', lastName: 'Zoellner' },
    { externalId: 'g', firstName: 'Jörg', lastName: 'Größ' },
    { externalId: 'n', firstName: 'Nolan' },
  );
  await syncRecords(workspace, 'order', {
    externalId: 'o1',
    number: '#A-77',
    customerExternalId: 'xzy',
    placedAt: '2026-01-01T00:00:00Z',
    lines: [{ name: 'Lamp', quantity: 1, unitPrice: '1' }],
  });
});
afterAll(() => workspace.close());

const EVERYTHING: readonly Scope[] = ['customers:read', 'personal_data:read', 'orders:read'];

async function found(search: string, scopes: readonly Scope[] = EVERYTHING): Promise<string[]> {
  const { customers } = await ask<Found>(workspace, SEARCH, { search }, viewer([...scopes]));
  return customers.nodes.flatMap(({ externalIds }) => externalIds.map(({ externalId }) => externalId));
}

test.each([
  ['the beginning of a name', 'zoe', ['C-1001', 'xzy']],
  ['words of a name in any order, with other accents', 'MULLER zoé', ['C-1001']],
  ['a name whose umlauts are written out', 'mueller', ['C-1001']],
  ['the beginning of one', 'lueden', ['C-1001']],
  ['umlauts of a name that is kept with them written out', 'zöllner', ['xzy']],
  ['a short name whose umlaut is written out', 'joerg', ['g']],
  ['ß written as sz, ss or itself', 'grosz', ['g']],
  ['what only begins as another spelling', 'noel', []],
  ['the second part of a name', 'lüden', ['C-1001']],
  ['a name with an apostrophe', "o'bri", ['C-1002']],
  ['the second given name', 'Maria', ['C-1002']],
  ['letters with their mark inside', 'lukasz ss', ['x_y']],
  ['an e-mail address in any case', 'ZOE.m@EXAMPLE', ['C-1001']],
  ['the second e-mail address', 'second@', ['C-1002']],
  ['a phone number as it is dialled from anywhere', '+49 (30) 123', ['C-1001']],
  ['a phone number as it was written', '030-765', ['x_y']],
  ['the number of an order', 'a-7', ['xzy']],
  ['the number of an order with its sign', '#A-77', ['xzy']],
  ['what a source calls them', 'c-100', ['C-1001', 'C-1002']],
  ['signs of patterns as they are', 'x_', ['x_y']],
  ['a letter alone as a whole', 'z', []],
  ['what nobody is called', 'nobody', []],
  ['signs alone', "'''", []],
])('finds by %s', async (_, search, expected) => {
  expect((await found(search)).sort()).toEqual([...expected].sort());
});

test('looks at what the key may read alone', async () => {
  expect(await found('zoe', ['customers:read', 'orders:read'])).toEqual([]);
  expect(await found('030765', ['customers:read', 'orders:read'])).toEqual([]);
  expect(await found('zoe.m@', ['customers:read', 'orders:read'])).toEqual([]);
  expect(await found('a-77', ['customers:read', 'personal_data:read'])).toEqual([]);
  expect(await found('c-1001', ['customers:read'])).toEqual(['C-1001']);
});

test('goes on page by page, and counts', async () => {
  const first = await ask<Found>(workspace, SEARCH, { search: 'c-100', first: 1 });
  expect(first.customers).toMatchObject({ totalCount: 2, nodes: [{ externalIds: [{ externalId: 'C-1001' }] }] });
  const { customers } = await ask<Found>(workspace, SEARCH, { search: 'c-100', after: first.customers.pageInfo.endCursor });
  expect(customers.nodes).toMatchObject([{ externalIds: [{ externalId: 'C-1002' }] }]);
});

test('gives those of ids that there are', async () => {
  const { customers } = await ask<Found>(workspace, SEARCH, {});
  const ids = [customers.nodes[2]!.id, '0197a1de-0000-7000-8000-000000000001', customers.nodes[0]!.id];
  const given = await ask<Found>(workspace, SEARCH, { ids });
  expect(given.customers.nodes.map(({ id }) => id)).toEqual([customers.nodes[0]!.id, customers.nodes[2]!.id]);
  await expect(ask(workspace, SEARCH, { ids: ['x'] })).rejects.toThrow("'x' is not the id of a customer.");
  expect(await found(customers.nodes[1]!.id)).toEqual(['C-1002']);
});

test.each([
  ['customer_words', `customer where customer_words(first_name, last_name) @@ to_tsquery('pg_catalog.simple', unaccented('''zo'':*'))`],
  ['customer_email_search', `customer_email where unaccented(email) like unaccented('zo') || '%'`],
  ['customer_phone_digits', `customer_phone where regexp_replace(phone, '[^0-9]', '', 'g') like '030%'`],
  ['customer_phone_search', `customer_phone where normal like '+49%'`],
  ['customer_external_id_search', `customer_external_id where unaccented(external_id) like unaccented('c-') || '%'`],
  ['order_number_search', `"order" where number is not null and unaccented(ltrim(number, '#')) like unaccented('a') || '%'`],
])('%s is the index of its way', async (index, from) => {
  const plan = await workspace.database.transaction(async (transaction) => {
    await transaction.execute(sql`set local enable_seqscan = off`);
    return transaction.query<Record<string, string>>(sql`explain ${rawSql(`select from ${from}`)}`);
  });
  const text = plan.map((row) => Object.values(row)[0]).join('\n');
  expect(text).toContain('Index Cond');
  expect(text).toContain(index);
});
