import { type Problem, quoted } from '../diagnostic.js';
import type { Expectation } from './expectation.js';
import type { Parameter, Span } from '../rule.js';
import { type NameToken, spanOver } from './token.js';
import type { TokenReader } from './token-reader.js';

/** What parameters belong to. */
export type ParameterPlace = Omit<Extract<Expectation, { kind: 'parameter' }>, 'kind'>;

interface Named {
  readonly named: Pick<Parameter, 'name' | 'call'>;
  readonly span: Span;
}

/**
 * parameter-name = name | name "(" text ")", of which the name has been read: with a text behind it, the text names the parameter, and the
 * name is that of a call, `ignoring_case('name')`. `otherwise` is what is wrong with anything else in parentheses.
 */
export function parseParameterCall(
  reader: TokenReader,
  { text, span }: NameToken,
  { place, otherwise }: { readonly place: ParameterPlace; readonly otherwise?: Problem },
): Named {
  if (!reader.acceptSymbol('(')) return { named: { name: text }, span };
  reader.expect({ kind: 'parameter', ...place, call: text });
  const { token } = reader;
  if (token.kind !== 'value' || token.value.kind !== 'text') {
    if (otherwise !== undefined) return reader.fail(span, otherwise);
    const message = `In the parentheses of ${quoted(text)} stands the name of a parameter, in quotes.`;
    return reader.fail(token.span, { code: 'EXPECTED_ARGUMENT', message, expected: ['a text'] });
  }
  const argument = token.value.text;
  reader.advance();
  reader.requireSymbol(')', `behind the argument of ${quoted(text)}`);
  return { named: { name: argument, call: text }, span: spanOver(span, reader.previous) };
}
