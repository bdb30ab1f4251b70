import { type Queryable, retriedTransaction, sql, type Sql } from '../../database/index.js';
import { conflict, isId, notFound } from '../../kernel/index.js';
import type { SyncContext } from '../context.js';
import { mergeCustomers } from '../merge/index.js';
import type { Evidence } from './evidence.js';

export type ReviewState = 'OPEN' | 'REJECTED';

/** Two customers who may be one. */
export interface IdentityReview {
  readonly id: string;
  readonly customerId: string;
  readonly otherId: string;
  readonly state: ReviewState;
  readonly score: number;
  readonly evidence: readonly Evidence[];
  readonly foundAt: Date;
  readonly decidedAt: Date | null;
}

export interface ReviewFilter {
  readonly state: ReviewState;
  readonly limit: number;
  /** What else must be so of table identity_review, alias `r`. */
  readonly condition?: Sql;
}

const TOLD = sql`r.id, r.customer_id as "customerId", r.other_id as "otherId", upper(r.state) as state, r.score, r.evidence, r.found_at as "foundAt",
  r.decided_at as "decidedAt"`;

/** What most speaks for comes first; each with its place as texts. */
export async function listReviews(
  database: Queryable,
  { state, limit, condition = sql`true` }: ReviewFilter,
): Promise<(IdentityReview & { readonly keyset: readonly string[] })[]> {
  return database.query(sql`/* identity.reviews */
    select ${TOLD}, array[r.score::text, r.id::text] as keyset from identity_review r
    where r.state = lower(${state}) and ${condition} order by r.score desc, r.id desc limit ${limit}`);
}

export async function countReviews(database: Queryable, state: ReviewState): Promise<number> {
  const [row] = await database.query<{ count: number }>(sql`/* identity.countReviews */
    select count(*)::int as count from identity_review where state = lower(${state})`);
  return row?.count ?? 0;
}

/** They are one: merges them, into the one to be kept or else the one that was made first. */
export async function acceptReview(
  context: SyncContext,
  id: string,
  keepId: string | null,
): Promise<{ readonly customerId: string; readonly mergeIds: string[] }> {
  const { customerId, otherId, evidence } = await getReview(context, id);
  const intoId = keepId?.toLowerCase() ?? customerId;
  if (intoId !== customerId && intoId !== otherId) throw conflict('keepId', 'keepId must be one of the two customers.');
  const merged = intoId === customerId ? otherId : customerId;
  const { mergeIds } = await mergeCustomers(context, intoId, [merged], { cause: 'PERSON', evidence });
  return { customerId: intoId, mergeIds };
}

/** They are two, whatever they share: neither a rule nor anybody is asked again. */
export async function rejectReview(context: SyncContext, id: string): Promise<IdentityReview> {
  await getReview(context, id);
  return retriedTransaction(context, async (transaction) => {
    const [row] = await transaction.query<IdentityReview>(sql`/* identity.reject */
      update identity_review r set state = 'rejected', decided_at = ${context.clock.now()}, decided_by = ${context.apiKeyId ?? null}::uuid
      where id = ${id}::uuid returning ${TOLD}`);
    if (row === undefined) throw notFound('review', id);
    return row;
  });
}

async function getReview({ database }: SyncContext, id: string): Promise<IdentityReview> {
  const [review] = isId(id)
    ? await database.transaction((transaction) =>
        transaction.query<IdentityReview>(sql`/* identity.review */ select ${TOLD} from identity_review r where r.id = ${id}::uuid`),
      )
    : [];
  if (review === undefined) throw notFound('review', id);
  return review;
}
