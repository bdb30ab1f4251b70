import { retriedTransaction, rowsOf, sql, type Transaction } from '../../database/index.js';
import { lockedIds } from '../batch/index.js';
import type { SyncContext } from '../context.js';
import { suppressedAmong, SUPPRESSED_WITH } from '../suppression/index.js';

/** Two names that one source has for one person. */
export interface Naming {
  readonly externalId: string;
  readonly alsoExternalId: string;
}

/** Two names of customers who are not one so far. */
export interface Unnamed extends Naming {
  readonly customerId: string;
  readonly alsoCustomerId: string;
}

/**
 * Gives customers who are known by one of two names the other too, in the order given; of two unknown names nothing is known. Gives those that are names
 * of different customers: whether these are one is for others to say. Nobody gets a name of somebody who was erased and is to stay away.
 */
export async function nameCustomers(context: SyncContext, source: string, namings: readonly Naming[]): Promise<Unnamed[]> {
  if (namings.length === 0) return [];
  return retriedTransaction(context, (transaction) => name(transaction, context, source, namings));
}

async function name(transaction: Transaction, context: SyncContext, source: string, namings: readonly Naming[]): Promise<Unnamed[]> {
  const names = namings.flatMap(({ externalId, alsoExternalId }) => [externalId, alsoExternalId]);
  const [known, suppressedWith] = await transaction.ask(lockedIds('customer', source, names), SUPPRESSED_WITH);
  const ids = new Map(known);
  const unknown = [...new Set(names)].filter((externalId) => !known.has(externalId));
  const suppressed = await suppressedAmong(transaction, context, suppressedWith, { source, externalIds: unknown });
  const unnamed: Unnamed[] = [];
  const added = new Map<string, string>();
  for (const { externalId, alsoExternalId } of namings) {
    const [customerId, alsoCustomerId] = [ids.get(externalId), ids.get(alsoExternalId)];
    if (customerId === alsoCustomerId) continue;
    if (customerId !== undefined && alsoCustomerId !== undefined) {
      unnamed.push({ externalId, alsoExternalId, customerId, alsoCustomerId });
      continue;
    }
    const [missing, id] = customerId === undefined ? [externalId, alsoCustomerId] : [alsoExternalId, customerId];
    if (id === undefined || suppressed.has(missing)) continue;
    ids.set(missing, id);
    added.set(missing, id);
  }
  const rows = [...added].sort(([a], [b]) => (a < b ? -1 : 1)).map(([externalId, customerId]) => ({ externalId, customerId }));
  if (rows.length > 0) {
    // Of two who name somebody at once, the second finds the name taken, and looks again.
    await transaction.execute(sql`/* sync.nameCustomers */
      insert into customer_external_id (source, external_id, customer_id)
      select ${source}, r.external_id, r.customer_id from ${rowsOf(rows, { externalId: 'text', customerId: 'uuid' })} as r(external_id, customer_id)`);
  }
  return unnamed;
}
