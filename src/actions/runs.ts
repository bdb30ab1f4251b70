import { type Database, rowsOf, sql, type Sql, type Transaction } from '../database/index.js';
import type { Clock } from '../kernel/index.js';

/** For so long the log of what was done is kept. */
const KEPT_MS = 30 * 86_400_000;

export type RunState = 'DONE' | 'UNCHANGED' | 'FAILED';

/** What an action did with a customer, or for its segment, or why it did not. */
export interface Run {
  /** null of what was done for the segment. */
  readonly customerId: string | null;
  readonly state: RunState;
  readonly error: string | null;
  /** What was said of the segment. */
  readonly note: string | null;
  readonly at: Date;
}

export type Done = Omit<Run, 'at'>;

/** Writes it down, at the latest with the COMMIT. */
export function noteRuns(transaction: Transaction, actionId: string, runs: readonly Done[], at: Date): void {
  if (runs.length === 0) return;
  transaction.defer(sql`/* action.noteRuns */
    insert into segment_action_run (action_id, customer_id, state, error, note, at)
    select ${actionId}::uuid, customer_id, lower(state), error, note, ${at}::timestamptz
    from ${rowsOf(runs, { customerId: 'uuid', state: 'text', error: 'text', note: 'text' })} with ordinality as run(customer_id, state, error, note, place) order by place`);
}

/** How often something was changed of each of these customers since an instant; who is missing, never. */
export async function countDone(
  transaction: Transaction,
  actionId: string,
  customerIds: readonly string[],
  since: Date,
): Promise<ReadonlyMap<string, number>> {
  const rows = await transaction.query<{ id: string; count: number }>(sql`/* action.countDone */
    select customer_id as id, count(*)::int as count from segment_action_run
    where action_id = ${actionId}::uuid and customer_id = any(${[...customerIds]}::uuid[]) and state = 'done' and at >= ${since} group by 1`);
  return new Map(rows.map(({ id, count }) => [id, count]));
}

export interface RunFilter {
  readonly state: RunState | null;
  readonly limit: number;
  /** What else must be so of table segment_action_run, alias `r`. */
  readonly condition: Sql;
}

export type ListedRun = Run & { readonly keyset: readonly string[] };

/** Those of an action, the newest first, each with its place as texts. */
export async function listRuns(
  { database }: { readonly database: Database },
  actionId: string,
  { state, limit, condition }: RunFilter,
): Promise<ListedRun[]> {
  return database.query<ListedRun>(sql`/* action.runs */
    select customer_id as "customerId", upper(state) as state, error, note, at, array[r.number::text] as keyset
    from segment_action_run r where ${ofState(actionId, state)} and ${condition} order by r.number desc limit ${limit}`);
}

export async function countRuns({ database }: { readonly database: Database }, actionId: string, state: RunState | null): Promise<number> {
  const [row] = await database.query<{ count: number }>(sql`/* action.countRuns */
    select count(*)::int as count from segment_action_run r where ${ofState(actionId, state)}`);
  return row?.count ?? 0;
}

function ofState(actionId: string, state: RunState | null): Sql {
  return sql`r.action_id = ${actionId}::uuid and (${state}::text is null or r.state = lower(${state}::text))`;
}

export async function dropOldRuns({
  database,
  clock,
}: {
  readonly database: Pick<Database, 'transaction'>;
  readonly clock: Clock;
}): Promise<void> {
  const before = new Date(clock.now().getTime() - KEPT_MS);
  await database.transaction((transaction) =>
    transaction.execute(sql`/* action.dropOldRuns */ delete from segment_action_run where at < ${before}`),
  );
}
