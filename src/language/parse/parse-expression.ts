import { type Subject, subjectOf } from './expectation.js';
import { negate } from '../literal/index.js';
import { operandOf } from './operand-of.js';
import { NAMED_ARGUMENTS_COMPARED, parseCall } from './parse-call.js';
import { failUnquoted, parseDateWord, parseLiteral } from './parse-value.js';
import type { ArithmeticOperator, Expression, Operator, Span, Value } from '../rule.js';
import { type NameToken, spanOver } from './token.js';
import type { TokenReader } from './token-reader.js';

/** A computed value, and how many of its operators lie over one another: so many levels it adds to the rule. */
export interface Sized {
  readonly expression: Expression;
  readonly height: number;
}

/** Where an operand stands. */
export type Place =
  /** Where a clause begins. */
  | { readonly kind: 'start'; readonly operator?: undefined }
  /** Behind `operator`, to be compared with `subject`. */
  | { readonly kind: 'side'; readonly subject: Subject; readonly operator: Operator }
  /** To be computed with `subject`; `operator` is that of the comparison, if it was read already. */
  | { readonly kind: 'operand'; readonly subject: Subject; readonly operator?: Operator | undefined };

type Parse = (reader: TokenReader, place: Place, begun?: Sized) => Sized;

/** expression = product { ( "+" | "-" ) product | offset }; its first operand may have been read already, as `begun`. */
export const parseExpression: Parse = (reader, place, begun) => parseChain(reader, ['+', '-'], parseProduct, place, begun);

/** product = operand { ( "*" | "/" ) operand } */
const parseProduct: Parse = (reader, place, begun) => parseChain(reader, ['*', '/'], parseOperand, place, begun);

/** Operands joined by operators of one strength, the left ones first. */
function parseChain(reader: TokenReader, operators: readonly ArithmeticOperator[], parse: Parse, place: Place, begun?: Sized): Sized {
  let left = parse(reader, place, begun);
  for (;;) {
    const { span } = reader.token;
    const offset = operators.includes('+') ? acceptOffset(reader, left.expression) : undefined;
    if (offset) {
      left = computed(reader, span, '+', left, offset);
      continue;
    }
    const operator = acceptOperator(reader, operators);
    if (!operator) return left;
    const right = parse(reader, { kind: 'operand', subject: subjectOf(left.expression), operator: place.operator });
    left = computed(reader, span, operator, left, right);
  }
}

function acceptOperator(reader: TokenReader, operators: readonly ArithmeticOperator[]): ArithmeticOperator | undefined {
  reader.splitSign();
  const operator = operators.find((candidate) => reader.isSymbol(candidate));
  if (operator) reader.advance();
  return operator;
}

/** offset = sign digits unit, behind what is no literal: `last_order_date +30d` */
function acceptOffset(reader: TokenReader, left: Expression): Sized | undefined {
  const { token } = reader;
  const isOffset = token.kind === 'value' && token.value.kind === 'date' && /^[+-]/.test(token.text);
  return isOffset && left.kind !== 'literal' ? literal(parseLiteral(reader, EXPECTED)) : undefined;
}

function computed(reader: TokenReader, operatorSpan: Span, operator: ArithmeticOperator, left: Sized, right: Sized): Sized {
  const height = 1 + Math.max(left.height, right.height);
  reader.requireLevels(operatorSpan, height);
  const span = spanOver(left.expression.span, right.expression.span);
  return { expression: { kind: 'arithmetic', operator, left: left.expression, right: right.expression, span }, height };
}

/** operand = "(" expression ")" | "-" operand | literal | date-word | name call */
const parseOperand: Parse = (reader, place, begun) => {
  if (begun) return begun;
  if (place.kind === 'side') reader.expect({ ...place, kind: 'value' });
  if (place.kind !== 'start') reader.expect({ kind: 'operand', subject: place.subject });
  const { token } = reader;
  if (reader.isSymbol('(')) return reader.nested(token.span, () => parseEnclosed(reader, place));
  if (reader.isSymbol('-')) return parseNegative(reader, place);
  if (token.kind !== 'name') return literal(parseLiteral(reader, EXPECTED, place.operator));
  const date = parseDateWord(reader, token);
  return date ? literal(date) : parseNamed(reader, place, token);
};

const EXPECTED = ['an attribute', 'a measure', 'a text in quotes', 'a number', 'a date', 'true', 'false'];

function literal(value: Value): Sized {
  return { expression: { kind: 'literal', value, span: value.span }, height: 0 };
}

function parseEnclosed(reader: TokenReader, place: Place): Sized {
  const opening = reader.advance().span;
  const { expression, height } = parseExpression(reader, place);
  reader.expect({ kind: 'words', words: [')'] });
  const { span } = reader.token;
  if (!reader.acceptSymbol(')')) {
    return reader.fail(span, { code: 'EXPECTED_SYMBOL', message: '`)` is missing behind what is computed.', expected: [')'] });
  }
  return { expression: { ...expression, span: spanOver(opening, span) }, height };
}

/** `-5` and `- 5` are one number; `-x` is `0 - x`. */
function parseNegative(reader: TokenReader, place: Place): Sized {
  const sign = reader.advance().span;
  const zero = literal({ kind: 'number', decimal: '0', span: sign });
  const subject = subjectOf(zero.expression);
  const operand = reader.nested(sign, () => parseOperand(reader, { kind: 'operand', subject, operator: place.operator }));
  const { expression } = operand;
  if (expression.kind !== 'literal' || expression.value.kind !== 'number') return computed(reader, sign, '-', zero, operand);
  return literal({ kind: 'number', decimal: negate(expression.value.decimal), span: spanOver(sign, expression.span) });
}

function parseNamed(reader: TokenReader, place: Place, name: NameToken): Sized {
  reader.advance();
  const call = parseCall(reader, name);
  if (call.kind === 'named') return reader.fail(call.span, NAMED_ARGUMENTS_COMPARED);
  const { token } = reader;
  if (call.kind === 'none' && place.kind === 'side' && token.kind === 'name' && token.span.line === name.span.line) {
    return failUnquoted(reader, name, EXPECTED);
  }
  return { expression: operandOf(name, call), height: 0 };
}
