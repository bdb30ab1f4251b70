import { checkComparison } from './check-comparison.js';
import type { CheckContext } from './check-context.js';
import { quoted } from './diagnostic.js';
import { findNearestName } from './nearest-name.js';
import { printOperand } from './print-rule.js';
import { nearestClauseName } from './resolve-attribute.js';
import type { FunctionRule, Operator, Parameter } from './rule.js';
import type { FunctionShape, ParameterShape } from './vocabulary.js';

/** Resolves the function and its parameters, and checks the value of each; gives the rule in normal form. */
export function checkFunction(rule: FunctionRule, context: CheckContext): FunctionRule {
  const { vocabulary } = context;
  const name = vocabulary.alias(rule.name) ?? rule.name;
  const shape = vocabulary.function(name);
  if (!shape) {
    reportUnknownFunction(rule, name, context);
    return rule;
  }
  reportMissingParameters(rule, shape, context);
  return { ...rule, name, parameters: rule.parameters.map((parameter) => checkParameter(parameter, shape, context)) };
}

function reportUnknownFunction(rule: FunctionRule, name: string, context: CheckContext): void {
  const span = rule.nameSpan ?? rule.span;
  const attribute = context.vocabulary.attribute(name);
  if (attribute) {
    const expected = attribute.operators;
    context.report(span, { code: 'NOT_A_FUNCTION', message: `${quoted(name)} is an attribute; MATCHES tests functions.`, expected });
    return;
  }
  const call = context.vocabulary.calls().find((candidate) => candidate.name === name);
  if (call) {
    const expected = call.arguments.map((argument) => printOperand({ name, argument }));
    context.report(span, {
      code: 'MISSING_ARGUMENT',
      message: `${quoted(name)} is no function; it takes an argument in parentheses.`,
      expected,
    });
    return;
  }
  const message = `There is no function ${quoted(name)}.`;
  context.report(span, { code: 'UNKNOWN_FUNCTION', message, ...nearestClauseName(name, context.vocabulary) });
}

function reportMissingParameters(rule: FunctionRule, shape: FunctionShape, context: CheckContext): void {
  for (const { name, required } of shape.parameters) {
    if (!required || rule.parameters.some((parameter) => parameter.name === name)) continue;
    const message = `${quoted(shape.name)} needs the parameter ${quoted(name)}.`;
    context.report(rule.nameSpan ?? rule.span, { code: 'MISSING_PARAMETER', message, expected: [name] });
  }
}

function checkParameter(parameter: Parameter, shape: FunctionShape, context: CheckContext): Parameter {
  if (context.stopped || context.stopAt(parameter.span, context.size.countParameter())) return parameter;
  const current = currentForm(parameter, shape);
  const found = findParameter(shape, current.name);
  if (found) return { ...current, ...checkComparison(current, found, context) };
  const names = shape.parameters.map(({ name }) => name);
  const message = `${quoted(shape.name)} has no parameter ${quoted(parameter.name)}.`;
  const suggestion = findNearestName(parameter.name, names);
  context.report(parameter.nameSpan ?? parameter.span, { code: 'UNKNOWN_PARAMETER', message, expected: names, suggestion });
  return parameter;
}

function findParameter(shape: FunctionShape, name: string): ParameterShape | undefined {
  return shape.parameters.find((parameter) => parameter.name === name);
}

/** Deprecated parameters that were a comparison of another one: `count_at_least: 5` is `count >= 5`, `until: today` is `date <= today`. */
const DEPRECATED_PARAMETERS: readonly { readonly pattern: RegExp; readonly name: string; readonly operator: Operator }[] = [
  { pattern: /^(.+)_at_least$/, name: '$1', operator: '>=' },
  { pattern: /^(.+)_at_most$/, name: '$1', operator: '<=' },
  { pattern: /^since$/, name: 'date', operator: '>=' },
  { pattern: /^until$/, name: 'date', operator: '<=' },
];

function currentForm(parameter: Parameter, shape: FunctionShape): Parameter {
  if (findParameter(shape, parameter.name) || parameter.values.length !== 1) return parameter;
  for (const { pattern, name: replacement, operator } of DEPRECATED_PARAMETERS) {
    if (!pattern.test(parameter.name)) continue;
    const name = parameter.name.replace(pattern, replacement);
    if (findParameter(shape, name)) return { ...parameter, name, operator };
  }
  return parameter;
}
