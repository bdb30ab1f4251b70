import { type Queryable, sql } from '../../database/index.js';
import type { Audience, Lookalike } from '../likeness/index.js';

/** Whoever was merged or erased meanwhile is left out. */
export async function writeLookalikes(transaction: Queryable, runId: string, lookalikes: readonly Lookalike[]): Promise<void> {
  if (lookalikes.length === 0) return;
  const rows = lookalikes.map(({ customerId, audience, ...one }) => ({
    ...one,
    customer_id: customerId,
    is_prospect: audience === 'PROSPECTS',
  }));
  await transaction.execute(sql`/* lookalikes.write */ insert into lookalike (run_id, is_prospect, rank, customer_id, score, traits)
    select ${runId}::uuid, one.is_prospect, one.rank, c.id, one.score, one.traits
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as one(customer_id uuid, is_prospect boolean, rank int, score double precision, traits int[])
    join customer c on c.id = one.customer_id for key share of c`);
}

/** The likest of a search, but those who have become members since. */
export async function readLookalikes(
  database: Queryable,
  runId: string,
  audience: Audience,
  first: number,
): Promise<Omit<Lookalike, 'audience'>[]> {
  return database.query<Omit<Lookalike, 'audience'>>(sql`/* lookalikes.read */
    select l.customer_id as "customerId", l.rank, l.score, l.traits from lookalike l join discovery_run r on r.id = l.run_id
    where l.run_id = ${runId}::uuid and l.is_prospect = ${audience === 'PROSPECTS'}::boolean
      and not exists (select from membership m where m.segment_id = r.segment_id and m.customer_id = l.customer_id)
    order by l.rank limit ${first}::int`);
}
