/** What a customer bought, and on which days. */
export interface Buyer {
  /** Places among the things that are told apart, ascending. */
  readonly things: readonly number[];
  /** For each of them the days on which it was bought, since the first of 1970, ascending; one at least. */
  readonly days: readonly (readonly number[])[];
}

/** What a customer had bought before a day. */
export function buyerBefore({ things, days }: Buyer, day: number): Buyer {
  const known = things.flatMap((thing, index) => {
    const former = (days[index] as readonly number[]).filter((one) => one < day);
    return former.length === 0 ? [] : [{ thing, former }];
  });
  return { things: known.map(({ thing }) => thing), days: known.map(({ former }) => former) };
}
