import { compileRule, filterByRule } from '../../compile/index.js';
import { sql, type Sql } from '../../database/index.js';
import { invalidInput, limitExceeded } from '../../kernel/index.js';
import {
  freshnessFor,
  getSegment,
  type MembershipContext,
  type ReadRule,
  settle,
  type Freshness,
  unfinishedSegments,
} from '../../membership/index.js';

/** Whose figures are asked for: the members of one segment or of any of several, or those for whom a rule holds. */
export type Group = { readonly segmentIds: readonly string[] } | { readonly rule: ReadRule };

/** A group at an instant, as a statement that gives the ids of its customers. */
export interface FoundGroup {
  readonly freshness: Freshness;
  readonly ids: Sql;
}

const MOST_SEGMENTS = 20;

/** Everybody is the group of no segment and no rule. */
export async function findGroup(context: MembershipContext, group: Group): Promise<FoundGroup> {
  if ('rule' in group) {
    const { rule, catalogue } = group.rule;
    const freshness = await freshnessFor(context, rule);
    const { timeZone } = context;
    const { joins, condition } = filterByRule(compileRule(rule, { catalogue, timeZone }), { now: freshness.asOf, timeZone });
    return { freshness, ids: sql`select c.id from customer c ${joins} where ${condition}` };
  }
  const ids = [...new Set(group.segmentIds)];
  if (ids.length === 0) throw invalidInput('segmentIds', 'Name a segment, or give a rule.');
  if (ids.length > MOST_SEGMENTS) throw limitExceeded('The number of segmentIds', MOST_SEGMENTS);
  for (const id of ids) await getSegment(context, id);
  const { asOf, stale } = await settle(context);
  return {
    freshness: { asOf, stale: stale || (await unfinishedSegments(context, ids)).size > 0 },
    ids: sql`select distinct customer_id as id from membership where segment_id = any(${ids}::uuid[])`,
  };
}
