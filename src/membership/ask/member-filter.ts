import { checkInstant } from '../../changes/index.js';
import { compileRule, filterByRule, type CustomerFilter } from '../../compile/index.js';
import { sql } from '../../database/index.js';
import { reckoningOf, type MembershipContext, type ReadRule } from '../set/index.js';

/** The customers for whom a rule holds now. */
export function filterByRuleNow(context: Pick<MembershipContext, 'clock' | 'timeZone'>, { rule, catalogue }: ReadRule): CustomerFilter {
  return filterByRule(compileRule(rule, { catalogue, timeZone: context.timeZone }), reckoningOf(context));
}

/** The members of a segment as they are stored; alias `m` has `since`. Call `settle` first. */
export function filterByMembership(segmentId: string): CustomerFilter {
  return {
    joins: sql`join membership m on m.customer_id = c.id and m.segment_id = ${segmentId}::uuid`,
    condition: sql`true`,
  };
}

/** The members of a segment as of a past instant, from the change log; alias `m` has `since`. Refuses with HISTORY_EXPIRED what it lacks. */
export async function filterByMembershipAsOf(
  { database }: Pick<MembershipContext, 'database'>,
  segmentId: string,
  instant: Date,
): Promise<CustomerFilter> {
  await checkInstant(database, 'asOf', instant);
  return {
    joins: sql`join (
      select distinct on (customer_id) customer_id, kind, at as since from membership_change
      where segment_id = ${segmentId}::uuid and at <= ${instant} and customer_id is not null
      order by customer_id, seq desc
    ) m on m.customer_id = c.id and m.kind = 'ENTERED'`,
    condition: sql`true`,
  };
}
