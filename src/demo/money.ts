/** The exact decimal text of a whole number of cents: `1250` is `12.50`. */
export function money(cents: number): string {
  return (cents / 100).toFixed(2);
}
