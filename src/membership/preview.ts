import { compileRule, filterByRule } from '../compile/index.js';
import { sql } from '../database/sql.js';
import type { Rule } from '../language/index.js';
import { loadCatalogue } from './catalogue-loader.js';
import { reckoningOf, type MembershipContext } from './context.js';
import { settle } from './settle.js';

export interface RulePreview {
  /** Customers for whom the rule holds, and their share of all, 0 to 1. */
  readonly size: number;
  readonly share: number;
  readonly asOf: Date;
  /** A sample: the first of them by id. */
  readonly customerIds: readonly string[];
}

/** Runs a rule over all customers without storing anything. */
export async function previewRule(context: MembershipContext, rule: Rule, { first }: { first: number }): Promise<RulePreview> {
  const reckoning = reckoningOf(context);
  const catalogue = await loadCatalogue(context.database);
  const { joins, condition } = filterByRule(compileRule(rule, { catalogue, timeZone: context.timeZone }), reckoning);
  const [row] = await context.database.query<{ size: number; base: number; sample: string[] | null }>(sql`/* membership.preview */
    with matching as materialized (select c.id from customer c ${joins} where ${condition})
    select (select count(*)::int from matching) as size, (select count(*)::int from customer) as base,
      (select array_agg(id::text order by id) from (select id from matching order by id limit ${first}) sample) as sample`);
  const { size = 0, base = 0, sample = null } = row ?? {};
  return { size, share: base === 0 ? 0 : size / base, asOf: reckoning.now, customerIds: sample ?? [] };
}

export interface EditImpact {
  readonly asOf: Date;
  readonly sizeBefore: number;
  readonly sizeAfter: number;
  readonly entering: number;
  readonly leaving: number;
  /** Samples: the first of them by id. */
  readonly enteringIds: readonly string[];
  readonly leavingIds: readonly string[];
}

/** What saving a rule for a segment would change. */
export async function previewEdit(context: MembershipContext, segmentId: string, rule: Rule, { first = 10 } = {}): Promise<EditImpact> {
  await settle(context);
  const reckoning = reckoningOf(context);
  const catalogue = await loadCatalogue(context.database);
  const { joins, condition } = filterByRule(compileRule(rule, { catalogue, timeZone: context.timeZone }), reckoning);
  const [row] = await context.database.query<{
    before: number;
    after: number;
    entering: number;
    leaving: number;
    entering_ids: string[] | null;
    leaving_ids: string[] | null;
  }>(sql`/* membership.previewEdit */
    with matching as materialized (select c.id from customer c ${joins} where ${condition}),
    member as materialized (select customer_id as id from membership where segment_id = ${segmentId}::uuid),
    entering as materialized (select id from matching except select id from member),
    leaving as materialized (select id from member except select id from matching)
    select (select count(*)::int from member) as before, (select count(*)::int from matching) as after,
      (select count(*)::int from entering) as entering, (select count(*)::int from leaving) as leaving,
      (select array_agg(id::text order by id) from (select id from entering order by id limit ${first}) sample) as entering_ids,
      (select array_agg(id::text order by id) from (select id from leaving order by id limit ${first}) sample) as leaving_ids`);
  return {
    asOf: reckoning.now,
    sizeBefore: row?.before ?? 0,
    sizeAfter: row?.after ?? 0,
    entering: row?.entering ?? 0,
    leaving: row?.leaving ?? 0,
    enteringIds: row?.entering_ids ?? [],
    leavingIds: row?.leaving_ids ?? [],
  };
}
