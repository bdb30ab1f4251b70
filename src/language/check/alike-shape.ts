import { type Problem, quoted } from '../diagnostic.js';
import { findNearestName } from '../nearest-name.js';
import { printParameterName } from '../print/index.js';
import type { Parameter } from '../rule.js';
import type { ParameterShape, Vocabulary } from '../vocabulary.js';

type Named = Pick<Parameter, 'name' | 'call'>;

/** A parameter as it is compared in the call that it stands in; undefined where that is not for it. */
export function alikeShape<Shape extends ParameterShape>({ call }: Named, shape: Shape, vocabulary: Vocabulary): Shape | undefined {
  return call === undefined ? shape : vocabulary.alike(call, shape);
}

/** What is wrong with the call that a parameter stands in, beside which there are `others`. */
export function unlike(
  { name, call }: Named,
  shape: ParameterShape,
  others: readonly ParameterShape[],
  vocabulary: Vocabulary,
): Problem | undefined {
  if (call === undefined || vocabulary.alike(call, shape) !== undefined) return undefined;
  const calls = vocabulary.likenesses().map((likeness) => likeness.name);
  if (!calls.includes(call)) {
    const nearest = findNearestName(call, calls);
    const suggestion = nearest === undefined ? undefined : printParameterName({ name, call: nearest });
    return { code: 'UNKNOWN_PARAMETER', message: `No parameter stands in ${quoted(call)}.`, expected: calls, suggestion };
  }
  const expected = others.filter((other) => vocabulary.alike(call, other) !== undefined).map((other) => other.name);
  return { code: 'UNKNOWN_ARGUMENT', message: `${quoted(call)} does not know ${quoted(name)}.`, expected };
}
