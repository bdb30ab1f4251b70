import {
  bind,
  compileRule,
  Figures,
  joinsOf,
  renderCondition,
  SharedExpressions,
  withColumns,
  type CompileContext,
} from '../../compile/index.js';
import { joinSql, sql, type Sql } from '../../database/index.js';
import { notFound, isId, invariant } from '../../kernel/index.js';
import type { Rule } from '../../language/index.js';
import { askingFor, noSuchCustomer, reckoningOf, type MembershipContext, type ReadRule } from '../set/index.js';
import type { Flip } from './smallest-change.js';
import { differencesOf } from './clause-differences.js';
import { Flips } from './flips.js';
import type { JudgedClause } from './judged-clause.js';
import { holdsWith, selfFlips } from './self-flips.js';
import { freshnessFor, type Freshness } from '../settle/index.js';
import { actualValues, sidesOf, type Clause } from './actual-values.js';

/** A figure or value of the customer that a clause looked at. */
export interface ActualValue {
  readonly label: string;
  /** As JSON: exact numbers as they are stored, dates as text, null if missing. */
  readonly value: unknown;
}

/** A part of a rule and whether it holds for the customer. */
export interface ClauseExplanation {
  readonly kind: 'and' | 'or' | 'not' | 'clause';
  readonly text: string;
  readonly holds: boolean;
  /** For a clause: the customer's values that decided it. */
  readonly actual: readonly ActualValue[];
  readonly clauses: readonly ClauseExplanation[];
  /** What would turn the verdict round; null where nothing that can change would. */
  readonly smallestChange: Flip | null;
}

export interface Explanation extends Freshness {
  readonly holds: boolean;
  readonly root: ClauseExplanation;
}

/** A clause with what the customer has, and what each of its values is. */
interface ReadClause extends JudgedClause {
  readonly actual: readonly ActualValue[];
}

/** Why a rule holds for a customer or not: every clause with the customer's actual values, and what would turn it round, amounts with so many digits after the point. Throws NOT_FOUND. */
export async function explain(asked: MembershipContext, customerId: string, asking: ReadRule, amountDigits = 2): Promise<Explanation> {
  const { rule, catalogue } = asking;
  if (!isId(customerId)) throw notFound('customer', customerId);
  const context = askingFor(asked, 'explanation');
  const compile: CompileContext = { catalogue, timeZone: context.timeZone };
  const freshness = await freshnessFor(context, rule);
  const clauses = clausesOf(rule).map((clause, number) => ({ id: number, clause, rule: compileRule(clause, compile) }));
  const read = await readClauses(context, customerId, clauses, compile);
  const answers = new Map<Clause, ReadClause>(read.map((answer) => [answer.clause, answer]));
  const answerOf = (clause: Clause): ReadClause => {
    const answer = answers.get(clause);
    invariant(answer !== undefined, 'every clause is answered');
    return answer;
  };
  const holds = (part: Rule) => holdsWith(part, (clause) => answerOf(clause).holds);
  const reckoning = reckoningOf(context);
  const flips = new Flips({
    now: reckoning.now,
    holds,
    byItself: await selfFlips(context, customerId, rule, clauses, holds),
    textOf: (clause) => asking.told(clause),
    differencesOf: (clause) => differencesOf(answerOf(clause), { catalogue: compile.catalogue, reckoning, amountDigits }),
    labelOf: (clause) => answerOf(clause).actual[0]?.label ?? asking.told(clause),
  });
  const explainPart = (part: Rule): ClauseExplanation => {
    const common = { text: asking.told(part), holds: holds(part), smallestChange: flips.of(part) };
    if (part.kind === 'and' || part.kind === 'or') return { ...common, kind: part.kind, actual: [], clauses: part.rules.map(explainPart) };
    if (part.kind === 'not') return { ...common, kind: part.kind, actual: [], clauses: [explainPart(part.rule)] };
    return { ...common, kind: 'clause', actual: answerOf(part).actual, clauses: [] };
  };
  return { ...freshness, holds: holds(rule), root: explainPart(rule) };
}

function clausesOf(rule: Rule): Clause[] {
  if (rule.kind === 'and' || rule.kind === 'or') return rule.rules.flatMap(clausesOf);
  return rule.kind === 'not' ? clausesOf(rule.rule) : [rule];
}

/** The verdict of each clause and the values behind it, in one statement. */
async function readClauses(
  context: MembershipContext,
  customerId: string,
  clauses: readonly { readonly clause: Clause; readonly rule: ReturnType<typeof compileRule> }[],
  compile: CompileContext,
): Promise<ReadClause[]> {
  const figures = new Figures({ over: 'base', restrict: (column) => sql`${column} = ${customerId}::uuid` });
  const shared = new SharedExpressions();
  const conditions = clauses.map(({ rule }) => renderCondition(rule.condition, figures, shared));
  const looked = clauses.map(({ clause }) => actualValues(clause, compile));
  const sides = clauses.map(({ clause }) => sidesOf(clause, compile));
  const [lookedValues, sideValues] = [looked.flat().map(({ expression }) => expression), sides.flat()].map((values) =>
    values.map((value) => withColumns(value, figures, shared)),
  );
  // As texts: a number of JSON is not exact once JavaScript has read it.
  const texts = (values: readonly Sql[] = []) =>
    sql`array[${joinSql([sql`null`, ...values.map((value) => sql`to_jsonb(${shared.resolve(value)})::text`)])}]::text[]`;
  const verdicts = conditions.map((condition) => sql`coalesce(${shared.resolve(condition)}, false)`);
  const [row] = await context.database.query<{ verdicts: boolean[]; looked: (string | null)[]; sides: (string | null)[] }>(
    bind(
      sql`/* membership.explain */
      select array[${joinSql(verdicts)}] as verdicts, ${texts(lookedValues)} as looked, ${texts(sideValues)} as sides
      from customer c ${joinsOf(figures, shared)} where c.id = ${customerId}::uuid`,
      reckoningOf(context),
    ),
  );
  if (row === undefined) throw await noSuchCustomer(context.database, customerId);
  const nextLooked = row.looked.slice(1).values();
  const nextSide = row.sides.slice(1).values();
  const take = (from: Iterator<string | null>) => (from.next().value as string | null | undefined) ?? 'null';
  return clauses.map(({ clause }, index): ReadClause => {
    const labels = (looked[index] ?? []).map(({ label }) => label);
    const values = labels.map(() => take(nextLooked));
    return {
      clause,
      holds: row.verdicts[index] === true,
      looked: values,
      sides: (sides[index] ?? []).map(() => take(nextSide)),
      actual: labels.map((label, position) => ({ label, value: JSON.parse(values[position] ?? 'null') as unknown })),
    };
  });
}
