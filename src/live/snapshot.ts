import { emptySql, sql } from '../database/index.js';
import type { MembershipContext } from '../membership/index.js';

export interface SnapshotMember {
  readonly segmentId: string;
  readonly customerId: string;
  readonly since: Date;
}

export interface SnapshotFilter {
  /** All segments if undefined. */
  readonly segmentIds?: readonly string[] | undefined;
  readonly customerId?: string | undefined;
}

const PAGE = 1_000;

/**
 * The members as of a position of the change log, page by page. Each page is one statement of its own, so a long snapshot holds nothing
 * open: what has changed after the position is undone within the statement, and so neither missing nor told twice afterwards.
 */
export async function* readSnapshot(
  { database }: Pick<MembershipContext, 'database'>,
  position: bigint,
  { segmentIds, customerId }: SnapshotFilter,
): AsyncGenerator<{ readonly members: SnapshotMember[]; readonly last: boolean }> {
  const ofSegments = segmentIds === undefined ? emptySql : sql`and segment_id = any(${[...segmentIds]}::uuid[])`;
  const ofCustomer = customerId === undefined ? emptySql : sql`and customer_id = ${customerId}::uuid`;
  let after = { segmentId: LOWEST, customerId: LOWEST };
  for (;;) {
    const keyset = sql`and (segment_id, customer_id) > (${after.segmentId}::uuid, ${after.customerId}::uuid)`;
    const rows = await database.query<{ segment_id: string; customer_id: string; since: Date }>(sql`/* live.snapshot */
      with later as materialized (
        select distinct on (segment_id, customer_id) segment_id, customer_id, kind from membership_change
        where seq > ${position.toString()}::bigint ${ofSegments} ${ofCustomer}
        order by segment_id, customer_id, seq
      ),
      unchanged as (
        select segment_id, customer_id, since from membership m
        where not exists (select from later l where l.segment_id = m.segment_id and l.customer_id = m.customer_id)
        ${ofSegments} ${ofCustomer} ${keyset}
        order by segment_id, customer_id limit ${PAGE + 1}
      ),
      since_left as (
        select l.segment_id, l.customer_id, (
          select e.at from membership_change e
          where e.segment_id = l.segment_id and e.customer_id = l.customer_id and e.kind = 'ENTERED' and e.seq <= ${position.toString()}::bigint
          order by e.seq desc limit 1
        ) as since
        from later l where l.kind = 'LEFT' and l.customer_id is not null
      )
      select segment_id, customer_id, since from (
        select * from unchanged union all select * from since_left where since is not null ${keyset}
      ) member
      order by segment_id, customer_id limit ${PAGE + 1}`);
    const members = rows.slice(0, PAGE).map((row) => ({ segmentId: row.segment_id, customerId: row.customer_id, since: row.since }));
    const last = rows.length <= PAGE;
    yield { members, last };
    const end = members.at(-1);
    if (last || end === undefined) return;
    after = end;
  }
}

const LOWEST = '00000000-0000-0000-0000-000000000000';
