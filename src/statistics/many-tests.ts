/*
 * What survives where many questions are asked of the same data.
 */

/** The p-values after Y. Benjamini and Y. Hochberg (1995): of what is at q or less, a share of q at most is wrong on the mean. In the order of what is given. */
export function falseDiscoveryRates(values: readonly number[]): number[] {
  const order = [...values.keys()].sort((one, other) => (values[other] as number) - (values[one] as number));
  const rates = values.map(() => 1);
  let least = 1;
  for (const [place, index] of order.entries()) {
    least = Math.min(least, ((values[index] as number) * values.length) / (values.length - place));
    rates[index] = least;
  }
  return rates;
}
