import { findNearestName } from '../nearest-name.js';
import { readDate, readNumber } from '../literal/index.js';
import { type Arity, arityOf, isOperator, OPERATORS } from '../operator.js';
import type { AttributeOperand, Operator, Parameter, Span, Value } from '../rule.js';
import { isObject, type JsonObject, type TreePath, type TreeReader } from './tree-reader.js';

/** `attribute` and `argument` of a node. */
export function decodeOperand(reader: TreeReader, json: JsonObject, path: TreePath): AttributeOperand | undefined {
  const name = reader.text(json, 'attribute', path);
  const argument = json.argument === undefined ? undefined : reader.text(json, 'argument', path);
  if (name === undefined || (argument === undefined && json.argument !== undefined)) return undefined;
  return { kind: 'attribute', name, argument, span: reader.spanAt([...path, 'attribute']) };
}

/** The list under `parameters`, which may be left out when there are none; those with problems are left out of the result. */
export function decodeParameters(reader: TreeReader, json: JsonObject, path: TreePath): readonly Parameter[] | undefined {
  if (json.parameters === undefined) return [];
  const at = [...path, 'parameters'];
  const parameters = reader
    .list(json, 'parameters', path)
    ?.map((parameter, index) => decodeParameter(reader, parameter, [...at, String(index)]));
  return parameters?.filter((parameter) => parameter !== undefined);
}

function decodeParameter(reader: TreeReader, json: unknown, path: TreePath): Parameter | undefined {
  const keys = ['name', 'argument', 'operator', 'value', 'values'];
  if (!isObject(json)) return reader.invalid(path, 'A parameter is an object.', keys);
  reader.reportUnknownKeys(json, keys, path);
  const named = decodeParameterName(reader, json, 'name', path);
  const operation = decodeOperation(reader, json, path, decodeParameterValue);
  if (named === undefined || !operation) return undefined;
  return { ...named, nameSpan: reader.spanAt([...path, 'name']), ...operation, span: reader.spanAt(path) };
}

/** The name of a parameter; with an `argument` that is its name, and the call it stands in is named. */
function decodeParameterName(
  reader: TreeReader,
  json: JsonObject,
  key: string,
  path: TreePath,
): Pick<Parameter, 'name' | 'call'> | undefined {
  const name = reader.text(json, key, path);
  if (json.argument === undefined) return name === undefined ? undefined : { name };
  const argument = reader.text(json, 'argument', path);
  return name === undefined || argument === undefined ? undefined : { name: argument, call: name };
}

type DecodeValue = (reader: TreeReader, json: unknown, path: TreePath) => Value | undefined;

/** `{ parameter, argument, offset }` is another parameter of the same record. */
const decodeParameterValue: DecodeValue = (reader, json, path) => {
  if (!isObject(json)) return decodeValue(reader, json, path);
  reader.reportUnknownKeys(json, ['parameter', 'argument', 'offset'], path);
  const named = decodeParameterName(reader, json, 'parameter', path);
  const text = json.offset === undefined ? undefined : reader.text(json, 'offset', path);
  if (named === undefined || (text === undefined && json.offset !== undefined)) return undefined;
  const span = reader.spanAt(path);
  if (text === undefined) return { kind: 'field', ...named, span };
  const reading = readDate(text);
  if (reading === undefined || !('date' in reading) || reading.date.kind !== 'offset')
    return reader.invalid([...path, 'offset'], 'A date is moved by an offset, such as `+7d` or `-36h`.', ['an offset']);
  return { kind: 'field', ...named, offset: reading.date, span };
};

/** `operator` and `value` or `values` of a node. */
export function decodeOperation(
  reader: TreeReader,
  json: JsonObject,
  path: TreePath,
  decode: DecodeValue = decodeValue,
): Pick<Parameter, 'operator' | 'operatorSpan' | 'values'> | undefined {
  const decoded = decodeOperator(reader, json, path, OPERATORS, isOperator);
  const values = decoded && decodeValues(reader, json, decoded.operator, { path, decode });
  return values && { ...decoded, values };
}

/** `operator` of a node, which is one of `known`. */
export function decodeOperator<Known extends Operator>(
  reader: TreeReader,
  { operator }: JsonObject,
  path: TreePath,
  known: readonly Known[],
  isKnown: (operator: string) => operator is Known,
): { readonly operator: Known; readonly operatorSpan: Span } | undefined {
  const at = [...path, 'operator'];
  if (typeof operator === 'string' && isKnown(operator)) return { operator, operatorSpan: reader.spanAt(at) };
  const suggestion = typeof operator === 'string' ? findNearestName(operator, known) : undefined;
  return reader.report(at, { code: 'INVALID_TREE', message: '`operator` is one of these.', expected: known, suggestion });
}

interface ShapeOfValues {
  readonly key?: 'value' | 'values';
  readonly isCount: (count: number) => boolean;
  readonly description: string;
}

const SHAPE_OF_VALUES: Readonly<Record<Arity, ShapeOfValues>> = {
  none: { isCount: (count) => count === 0, description: 'no value' },
  one: { key: 'value', isCount: (count) => count === 1, description: 'one `value`' },
  two: { key: 'values', isCount: (count) => count === 2, description: 'two `values`' },
  list: { key: 'values', isCount: (count) => count > 0, description: 'a list of `values`' },
};

function decodeValues(
  reader: TreeReader,
  json: JsonObject,
  operator: Operator,
  { path, decode }: { readonly path: TreePath; readonly decode: DecodeValue },
): readonly Value[] | undefined {
  const { key, isCount, description } = SHAPE_OF_VALUES[arityOf(operator)];
  const other = (['value', 'values'] as const).find((candidate) => candidate !== key && json[candidate] !== undefined);
  if (other) return reader.invalid([...path, other], `${operator} takes ${description}.`, key ? [key] : []);
  if (!key) return [];
  const listed: unknown = key === 'value' ? [json.value] : json.values;
  if (!Array.isArray(listed) || !isCount(listed.length)) {
    return reader.invalid([...path, key], `${operator} takes ${description}.`, [description]);
  }
  const values = listed.map((value: unknown, index) =>
    decode(reader, value, key === 'value' ? [...path, key] : [...path, key, String(index)]),
  );
  return values.every((value) => value !== undefined) ? values : undefined;
}

export function decodeValue(reader: TreeReader, json: unknown, path: TreePath): Value | undefined {
  const span = reader.spanAt(path);
  if (typeof json === 'string') return { kind: 'text', text: json, span };
  if (typeof json === 'boolean') return { kind: 'boolean', boolean: json, span };
  const decimal = typeof json === 'number' ? exactDecimal(json) : undefined;
  if (decimal !== undefined) return { kind: 'number', decimal, span };
  const message =
    typeof json === 'number'
      ? 'A JSON number does not hold this exactly; write it as a text of digits.'
      : 'A value is a text, a number, true or false.';
  return reader.invalid(path, message, ['a text', 'a number', 'true', 'false']);
}

/** The decimal of a JSON number that is certainly the one that was written. */
function exactDecimal(number: number): string | undefined {
  if (Number.isInteger(number) && !Number.isSafeInteger(number)) return undefined;
  const reading = readNumber(String(number));
  return reading && 'decimal' in reading ? reading.decimal : undefined;
}
