import { type Problem, quoted } from '../diagnostic.js';
import type { Subject } from './expectation.js';
import { splitMeasureName } from './measure-name.js';
import { parseBetween, parseList } from './parse-comparison.js';
import { parseOrdinal } from './parse-ordinal.js';
import { acceptSeparator, parseParameterList } from './parse-parameters.js';
import { parseValue } from './parse-value.js';
import type { Operator, Parameter, Span, Value } from '../rule.js';
import { type NameToken, spanOver } from './token.js';
import type { TokenReader } from './token-reader.js';

/** What stands in parentheses directly behind a name. */
export type Call = { readonly kind: 'none' } | (CallContent & { readonly span: Span });

type CallContent =
  /** `anniversary('birth_date')` */
  | { readonly kind: 'text'; readonly text: string }
  /** `orders_placed.nth_date(2, date >= -90d)`; without any of it `orders_placed()`, whose name has no dot. */
  | { readonly kind: 'measure'; readonly ordinal?: number; readonly parameters: readonly Parameter[] }
  /** `products_purchased(id: 5, date: -30d)`, deprecated; its parameters in the present form. */
  | { readonly kind: 'named'; readonly parameters: readonly Parameter[] };

/** What is wrong with parameters that have colons where a value belongs. */
export const NAMED_ARGUMENTS_COMPARED: Problem = {
  code: 'NOT_A_MEASURE',
  message: 'Parameters with colons are a test of a function in the deprecated form, `= true`; those of a measure have operators.',
  expected: ['MATCHES', 'a measure'],
};

/** call = [ "(" [ text | ordinal [ "," parameter-list ] | parameter-list | named-argument { "," named-argument } ] ")" ] */
export function parseCall(reader: TokenReader, name: NameToken): Call {
  const opening = reader.token.span;
  if (!reader.acceptSymbol('(')) return { kind: 'none' };
  reader.expect({ kind: 'argument', callName: name.text });
  const content = parseContent(reader, name.text);
  reader.requireSymbol(')', `behind the arguments of ${quoted(name.text)}`);
  return { ...content, span: spanOver(opening, reader.previous) };
}

function parseContent(reader: TokenReader, callName: string): CallContent {
  const { token } = reader;
  const functionName = splitMeasureName(callName)?.functionName;
  if (reader.isSymbol(')')) return { kind: 'measure', parameters: [] };
  if (token.kind === 'value' && token.value.kind === 'text') {
    reader.advance();
    return { kind: 'text', text: token.value.text };
  }
  if (functionName !== undefined && token.kind === 'value' && token.value.kind === 'number') {
    const ordinal = parseOrdinal(reader, token.value);
    return { kind: 'measure', ordinal, parameters: acceptSeparator(reader) ? parseFilters(reader, functionName) : [] };
  }
  const first = parseArgumentName(reader);
  return functionName === undefined || reader.isSymbol(':')
    ? { kind: 'named', parameters: parseNamedArguments(reader, callName, first) }
    : { kind: 'measure', parameters: parseFilters(reader, functionName, first) };
}

function parseFilters(reader: TokenReader, functionName: string, first?: NameToken): readonly Parameter[] {
  return parseParameterList(reader, { functionName, filtersOnly: true }, first);
}

function parseArgumentName(reader: TokenReader): NameToken {
  const { token } = reader;
  if (token.kind === 'name') {
    reader.advance();
    return token;
  }
  return reader.fail(token.span, {
    code: 'EXPECTED_ARGUMENT',
    message: 'Here stands a text in quotes, or a parameter.',
    expected: ['a text', 'a parameter'],
  });
}

function parseNamedArguments(reader: TokenReader, functionName: string, first: NameToken): readonly Parameter[] {
  const parameters = [parseNamedArgument(reader, functionName, first)];
  while (reader.acceptSymbol(',') && !reader.isSymbol(')')) {
    parameters.push(parseNamedArgument(reader, functionName, parseArgumentName(reader)));
  }
  return parameters;
}

/** named-argument = name ":" ( value | list | BETWEEN value AND value ) */
function parseNamedArgument(reader: TokenReader, functionName: string, name: NameToken): Parameter {
  reader.countParameter(name.span);
  if (!reader.acceptSymbol(':')) return failWithoutColon(reader, name, functionName);
  const { operator, values } = parseNamedValue(reader, { kind: 'parameter', name: name.text, functionName });
  return { name: name.text, nameSpan: name.span, operator, values, span: spanOver(name.span, reader.previous) };
}

function failWithoutColon(reader: TokenReader, name: NameToken, functionName: string): never {
  const { token } = reader;
  if (token.kind === 'symbol' || token.kind === 'keyword') {
    const message = `${quoted(functionName)} is tested with MATCHES (...), and computed with by a measure behind a dot.`;
    return reader.fail(spanOver(name.span, token.span), { code: 'NOT_A_MEASURE', message, expected: ['MATCHES', 'a measure'] });
  }
  return reader.fail(token.span, { code: 'EXPECTED_SYMBOL', message: 'A colon is missing here.', expected: [':'] });
}

/**
 * The operator was left to the kind of value: a list means any of them, an offset opens a period (`date: -30d` is since then),
 * everything else is equality, as in the published conversion of these forms.
 */
function parseNamedValue(reader: TokenReader, subject: Subject): { readonly operator: Operator; readonly values: readonly Value[] } {
  const parse = (operator: Operator) => () => parseValue(reader, subject, operator);
  if (reader.acceptKeyword('BETWEEN')) return { operator: 'BETWEEN', values: parseBetween(reader, parse('BETWEEN')) };
  if (reader.isSymbol('(')) return { operator: 'IN', values: parseList(reader, 'IN', parse('IN')) };
  const value = parseValue(reader, subject, '=');
  const opensPeriod = value.kind === 'date' && value.date.kind === 'offset';
  return { operator: opensPeriod ? '>=' : '=', values: [value] };
}
