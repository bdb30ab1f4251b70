import { decodeOperand, decodeOperator, decodeParameters, decodeValue } from './decode-operation.js';
import { isOrdinal } from '../limits.js';
import { type Arity, arityOf, COMPUTED_OPERATORS, isOperator, isComputedOperator } from '../operator.js';
import type { ArithmeticOperator, ComputedOperator, ComputedRule, Expression } from '../rule.js';
import { isObject, type JsonObject, type TreePath, type TreeReader } from './tree-reader.js';

/** A comparison of computed values from JSON; `levels` is how many levels of the tree may still follow. */
export function decodeComputed(reader: TreeReader, json: JsonObject, path: TreePath, levels: number): ComputedRule | undefined {
  const left = decodeExpression(reader, json.left, [...path, 'left'], levels - 1);
  const decoded = decodeOperator(reader, json, path, COMPUTED_OPERATORS, isComputed);
  const right = decoded && decodeRight(reader, json, path, decoded.operator, levels);
  return left && right && { kind: 'computed', left, ...decoded, right, span: reader.spanAt(path) };
}

function isComputed(operator: string): operator is ComputedOperator {
  return isOperator(operator) && isComputedOperator(operator);
}

interface ShapeOfRight {
  readonly isRight: (right: unknown) => boolean;
  readonly description: string;
}

const SHAPE_OF_RIGHT: Readonly<Record<Arity, ShapeOfRight>> = {
  none: { isRight: (right) => right === undefined, description: 'nothing' },
  one: { isRight: isObject, description: 'one object' },
  two: { isRight: (right) => Array.isArray(right) && right.length === 2, description: 'a list of two values' },
  list: { isRight: (right) => Array.isArray(right) && right.length > 0, description: 'a list of values' },
};

function decodeRight(
  reader: TreeReader,
  { right }: JsonObject,
  path: TreePath,
  operator: ComputedOperator,
  levels: number,
): readonly Expression[] | undefined {
  const at = [...path, 'right'];
  const { isRight, description } = SHAPE_OF_RIGHT[arityOf(operator)];
  if (!isRight(right)) return reader.invalid(at, `${operator} takes ${description} on its right.`, [description]);
  if (right === undefined) return [];
  const sides = Array.isArray(right)
    ? right.map((side: unknown, index) => decodeExpression(reader, side, [...at, String(index)], levels - 1))
    : [decodeExpression(reader, right, at, levels - 1)];
  return sides.every((side) => side !== undefined) ? sides : undefined;
}

/** The kind of value that a key announces, and the keys that it has besides. */
const KEYS_OF_KIND = {
  value: [],
  attribute: ['argument'],
  function: ['measure', 'ordinal', 'parameters'],
  arithmetic: ['left', 'right'],
} as const;

type DecodeNode = (reader: TreeReader, json: JsonObject, path: TreePath, levels: number) => Expression | undefined;

const DECODERS: Readonly<Record<keyof typeof KEYS_OF_KIND, DecodeNode>> = {
  value: (reader, json, path) => {
    const value = decodeValue(reader, json.value, [...path, 'value']);
    return value && { kind: 'literal', value, span: value.span };
  },
  attribute: decodeOperand,
  function: decodeMeasure,
  arithmetic: decodeArithmetic,
};

function decodeExpression(reader: TreeReader, json: unknown, path: TreePath, levels: number): Expression | undefined {
  if (!reader.mayEnter(path, levels)) return undefined;
  const kind = isObject(json) ? reader.kindOf(json, KEYS_OF_KIND, path) : undefined;
  if (!isObject(json) || !kind)
    return reader.invalid(path, 'What is compared is an object with one of these keys.', Object.keys(KEYS_OF_KIND));
  return DECODERS[kind](reader, json, path, levels);
}

function decodeMeasure(reader: TreeReader, json: JsonObject, path: TreePath): Expression | undefined {
  const name = reader.text(json, 'function', path);
  const measure = reader.text(json, 'measure', path);
  const parameters = decodeParameters(reader, json, path);
  const { ordinal } = json;
  if (ordinal !== undefined && !(typeof ordinal === 'number' && isOrdinal(ordinal))) {
    return reader.invalid([...path, 'ordinal'], '`ordinal` is the number of a record, from 1.', ['a whole number from 1']);
  }
  if (name === undefined || measure === undefined || !parameters) return undefined;
  const nameSpan = reader.spanAt([...path, 'function']);
  const measureSpan = reader.spanAt([...path, 'measure']);
  return { kind: 'measure', function: name, measure, nameSpan, measureSpan, ordinal, parameters, span: reader.spanAt(path) };
}

const ARITHMETIC: readonly ArithmeticOperator[] = ['+', '-', '*', '/'];

function decodeArithmetic(reader: TreeReader, json: JsonObject, path: TreePath, levels: number): Expression | undefined {
  const operator = ARITHMETIC.find((candidate) => candidate === json.arithmetic);
  if (!operator) reader.invalid([...path, 'arithmetic'], '`arithmetic` is one of these.', ARITHMETIC);
  const left = decodeExpression(reader, json.left, [...path, 'left'], levels - 1);
  const right = decodeExpression(reader, json.right, [...path, 'right'], levels - 1);
  return operator && left && right && { kind: 'arithmetic', operator, left, right, span: reader.spanAt(path) };
}
