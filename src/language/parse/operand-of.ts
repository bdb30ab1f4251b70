import { splitMeasureName } from './measure-name.js';
import type { Call } from './parse-call.js';
import type { AttributeOperand, MeasureExpression, Span, Value } from '../rule.js';
import { type NameToken, spanOver } from './token.js';

/** The attribute or measure that a name and what stands in parentheses behind it are. */
export function operandOf(name: NameToken, call: Call): AttributeOperand | MeasureExpression {
  const span = call.kind === 'none' ? name.span : spanOver(name.span, call.span);
  const measureName = splitMeasureName(name.text);
  if (call.kind !== 'measure' || !measureName) return { kind: 'attribute', name: name.text, argument: argumentOf(call), span };
  const { functionName, measure } = measureName;
  const nameSpan = { ...name.span, length: functionName.length };
  const measureSpan = partOf(name.span, functionName.length + 1, measure.length);
  return {
    kind: 'measure',
    function: functionName,
    measure,
    nameSpan,
    measureSpan,
    ordinal: call.ordinal,
    parameters: call.parameters,
    span,
  };
}

function partOf({ offset, line, column }: Span, start: number, length: number): Span {
  return { offset: offset + start, length, line, column: column + start };
}

/** In the deprecated form, `anniversary(date: 'birth_date')`, the argument has a name. */
function argumentOf(call: Call): string | undefined {
  if (call.kind === 'text') return call.text;
  return call.kind === 'named' ? textOf(call.parameters[0]?.values[0]) : undefined;
}

function textOf(value: Value | undefined): string | undefined {
  return value?.kind === 'text' ? value.text : undefined;
}
