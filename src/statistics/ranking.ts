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

/** The correlation of two series (K. Pearson); null where one does not vary. */
export async function correlation(pairs: readonly (readonly [number, number])[], pause: Pause): Promise<number | null> {
  const mean = async (of: 0 | 1) => (await sumInTurns(pairs, (pair) => pair[of], pause)) / pairs.length;
  const means = [await mean(0), await mean(1)] as const;
  const product = (one: 0 | 1, other: 0 | 1) => sumInTurns(pairs, (pair) => (pair[one] - means[one]) * (pair[other] - means[other]), pause);
  const spread = Math.sqrt((await product(0, 0)) * (await product(1, 1)));
  return spread > 0 ? (await product(0, 1)) / spread : null;
}
