import { findNamedDate } from '../literal/index.js';
import { subjectOf } from './expectation.js';
import { splitMeasureName } from './measure-name.js';
import { simplify } from './normal-comparison.js';
import { operandOf } from './operand-of.js';
import { arityOf, isComputedOperator, isMatchOperator, type MatchOperator } from '../operator.js';
import { type Call, NAMED_ARGUMENTS_COMPARED, parseCall } from './parse-call.js';
import { parseComparison } from './parse-comparison.js';
import { parseExpression, type Sized } from './parse-expression.js';
import { parseOperator } from './parse-operator.js';
import { parseParameters } from './parse-parameters.js';
import { parseValue } from './parse-value.js';
import type { Expression, FunctionRule, Operator, Parameter, Rule, Span } from '../rule.js';
import { type NameToken, spanOver } from './token.js';
import type { TokenReader } from './token-reader.js';

/** What a clause begins with. */
export interface LeftSide extends Sized {
  /** The name that it is, when it is no more than that: a function may be tested by it. */
  readonly named?: NamedCall;
}

interface NamedCall {
  readonly name: NameToken;
  readonly call: Call;
}

interface OperatorAt<Kind = Operator> {
  readonly operator: Kind;
  readonly operatorSpan: Span;
}

/** left = expression; `begun` is its first operand, if that was read already. */
export function parseLeft(reader: TokenReader, begun?: Sized): LeftSide {
  const { token } = reader;
  if (begun) return parseExpression(reader, { kind: 'start' }, begun);
  if (token.kind === 'name' && !findNamedDate(token.text)) return parseFromName(reader, token);
  const begins = token.kind === 'name' || token.kind === 'value' || reader.isSymbol('-') || reader.isKeyword('TRUE', 'FALSE');
  return begins ? parseExpression(reader, { kind: 'start' }) : failWithoutClause(reader);
}

function parseFromName(reader: TokenReader, name: NameToken): LeftSide {
  reader.advance();
  const call = parseCall(reader, name);
  const operand: Sized = { expression: operandOf(name, call), height: 0 };
  const left = parseExpression(reader, { kind: 'start' }, operand);
  return left === operand ? { ...operand, named: { name, call } } : left;
}

function failWithoutClause(reader: TokenReader): never {
  const { token } = reader;
  if (token.kind === 'unreadable') {
    reader.advance();
    return reader.giveUp();
  }
  const expected = ['an attribute', 'a function', 'a measure', 'NOT', '('];
  return reader.fail(token.span, { code: 'EXPECTED_CLAUSE', message: 'A clause begins with an attribute or a function.', expected });
}

/**
 * clause = left operator sides
 *        | name [ "(" ")" ] ( MATCHES | NOT MATCHES | NOT_MATCHES ) "(" parameters ")"
 *        | name "(" named-arguments ")" ( ( "=" | "!=" ) ( TRUE | FALSE ) | IS NULL | IS NOT NULL )      deprecated
 */
export function parseClause(reader: TokenReader, left: LeftSide): Rule {
  const { expression, named } = left;
  reader.countClause(expression.span);
  const start = reader.token.span;
  const operator = parseOperator(reader, subjectOf(expression));
  const operatorSpan = spanOver(start, reader.previous);
  if (isMatchOperator(operator)) return parseMatches(reader, left, { operator, operatorSpan });
  if (named && testsFunction(reader, named, operator)) {
    const parameters = named.call.kind === 'named' ? named.call.parameters : [];
    const holds = parseTruth(reader, { operator, operatorSpan });
    return functionRule(reader, named.name, holds, parameters);
  }
  return parseSides(reader, expression, { operator, operatorSpan });
}

/** sides = the other sides of a comparison, as many as its operator takes. */
function parseSides(reader: TokenReader, left: Expression, { operator, operatorSpan }: OperatorAt): Rule {
  const subject = subjectOf(left);
  if (isComputedOperator(operator)) {
    const right = parseComparison(reader, operator, () => parseExpression(reader, { kind: 'side', subject, operator }).expression);
    return simplify({ kind: 'computed', left, operator, operatorSpan, right, span: spanOver(left.span, reader.previous) });
  }
  if (left.kind !== 'attribute') {
    const message = `${operator} looks into an attribute; what is computed or written out is compared with \`=\` and its like.`;
    return reader.fail(operatorSpan, { code: 'OPERATOR_NOT_ALLOWED', message });
  }
  const values = parseComparison(reader, operator, () => parseValue(reader, subject, operator));
  return { kind: 'comparison', operand: left, operator, operatorSpan, values, span: spanOver(left.span, reader.previous) };
}

/** matches = ( MATCHES | NOT MATCHES ) "(" parameters ")" */
function parseMatches(reader: TokenReader, { expression, named }: LeftSide, { operator }: OperatorAt<MatchOperator>): FunctionRule {
  if (!named) return reader.fail(expression.span, { code: 'NOT_A_FUNCTION', message: 'MATCHES tests a function, by its name.' });
  const { name, call } = named;
  if (call.kind !== 'none' && !isEmpty(call)) {
    const message = 'With MATCHES the parameters stand behind it: `name MATCHES (parameter = value)`.';
    reader.report(call.span, { code: 'UNEXPECTED_ARGUMENT', message, suggestion: '' });
  }
  const parameters = parseParameters(reader, name.text);
  return functionRule(reader, name, operator === 'MATCHES', parameters);
}

function isEmpty(call: Call): boolean {
  return call.kind === 'measure' && call.ordinal === undefined && call.parameters.length === 0;
}

function functionRule(reader: TokenReader, name: NameToken, matches: boolean, parameters: readonly Parameter[]): FunctionRule {
  return { kind: 'function', name: name.text, nameSpan: name.span, matches, parameters, span: spanOver(name.span, reader.previous) };
}

/**
 * Whether this is the deprecated test of a function. `anniversary(date: 'birth_date') = today` has an attribute's argument,
 * `products_purchased(tag: 'vip') = true` a function's parameter. `opened() = true` is a function, `opened() = today` lacks an argument;
 * what `email.opened()` is, a function or a measure, only the vocabulary knows.
 */
function testsFunction(reader: TokenReader, { name, call }: NamedCall, operator: Operator): boolean {
  const isTest = reader.isKeyword('TRUE', 'FALSE');
  if (call.kind === 'measure') return !splitMeasureName(name.text) && (isTest || arityOf(operator) === 'none');
  if (call.kind !== 'named') return false;
  const [only, ...others] = call.parameters;
  return (
    isTest || splitMeasureName(name.text) !== undefined || others.length > 0 || only?.operator !== '=' || only.values[0]?.kind !== 'text'
  );
}

/** truth = ( "=" | "!=" ) ( TRUE | FALSE ) | IS NULL | IS NOT NULL; gives whether the function is to match. */
function parseTruth(reader: TokenReader, { operator, operatorSpan }: OperatorAt): boolean {
  if (operator === 'IS NULL') return false;
  if (operator === 'IS NOT NULL') return true;
  const problemSpan = spanOver(operatorSpan, reader.token.span);
  const truth = operator === '=' || operator === '!=' ? reader.acceptTruth() : undefined;
  return truth === undefined ? reader.fail(problemSpan, NAMED_ARGUMENTS_COMPARED) : truth === (operator === '=');
}
