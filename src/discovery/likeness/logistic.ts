import type { Pause } from '../../statistics/index.js';

/** Logistic regression with a ridge (A. Hoerl, R. Kennard, 1970; S. le Cessie, J. van Houwelingen, 1992) by Newton's steps: rows are the places of what holds of each, few of many. */

const MOST_STEPS = 25;
const RIDGE = 1;
const LEAST_STEP = 1e-8;

/** The constant, and the weight of each; what holds of nobody weighs nothing. */
export async function fitLogistic(
  rows: readonly (readonly number[])[],
  isTrue: (row: number) => boolean,
  size: number,
  pause: Pause,
): Promise<{ readonly constant: number; readonly weights: readonly number[] }> {
  const n = size + 1;
  let beta = new Float64Array(n);
  for (let step = 0; step < MOST_STEPS; step++) {
    const gradient = new Float64Array(n);
    const hessian = new Float64Array(n * n);
    for (const [row, holds] of rows.entries()) {
      await pause();
      const z = holds.reduce((sum, place) => sum + (beta[place + 1] as number), beta[0] as number);
      const p = 1 / (1 + Math.exp(-z));
      const places = [0, ...holds.map((place) => place + 1)];
      for (const one of places) {
        gradient[one] = (gradient[one] as number) + (isTrue(row) ? 1 : 0) - p;
        for (const other of places) hessian[one * n + other] = (hessian[one * n + other] as number) + p * (1 - p);
      }
    }
    for (let place = 1; place < n; place++) {
      gradient[place] = (gradient[place] as number) - RIDGE * (beta[place] as number);
      hessian[place * n + place] = (hessian[place * n + place] as number) + RIDGE;
    }
    const change = solve(hessian, gradient);
    beta = beta.map((value, place) => value + (change[place] as number));
    if (Math.max(...change.map(Math.abs)) < LEAST_STEP) break;
  }
  return { constant: beta[0] as number, weights: [...beta.subarray(1)] };
}

/** Of a symmetric matrix that is positive definite, by rows (A.-L. Cholesky). */
function solve(matrix: Float64Array, right: Float64Array): Float64Array {
  const n = right.length;
  const lower = new Float64Array(n * n);
  const at = (row: number, column: number) => lower[row * n + column] as number;
  for (let row = 0; row < n; row++) {
    for (let column = 0; column <= row; column++) {
      let sum = matrix[row * n + column] as number;
      for (let k = 0; k < column; k++) sum -= at(row, k) * at(column, k);
      lower[row * n + column] = row === column ? Math.sqrt(Math.max(sum, 1e-12)) : sum / at(column, column);
    }
  }
  const result = right.slice();
  for (let row = 0; row < n; row++) {
    for (let k = 0; k < row; k++) result[row] = (result[row] as number) - at(row, k) * (result[k] as number);
    result[row] = (result[row] as number) / at(row, row);
  }
  for (let row = n - 1; row >= 0; row--) {
    for (let k = row + 1; k < n; k++) result[row] = (result[row] as number) - at(k, row) * (result[k] as number);
    result[row] = (result[row] as number) / at(row, row);
  }
  return result;
}
