import { segmentsIn } from '../../catalogue/index.js';
import { compileRule, filterByRule } from '../../compile/index.js';
import { rawSql, sql, type Sql } from '../../database/index.js';
import { askingFor, type MembershipContext, type ReadRule, avoidPairing, getSegment } from '../set/index.js';
import { areUnfinished, freshnessFor, settle, type Freshness } from '../settle/index.js';
import { readGroupValue, valueOfGroup, type GroupValue, type GroupValueColumn } from './group-value.js';

export interface PreviewOptions {
  /** At most so many in a sample. */
  readonly first?: number;
  /** Whether the value of the customers is wanted too. */
  readonly withValue?: boolean;
}

export interface RulePreview extends Freshness {
  /** Customers for whom the rule holds, and their share of all, 0 to 1. */
  readonly size: number;
  readonly share: number;
  /** null if not asked for. */
  readonly value: GroupValue | null;
  /** A sample: the first of them by id. */
  readonly customerIds: readonly string[];
}

const DEFAULT_SAMPLE = 10;
const [MATCHING, MEMBER] = [rawSql('matching'), rawSql('member')];

/** Runs a rule over all customers without storing anything. */
export async function previewRule(
  context: MembershipContext,
  { rule, catalogue }: ReadRule,
  { first = DEFAULT_SAMPLE, withValue = false }: PreviewOptions = {},
): Promise<RulePreview> {
  const freshness = await freshnessFor(context, rule);
  const { timeZone } = context;
  const { joins, condition } = filterByRule(compileRule(rule, { catalogue, timeZone }), { now: freshness.asOf, timeZone });
  const [row] = await askOfMatching<{ size: number; base: number; sample: string[] | null; value: GroupValueColumn | null }>(
    askingFor(context, 'preview'),
    sql`select c.id from customer c ${joins} where ${condition}`,
    (matching) => sql`/* membership.preview */
    with matching as materialized (${matching})
    select (select count(*)::int from matching) as size, (select count(*)::int from customer) as base,
      ${withValue ? valueOfGroup(catalogue, MATCHING) : sql`null::text[]`} as value,
      (select array_agg(id::text order by id) from (select id from matching order by id limit ${first}) sample) as sample`,
  );
  const { size = 0, base = 0, sample = null, value = null } = row ?? {};
  return { ...freshness, size, share: base === 0 ? 0 : size / base, value: value && readGroupValue(value), customerIds: sample ?? [] };
}

/** Runs a statement over the customers who match. */
function askOfMatching<Row extends object>(
  { database }: MembershipContext,
  matching: Sql,
  statement: (matching: Sql) => Sql,
): Promise<Row[]> {
  return database.transaction(async (transaction) => {
    await avoidPairing(transaction, matching);
    return transaction.query<Row>(statement(matching));
  });
}

export interface EditImpact extends Freshness {
  readonly sizeBefore: number;
  readonly sizeAfter: number;
  /** null if not asked for. */
  readonly valueBefore: GroupValue | null;
  readonly valueAfter: GroupValue | null;
  readonly entering: number;
  readonly leaving: number;
  /** Samples: the first of them by id. */
  readonly enteringIds: readonly string[];
  readonly leavingIds: readonly string[];
}

/** What saving a rule for a segment would change. Throws NOT_FOUND. */
export async function previewEdit(
  context: MembershipContext,
  segmentId: string,
  { rule, catalogue }: ReadRule,
  { first = DEFAULT_SAMPLE, withValue = false }: PreviewOptions = {},
): Promise<EditImpact> {
  const { id } = await getSegment(context, segmentId);
  const { asOf, stale } = await settle(context);
  const { timeZone } = context;
  const { joins, condition } = filterByRule(compileRule(rule, { catalogue, timeZone }), { now: asOf, timeZone });
  const [row] = await askOfMatching<{
    before: number;
    after: number;
    entering: number;
    leaving: number;
    entering_ids: string[] | null;
    leaving_ids: string[] | null;
    value_before: GroupValueColumn | null;
    value_after: GroupValueColumn | null;
  }>(
    askingFor(context, 'preview'),
    sql`select c.id from customer c ${joins} where ${condition}`,
    (matching) => sql`/* membership.previewEdit */
    with matching as materialized (${matching}),
    member as materialized (select customer_id as id from membership where segment_id = ${id}::uuid),
    entering as materialized (select id from matching except select id from member),
    leaving as materialized (select id from member except select id from matching)
    select (select count(*)::int from member) as before, (select count(*)::int from matching) as after,
      (select count(*)::int from entering) as entering, (select count(*)::int from leaving) as leaving,
      ${withValue ? valueOfGroup(catalogue, MEMBER) : sql`null::text[]`} as value_before,
      ${withValue ? valueOfGroup(catalogue, MATCHING) : sql`null::text[]`} as value_after,
      (select array_agg(id::text order by id) from (select id from entering order by id limit ${first}) sample) as entering_ids,
      (select array_agg(id::text order by id) from (select id from leaving order by id limit ${first}) sample) as leaving_ids`,
  );
  const { value_before: valueBefore = null, value_after: valueAfter = null } = row ?? {};
  return {
    asOf,
    stale: stale || (await areUnfinished(context, [id, ...segmentsIn(rule)])),
    sizeBefore: row?.before ?? 0,
    sizeAfter: row?.after ?? 0,
    valueBefore: valueBefore && readGroupValue(valueBefore),
    valueAfter: valueAfter && readGroupValue(valueAfter),
    entering: row?.entering ?? 0,
    leaving: row?.leaving ?? 0,
    enteringIds: row?.entering_ids ?? [],
    leavingIds: row?.leaving_ids ?? [],
  };
}
