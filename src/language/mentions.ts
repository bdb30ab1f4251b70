import { relatedIn } from './relation.js';
import type { AttributeOperand, Expression, Parameter, Rule } from './rule.js';

/** A function as a rule uses it: tested by MATCHES, or measured. */
export interface FunctionUse {
  readonly name: string;
  /** Which of its figures is asked for, where it is measured. */
  readonly measure?: string;
  readonly parameters: readonly Parameter[];
}

/** What a rule is about, wherever it stands in it. */
export interface Mentions {
  readonly attributes: readonly AttributeOperand[];
  readonly functions: readonly FunctionUse[];
}

/** The attributes and functions that a rule mentions, in the order of its text. */
export function mentionsOf(rule: Rule): Mentions {
  switch (rule.kind) {
    case 'and':
    case 'or':
      return joined(rule.rules.map(mentionsOf));
    case 'not':
      return mentionsOf(rule.rule);
    case 'comparison':
      return { attributes: [rule.operand], functions: [] };
    case 'function':
      return usesOf(rule);
    case 'computed':
      return joined([rule.left, ...rule.right].map(mentionsIn));
  }
}

/** The same of one side of a computed comparison. */
export function mentionsIn(expression: Expression): Mentions {
  switch (expression.kind) {
    case 'literal':
      return joined([]);
    case 'attribute':
      return { attributes: [expression], functions: [] };
    case 'measure':
      return usesOf({ name: expression.function, measure: expression.measure, parameters: expression.parameters });
    case 'arithmetic':
      return joined([expression.left, expression.right].map(mentionsIn));
  }
}

/** A use of a function, and of those whose records its own stand to. */
function usesOf(use: FunctionUse): Mentions {
  const others = relatedIn(use.parameters).map(({ function: name, parameters }): FunctionUse => ({ name, parameters }));
  return { attributes: [], functions: [use, ...others] };
}

function joined(parts: readonly Mentions[]): Mentions {
  return { attributes: parts.flatMap((part) => part.attributes), functions: parts.flatMap((part) => part.functions) };
}

/** The rule with the parameters of every use of a function replaced. */
export function mapFunctionUses(rule: Rule, map: (use: FunctionUse) => readonly Parameter[]): Rule {
  switch (rule.kind) {
    case 'and':
    case 'or':
      return { ...rule, rules: rule.rules.map((inner) => mapFunctionUses(inner, map)) };
    case 'not':
      return { ...rule, rule: mapFunctionUses(rule.rule, map) };
    case 'comparison':
      return rule;
    case 'function':
      return { ...rule, parameters: map(rule) };
    case 'computed':
      return { ...rule, left: mapMeasures(rule.left, map), right: rule.right.map((side) => mapMeasures(side, map)) };
  }
}

function mapMeasures(expression: Expression, map: (use: FunctionUse) => readonly Parameter[]): Expression {
  switch (expression.kind) {
    case 'literal':
    case 'attribute':
      return expression;
    case 'measure':
      return { ...expression, parameters: map({ name: expression.function, parameters: expression.parameters }) };
    case 'arithmetic':
      return { ...expression, left: mapMeasures(expression.left, map), right: mapMeasures(expression.right, map) };
  }
}
