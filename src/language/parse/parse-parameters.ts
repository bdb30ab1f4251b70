import { quoted } from '../diagnostic.js';
import type { Subject } from './expectation.js';
import { isMatchOperator } from '../operator.js';
import { parseComparison } from './parse-comparison.js';
import { parseParameterCall, type ParameterPlace } from './parse-parameter-call.js';
import { parseOperator } from './parse-operator.js';
import { parseValue } from './parse-value.js';
import type { Parameter } from '../rule.js';
import { type NameToken, spanOver } from './token.js';
import type { TokenReader } from './token-reader.js';

/** parameters = "(" [ parameter-list ] ")" */
export function parseParameters(reader: TokenReader, functionName: string): readonly Parameter[] {
  reader.expect({ kind: 'words', words: ['('] });
  if (!reader.acceptSymbol('(')) {
    const message = 'MATCHES is followed by parameters in parentheses, which may be empty: `MATCHES ()`.';
    return reader.fail(reader.token.span, { code: 'EXPECTED_SYMBOL', message, expected: ['('] });
  }
  const parameters = reader.isSymbol(')') ? [] : parseParameterList(reader, { functionName, filtersOnly: false });
  reader.requireSymbol(')', `behind the parameters of ${quoted(functionName)}`);
  return parameters;
}

/** parameter-list = parameter { "," parameter }; of the first one the name may have been read already. */
export function parseParameterList(reader: TokenReader, place: ParameterPlace, begun?: NameToken): readonly Parameter[] {
  const parameters: Parameter[] = [];
  let name = begun;
  do {
    const parameter = reader.recover(
      () => parseParameter(reader, { ...place, given: parameters }, name),
      () => atSeparator(reader),
    );
    if (parameter) parameters.push(parameter);
    name = undefined;
  } while (acceptSeparator(reader));
  return parameters;
}

function atSeparator(reader: TokenReader): boolean {
  return reader.isSymbol(',') || reader.isKeyword('AND', 'OR');
}

/** Parameters are joined by commas; AND in their place means the same but is not the language. */
export function acceptSeparator(reader: TokenReader): boolean {
  reader.expect({ kind: 'words', words: [','] });
  if (reader.isKeyword('AND', 'OR')) {
    const isAnd = reader.isKeyword('AND');
    const message = isAnd
      ? 'Parameters are separated by commas.'
      : 'Parameters cannot be joined by OR; write one function for each, joined by OR.';
    reader.report(reader.token.span, { code: 'EXPECTED_SYMBOL', message, expected: [','], suggestion: isAnd ? ',' : undefined });
    reader.advance();
    return true;
  }
  if (reader.token.kind === 'name') {
    const { span, text } = reader.token;
    const suggestion = text.length <= 60 ? `, ${text}` : undefined;
    reader.report(span, { code: 'EXPECTED_SYMBOL', message: 'Parameters are separated by commas.', expected: [','], suggestion });
    return true;
  }
  return reader.acceptSymbol(',');
}

/** parameter = ( name | name "(" text ")" ) operator values */
function parseParameter(reader: TokenReader, place: ParameterPlace, begun?: NameToken): Parameter {
  const first = begun ?? parseParameterName(reader, place);
  reader.countParameter(first.span);
  const { functionName, given } = place;
  const name = parseParameterCall(reader, first, { place });
  const subject: Subject = { kind: 'parameter', ...name.named, functionName, ...(given === undefined ? {} : { given }) };
  const operatorStart = reader.token.span;
  const operator = parseOperator(reader, subject);
  const operatorSpan = spanOver(operatorStart, reader.previous);
  if (isMatchOperator(operator)) return reader.giveUp();
  const values = parseComparison(reader, operator, () => parseValue(reader, subject, operator));
  return { ...name.named, nameSpan: name.span, operator, operatorSpan, values, span: spanOver(name.span, reader.previous) };
}

function parseParameterName(reader: TokenReader, place: ParameterPlace): NameToken {
  reader.expect({ kind: 'parameter', ...place });
  const { token } = reader;
  if (token.kind !== 'name') {
    const message = `A parameter of ${quoted(place.functionName)} is missing here.`;
    return reader.fail(token.span, { code: 'EXPECTED_PARAMETER', message, expected: ['a parameter'] });
  }
  reader.advance();
  return token;
}
