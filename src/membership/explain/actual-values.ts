import type { Catalogue, Aggregate } from '../../catalogue/index.js';
import { compileValue, figureOf, selectionOf, valueOf, type CompileContext } from '../../compile/index.js';
import { sql, type Sql } from '../../database/index.js';
import { invariant } from '../../kernel/index.js';
import type { AttributeOperand, ComparisonRule, ComputedRule, Expression, FunctionRule, MeasureExpression } from '../../language/index.js';

/** A part of a rule that looks at the customer. */
export type Clause = ComparisonRule | FunctionRule | ComputedRule;

/** A value of the customer, as an expression. */
export interface Looked {
  readonly label: string;
  readonly expression: Sql;
}

/** What a clause looks at: of a function first how many records passed its filters, then each figure that it tests. */
export function actualValues(clause: Clause, compile: CompileContext): Looked[] {
  switch (clause.kind) {
    case 'comparison':
      return [attributeLooked(clause.operand, compile)];
    case 'function':
      return figuresOf(clause, compile.catalogue, compile);
    case 'computed':
      return [clause.left, ...clause.right].flatMap((side) => operandsLooked(side, compile));
  }
}

/** The sides of a computed comparison as values, null for a date of the rule. */
export function sidesOf(clause: Clause, compile: CompileContext): Sql[] {
  if (clause.kind !== 'computed') return [];
  return [clause.left, ...clause.right].map((side) =>
    side.kind === 'literal' && side.value.kind === 'date' ? sql`null::text` : compileValue(side, compile),
  );
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
