import type { Subject } from './expectation.js';
import { arityOf, isMatchOperator, type MatchOperator } from './operator.js';
import { parseCallArguments, type Call } from './parse-call.js';
import { parseComparison, parseOperator } from './parse-comparison.js';
import { parseParameters } from './parse-parameters.js';
import type { AttributeOperand, FunctionRule, Operator, Parameter, Rule, Span, Value } from './rule.js';
import { spanOver } from './token.js';
import type { TokenReader } from './token-reader.js';

/**
 * clause = name operator values
 *        | name "(" text ")" operator values
 *        | name [ "(" ")" ] ( MATCHES | NOT MATCHES | NOT_MATCHES ) "(" parameters ")"
 *        | name "(" named-arguments ")" ( ( "=" | "!=" ) ( TRUE | FALSE ) | IS NULL | IS NOT NULL )      deprecated
 */
export function parseClause(reader: TokenReader): Rule {
  const { token } = reader;
  if (token.kind !== 'name') return failWithoutClause(reader);
  reader.countClause(token.span);
  reader.advance();
  const call = parseCallArguments(reader, token.text);
  const subject: Subject = { kind: 'attribute', name: token.text, argument: call.kind === 'text' ? call.text : undefined };
  const operatorStart = reader.token.span;
  const operator = parseOperator(reader, subject);
  const operatorSpan = spanOver(operatorStart, reader.previous);
  if (isMatchOperator(operator)) return parseMatches(reader, token, call, { operator, operatorSpan });
  if (call.kind === 'parameters' && isFunctionCall(reader, call, operator)) {
    const holds = parseTruth(reader, operator, operatorSpan);
    return functionRule(reader, token, holds, call.parameters);
  }
  const operand = operandOf(token, call);
  const values = parseComparison(reader, subject, operator);
  return { kind: 'comparison', operand, operator, operatorSpan, values, span: spanOver(token.span, reader.previous) };
}

interface NameToken {
  readonly text: string;
  readonly span: Span;
}

function failWithoutClause(reader: TokenReader): never {
  const { token } = reader;
  const expected = ['an attribute', 'a function', 'NOT', '('];
  if (token.kind === 'unreadable') {
    reader.advance();
    return reader.giveUp();
  }
  if (token.kind === 'value' && token.value.kind === 'number') {
    const message = 'A clause begins with an attribute or a function; values cannot be computed in a rule yet.';
    return reader.fail(token.span, { code: 'EXPECTED_CLAUSE', message, expected });
  }
  return reader.fail(token.span, { code: 'EXPECTED_CLAUSE', message: 'A clause begins with an attribute or a function.', expected });
}

/** matches = ( MATCHES | NOT MATCHES ) "(" parameters ")" */
function parseMatches(
  reader: TokenReader,
  name: NameToken,
  call: Call,
  match: { readonly operator: MatchOperator; readonly operatorSpan: Span },
): FunctionRule {
  if (call.kind === 'text' || (call.kind === 'parameters' && call.parameters.length > 0)) {
    const message = 'With MATCHES the parameters stand behind it: `name MATCHES (parameter = value)`.';
    reader.report(call.span, { code: 'UNEXPECTED_ARGUMENT', message, suggestion: '' });
  }
  const parameters = parseParameters(reader, name.text);
  return functionRule(reader, name, match.operator === 'MATCHES', parameters);
}

function functionRule(reader: TokenReader, name: NameToken, matches: boolean, parameters: readonly Parameter[]): FunctionRule {
  return { kind: 'function', name: name.text, nameSpan: name.span, matches, parameters, span: spanOver(name.span, reader.previous) };
}

/**
 * `anniversary(date: 'birth_date') = today` has an attribute's argument, `products_purchased(tag: 'vip') = true` a function's
 * parameter; without any, `name() = today` lacks the argument and `name() = true` is a function.
 */
function isFunctionCall(reader: TokenReader, { parameters }: Call & { readonly kind: 'parameters' }, operator: Operator): boolean {
  if (reader.isKeyword('TRUE', 'FALSE')) return true;
  const [only, ...others] = parameters;
  if (!only) return arityOf(operator) === 'none';
  return others.length > 0 || only.operator !== '=' || only.values[0]?.kind !== 'text';
}

/** truth = ( "=" | "!=" ) ( TRUE | FALSE ) | IS NULL | IS NOT NULL; gives whether the function is to match. */
function parseTruth(reader: TokenReader, operator: Operator, operatorSpan: Span): boolean {
  if (operator === 'IS NULL') return false;
  if (operator === 'IS NOT NULL') return true;
  const { token } = reader;
  if ((operator === '=' || operator === '!=') && token.kind === 'keyword' && reader.isKeyword('TRUE', 'FALSE')) {
    reader.advance();
    return (token.keyword === 'TRUE') === (operator === '=');
  }
  const message = 'The value of a function cannot be compared yet; test it with MATCHES (...), or with `= true` in the deprecated form.';
  return reader.fail(spanOver(operatorSpan, token.span), { code: 'COMPUTED_VALUE_NOT_SUPPORTED', message, expected: ['MATCHES'] });
}

function operandOf(name: NameToken, call: Call): AttributeOperand {
  const span = call.kind === 'none' ? name.span : spanOver(name.span, call.span);
  const argument = call.kind === 'text' ? call.text : call.kind === 'parameters' ? textOf(call.parameters[0]?.values[0]) : undefined;
  return { kind: 'attribute', name: name.text, argument, span };
}

function textOf(value: Value | undefined): string | undefined {
  return value?.kind === 'text' ? value.text : undefined;
}
