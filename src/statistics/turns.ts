/** Lets others have their turn: what takes seconds must not hold up what is live. Asked often; it waits only when a turn is over. */
export type Pause = () => Promise<void>;

/** So many are gone through between two looks at whether a turn is over: some hundred microseconds of the dearest. */
const STEP = 500;

/** Goes through all, in order. */
export async function inTurns<Item>(items: readonly Item[], each: (item: Item, index: number) => void, pause: Pause): Promise<void> {
  for (let from = 0; from < items.length; from += STEP) {
    await pause();
    const to = Math.min(items.length, from + STEP);
    for (let index = from; index < to; index++) each(items[index] as Item, index);
  }
}

/** What each becomes, in order. */
export async function mappedInTurns<Item, Result>(
  items: readonly Item[],
  become: (item: Item, index: number) => Result,
  pause: Pause,
): Promise<Result[]> {
  const results: Result[] = [];
  await inTurns(items, (item, index) => void results.push(become(item, index)), pause);
  return results;
}

/** The sum of something over all, added up in their order. */
export async function sumInTurns<Item>(items: readonly Item[], of: (item: Item, index: number) => number, pause: Pause): Promise<number> {
  let sum = 0;
  await inTurns(
    items,
    (item, index) => {
      sum += of(item, index);
    },
    pause,
  );
  return sum;
}

/** As `toSorted`: who are equal stay in their order. Runs are sorted one by one, and merged. */
export async function sortedInTurns<Item>(
  items: readonly Item[],
  compare: (one: Item, other: Item) => number,
  pause: Pause,
): Promise<Item[]> {
  let runs: Item[][] = [];
  for (let from = 0; from < items.length; from += STEP) {
    await pause();
    runs.push(items.slice(from, from + STEP).sort(compare));
  }
  while (runs.length > 1) {
    const merged: Item[][] = [];
    for (let index = 0; index < runs.length; index += 2) {
      merged.push(await mergedInTurns(runs[index] as Item[], runs[index + 1] ?? [], compare, pause));
    }
    runs = merged;
  }
  return runs[0] ?? [];
}

async function mergedInTurns<Item>(
  former: readonly Item[],
  latter: readonly Item[],
  compare: (one: Item, other: Item) => number,
  pause: Pause,
): Promise<Item[]> {
  const merged: Item[] = [];
  let [left, right] = [0, 0];
  while (left < former.length || right < latter.length) {
    if (merged.length % STEP === 0) await pause();
    const isLeft = right === latter.length || (left < former.length && compare(former[left] as Item, latter[right] as Item) <= 0);
    merged.push((isLeft ? former[left++] : latter[right++]) as Item);
  }
  return merged;
}
