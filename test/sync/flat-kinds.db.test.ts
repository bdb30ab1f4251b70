import type { Database } from '../../src/database/database.js';
import { rawSql, sql } from '../../src/database/sql.js';
import { newId } from '../../src/kernel/id.js';
import { SYNC, syncEvents, syncSurveyAnswers, type Batch, type SyncContext, type SyncOutcome } from '../../src/sync/index.js';
import { openTestDatabase } from '../support/database.js';
import { givenCampaigns, givenCustomers, reasons, SOURCE, statuses, syncContext } from '../support/records.js';

let database: Database;
let context: SyncContext;
let ada: string;
beforeAll(async () => {
  database = await openTestDatabase();
  const apiKeyId = newId();
  await database.execute(sql`
    insert into api_key (id, name, prefix, hash, scopes, created_at) values (${apiKeyId}, 'test', 'ck', 'hash', '{}', now())`);
  context = { ...syncContext(database), apiKeyId };
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.execute(sql`truncate customer, company, campaign, idempotency_key, evaluation_queue, record_change cascade`);
  [ada = ''] = await givenCustomers(context, { externalId: 'ada' });
  await givenCampaigns(context, { externalId: 'spring', name: 'Spring' });
  await database.execute(sql`truncate evaluation_queue, record_change`);
});

type Fields = Readonly<Record<string, unknown>>;

/** What there is to know of a kind to test it like the others. */
interface Kind {
  readonly kind: string;
  readonly run: (context: SyncContext, batch: Batch<never>) => Promise<SyncOutcome>;
  /** All that a record can say. */
  readonly full: Fields;
  /** The same, told otherwise. */
  readonly same: Fields;
  /** What the columns hold then. */
  readonly stored: Fields;
  /** Fields that a new record needs. */
  readonly needed: readonly string[];
  /** Records that are wrong, each with the reason. */
  readonly wrong: readonly (readonly [Fields, string])[];
  readonly change: Fields;
  /** The bit on the evaluation queue; none for what belongs to nobody. */
  readonly bit?: number;
}

const at = '2026-02-01T10:00:00Z';
const atElsewhere = '2026-02-01T11:00:00+01:00';
const moment = new Date(at);

