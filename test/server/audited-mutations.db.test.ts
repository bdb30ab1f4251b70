import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../../src/database/database.js';
import { newId } from '../../src/kernel/index.js';
import { openDatabase } from '../../src/database/open-database.js';
import { joinSql, quoteIdentifier, rawSql, sql } from '../../src/database/sql.js';
import { makeSchema } from '../../src/graphql/schema.js';
import { entities } from '../../src/model/index.js';
import { KINDS, pascalCase } from '../../src/records/index.js';
import { markedRecord } from '../support/marked-records.js';
import { allColumns } from '../support/searched-database.js';
import { startTestServer, type TestServer } from '../support/server.js';
import { untilFormsAreKept } from '../support/forms-kept.js';

/* Every mutation that there is: what the audit log cannot be told does not happen, and what happens is told there. */

let server: TestServer;
let database: Database;
beforeAll(async () => {
  server = await startTestServer({
    environment: {
      CANTLE_IDE: 'off',
      CANTLE_WEBHOOKS_PRIVATE: 'on',
      CANTLE_EXPORT_FOLDER: join(tmpdir(), 'cantle-no-such-folder'),
      CANTLE_SUPPRESSION_KEY: 'a key of the tests that nobody guesses'.replaceAll(' ', '_'),
    },
  });
  const { DATABASE_URL: url, CANTLE_DATA: dataFolder = '' } = server.environment;
  database = await openDatabase({ url, dataFolder, entities, poolSize: 2 });
  await untilFormsAreKept(database);
  await database.execute(sql`/* test */
    create function refuse_entries() returns trigger language plpgsql as $$ begin raise exception 'no entry'; end $$`);
});
afterAll(async () => {
  await database.close();
  await server.close();
});

/** What earlier mutations have made, by names. */
const made = new Map<string, string>();
const id = (name: string) => `"${made.get(name)}"`;

const REVIEWS = [newId(), newId()] as const;
/** An import that another process runs, and a file that was sent. */
const [IMPORT, UPLOAD] = [newId(), newId()];
/** Likewise. */
const DISCOVERY = newId();

