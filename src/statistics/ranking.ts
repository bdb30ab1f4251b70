import { inTurns, type Pause, sortedInTurns, sumInTurns } from './turns.js';

/** What was said of one, and whether it came true. */
export interface Ranked {
  readonly score: number;
  readonly cameTrue: boolean;
}

/** How often one for whom it came true stands above one for whom it did not: 1 is a perfect order, a half is chance (equals count half). null where all are alike. */
export async function areaUnderCurve(cases: readonly Ranked[], pause: Pause): Promise<number | null> {
  const sorted = await sortedInTurns(cases, (one, other) => one.score - other.score, pause);
  let [trues, ranks] = [0, 0];
  // Those of one score share their places.
  let [from, among] = [0, 0];
  const share = (to: number) => {
    ranks += among * ((from + 1 + to) / 2);
    [from, among] = [to, 0];
  };
  await inTurns(
    sorted,
    ({ score, cameTrue }, index) => {
      if (score !== sorted[from]?.score) share(index);
      if (!cameTrue) return;
      trues++;
      among++;
    },
    pause,
  );
  share(sorted.length);
  const falses = sorted.length - trues;
  if (trues === 0 || falses === 0) return null;
  return (ranks - (trues * (trues + 1)) / 2) / (trues * falses);
}

/** The correlation of two numbers of each (K. Pearson); null where one does not vary. */
export async function correlation<Name extends string>(
  cases: readonly Readonly<Record<Name, number>>[],
  [x, y]: readonly [Name, Name],
  pause: Pause,
): Promise<number | null> {
  const mean = async (of: Name) => (await sumInTurns(cases, (one) => one[of], pause)) / cases.length;
  const [meanX, meanY] = [await mean(x), await mean(y)];
  const [offX, offY] = [(one: Readonly<Record<Name, number>>) => one[x] - meanX, (one: Readonly<Record<Name, number>>) => one[y] - meanY];
  const product = (one: typeof offX, other: typeof offX) => sumInTurns(cases, (each) => one(each) * other(each), pause);
  const spread = Math.sqrt((await product(offX, offX)) * (await product(offY, offY)));
  return spread > 0 ? (await product(offX, offY)) / spread : null;
}
