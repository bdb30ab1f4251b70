import { CampaignEngagement } from '../../src/model/campaign-engagement.js';
import { Campaign } from '../../src/model/campaign.js';
import { Company } from '../../src/model/company.js';
import { Consent } from '../../src/model/consent.js';
import { CustomerCompany } from '../../src/model/customer-company.js';
import { CustomerEvent } from '../../src/model/customer-event.js';
import { Customer } from '../../src/model/customer.js';
import { DataParty, DataSource } from '../../src/model/data-source.js';
import { entities } from '../../src/model/index.js';
import { EventProperty } from '../../src/model/event-property.js';
import { StoreCreditAccount } from '../../src/model/store-credit-account.js';
import { SurveyAnswer } from '../../src/model/survey-answer.js';
import { Threshold } from '../../src/model/threshold.js';
import { ask, countStatements, run, viewer } from '../support/graphql.js';
import { openTestWorkspace, type TestWorkspace } from '../support/workspace.js';

const CUSTOMERS = 120;
const at = new Date('2026-05-01T10:00:00Z');
const record = (externalId: string) => ({ source: 'shop', externalId, createdAt: at, updatedAt: at });
const day = (number: number) => new Date(Date.UTC(2026, 3, 1 + number));

let workspace: TestWorkspace;
let customerIds: string[];

/** Two companies, two campaigns, and customers who each have one or more of everything. */
beforeAll(async () => {
  workspace = await openTestWorkspace({ entities });
  const em = workspace.database.orm.em.fork();
  const numbers = Array.from({ length: CUSTOMERS }, (_, index) => index);
  const companies = ['Acme', 'Basic'].map((name) => em.create(Company, { ...record(name), name, domain: `${name.toLowerCase()}.example` }));
  const campaigns = ['Spring', 'Autumn'].map((name) => em.create(Campaign, { ...record(name), name, channel: 'email', cost: '12.5' }));
  const customers = numbers.map(() => em.create(Customer, { addedAt: at, createdAt: at, updatedAt: at }));
  Object.assign(customers[0]!, {
    devices: ['phone', 'tablet'],
    webSavviness: 8,
    personalValues: ['fairness'],
    provenance: {
      webSavviness: { source: 'bureau', party: 3, at: '2026-01-02T00:00:00Z' },
      devices: { source: 'shop', party: 1, at: '2026-01-01T00:00:00Z' },
    },
  });
  customers.forEach((customer, number) => {
    const id = (kind: string, index = 0) => record(`${kind}${number}-${index}`);
    const [company, campaign] = [companies[number % 2]!, campaigns[number % 2]!];
    em.create(CustomerCompany, { customer, position: 0, company, title: `Title ${number}`, decisionMaker: number % 3 === 0 });
    for (const [index, name] of ['product_viewed', 'cart_added', 'product_viewed'].entries()) {
      em.create(CustomerEvent, { ...id('event', index), customer, name, properties: { index }, occurredAt: day(index) });
    }
    for (const [index, kind] of (['sent', 'opened'] as const).entries()) {
      em.create(CampaignEngagement, { ...id('engagement', index), customer, campaign, kind, occurredAt: day(index) });
    }
    em.create(SurveyAnswer, { ...id('answer'), customer, survey: 'nps', question: 'Recommend?', answer: '9', score: '9', answeredAt: at });
    em.create(Consent, { customer, channel: 'email', status: 'SUBSCRIBED', changedAt: at, place: 'checkout', source: 'shop' });
    em.create(StoreCreditAccount, { ...id('credit'), customer, balance: '7.25', currency: 'EUR', nextExpiryAt: day(60) });
  });
  em.create(EventProperty, { key: 'index', name: 'Index', type: 'number', createdAt: at });
  em.create(DataSource, { name: 'bureau', party: DataParty.THIRD, rank: 5 });
  em.create(DataSource, { name: 'quiz', party: DataParty.ZERO, rank: 9 });
  em.create(Threshold, { name: 'amount_spent', bounds: ['12.5', '90071992547409.9312'], refreshedAt: at });
  await em.flush();
  customerIds = customers.map(({ id }) => id);
});
afterAll(() => workspace.close());

