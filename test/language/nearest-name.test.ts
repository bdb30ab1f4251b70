import { findNearestName } from '../../src/language/nearest-name.js';

test.each<[string, readonly string[], string | undefined, string]>([
  ['agee', ['age', 'usage'], 'age', 'a letter too many'],
  ['AGE', ['page', 'age'], 'age', 'another case'],
  ['orders', ['orders_placed', 'orders_paid', 'order_count'], 'orders_paid', 'the shortest name that it begins'],
  ['order', ['order_count', 'orders_placed'], 'order_count', 'the shortest name that it begins, in any order'],
  ['or', ['orders_placed'], undefined, 'too short to be the beginning of one'],
  ['ord', ['orders_placed'], 'orders_placed', 'long enough to be the beginning of one'],
  ['abcde', ['abcxy'], 'abcxy', 'two changes in five letters'],
  ['abcde', ['abxyz'], undefined, 'three changes in five letters'],
  ['abcde', ['abcxy', 'abcdx'], 'abcdx', 'the fewest changes'],
  ['abcde', ['abcdx', 'abcdy'], 'abcdx', 'the first of equals'],
  ['abcdefgh', ['abcde'], 'abcde', 'three letters too many in eight'],
  ['', ['a'], undefined, 'nothing'],
  ['a'.repeat(64), ['a'.repeat(63)], 'a'.repeat(63), 'the longest word'],
  ['a'.repeat(65), ['a'.repeat(64)], undefined, 'a word that is too long'],
])('%s among %j is taken for %s: %s', (name, candidates, nearest) => {
  expect(findNearestName(name, candidates)).toBe(nearest);
});
