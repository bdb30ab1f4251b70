import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, getNamedType, type GraphQLInputType, isInputObjectType } from 'graphql';
import { tmpdir } from 'node:os';
import { startTestServer, type TestServer } from '../support/server.js';

/* Names and titles are of one line: whoever reads a list of them reads each as one. */

let server: TestServer;
beforeAll(async () => void (server = await startTestServer({ environment: { CANTLE_EXPORT_FOLDER: tmpdir() } })));
afterAll(() => server.close());

/** How what has a name is given one, and how the name is read. */
const LINE = 'Big \\r\\n\\t spenders\\u2028\\u0007';
const order =
  '{ externalId: "line", customerExternalId: "line", placedAt: "2020-05-01T00:00:00Z", lines: [{ name: "NAME", quantity: 1, unitPrice: "1" }] }';
const synced = (sync: string, record: string) => `${sync}(input: { source: "shop", records: [${record}] }) { rejected }`;
const NAMED: Readonly<Record<string, readonly [write: string, read?: string]>> = {
  'createApiKey.input.name': ['createApiKey(input: { name: "NAME", scopes: ["segments:read"] }) { apiKey { name } }'],
  'updateApiKey.input.name': ['updateApiKey(id: "KEY", input: { name: "NAME" }) { name }'],
  'createSegment.input.name': ['createSegment(input: { name: "NAME", kind: STATIC }) { segment { name } }'],
  'updateSegment.input.name': ['updateSegment(id: "SEGMENT", input: { name: "NAME of all" }) { segment { name } }'],
  'createSegmentAction.input.name': [
    'createSegmentAction(input: { segmentId: "SEGMENT", name: "NAME", trigger: ENTERED, effect: { kind: ADD_TAG, tag: "x" } }) { action { name } }',
  ],
  'updateSegmentAction.input.name': ['updateSegmentAction(id: "ACTION", input: { name: "NAME" }) { action { name } }'],
  'createWebhook.input.name': ['createWebhook(input: { name: "NAME", url: "https://hooks.example/a" }) { webhook { name } }'],
  'updateWebhook.input.name': ['updateWebhook(id: "WEBHOOK", input: { name: "NAME" }) { name }'],
  'createDestination.input.name': [
    'createDestination(input: { name: "NAME", segmentId: "SEGMENT", mailingList: { listId: "l", apiKey: "k-us6" } }) { destination { name } }',
  ],
  'updateDestination.input.name': ['updateDestination(id: "DESTINATION", input: { name: "NAME" }) { destination { name } }'],
  'createExportSchedule.input.name': [
    'createExportSchedule(input: { name: "NAME", segmentId: "SEGMENT", file: "n", times: ["03:00"] }) { exportSchedule { name } }',
  ],
  'updateExportSchedule.input.name': ['updateExportSchedule(id: "FILES", input: { name: "NAME" }) { exportSchedule { name } }'],
  'connectShop.input.name': ['connectShop(input: { name: "NAME", kind: SHOPIFY, secret: "a-secret-of-the-tests" }) { name }'],
  'setPersonaCard.input.name': ['setPersonaCard(input: { segmentId: "SEGMENT", name: "NAME" }) { personaCard { name } }'],
  'declareAttributes.input.attributes.name': [
    'declareAttributes(input: { attributes: [{ key: "line", name: "NAME", type: TEXT }] }) { rejected }',
    'attributeDefinitions { name }',
  ],
  'declareEventProperties.input.properties.name': [
    'declareEventProperties(input: { properties: [{ key: "line", name: "NAME", type: TEXT }] }) { rejected }',
    'eventProperties { name }',
  ],
  'syncCampaigns.input.records.name': [
    synced('syncCampaigns', '{ externalId: "line", name: "NAME" }'),
    'campaigns(first: 100) { nodes { name } }',
  ],
  'syncCompanies.input.records.name': [
    synced('syncCompanies', '{ externalId: "line", name: "NAME" }'),
    'companies(first: 100) { nodes { name } }',
  ],
  'syncProducts.input.records.name': [
    synced('syncProducts', '{ externalId: "line", name: "NAME" }'),
    'products(first: 100) { nodes { name } }',
  ],
  'syncCustomers.input.records.firstName': [
    synced('syncCustomers', '{ externalId: "line", firstName: "NAME" }'),
    'customers(first: 100) { nodes { firstName } }',
  ],
  'syncCustomers.input.records.lastName': [
    synced('syncCustomers', '{ externalId: "line", lastName: "NAME" }'),
    'customers(first: 100) { nodes { lastName } }',
  ],
  'syncCustomers.input.records.companies.title': [
    synced('syncCustomers', '{ externalId: "line", companies: [{ companyExternalId: "line", title: "NAME" }] }'),
    'customers(first: 100) { nodes { companies { title } } }',
  ],
  'syncOrders.input.records.lines.name': [synced('syncOrders', order), 'orders(first: 100) { nodes { lines { name } } }'],
};
/** Those of records that come another way, of whatever a source calls itself, names of columns in databases of others, and a text of lines. */
const ELSEWHERE = /^upsertCustomersByEmail\.|^syncEvents\.|^declareDataSources\.|Destination\.input\.columns\.|\.subject$/;