const KINDS: readonly Kind[] = [
  {
    kind: 'company',
    run: SYNC.company,
    full: {
      name: 'Acme',
      domain: 'acme.example',
      industry: 'Tools',
      size: 250,
      turnover: '1000000.5',
      stage: 'growth',
      plan: 'pro',
      usageRate: '0.75',
      buyingProcess: 'tender',
      decisionMakers: 3,
      countryCode: 'DE',
    },
    same: { turnover: '1000000.50', usageRate: '0.750', plan: 'pro' },
    stored: {
      name: 'Acme',
      domain: 'acme.example',
      industry: 'Tools',
      size: 250,
      turnover: '1000000.5000',
      stage: 'growth',
      plan: 'pro',
      usage_rate: '0.750000',
      buying_process: 'tender',
      decision_makers: 3,
      country_code: 'DE',
    },
    needed: ['name'],
    wrong: [
      [{ usageRate: '1.5' }, 'usageRate: INVALID_VALUE'],
      [{ countryCode: 'Germany' }, 'countryCode: INVALID_VALUE'],
      [{ size: -1 }, 'size: INVALID_VALUE'],
      [{ employees: 7 }, 'employees: UNKNOWN_FIELD'],
    ],
    change: { stage: 'mature', turnover: null },
  },
  {
    kind: 'campaign',
    run: SYNC.campaign,
    full: {
      name: 'Sale',
      channel: 'email',
      type: 'Type A',
      offer: '10 % off',
      cost: '500',
      costPerMessage: '0.01',
      startsAt: at,
      endsAt: at,
    },
    same: { startsAt: atElsewhere, cost: '500.00' },
    stored: {
      name: 'Sale',
      channel: 'email',
      type: 'Type A',
      offer: '10 % off',
      cost: '500.0000',
      cost_per_message: '0.0100',
      starts_at: moment,
      ends_at: moment,
    },
    needed: ['name'],
    wrong: [
      [{ cost: '-1' }, 'cost: INVALID_VALUE'],
      [{ startsAt: '2026-02-01' }, 'startsAt: INVALID_VALUE'],
    ],
    change: { offer: null },
  },
  {
    kind: 'event',
    run: syncEvents,
    full: { customerExternalId: 'ada', name: 'product_viewed', properties: { sku: 'a', seconds: 3, tags: ['x', null] }, occurredAt: at },
    same: { properties: { tags: ['x', null], seconds: 3, sku: 'a' }, occurredAt: atElsewhere },
    stored: { name: 'product_viewed', properties: { sku: 'a', seconds: 3, tags: ['x', null] }, occurred_at: moment },
    needed: ['customerExternalId', 'name', 'occurredAt'],
    wrong: [
      [{ customerExternalId: 'nobody' }, 'customerExternalId: UNKNOWN_REFERENCE'],
      [{ properties: ['a'] }, 'properties: INVALID_VALUE'],
      [{ properties: { 'a\0': 1, b: 'half \ud800 pair', c: Number.NaN } }, 'properties.a\ufffd: INVALID_VALUE'],
    ],
    change: { properties: { sku: 'b' } },
    bit: 32,
  },
  {
    kind: 'campaign_engagement',
    run: SYNC.campaign_engagement,
    full: { customerExternalId: 'ada', campaignExternalId: 'spring', kind: 'converted', offer: '5 €', revenue: '12.5', occurredAt: at },
    same: { revenue: '12.50', occurredAt: atElsewhere },
    stored: { kind: 'converted', offer: '5 €', revenue: '12.5000', occurred_at: moment },
    needed: ['customerExternalId', 'campaignExternalId', 'kind', 'occurredAt'],
    wrong: [
      [{ campaignExternalId: 'none' }, 'campaignExternalId: UNKNOWN_REFERENCE'],
      [{ kind: 'read' }, 'kind: INVALID_VALUE'],
    ],
    change: { kind: 'responded', revenue: null },
    bit: 64,
  },
  {
    kind: 'survey_answer',
    run: syncSurveyAnswers,
    full: { customerExternalId: 'ada', survey: 'NPS 2026', question: 'How likely?', answer: '9', answeredAt: at },
    same: { answer: '9', answeredAt: atElsewhere },
    stored: { survey: 'NPS 2026', question: 'How likely?', answer: '9', score: '9.0000', answered_at: moment },
    needed: ['customerExternalId', 'survey', 'question', 'answer', 'answeredAt'],
    wrong: [
      [{ answer: ' ' }, 'answer: INVALID_VALUE'],
      [{ score: 'nine' }, 'score: INVALID_VALUE'],
    ],
    change: { answer: 'not at all' },
    bit: 128,
  },
  {
    kind: 'store_credit_account',
    run: SYNC.store_credit_account,
    full: { customerExternalId: 'ada', balance: '-5', currency: 'EUR', nextExpiryAt: at, lastCreditAt: at },
    same: { balance: '-5.00', nextExpiryAt: atElsewhere },
    stored: { balance: '-5.0000', currency: 'EUR', next_expiry_at: moment, last_credit_at: moment },
    needed: ['customerExternalId', 'balance', 'currency'],
    wrong: [[{ currency: 'euro' }, 'currency: INVALID_VALUE']],
    change: { balance: '0', nextExpiryAt: null },
    bit: 512,
  },
];

