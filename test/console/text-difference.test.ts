import fc from 'fast-check';
import { differenceOf, piecesOfRule, piecesOfText } from '../../console/src/parts/text-difference.js';

/* What the history of a segment marks of what was said before and after a change. */

function marked(before: readonly string[], after: readonly string[]) {
  const { gone, come } = differenceOf(before, after);
  const those = (pieces: readonly string[], places: ReadonlySet<number>) => pieces.filter((_, place) => places.has(place));
  return { gone: those(before, gone), come: those(after, come) };
}

test('of a rule the parts are marked that were changed, and no more', () => {
  const before = piecesOfRule("amount_spent >= 500 AND last_order_date < -90d AND customer_countries CONTAINS 'DE'");
  const after = piecesOfRule("amount_spent >= 400 AND customer_countries CONTAINS 'DE'");
  expect(marked(before, after)).toEqual({ gone: ['500', 'AND', 'last_order_date', '<', '-90d'], come: ['400'] });
});

test('of a text words are marked, and spaces count for nothing', () => {
  expect(marked(piecesOfText('Spent  much lately'), piecesOfText('Spent much\nthis year'))).toEqual({
    gone: ['lately'],
    come: ['this', 'year'],
  });
  expect(marked(piecesOfText(''), piecesOfText('New'))).toEqual({ gone: [], come: ['New'] });
});

test('without what is gone, and with what has come, the one is the other', () => {
  const pieces = fc.array(fc.constantFrom('a', 'b', 'c', ' '), { maxLength: 30 });
  fc.assert(
    fc.property(pieces, pieces, (before, after) => {
      const { gone, come } = differenceOf(before, after);
      const kept = (all: readonly string[], without: ReadonlySet<number>) =>
        all.filter((piece, place) => piece !== ' ' && !without.has(place));
      expect(kept(before, gone)).toEqual(kept(after, come));
    }),
  );
});

test('long texts that differ all over are marked whole, at once', () => {
  const before = Array.from({ length: 5_000 }, (_, place) => `a${place}`);
  const after = Array.from({ length: 5_000 }, (_, place) => `b${place}`);
  expect(differenceOf(before, after).gone.size).toBe(5_000);
});