/** Each mutation, in an order in which all can be done; what is asked for under `made` is kept under that name. */
const MUTATIONS: readonly (readonly [name: string, document: () => string, made?: string])[] = [
  ['declareAttributes', () => 'declareAttributes(input: { attributes: [{ key: "zqx_key", name: "Key", type: "text" }] }) { created }'],
  [
    'declareEventProperties',
    () => 'declareEventProperties(input: { properties: [{ key: "page", name: "Page", type: "text" }] }) { created }',
  ],
  ['declareDataSources', () => 'declareDataSources(input: [{ name: "test", party: SECOND }]) { created }'],
  ['startDiscovery', () => 'startDiscovery { id }'],
  ['cancelDiscovery', () => `cancelDiscovery(id: "${DISCOVERY}") { state }`],
  ['setConflictRule', () => 'setConflictRule(rule: TRUSTED)'],
  [
    'setCampaignGoals',
    () =>
      `setCampaignGoals(input: { campaignId: ${id('campaign')}, goals: [{ metric: CONVERSION_RATE, target: "0.1", dueAt: "2030-01-01T00:00:00Z" }] }) { id }`,
  ],
  ['setCostRates', () => 'setCostRates(rates: { perMinute: "1" }) { perMinute }'],
  ['setInfluencerTiers', () => 'setInfluencerTiers(tiers: { medium: 500, high: 5000 }) { medium }'],
  ['setExchangeRates', () => 'setExchangeRates(rates: [{ base: "EUR", currency: "USD", day: "1987-03-20", rate: "1.1" }]) { created }'],
  ['createSegment', () => 'createSegment(input: { name: "List", kind: STATIC }) { made: segment { id } }', 'list'],
  ['updateSegment', () => `updateSegment(id: ${id('list')}, input: { description: "Changed" }) { segment { id } }`],
  ['setPersonaCard', () => `setPersonaCard(input: { segmentId: ${id('list')}, name: "Joe" }) { id }`],
  ['startLookalikes', () => `startLookalikes(segmentId: ${id('list')}) { id }`],
  ['addSegmentMembers', () => `addSegmentMembers(segmentId: ${id('list')}, customerIds: [${id('customer')}]) { segment { id } }`],
  ['removeSegmentMembers', () => `removeSegmentMembers(segmentId: ${id('list')}, customerIds: [${id('customer')}]) { segment { id } }`],
  ['addNamedMembers', () => `addNamedMembers(input: { segmentId: ${id('list')}, source: "test", externalIds: ["ann"] }) { moved }`],
  ['removeNamedMembers', () => `removeNamedMembers(input: { segmentId: ${id('list')}, source: "test", externalIds: ["ann"] }) { moved }`],
  [
    'createSegmentAction',
    () =>
      `createSegmentAction(input: { segmentId: ${id('list')}, name: "a", trigger: ENTERED, effect: { kind: ADD_TAG, tag: "t" } }) { made: action { id } }`,
    'action',
  ],
  ['updateSegmentAction', () => `updateSegmentAction(id: ${id('action')}, input: { name: "b" }) { action { id } }`],
  ['pauseSegmentAction', () => `pauseSegmentAction(id: ${id('action')}) { action { id } }`],
  ['resumeSegmentAction', () => `resumeSegmentAction(id: ${id('action')}) { action { id } }`],
  ['deleteSegmentAction', () => `deleteSegmentAction(id: ${id('action')}) { deletedId }`],
  ['createWebhook', () => 'createWebhook(input: { name: "w", url: "http://127.0.0.1:9/" }) { made: webhook { id } }', 'hook'],
  ['updateWebhook', () => `updateWebhook(id: ${id('hook')}, input: { mostChanges: 7 }) { id }`],
  ['rotateWebhookSecret', () => `rotateWebhookSecret(id: ${id('hook')}) { secret }`],
  ['testWebhook', () => `testWebhook(id: ${id('hook')}) { status }`],
  ['replayWebhookDeliveries', () => `replayWebhookDeliveries(id: ${id('hook')}) { replayed }`],
  ['pauseWebhook', () => `pauseWebhook(id: ${id('hook')}) { id }`],
  ['resumeWebhook', () => `resumeWebhook(id: ${id('hook')}) { id }`],
  ['deleteWebhook', () => `deleteWebhook(id: ${id('hook')}) { deletedId }`],
  [
    'createDestination',
    () =>
      `createDestination(input: { name: "d", segmentId: ${id('list')}, mailingList: { listId: "l", apiKey: "k-us6", url: "http://127.0.0.1:9" } }) { made: destination { id } }`,
    'destination',
  ],
  ['updateDestination', () => `updateDestination(id: ${id('destination')}, input: { exclusive: true }) { destination { id } }`],
  ['compareDestination', () => `compareDestination(id: ${id('destination')}) { destination { id } }`],
  ['testDestination', () => `testDestination(id: ${id('destination')}) { error }`],
  ['pauseDestination', () => `pauseDestination(id: ${id('destination')}) { destination { id } }`],
  ['resumeDestination', () => `resumeDestination(id: ${id('destination')}) { destination { id } }`],
  ['deleteDestination', () => `deleteDestination(id: ${id('destination')}) { deletedId }`],
  [
    'createExportSchedule',
    () =>
      `createExportSchedule(input: { name: "e", segmentId: ${id('list')}, file: "e", times: ["03:00"] }) { made: exportSchedule { id } }`,
    'files',
  ],
  ['updateExportSchedule', () => `updateExportSchedule(id: ${id('files')}, input: { keep: 3 }) { exportSchedule { id } }`],
  ['pauseExportSchedule', () => `pauseExportSchedule(id: ${id('files')}) { exportSchedule { id } }`],
  ['resumeExportSchedule', () => `resumeExportSchedule(id: ${id('files')}) { exportSchedule { id } }`],
  ['runExportSchedule', () => `runExportSchedule(id: ${id('files')}) { exportSchedule { id } }`],
  ['deleteExportSchedule', () => `deleteExportSchedule(id: ${id('files')}) { deletedId }`],
  ['deleteSegment', () => `deleteSegment(id: ${id('list')}) { deletedId }`],
  ['refreshThresholds', () => 'refreshThresholds { name }'],
  ['createApiKey', () => 'createApiKey(input: { name: "k", scopes: ["segments:read"] }) { made: apiKey { id } }', 'key'],
  ['updateApiKey', () => `updateApiKey(id: ${id('key')}, input: { name: "l" }) { id }`],
  ['rotateApiKey', () => `rotateApiKey(id: ${id('key')}) { apiKey { id } }`],
  ['revokeApiKey', () => `revokeApiKey(id: ${id('key')}) { id }`],
  ['mergeCustomers', () => `mergeCustomers(intoId: ${id('customer')}, ids: [${id('other')}]) { mergeIds }`],
  ['unmergeCustomer', () => `unmergeCustomer(mergeId: ${id('merge')}) { customer { id } }`],
  ['setIdentityRules', () => 'setIdentityRules(rules: { rules: [{ identifier: EMAIL, trust: 60 }] }) { mergeAt }'],
  ['resolveIdentities', () => 'resolveIdentities { looked }'],
  [
    'linkCustomers',
    () => 'linkCustomers(links: [{ source: "crm", externalId: "c", sameAsSource: "test", sameAsExternalId: "bob" }]) { status }',
  ],
  ['changeCustomers', () => 'changeCustomers(input: { source: "test", records: [{ externalId: "bob", addTags: ["t"] }] }) { updated }'],
  [
    'upsertCustomersByEmail',
    () => 'upsertCustomersByEmail(input: { source: "form", records: [{ emails: ["new@example.com"] }] }) { created }',
  ],
  ['rejectIdentityReview', () => `rejectIdentityReview(id: "${REVIEWS[0]}") { id }`],
  ['acceptIdentityReview', () => `acceptIdentityReview(id: "${REVIEWS[1]}") { mergeIds }`],
  ['connectShop', () => 'connectShop(input: { name: "s", kind: SHOPIFY, secret: "a-secret-of-the-tests" }) { id }'],
  ['rotateShopSecret', () => `rotateShopSecret(id: ${id('shop')}, secret: "another-of-the-tests") { id }`],
  ['disconnectShop', () => `disconnectShop(id: ${id('shop')}) { deletedId }`],
  [
    'deleteRecords',
    () => 'deleteRecords(input: { source: "test", records: [{ kind: ORDER, externalId: "zqx-one-externalId@mail.example" }] }) { updated }',
  ],
  ['eraseCustomer', () => `eraseCustomer(id: ${id('customer')}, suppress: true) { deletedId }`],
  ['liftSuppression', () => 'liftSuppression(source: "test", externalIds: ["ann"]) { lifted }'],
  ['cancelImport', () => `cancelImport(id: "${IMPORT}") { id }`],
  [
    'startImport',
    () => `startImport(input: { files: [{ uploadId: "${UPLOAD}" }], dryRun: true,
      mappingText: "name: P\\nsource: test\\nsteps: [{ kind: product, file: p.csv, fields: { externalId: id } }]" }) { made: id }`,
  ],
];