test('every name and title that can be given is of one line, whatever it was given as', async () => {
  expect(namedInMutations().filter((path) => !ELSEWHERE.test(path))).toEqual(Object.keys(NAMED).toSorted());
  const made = await server.ask<Record<string, Record<string, { id: string }>>>(
    `mutation { key: createApiKey(input: { name: "k", scopes: ["segments:read"] }) { of: apiKey { id } }
      segment: createSegment(input: { name: "s", kind: STATIC }) { of: segment { id } }
      webhook: createWebhook(input: { name: "w", url: "https://hooks.example/b" }) { of: webhook { id } } }`,
  );
  const segmentId = made['segment']?.['of']?.id;
  made['action'] = (
    await server.ask<Record<string, Record<string, { id: string }>>>(
      `mutation { action: createSegmentAction(input: { segmentId: "${segmentId}", name: "a", trigger: LEFT, effect: { kind: ADD_TAG, tag: "x" } }) { of: action { id } } }`,
    )
  )['action'] as Record<string, { id: string }>;
  made['destination'] = (
    await server.ask<Record<string, Record<string, { id: string }>>>(
      `mutation { destination: createDestination(input: { name: "d", segmentId: "${segmentId}", mailingList: { listId: "l", apiKey: "k-us6" } }) { of: destination { id } } }`,
    )
  )['destination'] as Record<string, { id: string }>;
  made['files'] = (
    await server.ask<Record<string, Record<string, { id: string }>>>(
      `mutation { files: createExportSchedule(input: { name: "e", segmentId: "${segmentId}", file: "e", times: ["03:00"] }) { of: exportSchedule { id } } }`,
    )
  )['files'] as Record<string, { id: string }>;
  for (const [path, [write, read]] of Object.entries(NAMED)) {
    const named = write
      .replace('NAME', LINE)
      .replace(/KEY|SEGMENT|WEBHOOK|ACTION|DESTINATION|FILES/, (what) => made[what.toLowerCase()]?.['of']?.id ?? what);
    const answer = JSON.stringify(await server.ask(`mutation { ${named} }`));
    const told = read === undefined ? answer : JSON.stringify(await server.ask(`{ ${read} }`));
    expect([path, answer, told]).toEqual([path, expect.not.stringMatching(/"rejected":[1-9]/), expect.stringContaining('"Big spenders')]);
  }
}, 60_000);

/** The names and titles in arguments of mutations, by the way to them. */
function namedInMutations(): string[] {
  const schema = buildSchema(readFileSync(join(__dirname, '..', '..', 'schema', 'schema.graphql'), 'utf8'));
  const within = (type: GraphQLInputType, path: string): string[] => {
    const named = getNamedType(type);
    if (!isInputObjectType(named) || path.split('.').length > 5) return [];
    return Object.values(named.getFields()).flatMap((field) => [
      ...(/^(name|title|label|subject)$|Name$|Title$/.test(field.name) ? [`${path}.${field.name}`] : []),
      ...within(field.type, `${path}.${field.name}`),
    ]);
  };
  const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});
  return mutations.flatMap(({ name, args }) => args.flatMap((argument) => within(argument.type, `${name}.${argument.name}`))).toSorted();
}
