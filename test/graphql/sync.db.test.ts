import { sql } from '../../src/database/sql.js';
import { entities } from '../../src/model/index.js';
import { ask } from '../support/graphql.js';
import { useOneDatabase, type TestWorkspace } from '../support/workspace.js';

let workspace: TestWorkspace;
const emptyWorkspace = useOneDatabase({ entities });
beforeEach(async () => {
  workspace = await emptyWorkspace();
});

const RESULTS = '{ created updated unchanged rejected results { index status externalId id errors { code path message } } }';

/** Syncs records of one kind and gives what became of each, as `STATUS` or `STATUS path: code`. */
async function sync(mutation: string, ...records: object[]): Promise<string[]> {
  const input = `Sync${mutation.slice('sync'.length)}Input!`;
  const answer = await ask<Record<string, { results: { status: string; errors: { code: string; path: string[] }[] }[] }>>(
    workspace,
    `mutation ($input: ${input}) { ${mutation}(input: $input) ${RESULTS} }`,
    { input: { source: 'shop', records } },
  );
  return answer[mutation]!.results.map(({ status, errors }) =>
    [status, ...errors.map(({ code, path }) => `${path.join('.')}: ${code}`)].join(' '),
  );
}

const at = '2026-05-01T10:00:00Z';
const hers = { customerExternalId: 'ada' };

test('a batch is answered when it has been committed, and not before', async () => {
  const { database } = workspace;
  // What is deferred is done while COMMIT runs.
  await database.execute(sql`/* test */ create function commit_slowly() returns trigger language plpgsql
    as 'begin perform pg_sleep(0.3); return null; end'`);
  await database.execute(sql`/* test */ create constraint trigger commit_slowly after insert on customer
    deferrable initially deferred for each row execute function commit_slowly()`);
  try {
    await sync('syncCustomers', { externalId: 'ada' });
    expect(await database.query(sql`/* test */ select from customer_external_id where external_id = 'ada'`)).toHaveLength(1);
  } finally {
    await database.execute(sql`/* test */ drop function commit_slowly() cascade`);
  }
});

test('a name that is nearly one is told with the nearest, of fields at any depth and of words', async () => {
  type Told = { results: { errors: { path: string[]; suggestion: string | null; expected: string[] | null }[] }[] };
  const { syncOrders } = await ask<{ syncOrders: Told }>(
    workspace,
    `mutation ($input: SyncOrdersInput!) { syncOrders(input: $input) { results { errors { path suggestion expected } } } }`,
    {
      input: {
        source: 'shop',
        records: [
          {
            externalId: '1',
            chanel: 'web',
            financialStatus: 'payed',
            lines: [{ name: 'Lamp', quantity: 1, unitPrice: '5', discont: '1' }],
            '?': 1,
            placedAt: at,
          },
        ],
      },
    },
  );
  const errors = syncOrders.results[0]?.errors ?? [];
  expect(Object.fromEntries(errors.map(({ path, suggestion }) => [path.join('.'), suggestion]))).toEqual({
    '?': null,
    chanel: 'channel',
    financialStatus: 'paid',
    'lines.0.discont': 'discount',
  });
  expect(errors.find(({ suggestion }) => suggestion === 'paid')?.expected).toContain('refunded');
});

