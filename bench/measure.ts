/** The median of repeated runs in milliseconds, after one run that is not counted. `before` is done before each and is not part of it. */
export async function medianMs(runs: number, work: () => Promise<unknown>, before?: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run <= runs; run++) {
    await before?.();
    const startedAt = performance.now();
    await work();
    if (run > 0) times.push(performance.now() - startedAt);
  }
  return percentile(times, 0.5);
}

/**
 * The medians of two things done in turn, in milliseconds: where others keep the machine busy for a while, that falls on both. Each is done at least once, and
 * for a second, before anything is counted: a server that has just started compiles its own code first. Of what takes long, five runs are enough.
 */
export async function mediansInTurnMs(
  runs: number,
  works: readonly [() => Promise<unknown>, () => Promise<unknown>],
): Promise<[number, number]> {
  const times: [number[], number[]] = [[], []];
  const once = async (work: () => Promise<unknown>): Promise<number> => {
    const startedAt = performance.now();
    await work();
    return performance.now() - startedAt;
  };
  for (const work of works) for (let spentMs = 0; spentMs < WARM_UP_MS;) spentMs += await once(work);
  const enoughAt = performance.now() + ENOUGH_MS;
  for (let run = 0; run < runs && (run < FEWEST_RUNS || performance.now() < enoughAt); run++) {
    for (const index of [0, 1] as const) times[index].push(await once(works[index]));
  }
  return [percentile(times[0], 0.5), percentile(times[1], 0.5)];
}

const WARM_UP_MS = 1_000;
const FEWEST_RUNS = 5;
const ENOUGH_MS = 30_000;

/** The value below which a share of the values lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** A table for people: the first column to the left, figures to the right. */
export function printTable(title: string, header: readonly string[], rows: readonly (readonly (string | number)[])[]): void {
  const cells = [header, ...rows].map((row) => row.map((cell) => (typeof cell === 'number' ? formatNumber(cell) : cell)));
  const widths = header.map((_, column) => Math.max(...cells.map((row) => (row[column] ?? '').length)));
  const lines = cells.map((row) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  '),
  );
  process.stdout.write(`\n${title}\n${lines.join('\n')}\n`);
}

function formatNumber(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
