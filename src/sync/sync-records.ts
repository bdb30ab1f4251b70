import { checksOfKind, type CustomerRecord, type KindName, type OrderRecord } from '../records/index.js';
import { type Batch, judge, presentOf, type RecordError, type SyncOutcome } from './batch/index.js';
import type { SyncContext } from './context.js';
import { type KeptRules, resolveIdentities, RULES } from './identity/index.js';
import { SYNC as KINDS_ALONE, syncCustomers as syncCustomersAlone, syncOrders as syncOrdersAlone } from './kinds/index.js';
import { attachWaiting, guestsAmong, isWaitedFor, lookAtWaiting } from './waiting/index.js';

/*
 * How records come in, whichever way: each kind as src/sync/kinds does it, and after customers what follows of knowing them; orders with whose they are.
 */

/**
 * Creates and changes customers. Then looks whether somebody else is one of them, by the rules of identity, and brings in what waits for them. What it gives is
 * of those that are there afterwards.
 */
export async function syncCustomers(context: SyncContext, batch: Batch<CustomerRecord>): Promise<SyncOutcome> {
  let asked: Promise<More> | undefined;
  const beforeCommit: Batch<CustomerRecord>['beforeCommit'] = (transaction, { touchedCustomerIds }) => {
    asked = touchedCustomerIds.length === 0 ? undefined : transaction.askAfterCommit(RULES, isWaitedFor(touchedCustomerIds));
  };
  const outcome = await syncCustomersAlone(context, { ...batch, beforeCommit });
  if (!(await hasMoreToDo(context, outcome.touchedCustomerIds, asked))) return outcome;
  const { survivors } = await resolveIdentities(context, outcome.touchedCustomerIds);
  const survivorOf = (id: string) => survivors.get(id) ?? id;
  const touchedCustomerIds = [...new Set(outcome.touchedCustomerIds.map(survivorOf))].sort();
  await attachWaiting(context, touchedCustomerIds, syncUnchecked);
  if (survivors.size === 0) return outcome;
  const results = outcome.results.map((result) => (result.id === undefined ? result : { ...result, id: survivorOf(result.id) }));
  return { ...outcome, results, touchedCustomerIds };
}

/** What is known of customers once they are there for everybody: the rules of identity, and whether something waits for one of them. */
type More = readonly [rules: KeptRules | undefined, isAwaited: boolean];

/** Most syncs know from their COMMIT that they have nothing more to do. */
async function hasMoreToDo({ database }: SyncContext, customerIds: readonly string[], asked: Promise<More> | undefined): Promise<boolean> {
  if (customerIds.length === 0) return false;
  const ask = () => database.ask(RULES, isWaitedFor(customerIds));
  const [rules, isAwaited] = await (asked?.catch(ask) ?? ask());
  return rules !== undefined || isAwaited;
}

/** Creates and changes orders. Those of guests whom nobody knows are kept until they appear (waiting/guest-orders.ts). */
export async function syncOrders(context: SyncContext, batch: Batch<OrderRecord>): Promise<SyncOutcome> {
  const guests = await guestsAmong(context, batch);
  const outcome = await syncOrdersAlone(context, batch, guests);
  // Who has appeared meanwhile saw nothing that waits.
  if (outcome.results.some(({ waits }) => waits)) await attachWaiting(context, await guests.whoAppeared(), syncUnchecked);
  return outcome;
}

export const SYNC: typeof KINDS_ALONE = { ...KINDS_ALONE, customer: syncCustomers, order: syncOrders };

/** What a sync refuses of a record, whatever is stored. */
export function checkRecord(context: SyncContext, kind: KindName, record: object): readonly RecordError[] {
  const checked = judge(checksOfKind(kind), record, presentOf(context));
  return 'errors' in checked ? checked.errors : [];
}

/** Brings in records of which nobody knows yet what they are: a batch checks each by itself. */
export function syncUnchecked(context: SyncContext, kind: KindName, batch: Batch<object>): Promise<SyncOutcome> {
  const sync: (context: SyncContext, batch: Batch<never>) => Promise<SyncOutcome> = SYNC[kind];
  return sync(context, batch as Batch<never>);
}

/** Brings in orders whose people have become known by something else than their own sync, such as a merge. */
export function bringInWaiting(context: SyncContext): Promise<void> {
  return lookAtWaiting(context, syncUnchecked);
}
