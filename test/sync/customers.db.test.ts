import type { Database } from '../../src/database/database.js';
import { sql } from '../../src/database/sql.js';
import type { CustomerRecord } from '../../src/records/index.js';
import { declareAttributes, syncCustomers, type SyncContext } from '../../src/sync/index.js';
import { openTestDatabase } from '../support/database.js';
import { givenCompanies, givenCustomers, reasons, sorted, SOURCE, statuses, syncContext } from '../support/records.js';

let database: Database;
let context: SyncContext;
beforeAll(async () => {
  database = await openTestDatabase();
  context = syncContext(database);
});
afterAll(() => database.close());
beforeEach(() => database.execute(sql`truncate customer, company, attribute_definition, evaluation_queue, record_change cascade`));

const sync = (...records: CustomerRecord[]) => syncCustomers(context, { source: SOURCE, records });

const ADA: CustomerRecord = {
  externalId: 'ada',
  firstName: 'Ada',
  lastName: 'Lovelace',
  emails: ['Ada@Example.com', 'ada@work.example'],
  phones: ['+44 20 7946 0000'],
  addresses: [{ line1: '12 St James Square', city: 'London', countryCode: 'GB', latitude: 51.507, longitude: -0.135 }],
  birthDate: '1815-12-10',
  yearlyIncome: '12000.5',
  householdSize: 3,
  homeOwner: true,
  lifecycleStage: 'customer',
  webSavviness: 10,
  browser: 'Safari',
  devices: ['phone', 'Phone', 'tablet'],
  technologyAdoption: 'innovator',
  personalValues: ['progress'],
  personalityTraits: ['curious'],
  interests: ['engines'],
  brandLoyalty: 3,
  priceSensitivity: 1,
  preferredContact: 'post',
  createdByAppId: 'app-1',
  productSubscriptionStatus: 'ACTIVE',
  tags: ['VIP', 'maths'],
  addedAt: '2020-05-01T10:00:00+02:00',
};

test('creates customers with all that is said of them', async () => {
  const outcome = await sync(ADA, { externalId: 'bob' });
  expect(statuses(outcome)).toEqual(['CREATED', 'CREATED']);
  expect(outcome).toMatchObject({ created: 2, updated: 0, unchanged: 0, rejected: 0 });
  expect(outcome.touchedCustomerIds).toEqual(sorted(outcome.results.map((result) => result.id)));

  const [ada] = await database.query(sql`
    select first_name, last_name, birth_date, yearly_income, household_size, home_owner, tags, added_at, language,
      array(select email from customer_email where customer_id = c.id order by position) emails,
      array(select phone from customer_phone where customer_id = c.id order by position) phones,
      lifecycle_stage, web_savviness, browser, devices, technology_adoption, personal_values, personality_traits, interests,
      brand_loyalty, price_sensitivity, preferred_contact, created_by_app_id, product_subscription_status
    from customer c where first_name = 'Ada'`);
  expect(ada).toEqual({
    first_name: 'Ada',
    last_name: 'Lovelace',
    birth_date: '1815-12-10',
    yearly_income: '12000.5000',
    household_size: 3,
    home_owner: true,
    tags: ['VIP', 'maths'],
    added_at: new Date('2020-05-01T08:00:00Z'),
    language: null,
    emails: ['Ada@Example.com', 'ada@work.example'],
    phones: ['+44 20 7946 0000'],
    lifecycle_stage: 'customer',
    web_savviness: 10,
    browser: 'Safari',
    devices: ['phone', 'tablet'],
    technology_adoption: 'innovator',
    personal_values: ['progress'],
    personality_traits: ['curious'],
    interests: ['engines'],
    brand_loyalty: 3,
    price_sensitivity: 1,
    preferred_contact: 'post',
    created_by_app_id: 'app-1',
    product_subscription_status: 'ACTIVE',
  });
  const [bob] = await database.query(sql`select added_at from customer where first_name is null`);
  expect(bob).toEqual({ added_at: context.clock.now() });
});

test('writes nothing for records that say what is known', async () => {
  await sync(ADA);
  await database.execute(sql`truncate evaluation_queue, record_change`);
  const later = { ...context, clock: { now: () => new Date('2027-01-01T00:00:00Z') } };
  const outcome = await syncCustomers(later, {
    source: SOURCE,
    records: [{ ...ADA, yearlyIncome: '+012000.50', addedAt: '2020-05-01T08:00:00Z' }],
  });
  expect(statuses(outcome)).toEqual(['UNCHANGED']);
  expect(outcome.touchedCustomerIds).toEqual([]);
  expect(await database.query(sql`select distinct updated_at from customer`)).toEqual([{ updated_at: context.clock.now() }]);
  expect(await database.query(sql`select 1 from evaluation_queue union all select 1 from record_change`)).toEqual([]);
});

