import { rowsByExternalId, sql } from '../../database/index.js';
import type { Scope } from '../../model/index.js';
import { type SyncContext, syncUnchecked } from '../../sync/index.js';
import { knownProducts, withKnownProducts } from '../products.js';
import { type OrderTold, productIdOf, productOf } from './commerce.js';
import type { Tell } from './tell.js';
import { nameOf, type Names } from './names.js';
import { flawOf, takeRecords } from './take-records.js';

interface Taking {
  readonly source: string;
  readonly orders: readonly OrderTold[];
  readonly names: Names;
  readonly may: (scope: Scope) => boolean;
}

/** Brings in orders that events tell of, with products that are not known yet. */
export async function takeOrders(context: SyncContext, { source, orders, names, may }: Taking, tell: Tell): Promise<void> {
  if (orders.length === 0) return;
  const told = orders.flatMap(({ products: given }) =>
    given.flatMap((product) => {
      const externalId = productIdOf(product);
      return externalId === undefined ? [] : [{ externalId, record: productOf(product) }];
    }),
  );
  const products = await knownProducts(context, source, told, may('products:write'));
  const whole = orders.filter(({ isWhole }) => isWhole);
  const records = whole.map(({ message, externalId, fields }) => ({
    message,
    name: nameOf(message),
    record: { ...withKnownProducts(fields, products), externalId, placedAt: message.at, updatedAt: message.at },
  }));
  await takeRecords(context, { source, kind: 'order', records, names }, tell);
  await takeChanges(
    context,
    source,
    orders.filter(({ isWhole }) => !isWhole),
    tell,
  );
}

/** Refunds and cancellations are of orders that there are, or that wait for their person. */
async function takeChanges(context: SyncContext, source: string, changes: readonly OrderTold[], tell: Tell): Promise<void> {
  if (changes.length === 0) return;
  const totals = await totalsOf(
    context,
    source,
    changes.flatMap(({ isFullyRefunded, externalId }) => (isFullyRefunded ? [externalId] : [])),
  );
  const records = changes.map(({ externalId, fields, isFullyRefunded, message }) => {
    const total = totals.get(externalId);
    const refunded = isFullyRefunded && total !== undefined ? { refunded: total } : {};
    return { ...fields, ...refunded, externalId, updatedAt: message.at };
  });
  const { results } = await syncUnchecked(context, 'order', { source, records });
  for (const { index, errors } of results) {
    const message = changes[index]?.message;
    const isUnknown = errors.some(({ code }) => code === 'REQUIRED');
    if (message === undefined || errors.length === 0) continue;
    if (isUnknown)
      tell(message, 'message', { code: 'UNKNOWN_REFERENCE', path: ['properties', 'order_id'], is: 'names no order of this source' });
    else for (const error of errors) tell(message, 'message', flawOf(error));
  }
}

async function totalsOf({ database }: SyncContext, source: string, externalIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (externalIds.length === 0) return new Map();
  const rows = await database.transaction((transaction) =>
    transaction.query<{ id: string; total: string }>(sql`/* segment.totals */
      select external_id as id, total::text as total from ${rowsByExternalId(sql`"order"`, source, externalIds)} asked`),
  );
  return new Map(rows.map(({ id, total }) => [id, total]));
}
