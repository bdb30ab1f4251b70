import fc from 'fast-check';
import type { Database } from '../../src/database/database.js';
import { sql } from '../../src/database/sql.js';
import { customer, type CustomerRecord } from '../../src/records/index.js';
import { DataKind } from '../../src/catalogue/index.js';
import { nextCustomer, type CustomerBatch, type CustomerState } from '../../src/sync/kinds/customer-state.js';
import type { ConflictRule, Standing } from '../../src/sync/declare/conflict-rule.js';
import { declareAttributes, declareDataSources, readConflictRule, setConflictRule, syncCustomers } from '../../src/sync/index.js';
import { SYNC } from '../../src/sync/kinds/sync.js';
import { Rejection } from '../../src/sync/batch/upsert.js';
import { openTestDatabase } from '../support/database.js';
import { givenCustomers, reasons, SOURCE, statuses, syncContext } from '../support/records.js';

const STANDINGS: Readonly<Record<string, Standing>> = {
  form: { party: 0, rank: 100 },
  shop: { party: 1, rank: 1 },
  crm: { party: 1, rank: 2 },
  partner: { party: 2, rank: 1 },
  broker: { party: 3, rank: 1 },
};

/** One record of one source, with the moment that tells it from all others. */
interface Fact {
  readonly source: string;
  readonly record: CustomerRecord;
}

const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const fields = fc.record({
  gender: maybe(fc.constantFrom('f', 'm', null)),
  householdSize: maybe(fc.constantFrom(1, 2, null)),
  tags: maybe(fc.subarray(['a', 'b'])),
  addresses: maybe(fc.constantFrom([], [{ city: 'London' }])),
  addedAt: maybe(fc.constantFrom('2020-01-01T00:00:00Z', null)),
  attributes: maybe(fc.record({ size: fc.constantFrom(1, 2, null) })),
});
const facts = fc
  .uniqueArray(fc.tuple(fc.nat(1_000), fc.constantFrom(...Object.keys(STANDINGS)), fields), {
    maxLength: 8,
    selector: ([second]) => second,
  })
  .map((given) =>
    given.map(([second, source, said]): Fact => {
      const observedAt = new Date(Date.UTC(2026, 0, 1) + second * 1_000).toISOString();
      return { source, record: { externalId: 'x', observedAt, ...said } as CustomerRecord };
    }),
  );

function customerOf(rule: ConflictRule, told: readonly Fact[]): CustomerState | undefined {
  let known: CustomerState | undefined;
  for (const { source, record } of told) {
    const batch: CustomerBatch = {
      source,
      now: '2026-06-01T00:00:00.000Z',
      types: new Map([['size', 'number']]),
      companyIds: new Map(),
      arbiter: { rule, standingOf: (name) => STANDINGS[name]! },
    };
    const next = nextCustomer(customer.schema.parse(record), known, batch);
    if (next instanceof Rejection) throw new Error(JSON.stringify(next.errors));
    known = next;
  }
  return known && { ...known, id: 'x' };
}

describe.each(['LATEST', 'TRUSTED'] as const)('%s', (rule) => {
  test('the same facts make the same customer, in whatever order they arrive', () => {
    const orders = facts.chain((told) => fc.tuple(fc.constant(told), fc.shuffledSubarray(told, { minLength: told.length })));
    fc.assert(
      fc.property(orders, ([told, shuffled]) => {
        expect(customerOf(rule, shuffled)).toEqual(customerOf(rule, told));
      }),
      { numRuns: 2_000 },
    );
  });

  test('facts that are told again change nothing', () => {
    fc.assert(
      fc.property(facts, (told) => {
        expect(customerOf(rule, [...told, ...told])).toEqual(customerOf(rule, told));
      }),
    );
  });
});

