import type { Pause } from './turns.js';

export interface Minimum {
  readonly at: readonly number[];
  readonly value: number;
  /** Whether the search came to rest, and was not merely ended. */
  readonly settled: boolean;
}

export interface Search {
  readonly pause: Pause;
  /** Where it still makes sense to look: a search that leaves it is ended, for it would go on for ever. */
  readonly isWithin: (at: readonly number[]) => boolean;
}

const MOST_STEPS = 2_000;
/** The first simplex of a search, and the one that has come to rest. */
interface Width {
  readonly first: number;
  readonly last: number;
}
const ROUGH: Width = { first: 0.5, last: 1e-2 };
const FINE: Width = { first: 0.02, last: 1e-5 };

interface Corner {
  readonly at: readonly number[];
  readonly value: number;
}

type Reckon = (at: readonly number[]) => Promise<number>;

/** The least value near any of the starts, found roughly from each and finely from the best. */
export async function minimise(of: Reckon, starts: readonly (readonly number[])[], search: Search): Promise<Minimum> {
  const found: Minimum[] = [];
  for (const start of starts) found.push(await descend(of, start, ROUGH, search));
  const best = found.reduce((least, one) => (one.value < least.value ? one : least));
  return best.settled ? descend(of, best.at, FINE, search) : best;
}

/** By the simplex of J. Nelder and R. Mead (1965): it needs no derivatives, and the same start gives the same bytes. */
async function descend(of: Reckon, start: readonly number[], width: Width, { pause, isWithin }: Search): Promise<Minimum> {
  const reckon = async (at: readonly number[]): Promise<Corner> => {
    await pause();
    const value = await of(at);
    return { at, value: Number.isFinite(value) ? value : Number.MAX_VALUE };
  };
  const corners = [await reckon(start)];
  for (const axis of start.keys()) corners.push(await reckon(start.map((value, index) => (index === axis ? value + width.first : value))));
  for (let step = 0; step < MOST_STEPS; step++) {
    corners.sort((one, other) => one.value - other.value);
    const [best, nextToWorst, worst] = [corners[0], corners.at(-2), corners.at(-1)] as [Corner, Corner, Corner];
    if (isAtRest(corners, width)) return { ...best, settled: true };
    if (!isWithin(best.at)) break;
    const others = corners.slice(0, -1);
    const centre = start.map((_, axis) => others.reduce((sum, { at }) => sum + (at[axis] as number), 0) / others.length);
    const along = (length: number) => reckon(centre.map((value, axis) => value + length * ((worst.at[axis] as number) - value)));
    const reflected = await along(-1);
    let taken: Corner | undefined;
    if (reflected.value < best.value) {
      const expanded = await along(-2);
      taken = expanded.value < reflected.value ? expanded : reflected;
    } else if (reflected.value < nextToWorst.value) {
      taken = reflected;
    } else {
      const contracted = await along(reflected.value < worst.value ? -0.5 : 0.5);
      if (contracted.value < Math.min(reflected.value, worst.value)) taken = contracted;
    }
    if (taken !== undefined) corners[corners.length - 1] = taken;
    else {
      for (const [index, { at }] of corners.entries()) {
        if (index > 0) corners[index] = await reckon(at.map((value, axis) => ((best.at[axis] as number) + value) / 2));
      }
    }
  }
  corners.sort((one, other) => one.value - other.value);
  return { ...(corners[0] as Corner), settled: false };
}

function isAtRest(corners: readonly Corner[], { last }: Width): boolean {
  const [best] = corners as [Corner];
  return corners.every(({ at }) => at.every((value, axis) => Math.abs(value - (best.at[axis] as number)) < last));
}

/** Whether a function curves upward from a place in every direction, so that it is a minimum and no ridge: its Hessian, by differences, has a root of Cholesky. */
export async function curvesUpward(of: Reckon, at: readonly number[], pause: Pause): Promise<boolean> {
  const width = 1e-3;
  const value = async (...moves: readonly (readonly [axis: number, by: number])[]) => {
    await pause();
    const moved = [...at];
    for (const [axis, by] of moves) moved[axis] = (moved[axis] as number) + by;
    return of(moved);
  };
  const hessian: number[][] = [];
  for (const i of at.keys()) {
    const row: number[] = [];
    for (const j of at.keys()) {
      const curvature =
        i === j
          ? ((await value([i, width])) - 2 * (await value()) + (await value([i, -width]))) / width ** 2
          : ((await value([i, width], [j, width])) -
              (await value([i, width], [j, -width])) -
              (await value([i, -width], [j, width])) +
              (await value([i, -width], [j, -width]))) /
            (4 * width ** 2);
      row.push(curvature);
    }
    hessian.push(row);
  }
  return hasRoot(hessian);
}

function hasRoot(matrix: readonly (readonly number[])[]): boolean {
  const root = matrix.map((row) => row.map(() => 0));
  const cell = (i: number, j: number) => (root[i] as number[])[j] as number;
  for (const [i, row] of matrix.entries()) {
    for (let j = 0; j <= i; j++) {
      let rest = row[j] as number;
      for (let k = 0; k < j; k++) rest -= cell(i, k) * cell(j, k);
      if (i === j && !(rest > 0)) return false;
      (root[i] as number[])[j] = i === j ? Math.sqrt(rest) : rest / cell(j, j);
    }
  }
  return true;
}
