const DAY_MS = 86_400_000;

export interface SizePoint {
  readonly at: string;
  readonly size: number;
}

interface Aged {
  readonly createdAt: string;
  readonly size: number;
  readonly sizes: readonly SizePoint[];
}

/** The start of the day so many days ago: the same for the whole day, so that the same question is asked once. */
export function daysAgo(days: number, now = Date.now()): string {
  return new Date(Math.floor(now / DAY_MS) * DAY_MS - days * DAY_MS).toISOString();
}

/** Sizes since there is such a segment, up to the present one. */
export function sizesOf({ createdAt, size, sizes }: Aged): number[] {
  return [...sizes.filter(({ at }) => at >= createdAt).map((point) => point.size), size];
}

/** By how much it has grown within so many days; undefined where it is younger than that. */
export function changeWithin({ createdAt, size, sizes }: Aged, days: number, now = Date.now()): number | undefined {
  const then = new Date(now - days * DAY_MS).toISOString();
  if (createdAt > then) return undefined;
  const before = sizes.findLast(({ at }) => at <= then);
  return before === undefined ? undefined : size - before.size;
}
