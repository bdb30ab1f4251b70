import type { Operator, Value } from '../../language/index.js';
import type { Difference } from './smallest-change.js';
import { sayValues } from './wording.js';

/** Operators that hold where what they name is not there. */
const OPPOSITES: ReadonlySet<Operator> = new Set(['!=', 'NOT IN', 'NOT CONTAINS', 'IS NULL']);

interface ValueTest {
  readonly operator: Operator;
  readonly values: readonly Value[];
}

/** What a text, a list, or yes and no would have to be, to turn a comparison round. */
export function valueDifference(label: string, isList: boolean, { operator, values }: ValueTest, holds: boolean): Difference | undefined {
  const wanted = OPPOSITES.has(operator) === holds;
  const [first] = values;
  if (operator === 'IS NULL' || operator === 'IS NOT NULL') return { label, words: wanted ? 'any value' : 'no value' };
  if (first?.kind === 'boolean') {
    const to = wanted === first.boolean;
    return { label, to, words: to ? 'true' : 'false' };
  }
  const texts = values.flatMap((value) => (value.kind === 'text' ? [value.text] : value.kind === 'number' ? [value.decimal] : []));
  const [to] = texts;
  if (to === undefined) return undefined;
  const words = wordsFor(operator, isList)[wanted ? 0 : 1];
  return { label, ...(wanted ? { to } : {}), words: `${words}${sayValues(texts)}` };
}

/** What stands before the values: where they would have to be there, and where they would not. */
function wordsFor(operator: Operator, isList: boolean): readonly [there: string, notThere: string] {
  if (isList) return ['with ', 'without '];
  switch (operator) {
    case 'CONTAINS':
    case 'NOT CONTAINS':
      return ['with ', 'without '];
    case 'STARTS WITH':
      return ['beginning with ', 'not beginning with '];
    case 'ENDS WITH':
      return ['ending with ', 'not ending with '];
    default:
      return ['', 'anything but '];
  }
}
