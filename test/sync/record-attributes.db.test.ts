import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { declareAttributes, importFiles, parseMapping, SYNC } from '../../src/sync/index.js';
import { entities, type Scope } from '../../src/model/index.js';
import { ask, run, viewer } from '../support/graphql.js';
import { givenCompanies, givenCustomers, givenOrders, givenProducts, reasons, SOURCE, statuses } from '../support/records.js';
import { saveSegment, useOneDatabase, type TestWorkspace } from '../support/workspace.js';

/* Custom attributes of companies, orders and products: declared, stored, read back, and asked for in rules. */

const emptyWorkspace = useOneDatabase({ entities });
let workspace: TestWorkspace;
beforeEach(async () => {
  workspace = await emptyWorkspace();
  const outcome = await declareAttributes(workspace, [
    { owner: 'product', key: 'material', name: 'Material', type: 'text' },
    { owner: 'product', key: 'weight', name: 'Weight', type: 'number', unit: 'kg' },
    { owner: 'order', key: 'gift', name: 'Gift', type: 'boolean' },
    { owner: 'company', key: 'contract_end', name: 'End of the contract', type: 'date' },
    { key: 'material', name: 'Favourite material', type: 'text' },
  ]);
  expect(statuses(outcome)).toEqual(['CREATED', 'CREATED', 'CREATED', 'CREATED', 'CREATED']);
});

async function givenShop(): Promise<void> {
  await givenProducts(
    workspace,
    { externalId: 'oak', name: 'Table', attributes: { material: 'oak', weight: 40 } },
    { externalId: 'tin', name: 'Box', attributes: { material: 'tin' } },
  );
  await givenCompanies(workspace, { externalId: 'k', name: 'K', attributes: { contract_end: '2026-08-31' } });
  await givenCustomers(
    workspace,
    { externalId: 'ada', companies: [{ companyExternalId: 'k' }], attributes: { material: 'tin' } },
    { externalId: 'bob' },
  );
  const line = (productExternalId: string) => ({ productExternalId, quantity: 1, unitPrice: '10' });
  await givenOrders(
    workspace,
    { externalId: 'a', customerExternalId: 'ada', placedAt: '2026-05-01T10:00:00Z', attributes: { gift: true }, lines: [line('oak')] },
    { externalId: 'b', customerExternalId: 'bob', placedAt: '2026-05-01T10:00:00Z', lines: [line('tin')] },
  );
}

const members = async (query: string) => {
  const { customers } = await ask<{ customers: { nodes: { externalIds: { externalId: string }[] }[] } }>(
    workspace,
    'query ($query: String) { customers(query: $query) { nodes { externalIds { externalId } } } }',
    { query },
  );
  return customers.nodes.map(({ externalIds }) => externalIds[0]?.externalId);
};

test('rules ask for them, each of its own kind of record', async () => {
  await givenShop();
  expect(await members("products_purchased MATCHES (product_material = 'oak')")).toEqual(['ada']);
  expect(await members('products_purchased MATCHES (product_weight > 39.5, order_gift = true)')).toEqual(['ada']);
  expect(await members('products_purchased.sum_product_weight() >= 40')).toEqual(['ada']);
  expect(await members('orders_placed MATCHES (order_gift = true)')).toEqual(['ada']);
  expect(await members("company_attribute('contract_end') < 2026-09-01")).toEqual(['ada']);
  expect(await members("attribute('material') = 'tin'")).toEqual(['ada']);
  expect(await members("products_purchased MATCHES (product_material = 'tin')")).toEqual(['bob']);
});

test('they take the rights of the records that they are of', async () => {
  await givenShop();
  const refusalOf = async (query: string, ...scopes: Scope[]) => {
    const { errors } = await run(
      workspace,
      'query ($query: String) { customers(query: $query) { totalCount } }',
      { query },
      viewer(scopes),
    );
    return errors?.[0]?.originalError;
  };
  const product = "products_purchased MATCHES (product_material = 'oak')";
  expect(await refusalOf(product, 'customers:read', 'orders:read')).toMatchObject({ code: 'FORBIDDEN' });
  expect(await refusalOf(product, 'customers:read', 'orders:read', 'products:read')).toBeUndefined();
  const company = "company_attribute('contract_end') IS NOT NULL";
  expect(await refusalOf(company, 'customers:read')).toMatchObject({ code: 'FORBIDDEN' });
  expect(await refusalOf(company, 'customers:read', 'companies:read')).toBeUndefined();
});

