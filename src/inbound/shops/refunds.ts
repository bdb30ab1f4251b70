import { rowsOf, sql } from '../../database/index.js';
import type { SyncContext } from '../../sync/index.js';
import type { Refund } from './told.js';
import { amountOfUnits, unitsOf } from './values.js';

interface Refunded {
  /** Paid back in all. */
  readonly refunded: string;
  readonly isWhole: boolean;
}

/** Keeps refunds of an order; gives what was paid back in all, of however many messages. undefined where there is no such order. */
export async function takeRefunds(
  { database }: SyncContext,
  source: string,
  orderExternalId: string,
  refunds: readonly Refund[],
): Promise<Refunded | undefined> {
  const rows = [...new Map(refunds.map((refund) => [refund.externalId, refund])).values()];
  return database.transaction(async (transaction) => {
    const [order] = await transaction.query<{ id: string; total: string }>(sql`/* shop.lockRefunded */
      select id, total::text as total from "order" where source = ${source} and external_id = ${orderExternalId} for no key update`);
    if (order === undefined) return undefined;
    if (rows.length > 0) {
      await transaction.execute(sql`/* shop.keepRefunds */
        insert into order_refund (order_id, external_id, amount)
        select ${order.id}::uuid, r.external_id, r.amount from ${rowsOf(rows, { externalId: 'text', amount: 'numeric' })} as r(external_id, amount)
        on conflict (order_id, external_id) do update set amount = excluded.amount where order_refund.amount <> excluded.amount`);
    }
    const [sum] = await transaction.query<{ refunded: string }>(sql`/* shop.refunded */
      select coalesce(sum(amount), 0)::numeric(19, 4)::text as refunded from order_refund where order_id = ${order.id}::uuid`);
    const refunded = sum?.refunded ?? '0';
    return { refunded, isWhole: unitsOf(refunded) >= unitsOf(order.total) };
  });
}

/** An order with what was paid back of it: by its own message, and by those that told of single refunds. */
export async function withRefunds(
  { database }: SyncContext,
  source: string,
  record: Readonly<Record<string, unknown>> & { readonly externalId: string },
  refunds: readonly Refund[] | undefined,
): Promise<Readonly<Record<string, unknown>> & { readonly externalId: string }> {
  if (refunds === undefined) return record;
  const kept = await database.transaction((transaction) =>
    transaction.query<Refund>(sql`/* shop.keptRefunds */
      select r.external_id as "externalId", r.amount::text as amount from order_refund r join "order" o on o.id = r.order_id
      where o.source = ${source} and o.external_id = ${record.externalId}`),
  );
  const all = new Map([...kept, ...refunds].map(({ externalId, amount }) => [externalId, unitsOf(amount)]));
  return { ...record, refunded: amountOfUnits([...all.values()].reduce((sum, amount) => sum + amount, 0n)) };
}
