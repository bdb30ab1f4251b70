import { type AttributeTree, encodeOperand, encodeParameter, encodeValue, type ParameterTree, type TreeValue } from './encode-operation.js';
import { type Arity, arityOf } from '../operator.js';
import {
  type ArithmeticOperator,
  type ComputedOperator,
  type ComputedRule,
  type Expression,
  type ExpressionVisitor,
  visitExpression,
} from '../rule.js';

/** A computed value as JSON. */
export type ExpressionTree =
  | { readonly value: TreeValue }
  | AttributeTree
  | {
      readonly function: string;
      readonly measure: string;
      readonly ordinal?: number;
      readonly parameters: readonly ParameterTree[];
    }
  | { readonly arithmetic: ArithmeticOperator; readonly left: ExpressionTree; readonly right: ExpressionTree };

/** A comparison of computed values as JSON. */
export interface ComputedTree {
  readonly left: ExpressionTree;
  readonly operator: ComputedOperator;
  /** A list for BETWEEN and IN; absent for IS NULL. */
  readonly right?: ExpressionTree | readonly ExpressionTree[];
}

export function encodeComputed({ left, operator, right }: ComputedRule): ComputedTree {
  return { left: encodeExpression(left), operator, ...ENCODE_RIGHT[arityOf(operator)](right.map(encodeExpression)) };
}

const ENCODE_RIGHT: Readonly<Record<Arity, (right: readonly ExpressionTree[]) => Pick<ComputedTree, 'right'>>> = {
  none: () => ({}),
  one: ([right]) => ({ right }),
  two: (right) => ({ right }),
  list: (right) => ({ right }),
};

function encodeExpression(expression: Expression): ExpressionTree {
  return visitExpression(expression, ENCODERS);
}

const ENCODERS: ExpressionVisitor<ExpressionTree> = {
  literal: ({ value }) => ({ value: encodeValue(value) }),
  attribute: encodeOperand,
  measure: ({ function: functionName, measure, ordinal, parameters }) => ({
    function: functionName,
    measure,
    ...(ordinal === undefined ? {} : { ordinal }),
    parameters: parameters.map(encodeParameter),
  }),
  arithmetic: ({ operator, left, right }) => ({ arithmetic: operator, left: encodeExpression(left), right: encodeExpression(right) }),
};
