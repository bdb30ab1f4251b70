import { quoted } from './diagnostic.js';
import type { Subject } from './expectation.js';
import { isMatchOperator } from './operator.js';
import { parseComparison, parseOperator } from './parse-comparison.js';
import type { Parameter } from './rule.js';
import { spanOver } from './token.js';
import type { TokenReader } from './token-reader.js';

/** parameters = "(" [ parameter { "," parameter } ] ")" */
export function parseParameters(reader: TokenReader, functionName: string): readonly Parameter[] {
  reader.expect({ kind: 'words', words: ['('] });
  if (!reader.acceptSymbol('(')) {
    const message = 'MATCHES is followed by parameters in parentheses, which may be empty: `MATCHES ()`.';
    return reader.fail(reader.token.span, { code: 'EXPECTED_SYMBOL', message, expected: ['('] });
  }
  const parameters: Parameter[] = [];
  if (!reader.isSymbol(')')) {
    do {
      const parameter = reader.recover(
        () => parseParameter(reader, functionName),
        () => atSeparator(reader),
      );
      if (parameter) parameters.push(parameter);
    } while (acceptSeparator(reader));
  }
  reader.requireSymbol(')', `behind the parameters of ${quoted(functionName)}`);
  return parameters;
}

function atSeparator(reader: TokenReader): boolean {
  return reader.isSymbol(',') || reader.isKeyword('AND', 'OR');
}

/** Parameters are joined by commas; AND in their place means the same but is not the language. */
function acceptSeparator(reader: TokenReader): boolean {
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

/** parameter = name operator values */
function parseParameter(reader: TokenReader, functionName: string): Parameter {
  reader.expect({ kind: 'parameter', functionName });
  const { token } = reader;
  if (token.kind !== 'name') {
    const message = `A parameter of ${quoted(functionName)} is missing here.`;
    return reader.fail(token.span, { code: 'EXPECTED_PARAMETER', message, expected: ['a parameter'] });
  }
  reader.countParameter(token.span);
  reader.advance();
  const subject: Subject = { kind: 'parameter', name: token.text, functionName };
  const operatorStart = reader.token.span;
  const operator = parseOperator(reader, subject);
  const operatorSpan = spanOver(operatorStart, reader.previous);
  if (isMatchOperator(operator)) return reader.giveUp();
  const values = parseComparison(reader, subject, operator);
  const span = spanOver(token.span, reader.previous);
  return { name: token.text, nameSpan: token.span, operator, operatorSpan, values, span };
}