test('keeps what is left out, clears what is null, replaces lists as a whole', async () => {
  await sync(ADA);
  const outcome = await sync({ externalId: 'ada', lastName: null, emails: ['ada@new.example'], tags: [] });
  expect(statuses(outcome)).toEqual(['UPDATED']);
  const [ada] = await database.query(sql`
    select first_name, last_name, tags, array(select email from customer_email where customer_id = c.id) emails,
      array(select city from customer_address where customer_id = c.id) cities
    from customer c`);
  expect(ada).toEqual({ first_name: 'Ada', last_name: null, tags: [], emails: ['ada@new.example'], cities: ['London'] });
});

test('applies repeated external ids one after the other', async () => {
  const outcome = await sync(
    { externalId: 'x', firstName: 'One' },
    { externalId: 'x', lastName: 'Two' },
    { externalId: 'x', firstName: 'One' },
  );
  expect(statuses(outcome)).toEqual(['CREATED', 'UPDATED', 'UNCHANGED']);
  expect(new Set(outcome.results.map((result) => result.id)).size).toBe(1);
  expect(await database.query(sql`select first_name, last_name from customer`)).toEqual([{ first_name: 'One', last_name: 'Two' }]);
});

test('rejects bad records with path and reason, and takes the others', async () => {
  const bad: unknown[] = [
    {},
    { externalId: ' ' },
    { externalId: 'a', firstName: 'nul\0' },
    { externalId: 'b', firstName: 'half \ud800 pair' },
    { externalId: 'c', emails: ['fine@example.com', 'not an address'] },
    { externalId: 'd', addresses: [{ countryCode: 'us' }] },
    { externalId: 'e', addresses: [{ countryCode: 'UK' }] },
    { externalId: 'f', birthDate: '2023-02-29', addedAt: '2024-01-01' },
    { externalId: 'g', yearlyIncome: '1000000000000000', householdSize: 2_147_483_648 },
    { externalId: 'h', yearlyIncome: '1.00001' },
    { externalId: 'i', firstName: ['Ada'], shoeSize: 44 },
    { externalId: 'j', accountStatus: 'on' },
    { externalId: 'k', householdSize: Number.NaN },
    { externalId: 'l', webSavviness: 11, brandLoyalty: 0, priceSensitivity: 1.5 },
    { externalId: 'm', technologyAdoption: 'first', productSubscriptionStatus: 'on', observedAt: 'now' },
    'text',
    null,
  ];
  const outcome = await syncCustomers(context, { source: SOURCE, records: [...bad, { externalId: 'good' }] as CustomerRecord[] });
  expect(reasons(outcome)).toEqual([
    '0.externalId: REQUIRED',
    '1.externalId: INVALID_VALUE',
    '2.firstName: INVALID_VALUE',
    '3.firstName: INVALID_VALUE',
    '4.emails.1: INVALID_VALUE',
    '5.addresses.0.countryCode: INVALID_VALUE',
    '6.addresses.0.countryCode: INVALID_VALUE',
    '7.birthDate: INVALID_VALUE',
    '7.addedAt: INVALID_VALUE',
    '8.yearlyIncome: INVALID_VALUE',
    '8.householdSize: INVALID_VALUE',
    '9.yearlyIncome: INVALID_VALUE',
    '10.firstName: INVALID_VALUE',
    '10.shoeSize: UNKNOWN_FIELD',
    '11.accountStatus: INVALID_VALUE',
    '12.householdSize: INVALID_VALUE',
    '13.webSavviness: INVALID_VALUE',
    '13.brandLoyalty: INVALID_VALUE',
    '13.priceSensitivity: INVALID_VALUE',
    '14.technologyAdoption: INVALID_VALUE',
    '14.productSubscriptionStatus: INVALID_VALUE',
    '14.observedAt: INVALID_VALUE',
    '15: INVALID_VALUE',
    '16: INVALID_VALUE',
  ]);
  expect(outcome.results[4]).toMatchObject({
    status: 'REJECTED',
    externalId: 'c',
    errors: [{ message: 'emails.1 is not an e-mail address.' }],
  });
  expect(outcome.results.at(-1)).toMatchObject({ index: 17, status: 'CREATED', externalId: 'good' });
  expect(await database.query(sql`select 1 from customer`)).toHaveLength(1);
});

test('takes declared custom attributes of the declared type only', async () => {
  await declareAttributes(context, [
    { key: 'shoe_size', name: 'Shoe size', type: 'number' },
    { key: 'crm.limit', name: 'Credit limit', type: 'money' },
    { key: 'since', name: 'Member since', type: 'date' },
    { key: 'sports', name: 'Sports', type: 'list' },
  ]);
  const outcome = await sync(
    { externalId: 'a', attributes: { shoe_size: 42.5, 'crm.limit': '100.5', since: '2020-01-02', sports: ['Golf', 'Chess'] } },
    { externalId: 'b', attributes: { shoe_size: 'large', since: 'yesterday', hat_size: 58, sports: [{}] } },
    { externalId: 'a', attributes: { shoe_size: null, sports: ['Golf', 'Chess'] } },
  );
  expect(reasons(outcome)).toEqual([
    '1.attributes.shoe_size: INVALID_VALUE',
    '1.attributes.since: INVALID_VALUE',
    '1.attributes.hat_size: UNKNOWN_ATTRIBUTE',
    '1.attributes.sports.0: INVALID_VALUE',
  ]);
  expect(await database.query(sql`select attributes from customer`)).toEqual([
    { attributes: { 'crm.limit': '100.5000', since: '2020-01-02', sports: ['Golf', 'Chess'] } },
  ]);
});

