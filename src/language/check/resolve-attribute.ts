import { type Problem, quoted } from '../diagnostic.js';
import { splitMeasureName } from '../parse/index.js';
import { findNearestName } from '../nearest-name.js';
import { printOperand } from '../print/index.js';
import type { AttributeOperand } from '../rule.js';
import type { AttributeShape, FunctionShape, Vocabulary } from '../vocabulary.js';

export type AttributeResolution =
  | { readonly kind: 'attribute'; readonly operand: AttributeOperand; readonly shape: AttributeShape }
  /** The name is a function's; it may stand before IS NULL, and its measures are computed with. */
  | { readonly kind: 'function'; readonly shape: FunctionShape }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** Finds the attribute that an operand names, by its current name or an older one. */
export function resolveAttribute(operand: AttributeOperand, vocabulary: Vocabulary): AttributeResolution {
  const name = vocabulary.alias(operand.name) ?? operand.name;
  const shape = vocabulary.attribute(name, operand.argument);
  if (shape) return { kind: 'attribute', operand: name === operand.name ? operand : { ...operand, name }, shape };
  const functionShape = operand.argument === undefined ? vocabulary.function(name) : undefined;
  if (functionShape) return { kind: 'function', shape: functionShape };
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
  const measureProblem = explainMeasure(name, vocabulary);
  if (measureProblem) return measureProblem;
  return { code: 'UNKNOWN_ATTRIBUTE', message: `There is no attribute ${quoted(name)}.`, ...nearestClauseName(name, vocabulary) };
}

/** `orders_placed.sum_amount`, a measure that lacks its parentheses. */
function explainMeasure(name: string, vocabulary: Vocabulary): Problem | undefined {
  const split = splitMeasureName(name);
  const shape = split && findFunction(split.functionName, vocabulary);
  if (!shape) return undefined;
  const nearest = findNearestName(
    split.measure,
    shape.measures.map((measure) => measure.name),
  );
  const expected = measureCalls(shape);
  const suggestion = expected.find((call) => call.startsWith(`${shape.name}.${nearest}(`));
  return { code: 'NOT_AN_ATTRIBUTE', message: `${quoted(name)} is no attribute; a measure has parentheses.`, expected, suggestion };
}

/** The function of that name, current or older. */
export function findFunction(name: string, vocabulary: Vocabulary): FunctionShape | undefined {
  return vocabulary.function(vocabulary.alias(name) ?? name);
}

/** The measures of a function as they can stand in a rule. */
export function measureCalls({ name: functionName, measures }: FunctionShape): readonly string[] {
  return measures.map(({ name, ordinal }) => `${functionName}.${name}(${ordinal ? '1' : ''})`);
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
