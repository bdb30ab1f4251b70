/** How often one for whom it came true stands above one for whom it did not: 1 is a perfect order, a half is chance (equals count half). null where all are alike. */
export function areaUnderCurve(cases: readonly { readonly score: number; readonly cameTrue: boolean }[]): number | null {
  const sorted = [...cases].sort((one, other) => one.score - other.score);
  const trues = sorted.filter(({ cameTrue }) => cameTrue).length;
  const falses = sorted.length - trues;
  if (trues === 0 || falses === 0) return null;
  let ranks = 0;
  for (let from = 0; from < sorted.length;) {
    let to = from;
    let among = 0;
    while (to < sorted.length && sorted[to]?.score === sorted[from]?.score) among += sorted[to++]?.cameTrue ? 1 : 0;
    ranks += among * ((from + 1 + to) / 2);
    from = to;
  }
  return (ranks - (trues * (trues + 1)) / 2) / (trues * falses);
}

/** The correlation of two series (K. Pearson); null where one does not vary. */
export function correlation(pairs: readonly (readonly [number, number])[]): number | null {
  const mean = (of: 0 | 1) => pairs.reduce((sum, pair) => sum + pair[of], 0) / pairs.length;
  const [x, y] = [mean(0), mean(1)];
  const product = (one: 0 | 1, other: 0 | 1) =>
    pairs.reduce((sum, pair) => sum + (pair[one] - (one === 0 ? x : y)) * (pair[other] - (other === 0 ? x : y)), 0);
  const spread = Math.sqrt(product(0, 0) * product(1, 1));
  return spread > 0 ? product(0, 1) / spread : null;
}
