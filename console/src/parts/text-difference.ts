import { tokensOf } from './rule-tokens.js';

/** More pairs than these are not compared: texts of that length that differ all over are shown whole. */
const MOST_PAIRS = 2_000_000;

/** Which pieces of two texts are not in the other, by their places. */
export interface Difference {
  readonly gone: ReadonlySet<number>;
  readonly come: ReadonlySet<number>;
}

/** What has to be taken out of `before` and put in to have `after`, as little as possible; spaces count for nothing. */
export function differenceOf(before: readonly string[], after: readonly string[]): Difference {
  const [old, now] = [placesOf(before), placesOf(after)];
  let start = 0;
  while (start < old.length && start < now.length && before[old[start] as number] === after[now[start] as number]) start++;
  let end = 0;
  const same = (back: number) => before[old[old.length - back] as number] === after[now[now.length - back] as number];
  while (end < old.length - start && end < now.length - start && same(end + 1)) end++;
  const [left, right] = [old.slice(start, old.length - end), now.slice(start, now.length - end)];
  if (left.length * right.length > MOST_PAIRS) return { gone: new Set(left), come: new Set(right) };
  return leastDifference(left, right, (a, b) => before[a] === after[b]);
}

/** By the longest that both have in common. */
function leastDifference(left: readonly number[], right: readonly number[], isSame: (a: number, b: number) => boolean): Difference {
  const width = right.length + 1;
  const common = new Uint16Array((left.length + 1) * width);
  const at = (row: number, column: number) => common[row * width + column] ?? 0;
  for (let row = left.length - 1; row >= 0; row--)
    for (let column = right.length - 1; column >= 0; column--)
      common[row * width + column] = isSame(left[row] as number, right[column] as number)
        ? at(row + 1, column + 1) + 1
        : Math.max(at(row + 1, column), at(row, column + 1));
  const [gone, come] = [new Set<number>(), new Set<number>()];
  let [row, column] = [0, 0];
  while (row < left.length || column < right.length) {
    if (row < left.length && column < right.length && isSame(left[row] as number, right[column] as number))
      [row, column] = [row + 1, column + 1];
    else if (column >= right.length || (row < left.length && at(row + 1, column) >= at(row, column + 1))) gone.add(left[row++] as number);
    else come.add(right[column++] as number);
  }
  return { gone, come };
}

function placesOf(pieces: readonly string[]): number[] {
  return pieces.flatMap((piece, place) => (piece.trim() === '' ? [] : [place]));
}

export function piecesOfRule(rule: string): readonly string[] {
  return tokensOf(rule).map(({ text }) => text);
}

/** Words, and what is between them. */
export function piecesOfText(text: string): readonly string[] {
  return text.split(/(\s+)/).filter((piece) => piece !== '');
}
