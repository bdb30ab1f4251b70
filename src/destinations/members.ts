import { type Database, type Queryable, sql, type Sql } from '../database/index.js';
import type { MemberState } from './plan.js';
import type { MemberProblem } from './receiver.js';

/** What is known of somebody at a destination. */
export interface DestinationMember {
  /** null for who is gone and is still to go there. */
  readonly customerId: string | null;
  readonly state: Uppercase<MemberState>;
  readonly problem: MemberProblem | null;
  readonly message: string | null;
  readonly changedAt: Date;
}

export interface MemberFilter {
  readonly state: DestinationMember['state'] | null;
  readonly limit: number;
  /** What else must be so of table destination_member, alias `d`. */
  readonly condition: Sql;
}

export type ListedMember = DestinationMember & { readonly keyset: readonly string[] };

/** Those of a destination, the latest to be known first, each with its place as texts. */
export async function listMembers(
  { database }: { readonly database: Database },
  destinationId: string,
  { state, limit, condition }: MemberFilter,
): Promise<ListedMember[]> {
  return database.query<ListedMember>(sql`/* destination.members */
    select customer_id as "customerId", upper(state) as state, problem, message, changed_at as "changedAt", array[d.number::text] as keyset
    from destination_member d where ${ofState(destinationId, state)} and ${condition} order by d.number desc limit ${limit}`);
}

export async function countMembers(
  { database }: { readonly database: Queryable },
  destinationId: string,
  state: DestinationMember['state'] | null,
): Promise<number> {
  const [row] = await database.query<{ count: number }>(sql`/* destination.countMembers */
    select count(*)::int as count from destination_member d where ${ofState(destinationId, state)}`);
  return row?.count ?? 0;
}

function ofState(destinationId: string, state: DestinationMember['state'] | null): Sql {
  return sql`d.destination_id = ${destinationId}::uuid and (${state}::text is null or d.state = lower(${state}::text))`;
}

/** How many are in which state, and how many are to be looked at. */
export type MemberCounts = Readonly<Record<MemberState | 'due', number>>;

export async function countStates({ database }: { readonly database: Queryable }, destinationId: string): Promise<MemberCounts> {
  const rows = await database.query<{ state: keyof MemberCounts; count: number }>(sql`/* destination.counts */
    select state, count(*)::int as count from destination_member where destination_id = ${destinationId}::uuid group by state
    union all select 'due', count(*)::int from destination_due where destination_id = ${destinationId}::uuid`);
  const none: MemberCounts = { putting: 0, present: 0, removing: 0, refused: 0, stuck: 0, skipped: 0, gone: 0, due: 0 };
  return { ...none, ...Object.fromEntries(rows.map(({ state, count }) => [state, count])) };
}
