import type { MatchOperator } from '../operator.js';
import { type Expression, type ExpressionVisitor, type Operator, type Parameter, type Span, type Value, visitExpression } from '../rule.js';
import type { ValueType } from '../vocabulary.js';

/** What a comparison is about: an attribute, a parameter or measure of a function, or a computed value of which only the type is known. */
export type Subject =
  | { readonly kind: 'attribute'; readonly name: string; readonly argument?: string }
  /** `given` are those that stand before it. */
  | {
      readonly kind: 'parameter';
      readonly name: string;
      readonly call?: string;
      readonly functionName: string;
      readonly given?: readonly Parameter[];
    }
  | { readonly kind: 'measure'; readonly name: string; readonly functionName: string }
  | { readonly kind: 'computed'; readonly type: ValueType };

/** What the grammar allows at the end of an unfinished rule; completion turns it into proposals. */
export type Expectation =
  | { readonly kind: 'clause' }
  /** `start` is where the operator begins, as it may have several words. */
  | { readonly kind: 'operator'; readonly subject: Subject; readonly start: Span }
  | { readonly kind: 'value'; readonly subject: Subject; readonly operator: Operator | MatchOperator }
  /** An attribute or a measure that can be compared or computed with the subject. */
  | { readonly kind: 'operand'; readonly subject: Subject }
  | { readonly kind: 'argument'; readonly callName: string }
  /** `filtersOnly` inside of a measure; within the parentheses of a `call`, one that it is for. */
  | {
      readonly kind: 'parameter';
      readonly functionName: string;
      readonly filtersOnly: boolean;
      readonly given?: readonly Parameter[];
      readonly call?: string;
    }
  | { readonly kind: 'words'; readonly words: readonly string[] };

/** One side of a comparison as the subject of the other. */
export function subjectOf(expression: Expression): Subject {
  return visitExpression(expression, SUBJECTS);
}

const SUBJECTS: ExpressionVisitor<Subject> = {
  literal: ({ value }) => ({ kind: 'computed', type: LITERAL_TYPES[value.kind] }),
  attribute: ({ name, argument }) => ({ kind: 'attribute', name, argument }),
  measure: ({ function: functionName, measure }) => ({ kind: 'measure', name: measure, functionName }),
  // A date that is moved is a date.
  arithmetic: ({ right }) => ({ kind: 'computed', type: right.kind === 'literal' && right.value.kind === 'date' ? 'instant' : 'number' }),
};

const LITERAL_TYPES: Readonly<Record<Value['kind'], ValueType>> = {
  text: 'text',
  number: 'number',
  boolean: 'boolean',
  date: 'instant',
  field: 'text',
};
