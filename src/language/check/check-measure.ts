import type { CheckContext } from './check-context.js';
import type { CheckedExpression } from './checked-expression.js';
import { checkParameters } from './check-parameters.js';
import { quoted } from '../diagnostic.js';
import { findNearestName } from '../nearest-name.js';
import { findFunction, measureCalls } from './resolve-attribute.js';
import type { MeasureExpression } from '../rule.js';
import type { FunctionShape, MeasureShape } from '../vocabulary.js';

/** Resolves a measure and its parameters, and checks the value of each; a measure counts as a clause. */
export function checkMeasure(expression: MeasureExpression, context: CheckContext): CheckedExpression {
  if (context.stopAt(expression.span, context.size.countClause())) return { expression };
  const shape = findFunction(expression.function, context.vocabulary);
  if (!shape) {
    reportFunction(expression, context);
    return { expression };
  }
  const parameters = checkParameters(expression, { shape, filtersOnly: true }, context);
  const checked: MeasureExpression = { ...expression, function: shape.name, parameters };
  const measure = shape.measures.find(({ name }) => name === expression.measure);
  if (!measure) {
    reportMeasure(expression, shape, context);
    return { expression: checked };
  }
  reportOrdinal(expression, measure, context);
  return { expression: checked, shape: measure };
}

/** Says what stands in the place of a function's name: another part of a name than it seems, or nothing that is known. */
function reportFunction({ function: functionName, measure, nameSpan, span }: MeasureExpression, context: CheckContext): void {
  const { vocabulary } = context;
  const name = `${functionName}.${measure}`;
  const whole = findFunction(name, vocabulary);
  if (whole) {
    const expected = measureCalls(whole);
    const message = `${quoted(name)} is a function; it is tested with MATCHES (...), and computed with by one of its measures.`;
    context.report(span, { code: 'NOT_A_MEASURE', message, expected, suggestion: expected[0] });
    return;
  }
  if (vocabulary.attribute(vocabulary.alias(name) ?? name)) {
    context.report(span, { code: 'UNEXPECTED_ARGUMENT', message: `${quoted(name)} is an attribute.`, expected: [name], suggestion: name });
    return;
  }
  const names = vocabulary.functions().map((shape) => shape.name);
  const nearest = findNearestName(functionName, names);
  const message = `There is no function ${quoted(functionName)}.`;
  const expected = [nearest ?? 'a function'];
  context.report(nameSpan ?? span, { code: 'UNKNOWN_FUNCTION', message, expected, suggestion: nearest });
}

function reportMeasure({ measure, measureSpan, span }: MeasureExpression, shape: FunctionShape, context: CheckContext): void {
  const expected = shape.measures.map(({ name }) => name);
  const message = `${quoted(shape.name)} has no measure ${quoted(measure)}.`;
  const suggestion = findNearestName(measure, expected);
  context.report(measureSpan ?? span, { code: 'UNKNOWN_MEASURE', message, expected, suggestion });
}

function reportOrdinal({ ordinal, measureSpan, span }: MeasureExpression, shape: MeasureShape, context: CheckContext): void {
  const at = measureSpan ?? span;
  if (shape.ordinal && ordinal === undefined) {
    const message = `${quoted(shape.name)} takes the number of the record first: \`${shape.name}(2)\` is of the second one.`;
    context.report(at, { code: 'MISSING_ARGUMENT', message, expected: ['a whole number from 1'] });
  }
  if (!shape.ordinal && ordinal !== undefined) {
    const message = `${quoted(shape.name)} is of all records that pass the parameters and takes no number.`;
    context.report(at, { code: 'UNEXPECTED_ARGUMENT', message, expected: ['a parameter'] });
  }
}