test('customers belong to companies, which are replaced as a whole', async () => {
  const [acme, globex] = await givenCompanies(context, { externalId: 'acme', name: 'Acme' }, { externalId: 'globex', name: 'Globex' });
  const outcome = await sync(
    { externalId: 'a', companies: [{ companyExternalId: 'acme', title: 'CEO', decisionMaker: true }, { companyExternalId: 'globex' }] },
    { externalId: 'b', companies: [{ companyExternalId: 'acme' }, { companyExternalId: 'nowhere' }, {} as { companyExternalId: string }] },
    { externalId: 'c', companies: [{ companyExternalId: 'acme' }, { companyExternalId: 'nowhere' }] },
  );
  expect(reasons(outcome)).toEqual(['1.companies.2.companyExternalId: REQUIRED', '2.companies.1.companyExternalId: UNKNOWN_REFERENCE']);
  const places = () => database.query(sql`select position, company_id, title, decision_maker from customer_company order by position`);
  expect(await places()).toEqual([
    { position: 0, company_id: acme, title: 'CEO', decision_maker: true },
    { position: 1, company_id: globex, title: null, decision_maker: null },
  ]);
  await database.execute(sql`truncate evaluation_queue`);
  const companies = [{ companyExternalId: 'globex', title: ' ' }];
  expect(statuses(await sync({ externalId: 'a', companies }, { externalId: 'a', companies }))).toEqual(['UPDATED', 'UNCHANGED']);
  expect(await places()).toEqual([{ position: 0, company_id: globex, title: null, decision_maker: null }]);
  expect(await database.query(sql`select bit_or(kinds) as kinds from evaluation_queue`)).toEqual([{ kinds: 257 }]);
});

test('never changes the type of a declared attribute', async () => {
  await declareAttributes(context, [{ key: 'size', name: 'Size', type: 'number' }]);
  const outcome = await declareAttributes(context, [
    { key: 'size', name: 'Size', type: 'text' },
    { key: 'size', name: 'Shoe size', type: 'number' },
    { key: 'Bad Key', name: 'Bad', type: 'text' },
  ]);
  expect(statuses(outcome)).toEqual(['REJECTED', 'UPDATED', 'REJECTED']);
  expect(reasons(outcome)).toEqual(['0.type: CONFLICT', '2.key: INVALID_VALUE']);
});

test('refuses a batch that is too large or names no source', async () => {
  const records = Array.from({ length: 1_001 }, (_, n) => ({ externalId: String(n) }));
  await expect(syncCustomers(context, { source: SOURCE, records })).rejects.toMatchObject({
    code: 'LIMIT_EXCEEDED',
    details: { limit: 1_000 },
  });
  await expect(syncCustomers(context, { source: '', records: [] })).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    details: { field: 'source' },
  });
});

test('a thousand customers take as many statements as one', async () => {
  const count = async (records: CustomerRecord[]) => {
    const seen: string[] = [];
    const stop = database.onStatement((text) => seen.push(text));
    await sync(...records);
    stop();
    return seen.length;
  };
  const one = await count([{ ...ADA, externalId: 'one' }]);
  const thousand = await count(Array.from({ length: 1_000 }, (_, n) => ({ ...ADA, externalId: `many-${n}` })));
  expect(thousand).toBe(one);
});

test('batches that create the same customers at the same time all succeed, and each customer is made once', async () => {
  const records = Array.from({ length: 200 }, (_, n) => ({ externalId: `same-${n}`, firstName: `N${n}` }));
  const outcomes = await Promise.all([sync(...records), sync(...records.toReversed()), sync(...records)]);
  expect(outcomes.map((outcome) => outcome.rejected)).toEqual([0, 0, 0]);
  expect(outcomes.reduce((sum, outcome) => sum + outcome.created, 0)).toBe(200);
  expect(outcomes.reduce((sum, outcome) => sum + outcome.unchanged, 0)).toBe(400);
  expect(await database.query(sql`select 1 from customer`)).toHaveLength(200);
});

test('finds a customer by any of its external ids of the source', async () => {
  const [id] = await givenCustomers(context, { externalId: 'first' });
  await database.execute(sql`insert into customer_external_id values (${SOURCE}, 'second', ${id})`);
  const outcome = await sync({ externalId: 'first', firstName: 'A' }, { externalId: 'second', lastName: 'B' });
  expect(outcome.results.map((result) => result.id)).toEqual([id, id]);
  expect(await database.query(sql`select first_name, last_name from customer`)).toEqual([{ first_name: 'A', last_name: 'B' }]);
});
