import { type Problem, quoted } from './diagnostic.js';
import { findNearestName } from './nearest-name.js';
import { printOperand } from './print-rule.js';
import type { AttributeOperand } from './rule.js';
import type { AttributeShape, Vocabulary } from './vocabulary.js';

export type AttributeResolution =
  | { readonly kind: 'attribute'; readonly operand: AttributeOperand; readonly shape: AttributeShape }
  /** The name is a function's; it may stand before IS NULL. */
  | { readonly kind: 'function'; readonly name: string }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** Finds the attribute that an operand names, by its current name or an older one. */
export function resolveAttribute(operand: AttributeOperand, vocabulary: Vocabulary): AttributeResolution {
  const name = vocabulary.alias(operand.name) ?? operand.name;
  const shape = vocabulary.attribute(name, operand.argument);
  if (shape) return { kind: 'attribute', operand: name === operand.name ? operand : { ...operand, name }, shape };
  if (operand.argument === undefined && vocabulary.function(name)) return { kind: 'function', name };
  return { kind: 'problem', problem: explain({ ...operand, name }, vocabulary) };
}

function explain({ name, argument }: AttributeOperand, vocabulary: Vocabulary): Problem {
  const call = vocabulary.calls().find((candidate) => candidate.name === name);
  if (call && argument === undefined) {
    const expected = call.arguments.map((known) => printOperand({ name, argument: known }));
    return { code: 'MISSING_ARGUMENT', message: `${quoted(name)} takes an argument in parentheses.`, expected, suggestion: expected[0] };
  }
  if (call && argument !== undefined) {
    const nearest = findNearestName(argument, call.arguments);
    const suggestion = nearest === undefined ? undefined : printOperand({ name, argument: nearest });
    const message = `${quoted(name)} does not know ${quoted(argument)}.`;
    return { code: 'UNKNOWN_ARGUMENT', message, expected: call.arguments, suggestion };
  }
  if (argument !== undefined && (vocabulary.attribute(name) ?? vocabulary.function(name))) {
    const suggestion = vocabulary.attribute(name) && name;
    return { code: 'UNEXPECTED_ARGUMENT', message: `${quoted(name)} takes no argument.`, expected: [name], suggestion };
  }
  if (isMeasure(name, vocabulary)) {
    const message = `${quoted(name)} is computed from a function, which a rule cannot do yet; test the function with MATCHES (...).`;
    return { code: 'COMPUTED_VALUE_NOT_SUPPORTED', message, expected: ['MATCHES'] };
  }
  return { code: 'UNKNOWN_ATTRIBUTE', message: `There is no attribute ${quoted(name)}.`, ...nearestClauseName(name, vocabulary) };
}

/** `orders_placed.sum_amount` */
function isMeasure(name: string, vocabulary: Vocabulary): boolean {
  const dot = name.lastIndexOf('.');
  return dot > 0 && vocabulary.function(name.slice(0, dot)) !== undefined;
}

/** The nearest name with which a clause can begin. */
export function nearestClauseName(name: string, vocabulary: Vocabulary): Pick<Problem, 'expected' | 'suggestion'> {
  const nearest = findNearestName(name, clauseNames(vocabulary));
  return nearest === undefined ? { expected: ['an attribute', 'a function'] } : { expected: [nearest], suggestion: nearest };
}

function* clauseNames(vocabulary: Vocabulary): Generator<string> {
  for (const attribute of vocabulary.attributes()) yield attribute.name;
  for (const shape of vocabulary.functions()) yield shape.name;
  for (const call of vocabulary.calls()) yield call.name;
}