describe.each(KINDS)('records of kind $kind', ({ kind, run, full, same, stored, needed, wrong, change, bit }) => {
  const sync = (records: readonly Fields[], idempotencyKey?: string) =>
    run(context, { source: SOURCE, idempotencyKey, records: records as never[] });
  const table = rawSql(kind);
  const queue = () => database.query(sql`select distinct customer_id, kinds from evaluation_queue`);

  test('are created with all that is said of them, and their customers evaluated', async () => {
    const outcome = await sync([{ externalId: 'r1', ...full }]);
    expect(reasons(outcome)).toEqual([]);
    expect(statuses(outcome)).toEqual(['CREATED']);
    expect(outcome.touchedCustomerIds).toEqual(bit === undefined ? [] : [ada]);
    const [row] = await database.query<Record<string, unknown>>(sql`select * from ${table} where external_id = 'r1'`);
    expect(row).toMatchObject({
      ...stored,
      id: outcome.results[0]?.id,
      source: SOURCE,
      ...(bit === undefined ? {} : { customer_id: ada }),
    });
    expect(await queue()).toEqual(bit === undefined ? [] : [{ customer_id: ada, kinds: bit }]);
    expect(await database.query(sql`select kind, record_id, operation from record_change`)).toEqual([
      { kind, record_id: outcome.results[0]?.id, operation: 'UPSERTED' },
    ]);
  });

  test('are left alone when they say what is known', async () => {
    await sync([{ externalId: 'r1', ...full }]);
    await database.execute(sql`truncate evaluation_queue, record_change`);
    const outcome = await sync([
      { externalId: 'r1', ...full },
      { externalId: 'r1', ...same },
    ]);
    expect(statuses(outcome)).toEqual(['UNCHANGED', 'UNCHANGED']);
    expect(outcome.touchedCustomerIds).toEqual([]);
    expect(await database.query(sql`select 1 from evaluation_queue union all select 1 from record_change`)).toEqual([]);
  });

  test('are changed by what is said, and keep the rest', async () => {
    await sync([{ externalId: 'r1', ...full }]);
    await database.execute(sql`truncate evaluation_queue`);
    expect(statuses(await sync([{ externalId: 'r1', ...change }]))).toEqual(['UPDATED']);
    expect(await queue()).toEqual(bit === undefined ? [] : [{ customer_id: ada, kinds: bit }]);
    expect(statuses(await sync([{ externalId: 'r1', ...full }]))).toEqual(['UPDATED']);
    expect(await database.query(sql`select * from ${table} where external_id = 'r1'`)).toMatchObject([stored]);
  });

  test('are rejected with path and reason, and never harm the good ones', async () => {
    const bad = wrong.map(([fields], n) => ({ externalId: `bad${n}`, ...full, ...fields }));
    const outcome = await sync([{ externalId: 'first', ...full }, ...bad, { externalId: 'bare' }, {}, { externalId: 'last', ...full }]);
    const told = reasons(outcome);
    for (const [n, [, reason]] of wrong.entries()) expect(told).toContain(`${n + 1}.${reason}`);
    expect(told.filter((reason) => reason.startsWith(`${wrong.length + 1}.`))).toEqual(
      needed.map((field) => `${wrong.length + 1}.${field}: REQUIRED`),
    );
    expect(statuses(outcome)).toEqual(['CREATED', ...wrong.map(() => 'REJECTED'), 'REJECTED', 'REJECTED', 'CREATED']);
    expect(
      await database.query(sql`select external_id from ${table} where source = ${SOURCE} and external_id in ('first', 'last')`),
    ).toHaveLength(2);
  });

  test('get the first answer when they are sent again under one key', async () => {
    const records = [{ externalId: 'r1', ...full }, { externalId: 'bad' }];
    const first = await sync(records, 'k1');
    expect(await sync(records, 'k1')).toEqual(first);
    expect(first).toMatchObject({ created: 1, rejected: 1 });
  });

  test('are made once by writers who come at the same time', async () => {
    const records = Array.from({ length: 50 }, (_, n) => ({ externalId: `same-${n}`, ...full }));
    const outcomes = await Promise.all([sync(records), sync(records.toReversed()), sync(records)]);
    expect(outcomes.reduce((sum, outcome) => sum + outcome.created, 0)).toBe(50);
    expect(outcomes.reduce((sum, outcome) => sum + outcome.unchanged, 0)).toBe(100);
  });
});

describe('survey answers', () => {
  const answer = (fields: Fields) =>
    syncSurveyAnswers(context, {
      source: SOURCE,
      records: [{ externalId: 'a1', customerExternalId: 'ada', survey: 'S', question: 'Q', answeredAt: at, ...fields }],
    });
  const score = async () => (await database.query(sql`select score from survey_answer`))[0];

  test.each([
    ['7', '7.0000'],
    [' -3.5 ', '-3.5000'],
    ['7 of 10', null],
    ['1.00001', null],
    ['1e3', null],
  ])('the score of %j is %j', async (text, expected) => {
    await answer({ answer: text });
    expect(await score()).toEqual({ score: expected });
  });

  test('a score that is given stays with its answer', async () => {
    await answer({ answer: 'often', score: '4' });
    await answer({ answer: 'often' });
    expect(await score()).toEqual({ score: '4.0000' });
    await answer({ answer: 'never' });
    expect(await score()).toEqual({ score: null });
  });
});
