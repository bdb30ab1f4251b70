import { type ComparedShape, checkValue, joinCoordinates } from './check-value.js';
import type { CheckContext } from './check-context.js';
import { checkField, type FieldPlace } from './check-field.js';
import { quoted } from '../diagnostic.js';
import { listTooLong } from '../limits.js';
import { arityOf } from '../operator.js';
import type { Operator, Span, Value } from '../rule.js';
import type { ParameterShape } from '../vocabulary.js';

/** An operator and its values, of an attribute or of a parameter. */
export interface Comparison {
  readonly operator: Operator;
  readonly operatorSpan?: Span;
  readonly values: readonly Value[];
  readonly span: Span;
}

/** Checks the operator against those that the shape allows, and each value against its type; gives both in normal form. */
export function checkComparison(
  comparison: Comparison,
  shape: ComparedShape,
  context: CheckContext,
  fields: readonly ParameterShape[] = [],
): { readonly operator: Operator; readonly values: readonly Value[] } {
  const { operator, values } = currentOperator(normaliseCoordinates(comparison, shape), shape);
  if (!shape.operators.includes(operator)) {
    reportOperator(comparison, shape, context);
    return { operator, values };
  }
  const excess = values[context.limits.values];
  if (excess && context.stopAt(excess.span, listTooLong(context.limits))) return { operator, values };
  return { operator, values: values.map((value) => checked(value, { shape, operator, fields }, context)) };
}

function normaliseCoordinates(comparison: Comparison, shape: ComparedShape): Comparison {
  if (shape.type !== 'coordinates' || comparison.operator !== 'IN') return comparison;
  const text = joinCoordinates(comparison.values);
  return text ? { ...comparison, operator: '=', values: [text] } : comparison;
}

function currentOperator(comparison: Comparison, { equalsContains }: ComparedShape): Comparison {
  if (equalsContains !== true || (comparison.operator !== '=' && comparison.operator !== '!=')) return comparison;
  return { ...comparison, operator: comparison.operator === '=' ? 'CONTAINS' : 'NOT CONTAINS' };
}

function checked(value: Value, place: FieldPlace, context: CheckContext): Value {
  if (context.stopped || context.stopAt(value.span, context.size.countValue())) return value;
  if (value.kind === 'field') {
    checkField(value, place, context);
    return value;
  }
  const result = checkValue(value, place.shape, place.operator);
  if ('value' in result) return result.value;
  context.report(value.span, result.problem);
  return value;
}

/** What people write for an operator that the attribute lacks, when the attribute has the other. */
const MEANT_INSTEAD: Readonly<Partial<Record<Operator, Operator>>> = {
  '=': 'CONTAINS',
  '!=': 'NOT CONTAINS',
  CONTAINS: '=',
  'NOT CONTAINS': '!=',
};

function reportOperator(comparison: Comparison, shape: ComparedShape, context: CheckContext): void {
  const { operator, operatorSpan, span } = comparison;
  const meant = MEANT_INSTEAD[operator];
  const suggestion = operatorSpan && meant && arityOf(meant) === arityOf(operator) && shape.operators.includes(meant) ? meant : undefined;
  const kind = shape.list ? 'has several values' : `is of type ${shape.type}`;
  const message = `${quoted(shape.name)} ${kind} and cannot be compared with ${operator}.`;
  context.report(operatorSpan ?? span, { code: 'OPERATOR_NOT_ALLOWED', message, expected: shape.operators, suggestion });
}
