import { quoted } from './diagnostic.js';
import { parseBetween, parseList } from './parse-comparison.js';
import { parseValue } from './parse-value.js';
import type { Subject } from './expectation.js';
import type { Operator, Parameter, Span, Value } from './rule.js';
import { spanOver } from './token.js';
import type { TokenReader } from './token-reader.js';

/** What stands in parentheses directly behind a name. */
export type Call =
  | { readonly kind: 'none' }
  /** `anniversary('birth_date')` */
  | { readonly kind: 'text'; readonly text: string; readonly span: Span }
  /** `products_purchased(id: 5, date: -30d)`, deprecated; its parameters in the present form. */
  | { readonly kind: 'parameters'; readonly parameters: readonly Parameter[]; readonly span: Span };

/** call = [ "(" ( text | [ named-argument { "," named-argument } ] ) ")" ] */
export function parseCallArguments(reader: TokenReader, name: string): Call {
  const opening = reader.token.span;
  if (!reader.acceptSymbol('(')) return { kind: 'none' };
  reader.expect({ kind: 'argument', callName: name });
  const { token } = reader;
  if (token.kind === 'value' && token.value.kind === 'text') {
    reader.advance();
    reader.requireSymbol(')', `behind the argument of ${quoted(name)}`);
    return { kind: 'text', text: token.value.text, span: spanOver(opening, reader.previous) };
  }
  const parameters: Parameter[] = [];
  while (!reader.isSymbol(')')) {
    parameters.push(parseNamedArgument(reader, name));
    if (!reader.acceptSymbol(',')) break;
  }
  reader.requireSymbol(')', `behind the arguments of ${quoted(name)}`);
  return { kind: 'parameters', parameters, span: spanOver(opening, reader.previous) };
}

/** named-argument = name ":" ( value | list | BETWEEN value AND value ) */
function parseNamedArgument(reader: TokenReader, functionName: string): Parameter {
  const { token } = reader;
  if (token.kind !== 'name') {
    return reader.fail(token.span, {
      code: 'EXPECTED_ARGUMENT',
      message: 'Here stands a text in quotes, or a parameter.',
      expected: ['a text'],
    });
  }
  reader.countParameter(token.span);
  reader.advance();
  if (!reader.acceptSymbol(':')) {
    return failWithoutColon(reader, token.span, functionName);
  }
  const subject: Subject = { kind: 'parameter', name: token.text, functionName };
  const { operator, values } = parseNamedValue(reader, subject);
  return { name: token.text, nameSpan: token.span, operator, values, span: spanOver(token.span, reader.previous) };
}

function failWithoutColon(reader: TokenReader, name: Span, functionName: string): never {
  const { token } = reader;
  if (token.kind === 'symbol' || token.kind === 'keyword') {
    const message = `The value of ${quoted(functionName)} cannot be computed yet; test it with MATCHES (...).`;
    return reader.fail(spanOver(name, token.span), { code: 'COMPUTED_VALUE_NOT_SUPPORTED', message, expected: ['MATCHES'] });
  }
  return reader.fail(token.span, { code: 'EXPECTED_SYMBOL', message: 'A colon is missing here.', expected: [':'] });
}

/**
 * The operator was left to the kind of value: a list means any of them, an offset opens a period (`date: -30d` is since then),
 * everything else is equality, as in the published conversion of these forms.
 */
function parseNamedValue(reader: TokenReader, subject: Subject): { readonly operator: Operator; readonly values: readonly Value[] } {
  if (reader.acceptKeyword('BETWEEN')) return { operator: 'BETWEEN', values: parseBetween(reader, subject) };
  if (reader.isSymbol('(')) return { operator: 'IN', values: parseList(reader, subject, 'IN') };
  const value = parseValue(reader, subject, '=');
  const opensPeriod = value.kind === 'date' && value.date.kind === 'offset';
  return { operator: opensPeriod ? '>=' : '=', values: [value] };
}
