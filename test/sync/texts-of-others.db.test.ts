import { readFileSync } from 'node:fs';
import { sql } from '../../src/database/sql.js';
import { useOneDatabase } from '../support/workspace.js';

/*
 * Where a text may name a person who is erased, somebody looks: rows of people go with them (erased-traces.db.test.ts searches every column); of every other column
 * that holds texts it is said here what becomes of a name in it. A new column fails until that is thought of.
 */

const emptyWorkspace = useOneDatabase();

/** Looked through by what names the person, and told in the answer: src/sync/person/mentions.ts. */
const TOLD = 'told';
/** Looked through, and taken out. */
const TAKEN_OUT = 'taken out';
/** The row goes with the person, though it has no `customer_id`: by an id, or what it was waiting for. */
const GOES = 'goes';
/** What the program itself writes: closed words, ids, hashes, positions, numbers. */
const OURS = 'ours';
/** Who of those who work here did something, from where: it is kept for as long as the log is. */
const OF_STAFF = 'of staff';
/** What the business and its records are called, in no connection with a person: synced anew by whoever has them. */
const OF_THE_BUSINESS = 'of the business';

const BECOMES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  api_key: { limited_with: OURS, limits: OURS, name: TOLD, prefix: OURS, scopes: OURS },
  attribute_definition: { description: TOLD, key: TOLD, name: TOLD, owner: OURS, type: OURS, unit: TOLD },
  audit_entry: {
    actor_id: OF_STAFF,
    actor_kind: OURS,
    actor_name: OF_STAFF,
    address: OF_STAFF,
    code: OURS,
    counts: OURS,
    operation: OURS,
    outcome: OURS,
    request_id: OF_STAFF,
    subject_kind: OURS,
  },
  campaign: {
    channel: OF_THE_BUSINESS,
    external_id: OF_THE_BUSINESS,
    name: OF_THE_BUSINESS,
    offer: OF_THE_BUSINESS,
    source: OF_THE_BUSINESS,
    type: OF_THE_BUSINESS,
  },
  campaign_departed: { kind: OURS },
  campaign_goal: { metric: OURS },
  company: {
    attributes: OF_THE_BUSINESS,
    buying_process: OF_THE_BUSINESS,
    country_code: OF_THE_BUSINESS,
    domain: OF_THE_BUSINESS,
    external_id: OF_THE_BUSINESS,
    industry: OF_THE_BUSINESS,
    name: OF_THE_BUSINESS,
    plan: OF_THE_BUSINESS,
    source: OF_THE_BUSINESS,
    stage: OF_THE_BUSINESS,
    tags: OF_THE_BUSINESS,
  },
  customer: {
    account_status: GOES,
    attributes: GOES,
    browser: GOES,
    created_by_app_id: GOES,
    devices: GOES,
    education: GOES,
    first_name: GOES,
    gender: GOES,
    income_band: GOES,
    interests: GOES,
    language: GOES,
    last_name: GOES,
    life_stage: GOES,
    lifecycle_stage: GOES,
    marital_status: GOES,
    occupation: GOES,
    personal_values: GOES,
    personality_traits: GOES,
    preferred_contact: GOES,
    product_subscription_status: GOES,
    provenance: GOES,
    referral_source: GOES,
    referrer_external_id: GOES,
    social_class: GOES,
    tags: GOES,
    technology_adoption: GOES,
  },
  customer_merge: { cause: GOES, evidence: GOES, snapshot: GOES },
  data_source: { name: TOLD },
  destination: {
    channels: OURS,
    columns: OURS,
    comparison: OURS,
    epoch: OURS,
    feed_cursor: OURS,
    kind: OURS,
    last_error: OURS,
    name: TOLD,
    paused_for: OURS,
    paused_reason: OURS,
    secret: OURS,
    settings: TOLD,
    without_consent: OURS,
  },
  // Of values in what is found a hundred people and more have each.
  discovery_run: { error: OURS, outcome: OURS, state: OURS, step: OURS },
  event_property: { description: TOLD, key: TOLD, name: TOLD, type: OURS, unit: TOLD },
  exchange_rate: { base: OURS, currency: OURS },
  // Called by the schedule, whose `file` is told.
  export_file: { name: OURS },
  export_schedule: {
    channels: OURS,
    columns: OURS,
    file: TOLD,
    folder: TOLD,
    format: OURS,
    formulas: OURS,
    last_error: OURS,
    name: TOLD,
    paused_for: OURS,
    query: TOLD,
    times: OURS,
    without_consent: OURS,
  },
  former_definition: { changed: OURS, description: TAKEN_OUT, forgotten: OURS, name: TAKEN_OUT, query: TAKEN_OUT, rule: TAKEN_OUT },
  idempotency_key: { key: OURS, operation: OURS },
  import_job: { error: TAKEN_OUT, name: TAKEN_OUT, state: OURS },
  import_request: { holder: OURS, scopes: OURS },
  inbound_problem: { code: OURS, last_message_id: OURS, lost: OURS, message: OURS, path: OURS, source: OURS, type: OURS, via: OURS },
  influence_observation: { brands: GOES },
  // With its content, which is no text to the database: what names the person, src/sync/files/names-within.ts.
  kept_file: { name: GOES, purpose: OURS },
  log_epoch: { id: OURS, log: OURS, place: OURS },
  next_product_following: { from_key: OF_THE_BUSINESS, to_key: OF_THE_BUSINESS },
  // Counts of what a hundred buyers and more did.
  next_product_model: { outcome: OURS },
  next_product_thing: { key: OF_THE_BUSINESS, name: OF_THE_BUSINESS },
  order_refund: { external_id: GOES },
  persona_card: { channel: TOLD, name: TOLD, notes: TOLD, tone: TOLD },
  place_lease: { what: OURS },
  product: {
    attributes: OF_THE_BUSINESS,
    brand: OF_THE_BUSINESS,
    category_path: OF_THE_BUSINESS,
    external_id: OF_THE_BUSINESS,
    name: OF_THE_BUSINESS,
    sku: OF_THE_BUSINESS,
    source: OF_THE_BUSINESS,
    supplier: OF_THE_BUSINESS,
    tags: OF_THE_BUSINESS,
  },
  purchase_forecast: { outcome: OURS },
  rate_bucket: { what: OURS },
  record_change: { kind: OURS, operation: OURS },
  segment: { description: TOLD, error: OURS, kind: OURS, name: TOLD, query: TOLD, rule: TOLD, state: OURS, unkept: OURS },
  segment_action: { bound: OURS, effect: TOLD, epoch: OURS, name: TOLD, paused_for: OURS, paused_reason: OURS, trigger: OURS },
  segment_build: { query: TOLD, rule: TOLD, stage: OURS },
  shop: { former_holder: OURS, former_secret: OURS, holder: OURS, kind: OURS, name: TOLD, secret: OURS, source: TOLD },
  shop_message: { deletes: OURS },
  text_conflict: { key: GOES, table_name: OURS },
  threshold: { name: OURS },
  waiting_look: { address: GOES, customer_external_id: GOES, source: GOES },
  waiting_record: { customer_external_id: GOES, email: GOES, external_id: GOES, kind: GOES, phone: GOES, record: GOES, source: GOES },
  webhook: { epoch: OURS, former_secret: OURS, kinds: OURS, name: TOLD, paused_for: OURS, secret: OURS, url: TOLD },
  webhook_delivery: { changes: GOES, error: OURS, message: TOLD, state: OURS },
  workspace_setting: { key: OURS, value: OURS },
};

