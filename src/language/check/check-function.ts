import type { CheckContext } from './check-context.js';
import { checkParameters } from './check-parameters.js';
import { quoted } from '../diagnostic.js';
import { printOperand } from '../print/index.js';
import { nearestClauseName } from './resolve-attribute.js';
import type { FunctionRule } from '../rule.js';

/** Resolves the function and its parameters, and checks the value of each; gives the rule in normal form. */
export function checkFunction(rule: FunctionRule, context: CheckContext): FunctionRule {
  const { vocabulary } = context;
  const name = vocabulary.alias(rule.name) ?? rule.name;
  const shape = vocabulary.function(name);
  if (!shape) {
    reportUnknownFunction(rule, name, context);
    return rule;
  }
  return { ...rule, name, parameters: checkParameters(rule, { shape, filtersOnly: false }, context) };
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
