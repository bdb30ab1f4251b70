import {
  declareAttributes,
  declareDataSources,
  declareEventProperties,
  keepWorkspaceCurrency,
  setCostRates,
  setExchangeRates,
  MAX_BATCH_RECORDS,
  SYNC,
  syncConsents,
  syncCustomers,
  syncEvents,
  syncInfluenceMetrics,
  syncOrders,
  syncSurveyAnswers,
  type AttributeDefinitionRecord,
  type SyncContext,
  type SyncOutcome,
} from '../../../src/sync/index.js';
import { addSegmentMembers, createSegment } from '../../../src/membership/index.js';
import type { CampaignRecord, CompanyRecord, ProductRecord } from '../../../src/records/index.js';
import { sql } from '../../../src/database/sql.js';
import { newId, Random } from '../../../src/kernel/index.js';
import type { Expected, NaiveCustomer } from '../naive/customer.js';
import type { TestWorkspace } from '../workspace.js';
import { COST_RATES, DEFINITIONS, PROPERTIES, RATES, SOURCES } from './definitions.js';
import { SEGMENTS } from './population.js';

type Sync<Record> = (context: SyncContext, batch: { readonly source: string; readonly records: readonly Record[] }) => Promise<SyncOutcome>;

/** What customers refer to: of every source the same. */
export interface Surroundings {
  readonly products: readonly ProductRecord[];
  readonly companies: readonly CompanyRecord[];
  readonly campaigns: readonly CampaignRecord[];
}

/** Brings everything in by the ways of the program itself; the internal ids of customers by `source/externalId`. */
export async function storeAll(
  context: SyncContext,
  customers: readonly NaiveCustomer[],
  { products, companies, campaigns }: Surroundings,
  definitions: readonly AttributeDefinitionRecord[] = DEFINITIONS,
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  refuseRejections(await declareAttributes(context, definitions));
  refuseRejections(await declareEventProperties(context, PROPERTIES));
  refuseRejections(await declareDataSources(context, SOURCES));
  await keepWorkspaceCurrency(context);
  const [early, ...late] = RATES;
  if (early !== undefined) refuseRejections(await setExchangeRates(context, [early]));
  for (const source of new Set(customers.map((customer) => customer.source))) {
    const own = customers.filter((customer) => customer.source === source);
    const bring = <Record>(sync: Sync<Record>, records: readonly Record[]) => inBatches(sync, context, source, records);
    const each = <Record>(sync: Sync<Record>, of: (customer: NaiveCustomer) => readonly Record[]) => bring(sync, own.flatMap(of));
    await bring(SYNC.product, products);
    await bring(SYNC.company, companies);
    await bring(SYNC.campaign, campaigns);
    for (const { externalId, id } of await each(syncCustomers, ({ record }) => [record])) ids.set(`${source}/${externalId}`, id ?? '');
    await each(syncOrders, ({ orders }) => orders);
    await each(syncInfluenceMetrics, ({ observations }) => observations);
    await each(SYNC.service_interaction, ({ interactions }) => interactions);
    await each(syncEvents, ({ events }) => events);
    await each(SYNC.campaign_engagement, ({ engagements }) => engagements);
    await each(syncSurveyAnswers, ({ answers }) => answers);
    await each(syncConsents, ({ consents }) => consents);
    await each(SYNC.store_credit_account, ({ credits }) => credits);
  }
  // After what they are of.
  refuseRejections(await setExchangeRates(context, late));
  await setCostRates(context, COST_RATES);
  return ids;
}

/** Makes the static segments and adds the members one at a time, each when the customer says; gives the segments' ids by name. */
export async function storeMemberships(
  workspace: TestWorkspace,
  customers: readonly NaiveCustomer[],
  ids: ReadonlyMap<string, string>,
): Promise<Map<string, string>> {
  const segmentIds = new Map<string, string>();
  const now = workspace.clock.now();
  for (const name of SEGMENTS) {
    const { segment } = await createSegment(workspace, { name, kind: 'STATIC' });
    if (segment === undefined) throw new Error(`The segment ${name} was refused`);
    segmentIds.set(name, segment.id);
  }
  for (const { source, record, memberships } of customers) {
    for (const { segment, since } of memberships) {
      workspace.clock.moveTo(since);
      await addSegmentMembers(workspace, segmentIds.get(segment) ?? '', [ids.get(`${source}/${record.externalId}`) ?? '']);
    }
  }
  workspace.clock.moveTo(now);
  return segmentIds;
}

/** What a forecast expects of two in three, and what a former one did; by `source/externalId`. */
export async function storeExpectations(workspace: TestWorkspace, ids: ReadonlyMap<string, string>): Promise<Map<string, Expected>> {
  const random = new Random('expectations');
  const told = [...ids].flatMap(([key, id]): { readonly key: string; readonly id: string; readonly of: Expected }[] => {
    const of = {
      orders: random.between(0, 20).toFixed(4),
      value: random.chance(0.3) ? null : random.between(0, 900).toFixed(4),
      probability: random.next().toFixed(6),
    };
    return random.chance(2 / 3) ? [{ key, id, of }] : [];
  });
  for (const isCurrent of [false, true]) {
    const id = newId();
    await workspace.database.execute(sql`/* test.forecast */
      insert into purchase_forecast (id, as_of, outcome, is_current) values (${id}::uuid, ${workspace.clock.now()}::timestamptz, '{}', ${isCurrent})`);
    const more = isCurrent ? 0 : 1;
    for (const { id: customerId, of } of told) {
      await workspace.database.execute(sql`/* test.expectation */
        insert into customer_expectation (customer_id, forecast_id, orders, value, probability)
        values (${customerId}::uuid, ${id}::uuid, ${of.orders}::numeric + ${more}::int, ${of.value}::numeric + ${more}::int, ${of.probability}::numeric)`);
    }
  }
  return new Map(told.map(({ key, of }) => [key, of]));
}

async function inBatches<Record>(sync: Sync<Record>, context: SyncContext, source: string, records: readonly Record[]) {
  const results: SyncOutcome['results'] = [];
  for (let start = 0; start < records.length; start += MAX_BATCH_RECORDS) {
    const outcome = await sync(context, { source, records: records.slice(start, start + MAX_BATCH_RECORDS) });
    results.push(...refuseRejections(outcome).results);
  }
  return results;
}

function refuseRejections(outcome: SyncOutcome): SyncOutcome {
  const errors = outcome.results.flatMap((result) => result.errors);
  if (errors.length > 0) throw new Error(`Invented records were rejected: ${JSON.stringify(errors.slice(0, 3))}`);
  return outcome;
}
