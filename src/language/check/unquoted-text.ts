import type { CheckedExpression } from './checked-expression.js';
import { kindOf } from './computed-kind.js';
import type { Problem } from '../diagnostic.js';
import { unquotedText } from '../parse/index.js';
import { resolveAttribute } from './resolve-attribute.js';
import type { Expression } from '../rule.js';
import type { Vocabulary } from '../vocabulary.js';

/**
 * Whether the right side of a comparison is a text that was left without quotes: an unknown name where a text is compared, unless it
 * is one of an attribute misspelt. A tree says itself which of them it means.
 */
export function findUnquotedText(side: Expression, left: CheckedExpression, vocabulary: Vocabulary): Problem | undefined {
  if (side.kind !== 'attribute' || side.argument !== undefined || side.span.length === 0) return undefined;
  const resolution = resolveAttribute(side, vocabulary);
  if (resolution.kind !== 'problem' || resolution.problem.code !== 'UNKNOWN_ATTRIBUTE') return undefined;
  return comparesText(left) && (isAllowed(side.name, left) || !resolution.problem.suggestion) ? unquotedText(side.name) : undefined;
}

/** Where the left side is unknown, a text is the likeliest. */
function comparesText({ expression, shape }: CheckedExpression): boolean {
  const kind = shape && kindOf(shape);
  return expression.kind === 'attribute' && (!kind || kind === 'text' || kind === 'boolean');
}

function isAllowed(word: string, { shape }: CheckedExpression): boolean {
  return shape?.allowed?.some(({ value }) => value.toLowerCase() === word.toLowerCase()) ?? false;
}