test('a customer with everything that hangs on it', async () => {
  const { customer } = await ask<{ customer: object }>(
    workspace,
    `query ($id: ID!) { customer(id: $id) { devices webSavviness personalValues interests
      provenance { field source party observedAt } consents { channel status changedAt method place source }
      storeCreditAccounts { balance currency nextExpiryAt customer { id } } companies { title decisionMaker company { name } }
      events(name: "product_viewed") { totalCount nodes { name properties occurredAt } } all: events(first: 1) { totalCount nodes { name } }
      campaignEngagements { nodes { kind campaign { name cost } } } opened: campaignEngagements(kind: OPENED) { totalCount }
      surveyAnswers(survey: "nps") { nodes { question answer score } } } }`,
    { id: customerIds[0] },
  );
  expect(customer).toEqual({
    devices: ['phone', 'tablet'],
    webSavviness: 8,
    personalValues: ['fairness'],
    interests: [],
    provenance: [
      { field: 'devices', source: 'shop', party: 'FIRST', observedAt: '2026-01-01T00:00:00.000Z' },
      { field: 'webSavviness', source: 'bureau', party: 'THIRD', observedAt: '2026-01-02T00:00:00.000Z' },
    ],
    consents: [{ channel: 'EMAIL', status: 'SUBSCRIBED', changedAt: at.toISOString(), method: null, place: 'checkout', source: 'shop' }],
    storeCreditAccounts: [{ balance: '7.25', currency: 'EUR', nextExpiryAt: day(60).toISOString(), customer: { id: customerIds[0] } }],
    companies: [{ title: 'Title 0', decisionMaker: true, company: { name: 'Acme' } }],
    events: {
      totalCount: 2,
      nodes: [2, 0].map((index) => ({ name: 'product_viewed', properties: { index }, occurredAt: day(index).toISOString() })),
    },
    all: { totalCount: 3, nodes: [{ name: 'product_viewed' }] },
    campaignEngagements: { nodes: ['OPENED', 'SENT'].map((kind) => ({ kind, campaign: { name: 'Spring', cost: '12.50' } })) },
    opened: { totalCount: 1 },
    surveyAnswers: { nodes: [{ question: 'Recommend?', answer: '9', score: '9.00' }] },
  });
});

test('customers with all of it take as many statements for 100 as for 10', async () => {
  const query = `query ($first: Int) { customers(first: $first) { nodes { provenance { field } consents { status }
    storeCreditAccounts { balance customer { id } } companies { title company { name people(first: 2) { totalCount edges { title node { devices } } } } }
    events(first: 2) { totalCount nodes { name customer { id } } } views: events(name: "product_viewed") { totalCount }
    campaignEngagements { totalCount nodes { kind campaign { name engagements(first: 2, kind: SENT) { totalCount nodes { customer { id } } } } } }
    surveyAnswers { totalCount nodes { answer customer { id } } } } } }`;
  const [ten, hundred] = [await countStatements(workspace, query, { first: 10 }), await countStatements(workspace, query, { first: 100 })];
  expect(hundred).toBe(ten);
  expect(hundred).toBeLessThan(25);
});

interface People {
  readonly companies: { readonly nodes: readonly { readonly people: PeoplePage }[] };
}
interface PeoplePage {
  readonly totalCount: number;
  readonly edges: readonly { readonly title: string; readonly decisionMaker: boolean; readonly node: { readonly id: string } }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}

test('the people of a company are given by the page, each with their place in it', async () => {
  const query = `query ($after: String) { companies(search: "BASIC") { nodes { people(first: 25, after: $after) {
    totalCount edges { title decisionMaker node { id } } pageInfo { hasNextPage endCursor } } } } }`;
  const read = async (after: string | null) => (await ask<People>(workspace, query, { after })).companies.nodes[0]!.people;
  const pages = [await read(null)];
  while (pages.at(-1)!.pageInfo.hasNextPage) pages.push(await read(pages.at(-1)!.pageInfo.endCursor));
  const edges = pages.flatMap((page) => page.edges);
  expect(pages.map((page) => [page.totalCount, page.edges.length])).toEqual([[60, 25], [60, 25], [60, 10]]); // prettier-ignore
  expect(edges.map(({ node }) => node.id).toSorted()).toEqual(customerIds.filter((_, number) => number % 2 === 1).toSorted());
  expect(edges.every(({ title, decisionMaker, node }) => {
    const number = customerIds.indexOf(node.id);
    return title === `Title ${number}` && decisionMaker === (number % 3 === 0);
  })).toBe(true); // prettier-ignore
});