/** What goes on by itself, beside any mutation. */
const BY_ITSELF =
  /^(next_product_model|next_product_thing|next_product_following|audit_entry|migration|evaluation_|customer_evaluation|membership|segment_(?!action$)|sweep_|draft_|record_change|log_epoch|threshold|purchase_forecast|export_file|customer_expectation|api_key|destination)/;

/** All that people have written, as one text. */
async function everything(): Promise<string> {
  const tables = [...new Set((await allColumns(database)).map(({ table }) => table))].filter((table) => !BY_ITSELF.test(table));
  const contents = tables.map((table) => {
    const name = rawSql(quoteIdentifier(table));
    return sql`select ${table}::text as table, (select string_agg(t::text, ' ' order by t::text) from ${name} t
      where coalesce(to_jsonb(t) ->> 'key', '') <> 'thresholds_size') as rows`;
  });
  const keys = sql`select 'api_key', (select string_agg(concat_ws(' ', id, name, scopes, encode(hash, 'hex'), revoked_at), ' ' order by id) from api_key)`;
  // Not how far it is kept, which goes on by itself.
  const destinations = sql`select 'destination', (select string_agg(concat_ws(' ', id, name, settings, columns, exclusive, paused_at), ' ' order by id)
    from destination)`;
  return JSON.stringify(await database.query(sql`/* test */ ${joinSql([...contents, keys, destinations], ' union all ')}`));
}

async function refusedByTheLog(send: () => Promise<{ errors?: unknown }>): Promise<boolean> {
  await database.execute(sql`/* test */ create trigger refuse before insert on audit_entry for each row execute function refuse_entries()`);
  try {
    return (await send()).errors !== undefined;
  } finally {
    await database.execute(sql`/* test */ drop trigger refuse on audit_entry`);
  }
}

/** Tries a mutation with a log that takes nothing, then with one that does. */
async function auditedOnly(name: string, document: string, variables: object = {}) {
  const before = await everything();
  const isRefused = await refusedByTheLog(() => server.send(document, variables));
  const isSame = (await everything()) === before;
  const { data, errors } = await server.send<Record<string, { made?: { id: string } }>>(document, variables);
  const entries = await database.query<{ outcome: string }>(sql`/* test */ select outcome from audit_entry where operation = ${name}`);
  return { data, told: { name, isRefused, isSame, errors, outcomes: entries.map(({ outcome }) => outcome) } };
}

/** Two pairs of customers that wait for somebody. */
async function giveReviews(): Promise<void> {
  for (const [place, with_] of ['customer', 'other'].entries()) {
    await database.execute(sql`/* test */
      insert into identity_review (id, customer_id, other_id, state, score, evidence, found_at)
      select ${REVIEWS[place]}::uuid, ${made.get(with_)}::uuid, customer_id, 'open', 60, '[]', now() from customer_external_id where source = 'form'`);
  }
}

