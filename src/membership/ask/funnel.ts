import { needsOf } from '../../catalogue/index.js';
import { bind, compileRule, Figures, joinsOf, renderCondition, SharedExpressions } from '../../compile/index.js';
import { joinSql, rawSql, sql } from '../../database/index.js';
import type { Rule } from '../../language/index.js';
import { askingFor, type MembershipContext, type ReadRule } from '../set/index.js';
import { freshnessFor, type Freshness } from '../settle/index.js';

/** One part of the top level of a rule, and how many customers it keeps. */
export interface FunnelStep {
  readonly text: string;
  /** Customers for whom this part holds, whatever the others say. */
  readonly alone: number;
  /** Customers who are left after this part and all before it: of an AND those for whom all hold, of an OR those for whom any does. */
  readonly inOrder: number;
  /** What this part changes: of an AND how many it takes away (0 or less), of an OR how many it adds. */
  readonly change: number;
  /** What it looks at, as rules name it. */
  readonly mentions: readonly string[];
  /** What the rule would be without this part, and how many customers it would hold for; null of a rule of one part. */
  readonly without: { readonly text: string; readonly size: number } | null;
}

/** How a rule narrows or widens the base, part by part. */
export interface Funnel extends Freshness {
  readonly kind: 'and' | 'or' | 'clause';
  /** All customers. */
  readonly base: number;
  /** Customers for whom the whole rule holds. */
  readonly size: number;
  readonly steps: readonly FunnelStep[];
}

/** Counts each part of the top level of a rule over all customers, alone and in order. One statement, in which each source is read once. */
export async function funnelOf(context: MembershipContext, read: ReadRule): Promise<Funnel> {
  const { rule, catalogue } = read;
  const parts = rule.kind === 'and' || rule.kind === 'or' ? rule.rules : [rule];
  const isOr = rule.kind === 'or';
  const freshness = await freshnessFor(context, rule);
  const figures = new Figures({ over: 'base' });
  const shared = new SharedExpressions();
  const verdicts = parts
    .map((part) => renderCondition(compileRule(part, { catalogue, timeZone: context.timeZone }).condition, figures, shared))
    .map((condition) => sql`coalesce(${shared.resolve(condition)}, false)`);
  const numbers = parts.map((_part, index) => rawSql(String(index + 1)));
  // What ends a customer's way through the parts: the first that fails, of an OR the first that holds.
  const counts = bind(
    sql`/* membership.funnel */
    with verdict as materialized (
      select holds, coalesce(array_position(holds, ${isOr}::boolean), ${parts.length + 1}::int) as ended,
        cardinality(array_positions(holds, ${isOr}::boolean)) as deciding
      from (select array[${joinSql(verdicts)}] as holds from customer c ${joinsOf(figures, shared)} offset 0) each_customer
    )
    select count(*)::int as base,
      array[${joinSql(numbers.map((number) => sql`count(*) filter (where holds[${number}])`))}]::int[] as alone,
      array[${joinSql(numbers.map((number) => sql`count(*) filter (where ended <= ${number})`))}]::int[] as ended,
      array[${joinSql(numbers.map((number) => sql`count(*) filter (where (deciding - (holds[${number}] = ${isOr}::boolean)::int > 0) = ${isOr}::boolean)`))}]::int[] as without
    from verdict`,
    { now: freshness.asOf, timeZone: context.timeZone },
  );
  const [row] = await askingFor(context, 'funnel').database.query<Counts>(counts);
  const { base = 0, alone = [], ended = [], without = [] } = row ?? {};
  const left = ended.map((count) => (isOr ? count : base - count));
  const steps = parts.map((part, index): FunnelStep => {
    const inOrder = left[index] ?? 0;
    const before = index === 0 ? (isOr ? 0 : base) : (left[index - 1] ?? 0);
    const rest = withoutPart(rule, index);
    return {
      text: read.told(part),
      alone: alone[index] ?? 0,
      inOrder,
      change: inOrder - before,
      mentions: needsOf(part, catalogue).mentions.map(({ mentioned }) => mentioned),
      without: rest === undefined ? null : { text: read.told(rest), size: without[index] ?? 0 },
    };
  });
  const kind = rule.kind === 'and' || rule.kind === 'or' ? rule.kind : 'clause';
  return { ...freshness, kind, base, size: left.at(-1) ?? base, steps };
}

interface Counts {
  readonly base: number;
  readonly alone: number[];
  readonly ended: number[];
  readonly without: number[];
}

/** A rule without one part of its top level. */
function withoutPart(rule: Rule, index: number): Rule | undefined {
  if (rule.kind !== 'and' && rule.kind !== 'or') return undefined;
  const rules = rule.rules.filter((_part, place) => place !== index);
  return rules.length === 1 ? rules[0] : { ...rule, rules };
}
