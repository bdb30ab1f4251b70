import { bind, compileRule, Figures, joinsOf, renderCondition, SharedExpressions } from '../../compile/index.js';
import { joinSql, rawSql, sql } from '../../database/index.js';
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
      select holds, coalesce(array_position(holds, ${isOr}::boolean), ${parts.length + 1}::int) as ended
      from (select array[${joinSql(verdicts)}] as holds from customer c ${joinsOf(figures, shared)} offset 0) each_customer
    )
    select count(*)::int as base,
      array[${joinSql(numbers.map((number) => sql`count(*) filter (where holds[${number}])`))}]::int[] as alone,
      array[${joinSql(numbers.map((number) => sql`count(*) filter (where ended <= ${number})`))}]::int[] as ended
    from verdict`,
    { now: freshness.asOf, timeZone: context.timeZone },
  );
  const [row] = await askingFor(context, 'funnel').database.query<{ base: number; alone: number[]; ended: number[] }>(counts);
  const { base = 0, alone = [], ended = [] } = row ?? {};
  const left = ended.map((count) => (isOr ? count : base - count));
  const steps = parts.map((part, index): FunnelStep => {
    const inOrder = left[index] ?? 0;
    const before = index === 0 ? (isOr ? 0 : base) : (left[index - 1] ?? 0);
    return { text: read.told(part), alone: alone[index] ?? 0, inOrder, change: inOrder - before };
  });
  const kind = rule.kind === 'and' || rule.kind === 'or' ? rule.kind : 'clause';
  return { ...freshness, kind, base, size: left.at(-1) ?? base, steps };
}