async function giveImports(): Promise<void> {
  await database.execute(sql`/* test */ with key as (select id from api_key order by created_at limit 1),
    job as (insert into import_job (id, name, state, started_at, heartbeat_at) values (${IMPORT}, 'i', 'running', now(), now() + interval '1 hour')),
    request as (insert into import_request (import_id, owner, holder, scopes) select ${IMPORT}::uuid, id, 'key', '{}' from key),
    file as (
      insert into kept_file (id, purpose, name, size, received, owner, created_at, until)
      select ${UPLOAD}::uuid, 'upload', 'p.csv', 5, 5, id, now(), 'infinity' from key)
    insert into kept_file_part (file_id, starts_at, bytes) values (${UPLOAD}, 0, 'id\n1\n')`);
}

/** What goes on by itself would be taken for what comes next. */
async function untilImported(): Promise<void> {
  const running = () => database.query(sql`/* test */ select 1 from import_request where import_id <> ${IMPORT}::uuid`);
  while ((await running()).length > 0) await new Promise((resolve) => setTimeout(resolve, 50));
}

async function untilSearched(): Promise<void> {
  const running = () =>
    database.query(sql`/* test */ select 1 from discovery_run where segment_id is not null and state in ('waiting', 'running')`);
  while ((await running()).length > 0) await new Promise((resolve) => setTimeout(resolve, 50));
}

async function untilDiscovered(): Promise<void> {
  const running = () => database.query(sql`/* test */ select 1 from discovery_run where state in ('waiting', 'running')`);
  while ((await running()).length > 0) await new Promise((resolve) => setTimeout(resolve, 50));
  await database.execute(sql`/* test */ insert into discovery_run (id, state, asked_at, as_of, runner, heartbeat_at)
    values (${DISCOVERY}, 'running', now(), now(), ${newId()}, now() + interval '1 hour')`);
}

test('of every mutation', async () => {
  const tried: object[] = [];
  const expected = (name: string) => ({ name, isRefused: true, isSame: true, errors: undefined, outcomes: ['done'] });

  const [declare, ...others] = MUTATIONS;
  tried.push((await auditedOnly(declare?.[0] ?? '', `mutation { ${declare?.[1]()} }`)).told);
  for (const kind of KINDS) {
    if (kind.name !== 'customer') {
      const references = kind.name === 'campaign_engagement' ? { campaignExternalId: 'zqx-one-externalId@mail.example' } : {};
      const record = markedRecord(kind.name, 'one', 'ann', references);
      const document = `mutation ($input: Sync${pascalCase(kind.plural)}Input!) { ${kind.operation}(input: $input) { created rejected } }`;
      tried.push((await auditedOnly(kind.operation, document, { input: { source: 'test', records: [record] } })).told);
      continue;
    }
    const records = [markedRecord('customer', 'one', 'ann'), { externalId: 'bob' }];
    const document = 'mutation ($input: SyncCustomersInput!) { syncCustomers(input: $input) { results { id } } }';
    const { told } = await auditedOnly('syncCustomers', document, { input: { source: 'test', records } });
    tried.push(told);
    const ids = await database.query<{ id: string }>(
      sql`/* test */ select customer_id as id from customer_external_id order by external_id`,
    );
    made.set('customer', ids[0]?.id ?? '').set('other', ids[1]?.id ?? '');
  }
  const [campaign] = await database.query<{ id: string }>(sql`/* test */ select id from campaign`);
  made.set('campaign', campaign?.id ?? '');
  for (const [name, document, keptAs] of others) {
    const { data, told } = await auditedOnly(name, `mutation { ${document()} }`);
    tried.push(told);
    if (keptAs !== undefined) made.set(keptAs, data?.[name]?.made?.id ?? '');
    const [merge] = await database.query<{ id: string }>(sql`/* test */ select id from customer_merge`);
    if (name === 'mergeCustomers') made.set('merge', merge?.id ?? '');
    if (name === 'upsertCustomersByEmail') await giveReviews();
    if (name === 'liftSuppression') await giveImports();
    if (name === 'startImport') await untilImported();
    if (name === 'startDiscovery') await untilDiscovered();
    if (name === 'startLookalikes') await untilSearched();
    const [shop] = await database.query<{ id: string }>(sql`/* test */ select id from shop`);
    if (name === 'connectShop') made.set('shop', shop?.id ?? '');
  }

  const names = [...KINDS.map(({ operation }) => operation), ...MUTATIONS.map(([name]) => name)];
  expect(names.toSorted()).toEqual(Object.keys(makeSchema().getMutationType()?.getFields() ?? {}).toSorted());
  expect(tried).toEqual(tried.map((told) => expected((told as { name: string }).name)));
  expect(tried).toHaveLength(names.length);
});
