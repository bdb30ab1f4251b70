import type { Catalogue } from '../catalogue/catalogue.js';
import type { Aggregate } from '../catalogue/expression.js';
import {
  bind,
  compileRule,
  compileValue,
  Figures,
  figureOf,
  renderCondition,
  selectionOf,
  valueOf,
  withColumns,
  type CompileContext,
} from '../compile/index.js';
import { joinSql, sql, type Sql } from '../database/sql.js';
import { notFound } from '../kernel/errors.js';
import { isId } from '../kernel/id.js';
import { invariant } from '../kernel/invariant.js';
import {
  printRule,
  type AttributeOperand,
  type ComparisonRule,
  type ComputedRule,
  type Expression,
  type FunctionRule,
  type MeasureExpression,
  type Rule,
} from '../language/index.js';
import { loadCatalogue } from './catalogue-loader.js';
import { reckoningOf, type MembershipContext } from './context.js';

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
}

export interface Explanation {
  readonly holds: boolean;
  readonly asOf: Date;
  readonly root: ClauseExplanation;
}

type Clause = ComparisonRule | FunctionRule | ComputedRule;

/** Why a rule holds for a customer or not: every clause with the customer's actual values. Throws NOT_FOUND. */
export async function explain(context: MembershipContext, customerId: string, rule: Rule): Promise<Explanation> {
  if (!isId(customerId)) throw notFound('customer', customerId);
  const catalogue = await loadCatalogue(context.database);
  const reckoning = reckoningOf(context);
  const clauses = clausesOf(rule);
  const figures = new Figures({ share: 'source', restrict: (column) => sql`${column} = ${customerId}::uuid` });
  const compile: CompileContext = { catalogue, timeZone: context.timeZone };
  const verdicts = clauses.map((clause) => renderCondition(compileRule(clause, compile).condition, figures));
  const looked = clauses.map((clause) => actualValues(clause, compile));
  const values = looked.flat().map(({ expression }) => sql`to_jsonb(${withColumns(expression, figures)})`);
  const [row] = await context.database.query<{ verdicts: boolean[]; actual: unknown[] }>(
    bind(
      sql`/* membership.explain */
      select array[${joinSql(verdicts.map((verdict) => sql`coalesce(${verdict}, false)`))}] as verdicts,
        to_jsonb(array[${joinSql(values)}]::jsonb[]) as actual
      from customer c ${figures.joins()} where c.id = ${customerId}::uuid`,
      reckoning,
    ),
  );
  if (row === undefined) throw notFound('customer', customerId);
  const answers = new Map<Clause, ClauseExplanation>();
  let position = 0;
  clauses.forEach((clause, index) => {
    const actual = (looked[index] ?? []).map(({ label }) => ({ label, value: row.actual[position++] }));
    answers.set(clause, { kind: 'clause', text: printRule(clause), holds: row.verdicts[index] === true, actual, clauses: [] });
  });
  const root = assemble(rule, answers);
  return { holds: root.holds, asOf: reckoning.now, root };
}

function clausesOf(rule: Rule): Clause[] {
  if (rule.kind === 'and' || rule.kind === 'or') return rule.rules.flatMap(clausesOf);
  return rule.kind === 'not' ? clausesOf(rule.rule) : [rule];
}

function assemble(rule: Rule, answers: ReadonlyMap<Clause, ClauseExplanation>): ClauseExplanation {
  if (rule.kind === 'comparison' || rule.kind === 'function' || rule.kind === 'computed') {
    const answer = answers.get(rule);
    invariant(answer !== undefined, 'every clause is answered');
    return answer;
  }
  const clauses = (rule.kind === 'not' ? [rule.rule] : rule.rules).map((inner) => assemble(inner, answers));
  const holds = {
    and: () => clauses.every((clause) => clause.holds),
    or: () => clauses.some((clause) => clause.holds),
    not: () => !clauses[0]?.holds,
  }[rule.kind]();
  return { kind: rule.kind, text: printRule(rule), holds, actual: [], clauses };
}

interface Looked {
  readonly label: string;
  readonly expression: Sql;
}

function actualValues(clause: Clause, compile: CompileContext): Looked[] {
  switch (clause.kind) {
    case 'comparison':
      return [attributeLooked(clause.operand, compile)];
    case 'function':
      return figuresOf(clause, compile.catalogue, compile);
    case 'computed':
      return [clause.left, ...clause.right].flatMap((side) => operandsLooked(side, compile));
  }
}

function attributeLooked({ name, argument }: AttributeOperand, { catalogue }: CompileContext): Looked {
  const attribute = catalogue.attribute(name, argument);
  invariant(attribute !== undefined, 'the checker knows the attribute');
  return { label: attribute.label, expression: valueOf(attribute) };
}

function measureLooked(expression: MeasureExpression, compile: CompileContext): Looked {
  const fn = compile.catalogue.function(expression.function);
  const measure = fn?.measures.find(({ name }) => name === expression.measure);
  invariant(fn !== undefined && measure !== undefined, 'the checker knows the measure');
  return { label: `${fn.label}: ${measure.label.toLowerCase()}`, expression: compileValue(expression, compile) };
}

/** The attributes and measures of one side of a computed comparison, in the order of its text. */
function operandsLooked(expression: Expression, compile: CompileContext): Looked[] {
  switch (expression.kind) {
    case 'literal':
      return [];
    case 'attribute':
      return [attributeLooked(expression, compile)];
    case 'measure':
      return [measureLooked(expression, compile)];
    case 'arithmetic':
      return [expression.left, expression.right].flatMap((side) => operandsLooked(side, compile));
  }
}

/** Of a function: how many records passed its filters, and the figures over them that its parameters test. */
function figuresOf(clause: FunctionRule, catalogue: Catalogue, compile: CompileContext): Looked[] {
  const fn = catalogue.function(clause.name);
  invariant(fn !== undefined, 'the checker knows the function');
  const selection = selectionOf(fn, clause.parameters, compile);
  const count: Aggregate = { source: fn.source, call: sql`count(*)`, empty: 0, ...selection };
  const tested = new Map(
    clause.parameters.flatMap(({ name }) => {
      const shape = fn.parameters.find((parameter) => parameter.name === name);
      return shape?.role === 'aggregate' && name !== 'count' ? [[name, shape] as const] : [];
    }),
  );
  return [
    { label: 'Matching records', expression: figureOf(count) },
    ...[...tested.values()].map((shape) => ({
      label: shape.label,
      expression: figureOf({
        source: fn.source,
        call: shape.call,
        empty: shape.empty,
        ...selection,
        needs: new Set([...selection.needs, ...shape.needs]),
      }),
    })),
  ];
}
