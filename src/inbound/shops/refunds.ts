import { type Queryable, rowsOf, sql } from '../../database/index.js';
import { check } from '../../records/index.js';
import { checkRecord, type SyncContext } from '../../sync/index.js';
import type { Problem, Refund, RefundsTold, Told } from './told.js';
import { amountOfUnits, unitsOf } from './values.js';

const CHECKS = { externalId: check.nonBlank(), amount: check.positiveMoney() } as const satisfies Record<keyof Refund, unknown>;

/** What cannot be kept of refunds, whatever they are of. */
export function flawsOf(refunds: readonly Refund[]): Problem[] {
  return refunds.flatMap((refund, index) =>
    (['externalId', 'amount'] as const).flatMap((field) => {
      const checked = CHECKS[field].safeParse(refund[field]);
      if (checked.success) return [];
      const path = ['refunds', String(index), field];
      return [{ code: 'INVALID_VALUE', path, message: `${path.join('.')} ${checked.error.issues[0]?.message ?? 'is no value'}.` }];
    }),
  );
}

/**
 * Keeps refunds of an order; gives the order with what was paid back in all, of however many messages. undefined where there is no such order. Nothing is kept
 * where the order would be refused.
 */
export async function takeRefunds(
  context: SyncContext,
  source: string,
  { orderExternalId, refunds, updatedAt }: RefundsTold,
): Promise<{ readonly record: Told } | { readonly problems: readonly Problem[] } | undefined> {
  return context.database.transaction(async (transaction) => {
    const [order] = await transaction.query<{ id: string; total: string }>(sql`/* shop.lockRefunded */
      select id, total::text as total from "order" where source = ${source} and external_id = ${orderExternalId} for no key update`);
    if (order === undefined) return undefined;
    const refunded = sumOf([...(await keptRefunds(transaction, source, orderExternalId)), ...refunds]);
    const financialStatus = refunded >= unitsOf(order.total) ? 'refunded' : 'partially_refunded';
    const record = { externalId: orderExternalId, refunded: amountOfUnits(refunded), financialStatus, updatedAt };
    const problems: Problem[] = [...checkRecord(context, 'order', record)];
    if (refunded > 0n && refunded > unitsOf(order.total))
      problems.push({ code: 'INVALID_VALUE', path: ['refunded'], message: 'refunded is more than the total.' });
    if (problems.length > 0) return { problems };
    const rows = [...new Map(refunds.map((refund) => [refund.externalId, refund])).values()];
    if (rows.length > 0) {
      await transaction.execute(sql`/* shop.keepRefunds */
        insert into order_refund (order_id, external_id, amount)
        select ${order.id}::uuid, r.external_id, r.amount from ${rowsOf(rows, { externalId: 'text', amount: 'numeric' })} as r(external_id, amount)
        on conflict (order_id, external_id) do update set amount = excluded.amount where order_refund.amount <> excluded.amount`);
    }
    return { record };
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
  const kept = await database.transaction((transaction) => keptRefunds(transaction, source, record.externalId));
  return { ...record, refunded: amountOfUnits(sumOf([...kept, ...refunds])) };
}

function keptRefunds(database: Queryable, source: string, orderExternalId: string): Promise<Refund[]> {
  return database.query<Refund>(sql`/* shop.keptRefunds */
    select r.external_id as "externalId", r.amount::text as amount from order_refund r join "order" o on o.id = r.order_id
    where o.source = ${source} and o.external_id = ${orderExternalId}`);
}

/** Of what is told of one refund the last counts. */
function sumOf(refunds: readonly Refund[]): bigint {
  const all = new Map(refunds.map(({ externalId, amount }) => [externalId, unitsOf(amount)]));
  return [...all.values()].reduce((sum, amount) => sum + amount, 0n);
}