test('a change of one is a change of membership', async () => {
  await givenShop();
  const buyers = await saveSegment(workspace, "products_purchased MATCHES (product_material = 'oak')");
  const ending = await saveSegment(workspace, "company_attribute('contract_end') = 2027-08-31");
  const sizes = async () => {
    const { segments } = await ask<{ segments: { nodes: { id: string; size: number }[] } }>(
      workspace,
      '{ segments { nodes { id size } } }',
    );
    return [buyers.id, ending.id].map((wanted) => segments.nodes.find(({ id }) => id === wanted)?.size);
  };
  expect(await sizes()).toEqual([1, 0]);
  await givenProducts(workspace, { externalId: 'tin', attributes: { material: 'oak' } });
  await givenCompanies(workspace, { externalId: 'k', attributes: { contract_end: '2027-08-31' } });
  expect(await sizes()).toEqual([2, 1]);
});

test('they are read back; a key left out keeps its value, and null removes it', async () => {
  await givenShop();
  const again = { externalId: 'oak', attributes: { material: 'oak' } };
  expect(statuses(await SYNC.product(workspace, { source: SOURCE, records: [again] }))).toEqual(['UNCHANGED']);
  await givenProducts(workspace, { externalId: 'oak', attributes: { material: null } });
  await givenOrders(workspace, { externalId: 'a', channel: 'store' });
  const { customerByExternalId: ada } = await ask<{ customerByExternalId: object }>(
    workspace,
    `{ customerByExternalId(source: "${SOURCE}", externalId: "ada") { companies { company { attributes } }
      orders { nodes { attributes lines { product { attributes } } } } } }`,
  );
  expect(ada).toEqual({
    companies: [{ company: { attributes: { contract_end: '2026-08-31' } } }],
    orders: { nodes: [{ attributes: { gift: true }, lines: [{ product: { attributes: { weight: 40 } } }] }] },
  });
});

test('what is not declared of that kind, or of another type, is told by its key, and nothing is half written', async () => {
  const products = await SYNC.product(workspace, {
    source: SOURCE,
    records: [
      { externalId: 'x', name: 'X', attributes: { gift: true } },
      { externalId: 'y', name: 'Y', attributes: { weight: 'heavy' } },
    ],
  });
  expect(reasons(products)).toEqual(['0.attributes.gift: UNKNOWN_ATTRIBUTE', '1.attributes.weight: INVALID_VALUE']);
  await givenCustomers(workspace, { externalId: 'ada' });
  const orders = await SYNC.order(workspace, {
    source: SOURCE,
    records: [{ externalId: 'o', customerExternalId: 'ada', placedAt: '2026-05-01T10:00:00Z', attributes: { gift: 'perhaps' } }],
  });
  expect(reasons(orders)).toEqual(['0.attributes.gift: INVALID_VALUE']);
  expect(await members('number_of_orders > 0')).toEqual([]);
});

test('a key that no parameter can be called by, a list, and another type are refused', async () => {
  const outcome = await declareAttributes(workspace, [
    { owner: 'order', key: 'id', name: 'Id', type: 'text' },
    { owner: 'product', key: 'a.b', name: 'B', type: 'text' },
    { owner: 'company', key: 'all', name: 'All', type: 'list' },
    { owner: 'product', key: 'weight', name: 'Weight', type: 'text' },
    { owner: 'order', key: 'weight', name: 'Weight of all', type: 'text' },
  ]);
  expect(reasons(outcome)).toEqual(['0.key: INVALID_VALUE', '1.key: INVALID_VALUE', '2.type: INVALID_VALUE', '3.type: CONFLICT']);
  expect(outcome.results.map(({ externalId }) => externalId)).toEqual([
    'order/id',
    'product/a.b',
    'company/all',
    'product/weight',
    'order/weight',
  ]);
});

test('imports declare and bring them', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cantle-'));
  writeFileSync(join(folder, 'products.csv'), 'id,name,grain,kg\n1,Table,fine,"12.5"\n2,Box,,\n');
  const mapping = parseMapping(`
name: Shop
source: ${SOURCE}
attributes: [{ owner: product, key: grain, name: Grain, type: text }, { owner: product, key: kg, name: Kilograms, type: number }]
steps:
  - { kind: product, file: products.csv, fields: { externalId: id, name: name, attributes: { grain: grain, kg: kg } } }
`);
  await importFiles({ context: workspace, mapping, folder });
  const { products } = await ask<{ products: { nodes: object[] } }>(workspace, '{ products { nodes { name attributes } } }');
  expect(products.nodes).toEqual(
    expect.arrayContaining([
      { name: 'Table', attributes: { grain: 'fine', kg: 12.5 } },
      { name: 'Box', attributes: {} },
    ]),
  );
  const { attributeDefinitions } = await ask<{ attributeDefinitions: object[] }>(workspace, '{ attributeDefinitions { owner key } }');
  expect(attributeDefinitions).toContainEqual({ owner: 'PRODUCT', key: 'grain' });
});
