import {
  declareAttributes,
  MAX_BATCH_RECORDS,
  syncCustomers,
  syncInfluenceMetrics,
  syncOrders,
  syncProducts,
  syncServiceInteractions,
  type ProductRecord,
  type SyncContext,
  type SyncOutcome,
} from '../../../src/sync/index.js';
import { addSegmentMembers, createSegment } from '../../../src/membership/index.js';
import type { NaiveCustomer } from '../naive/customer.js';
import type { TestWorkspace } from '../workspace.js';
import { DEFINITIONS, SEGMENTS } from './population.js';

type Sync<Record> = (context: SyncContext, batch: { readonly source: string; readonly records: readonly Record[] }) => Promise<SyncOutcome>;

/** Brings products and customers in by the ways of the program itself; the internal ids by `source/externalId`. */
export async function storeAll(
  context: SyncContext,
  customers: readonly NaiveCustomer[],
  products: readonly ProductRecord[],
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  refuseRejections(await declareAttributes(context, DEFINITIONS));
  for (const source of new Set(customers.map((customer) => customer.source))) {
    const own = customers.filter((customer) => customer.source === source);
    await inBatches(syncProducts, context, source, products);
    for (const { externalId, id } of await inBatches(
      syncCustomers,
      context,
      source,
      own.map(({ record }) => record),
    )) {
      ids.set(`${source}/${externalId}`, id ?? '');
    }
    await inBatches(
      syncOrders,
      context,
      source,
      own.flatMap(({ orders }) => orders),
    );
    await inBatches(
      syncInfluenceMetrics,
      context,
      source,
      own.flatMap(({ observations }) => observations),
    );
    await inBatches(
      syncServiceInteractions,
      context,
      source,
      own.flatMap(({ interactions }) => interactions),
    );
  }
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
