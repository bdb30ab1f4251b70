import { retriedTransaction, rowsOf, sql, together, type Transaction } from '../../database/index.js';
import { lockedIds } from '../batch/index.js';
import type { SyncContext } from '../context.js';
import { suppressedAmong, SUPPRESSED_WITH } from '../suppression/index.js';

/** What a source calls somebody. */
export interface Name {
  readonly source: string;
  readonly externalId: string;
}

/** Two names of one person, of one source or of two. */
export interface Naming {
  readonly name: Name;
  readonly also: Name;
}

/**
 * Whom two names are of once the customers who were known by one of them have the other too; undefined where both are unknown. `away`: the one that is of
 * somebody who was erased and is to stay away.
 */
export type Named =
  | { readonly customerId: string; readonly alsoCustomerId: string; readonly isNew: boolean }
  | { readonly away: 'name' | 'also' }
  | undefined;

/**
 * Gives customers who are known by one of two names the other too, in the order given. Gives for each naming whose the names are: where these are different
 * customers, whether they are one is for others to say. Nobody gets a name of somebody who was erased and is to stay away.
 */
export async function nameCustomers(context: SyncContext, namings: readonly Naming[]): Promise<Named[]> {
  return namings.length === 0 ? [] : retriedTransaction(context, (transaction) => nameAll(transaction, context, namings));
}

async function nameAll(transaction: Transaction, context: SyncContext, namings: readonly Naming[]): Promise<Named[]> {
  const bySource = new Map<string, Set<string>>();
  for (const { source, externalId } of namings.flatMap(({ name, also }) => [name, also])) {
    bySource.set(source, (bySource.get(source) ?? new Set()).add(externalId));
  }
  const sources = [...bySource].sort(([a], [b]) => (a < b ? -1 : 1));
  const [known, suppressedWith] = await transaction.ask(
    together(sources.map(([source, externalIds]) => lockedIds('customer', source, externalIds))),
    SUPPRESSED_WITH,
  );
  const ids = new Map<string, string>();
  const away = new Set<string>();
  for (const [place, [source, externalIds]] of sources.entries()) {
    for (const [externalId, id] of known[place] ?? []) ids.set(keyOf({ source, externalId }), id);
    const unknown = [...externalIds].filter((externalId) => !ids.has(keyOf({ source, externalId })));
    for (const externalId of await suppressedAmong(transaction, context, suppressedWith, { source, externalIds: unknown })) {
      away.add(keyOf({ source, externalId }));
    }
  }
  const added = new Map<string, Name & { readonly customerId: string }>();
  const named = namings.map(({ name, also }): Named => {
    const [customerId, alsoCustomerId] = [ids.get(keyOf(name)), ids.get(keyOf(also))];
    if (customerId !== undefined && alsoCustomerId !== undefined) return { customerId, alsoCustomerId, isNew: false };
    const [missing, id] = customerId === undefined ? [name, alsoCustomerId] : [also, customerId];
    if (away.has(keyOf(missing))) return { away: missing === name ? 'name' : 'also' };
    if (id === undefined) return away.has(keyOf(also)) ? { away: 'also' } : undefined;
    ids.set(keyOf(missing), id);
    added.set(keyOf(missing), { ...missing, customerId: id });
    return { customerId: id, alsoCustomerId: id, isNew: true };
  });
  const rows = [...added].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  if (rows.length > 0) {
    // Of two who name somebody at once, the second finds the name taken, and looks again.
    await transaction.execute(sql`/* sync.nameCustomers */
      insert into customer_external_id (source, external_id, customer_id)
      select r.source, r.external_id, r.customer_id
      from ${rowsOf(rows, { source: 'text', externalId: 'text', customerId: 'uuid' })} as r(source, external_id, customer_id)`);
  }
  return named;
}

function keyOf({ source, externalId }: Name): string {
  return JSON.stringify([source, externalId]);
}
