import { unlike } from './alike-shape.js';
import type { CheckContext } from './check-context.js';
import { kindOf, KIND_NAMES, OPERATORS_OF_KIND } from './computed-kind.js';
import type { ComparedShape } from './check-value.js';
import { type Problem, quoted } from '../diagnostic.js';
import { isWholeDay } from '../literal/index.js';
import { findNearestName } from '../nearest-name.js';
import { unquotedText } from '../parse/index.js';
import { relationOf } from '../relation.js';
import type { ComputedOperator, FieldValue, Operator } from '../rule.js';
import type { FunctionShape, ParameterShape, Vocabulary } from '../vocabulary.js';

/** What a parameter is compared with, and the parameters of the same record that it may be compared with. */
export interface FieldPlace {
  readonly shape: ComparedShape;
  readonly operator: Operator;
  readonly fields: readonly ParameterShape[];
}

/** The parameters of a function that one of its parameters may be compared with by an operator. */
export function fieldsBeside({ parameters, oneOf }: FunctionShape, name: string, operator: string): readonly ParameterShape[] {
  const fields = fieldsOf(parameters, oneOf);
  const shape = fields.find((field) => field.name === name);
  const kind = shape && kindOf(shape);
  if (kind === undefined || !(OPERATORS_OF_KIND[kind] as readonly string[]).includes(operator)) return [];
  return fields.filter((field) => field !== shape && kindOf(field) === kind);
}

/** The parameters whose values are those of one record, and of a kind that is compared with another. */
export function fieldsOf(parameters: readonly ParameterShape[], oneOf: readonly string[] = []): readonly ParameterShape[] {
  return parameters.filter(
    (parameter) =>
      parameter.role === 'filter' &&
      parameter.required !== true &&
      parameter.type !== 'enum' &&
      kindOf(parameter) !== undefined &&
      relationOf(parameter.name) === undefined &&
      !oneOf.includes(parameter.name),
  );
}

/** Reports what is wrong with another parameter as what one is compared with. */
export function checkField(value: FieldValue, place: FieldPlace, context: CheckContext): void {
  const problem = problemOf(value, place, context.vocabulary);
  if (problem !== undefined) context.report(value.span, problem);
}

function problemOf(value: FieldValue, { shape, operator, fields }: FieldPlace, vocabulary: Vocabulary): Problem | undefined {
  const { name, call, offset, span } = value;
  const kind = kindOf(shape);
  const alike = fields.filter((field) => kindOf(field) === kind && field.name !== shape.name);
  const expected = alike.map((field) => field.name);
  const found = fields.find((field) => field.name === name);
  const nearest = findNearestName(name, expected);
  if (found === undefined && nearest === undefined && call === undefined && span.length > 0) return unquotedText(name);
  if (!fields.some((field) => field.name === shape.name) || kind === undefined)
    return { code: 'NOT_COMPUTABLE', message: `${quoted(shape.name)} is compared with plain values.` };
  if (found === undefined)
    return { code: 'UNKNOWN_PARAMETER', message: `There is no parameter ${quoted(name)} to compare with.`, expected, suggestion: nearest };
  if (!alike.includes(found)) {
    const message = `${quoted(shape.name)} is ${KIND_NAMES[kind]} and is not compared with ${quoted(name)}.`;
    return { code: 'WRONG_TYPE', message, expected };
  }
  const problem = unlike(value, found, alike, vocabulary);
  if (problem) return problem;
  const operators = OPERATORS_OF_KIND[kind];
  if (!operators.includes(operator as ComputedOperator))
    return { code: 'OPERATOR_NOT_ALLOWED', message: `Two values of a record are not compared with ${operator}.`, expected: operators };
  return offset === undefined ? undefined : offsetProblem(found, offset);
}

function offsetProblem(field: ParameterShape, offset: NonNullable<FieldValue['offset']>): Problem | undefined {
  if (kindOf(field) !== 'date')
    return { code: 'NOT_COMPUTABLE', message: `${quoted(field.name)} is no date, which alone are moved by an offset.` };
  if (field.type === 'day' && !isWholeDay(offset))
    return { code: 'NOT_COMPUTABLE', message: `${quoted(field.name)} is a day, which has no hours.`, expected: ['an offset in days'] };
  return undefined;
}