test('every kind of record comes in and goes, each record answered for by itself', async () => {
  expect(await sync('syncCompanies', { externalId: 'acme', name: 'Acme', turnover: '10.5' }, { externalId: 'x' })).toEqual([
    'CREATED',
    'REJECTED name: REQUIRED',
  ]);
  expect(
    await sync(
      'syncCustomers',
      { externalId: 'ada', webSavviness: 9, devices: ['phone'], companies: [{ companyExternalId: 'acme', title: 'CEO' }], observedAt: at },
      { externalId: 'bob', companies: [{ companyExternalId: 'none' }] },
    ),
  ).toEqual(['CREATED', 'REJECTED companies.0.companyExternalId: UNKNOWN_REFERENCE']);
  expect(await sync('syncCampaigns', { externalId: 'spring', name: 'Spring', startsAt: at })).toEqual(['CREATED']);
  expect(
    await sync('syncEvents', { ...hers, externalId: 'e1', name: 'seen', occurredAt: at, properties: { a: [1, { b: null }] } }),
  ).toEqual(['CREATED']);
  expect(
    await sync('syncCampaignEngagements', { ...hers, externalId: 'g1', campaignExternalId: 'spring', kind: 'opened', occurredAt: at }),
  ).toEqual(['CREATED']);
  expect(await sync('syncSurveyAnswers', { ...hers, externalId: 'q1', survey: 'S', question: 'Q', answer: '9', answeredAt: at })).toEqual([
    'CREATED',
  ]);
  expect(await sync('syncConsents', { ...hers, channel: 'email', status: 'SUBSCRIBED' }, { ...hers, channel: 'fax' })).toEqual([
    'CREATED',
    'REJECTED channel: INVALID_VALUE',
  ]);
  expect(await sync('syncStoreCreditAccounts', { ...hers, externalId: 'c1', balance: '5', currency: 'EUR' })).toEqual(['CREATED']);

  const kinds = ['COMPANY', 'CAMPAIGN', 'EVENT', 'CAMPAIGN_ENGAGEMENT', 'SURVEY_ANSWER', 'STORE_CREDIT_ACCOUNT'];
  const { changes } = await ask<{ changes: { changes: { kind: string; operation: string }[] } }>(
    workspace,
    'query ($kinds: [RecordKind!]) { changes(kinds: $kinds) { changes { kind operation } } }',
    { kinds },
  );
  expect(new Set(changes.changes.map(({ kind }) => kind))).toEqual(new Set(kinds));

  const deletions = Object.entries({ COMPANY: 'acme', CAMPAIGN: 'spring', EVENT: 'e1', SURVEY_ANSWER: 'q1', STORE_CREDIT_ACCOUNT: 'c1' });
  const { deleteRecords } = await ask<{ deleteRecords: object }>(
    workspace,
    `mutation ($input: DeleteRecordsInput!) { deleteRecords(input: $input) ${RESULTS} }`,
    { input: { source: 'shop', records: deletions.map(([kind, externalId]) => ({ kind, externalId })) } },
  );
  expect(deleteRecords).toMatchObject({ updated: 5, rejected: 0 });
});

test('event properties are declared, and checked from then on', async () => {
  const { declareEventProperties } = await ask<{ declareEventProperties: object }>(
    workspace,
    `mutation ($input: DeclareEventPropertiesInput!) { declareEventProperties(input: $input) ${RESULTS} }`,
    {
      input: {
        properties: [
          { key: 'seconds', name: 'Seconds', type: 'number' },
          { key: 'sum_x', name: 'X', type: 'number' },
        ],
      },
    },
  );
  expect(declareEventProperties).toMatchObject({ created: 1, rejected: 1 });
  await sync('syncCustomers', { externalId: 'ada' });
  const event = { ...hers, name: 'seen', occurredAt: at };
  expect(
    await sync(
      'syncEvents',
      { ...event, externalId: 'e1', properties: { seconds: 'three' } },
      { ...event, externalId: 'e2', properties: { seconds: 3 } },
    ),
  ).toEqual(['REJECTED properties.seconds: INVALID_VALUE', 'CREATED']);
});

test('sources are declared by their party, and the conflict rule is set', async () => {
  const answer = await ask<object>(
    workspace,
    `mutation ($input: [DataSourceInput!]!) {
      declareDataSources(input: $input) ${RESULTS}
      setConflictRule(rule: TRUSTED)
    }`,
    { input: [{ name: 'broker', party: 'THIRD' }, { name: 'form', party: 'ZERO', rank: 1 }, { name: 'nobody' }] },
  );
  expect(answer).toMatchObject({ declareDataSources: { created: 2, rejected: 1 }, setConflictRule: 'TRUSTED' });
  expect(await ask<object>(workspace, '{ conflictRule dataSources { name party rank } }')).toEqual({
    conflictRule: 'TRUSTED',
    dataSources: [
      { name: 'form', party: 'ZERO', rank: 1 },
      { name: 'broker', party: 'THIRD', rank: 100 },
    ],
  });
});