test('of every column that holds texts it is known what becomes of the name of a person in it', async () => {
  const { database } = await emptyWorkspace();
  const rows = await database.query<{ table_name: string; columns: string[] }>(sql`
    select table_name, array_agg(column_name::text order by column_name) as columns from information_schema.columns c
    where table_schema = 'public' and (data_type in ('text', 'jsonb') or udt_name = '_text') and is_generated = 'NEVER'
      and table_name not in (select table_name from information_schema.columns where table_schema = 'public' and column_name = 'customer_id')
      and table_name in (select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE')
    group by 1 order by 1`);
  const known = Object.entries(BECOMES).map(([table, columns]) => [table, Object.keys(columns).sort()]);
  expect(Object.fromEntries(rows.map(({ table_name, columns }) => [table_name, columns]))).toEqual(Object.fromEntries(known));
});

test('what is looked through is looked through', () => {
  const statements = readFileSync('src/sync/person/mentions.ts', 'utf8');
  const looked = Object.entries(BECOMES).flatMap(([table, columns]) =>
    Object.entries(columns).flatMap(([column, becomes]) => (becomes === TOLD || becomes === TAKEN_OUT ? [[table, column]] : [])),
  );
  expect(looked.length).toBeGreaterThan(20);
  const missed = looked.filter(
    ([table, column]) => !new RegExp(`\\b${table}\\b`).test(statements) || !new RegExp(`\\b${column}\\b`).test(statements),
  );
  expect(missed).toEqual([]);
});