test('a campaign tells its engagements, all or those of a kind', async () => {
  const { campaigns } = await ask<{ campaigns: { nodes: { id: string }[] } }>(
    workspace,
    `{ campaigns(search: "aut") { totalCount nodes { id engagements(first: 1) { totalCount } sent: engagements(kind: SENT, first: 60) {
      totalCount pageInfo { hasNextPage } } } } }`,
  );
  expect(campaigns).toMatchObject({
    totalCount: 1,
    nodes: [{ engagements: { totalCount: 120 }, sent: { totalCount: 60, pageInfo: { hasNextPage: false } } }],
  });
  const byId = 'query ($id: ID!) { campaign(id: $id) { name } company(id: $id) { name } }';
  expect(await ask(workspace, byId, { id: campaigns.nodes[0]!.id })).toEqual({ campaign: { name: 'Autumn' }, company: null });
});

test('what is declared and set for the whole workspace is told, the most trusted source first', async () => {
  expect(
    await ask(workspace, '{ eventProperties { key type } dataSources { name party rank } thresholds { name bounds refreshedAt } }'),
  ).toEqual({
    eventProperties: [{ key: 'index', type: 'NUMBER' }],
    dataSources: [
      { name: 'quiz', party: 'ZERO', rank: 9 },
      { name: 'bureau', party: 'THIRD', rank: 5 },
    ],
    thresholds: [{ name: 'amount_spent', bounds: ['12.5', '90071992547409.9312'], refreshedAt: at.toISOString() }],
  });
});

test.each([
  ['companies { title }', 'companies:read'],
  ['events { totalCount }', 'events:read'],
  ['campaignEngagements { totalCount }', 'campaigns:read'],
  ['surveyAnswers { totalCount }', 'surveys:read'],
])('%s of a customer needs %s', async (field, scope) => {
  const { errors } = await run(workspace, `{ customers { nodes { consents { channel } ${field} } } }`, {}, viewer(['customers:read']));
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', scopes: [scope] });
});

test('the delta feed gives each record as it is now, in as many statements for 100 changes as for 50', async () => {
  const query = `query ($first: Int, $after: Cursor) { changes(first: $first, after: $after) { cursor changes { kind id record { __typename
    ... on Customer { id } ... on Company { id name } ... on Campaign { id } ... on CustomerEvent { id name customer { id } }
    ... on CampaignEngagement { id campaign { name } } ... on SurveyAnswer { id } ... on StoreCreditAccount { id balance } } } } }`;
  interface Answer {
    readonly changes: {
      readonly cursor: string;
      readonly changes: readonly {
        readonly kind: string;
        readonly id: string;
        readonly record: { readonly __typename: string; readonly id: string };
      }[];
    };
  }
  const types = new Map<string, string>();
  for (let after: string | null = null; ;) {
    const { changes }: Answer = await ask<Answer>(workspace, query, { first: 1_000, after });
    for (const { kind, id, record: changed } of changes.changes) {
      expect(changed.id).toBe(id);
      types.set(kind, changed.__typename);
    }
    if (changes.changes.length === 0) break;
    after = changes.cursor;
  }
  expect(Object.fromEntries(types)).toEqual({
    CUSTOMER: 'Customer',
    COMPANY: 'Company',
    EVENT: 'CustomerEvent',
    CAMPAIGN: 'Campaign',
    CAMPAIGN_ENGAGEMENT: 'CampaignEngagement',
    SURVEY_ANSWER: 'SurveyAnswer',
    STORE_CREDIT_ACCOUNT: 'StoreCreditAccount',
  });
  expect(await countStatements(workspace, query, { first: 100 })).toBe(await countStatements(workspace, query, { first: 50 }));
});

test('a record of the delta feed needs the scopes that it needs anywhere', async () => {
  const read = (fields: string) => run(workspace, `{ changes { changes { kind record { ... on Customer { ${fields} } } } } }`, {}, viewer(['changes:read', 'customers:read'])); // prettier-ignore
  expect((await read('id')).errors).toBeUndefined();
  expect((await read('lastName')).errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', scopes: ['personal_data:read'] });
});

test('a name that no text can be is refused', async () => {
  const query = 'query ($name: String) { customers(first: 1) { nodes { events(name: $name) { totalCount } } } }';
  const { errors } = await run(workspace, query, { name: 'a\0b' });
  expect(errors?.[0]?.originalError).toMatchObject({ code: 'INVALID_INPUT', details: { field: 'name' } });
});
