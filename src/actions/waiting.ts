import type { MembershipChange } from '../changes/index.js';
import { rowsOf, sql, type Transaction } from '../database/index.js';
import { hasUnfollowed, type Others } from './turns.js';

/** Customers whose time has come, at a time. */
const AT_ONCE = 200;
const DAY_MS = 86_400_000;

/**
 * Follows who waits in a segment: whoever enters waits for so many days, whoever leaves before waits no more. Gives those who had waited long enough when they
 * left, before anybody looked.
 */
export async function followStays(
  transaction: Transaction,
  { id, afterDays }: { readonly id: string; readonly afterDays: number },
  changes: readonly MembershipChange[],
): Promise<readonly string[]> {
  const ids = [...new Set(changes.flatMap(({ customerId }) => customerId ?? []))];
  if (ids.length === 0) return [];
  const rows = await transaction.query<{ id: string; dueAt: Date }>(sql`/* action.waiting */
    select customer_id as id, due_at as "dueAt" from segment_action_due where action_id = ${id}::uuid and customer_id = any(${ids}::uuid[]) for update`);
  const due = new Map(rows.map((row) => [row.id, row.dueAt]));
  const ready = new Set<string>();
  for (const { customerId, kind, at } of changes) {
    if (customerId === null) continue;
    const before = due.get(customerId);
    if (before !== undefined && before <= at) ready.add(customerId);
    if (kind === 'ENTERED') due.set(customerId, new Date(at.getTime() + afterDays * DAY_MS));
    else due.delete(customerId);
  }
  const waiting = [...due].map(([customerId, dueAt]) => ({ customerId, dueAt: dueAt.toISOString() }));
  const gone = ids.filter((one) => !due.has(one));
  await transaction.execute(sql`/* action.waitNoMore */
    delete from segment_action_due where action_id = ${id}::uuid and customer_id = any(${gone}::uuid[])`);
  if (waiting.length === 0) return [...ready];
  // Whoever is gone waits for nothing; who is there stays until this is written.
  await transaction.execute(sql`/* action.wait */
    insert into segment_action_due (action_id, customer_id, due_at)
    select ${id}::uuid, c.id, w.due_at from ${rowsOf(waiting, { customerId: 'uuid', dueAt: 'timestamptz' })} as w(id, due_at)
      join (select id from customer where id = any(${waiting.map(({ customerId }) => customerId)}::uuid[]) order by id for key share) c on c.id = w.id
    on conflict (action_id, customer_id) do update set due_at = excluded.due_at`);
  return [...ready];
}

/**
 * Takes some of those whose time has come, for whoever acts on them in this transaction, but for those to whom something has happened that another action has yet to
 * follow. Gives whether there may be more.
 */
export async function takeDue(
  transaction: Transaction,
  others: Others,
  now: Date,
): Promise<{ readonly ids: readonly string[]; readonly isMore: boolean }> {
  const { id } = others.action;
  const rows = await transaction.query<{ id: string }>(sql`/* action.takeDue */
    delete from segment_action_due where action_id = ${id}::uuid and customer_id in (
      select d.customer_id from segment_action_due d where d.action_id = ${id}::uuid and d.due_at <= ${now}
        and not ${hasUnfollowed(others, sql`d.customer_id`)} order by d.due_at, d.customer_id limit ${AT_ONCE}::int)
    returning customer_id as id`);
  return { ids: rows.map(({ id }) => id), isMore: rows.length === AT_ONCE };
}