describe('in a workspace', () => {
  let database: Database;
  let context: ReturnType<typeof syncContext>;
  beforeAll(async () => {
    database = await openTestDatabase();
    context = syncContext(database);
    await declareAttributes(context, [{ key: 'size', name: 'Size', type: 'number' }]);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    await database.execute(sql`truncate customer, data_source, workspace_setting, evaluation_queue, record_change cascade`);
    const [ada] = await givenCustomers(context, { externalId: 'ada' });
    await database.execute(sql`insert into customer_external_id select s, 'ada', ${ada}::uuid from unnest('{form,broker,crm}'::text[]) s`);
  });

  const sync = (source: string, record: Omit<CustomerRecord, 'externalId'>) =>
    syncCustomers(context, { source, records: [{ externalId: 'ada', ...record }] });
  const stored = async () =>
    (await database.query<{ gender: string; provenance: object }>(sql`select gender, provenance from customer`))[0]!;

  test('every value says where it came from', async () => {
    await declareDataSources(context, [{ name: 'form', party: 0 }]);
    await sync('form', { gender: 'f', tags: ['a'], attributes: { size: 42 }, observedAt: '2026-01-01T00:00:00Z' });
    await sync('crm', { maritalStatus: 'single', language: null });
    // The person has a name in each source: what came under which is told, for a merge to be undone.
    const form = { source: 'form', party: 0, at: '2026-01-01T00:00:00.000Z', dated: true, by: 'ada' };
    expect((await stored()).provenance).toEqual({
      gender: form,
      tags: form,
      'attributes.size': form,
      maritalStatus: { source: 'crm', party: 1, at: context.clock.now().toISOString(), by: 'ada' },
    });
  });

  test('by LATEST, what was observed later stays, and a value that loses is not written', async () => {
    await sync('crm', { gender: 'f', observedAt: '2026-02-01T00:00:00Z' });
    await database.execute(sql`truncate evaluation_queue, record_change`);
    expect(statuses(await sync('broker', { gender: 'm', observedAt: '2026-01-01T00:00:00Z' }))).toEqual(['UNCHANGED']);
    expect(statuses(await sync('crm', { gender: 'm', observedAt: '2026-01-31T00:00:00Z' }))).toEqual(['UNCHANGED']);
    expect(await database.query(sql`select 1 from evaluation_queue union all select 1 from record_change`)).toEqual([]);
    // Some of it wins, some loses.
    expect(statuses(await sync('broker', { gender: 'm', education: 'PhD', observedAt: '2026-01-01T00:00:00Z' }))).toEqual(['UPDATED']);
    expect(await stored()).toMatchObject({ gender: 'f' });
    expect(statuses(await sync('broker', { gender: null, observedAt: '2026-02-01T00:00:00Z' }))).toEqual(['UPDATED']);
    expect(await stored()).toMatchObject({ gender: null });
    expect(statuses(await sync('crm', { gender: 'f', observedAt: '2026-01-31T00:00:00Z' }))).toEqual(['UNCHANGED']);
  });

  test('by TRUSTED, the more trusted source stays, whatever comes later', async () => {
    expect(await readConflictRule(context)).toBe('LATEST');
    await setConflictRule(context, 'TRUSTED');
    expect(await readConflictRule(context)).toBe('TRUSTED');
    await declareDataSources(context, [
      { name: 'form', party: 0 },
      { name: SOURCE, party: 1, rank: 5 },
      { name: 'broker', party: 3 },
    ]);
    await sync('broker', { gender: 'm' });
    await sync('crm', { gender: 'd' });
    expect(statuses(await sync(SOURCE, { gender: 'f', observedAt: '2020-01-01T00:00:00Z' }))).toEqual(['UPDATED']);
    expect(statuses(await sync('crm', { gender: 'd' }))).toEqual(['UNCHANGED']);
    expect(await stored()).toMatchObject({ gender: 'f', provenance: { gender: { source: SOURCE, party: 1 } } });
    // The person agrees: from now on only the person can change it.
    expect(statuses(await sync('form', { gender: 'f' }))).toEqual(['UPDATED']);
    expect(statuses(await sync(SOURCE, { gender: 'm' }))).toEqual(['UNCHANGED']);
    expect(statuses(await sync('form', { gender: 'm' }))).toEqual(['UPDATED']);
  });

  test('a source that dates nothing corrects itself, even what it dated in the future', async () => {
    await sync('crm', { gender: 'f', observedAt: '2030-01-01T00:00:00Z' });
    expect(statuses(await sync('crm', { gender: 'm' }))).toEqual(['UPDATED']);
    expect(statuses(await sync('crm', { gender: 'm' }))).toEqual(['UNCHANGED']);
  });

  test('two sources that agree do not take the value from each other', async () => {
    await sync('crm', { gender: 'f' });
    context.clock.moveTo(new Date('2026-03-02T00:00:00Z'));
    expect(statuses(await sync(SOURCE, { gender: 'f' }))).toEqual(['UNCHANGED']);
    expect(await stored()).toMatchObject({ provenance: { gender: { source: 'crm' } } });
  });

  test('sources are declared, changed, and rejected where they cannot be', async () => {
    const outcome = await declareDataSources(context, [
      { name: 'form', party: 0 },
      { name: 'form', party: 1, rank: 3 },
      { name: 'form', party: 1 },
      { name: ' ', party: 1 },
      { name: 'x', party: 4 as 3 },
      { name: 'y', party: 1, rank: -1 },
    ]);
    expect(statuses(outcome)).toEqual(['CREATED', 'UPDATED', 'UNCHANGED', 'REJECTED', 'REJECTED', 'REJECTED']);
    expect(reasons(outcome)).toEqual(['3.name: INVALID_VALUE', '4.party: INVALID_VALUE', '5.rank: INVALID_VALUE']);
    expect(await database.query(sql`select * from data_source`)).toEqual([{ name: 'form', party: 1, rank: 3 }]);
  });

  test('whoever has a record of a source is evaluated anew when it becomes another party, for the kind of the record', async () => {
    const contact = { externalId: '1', customerExternalId: 'ada', channel: 'phone', occurredAt: '2026-01-01T00:00:00Z' };
    await SYNC.service_interaction(context, { source: 'broker', records: [contact] });
    const queued = () => database.query(sql`select kinds, cause from evaluation_queue`);
    await database.execute(sql`truncate evaluation_queue`);
    // As sources are that nobody declared.
    await declareDataSources(context, [{ name: 'broker', party: 1 }]);
    expect(await queued()).toEqual([]);
    await declareDataSources(context, [{ name: 'broker', party: 3 }]);
    expect(await queued()).toEqual([{ kinds: DataKind.service, cause: 'DATA' }]);
  });
});
