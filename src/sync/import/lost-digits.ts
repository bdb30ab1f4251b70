import { CellProblem } from './cell-problem.js';

/** As spreadsheets write numbers that are too long for a cell: `1.23E+12`. A round number that is written so, `9e+05`, has lost nothing. */
const SCIENTIFIC = /^-?\d(?:[.,]\d+e\+\d{2,3}|e\+(?:1[1-9]|[2-9]\d|\d{3}))$/i;

/** Why a cell cannot name anything: whoever wrote it kept only its first digits. Undefined if it can. */
export function lostDigits(cell: unknown): string | undefined {
  if (typeof cell === 'string' && SCIENTIFIC.test(cell.trim())) {
    return `is in scientific notation, in which a spreadsheet has lost its digits: '${cell.trim()}'. Format the column as text and save the file again`;
  }
  if (typeof cell === 'number' && Number.isInteger(cell) && !Number.isSafeInteger(cell)) {
    return `is a number too long to be read digit by digit: ${cell}. Write it as text`;
  }
  return undefined;
}

/** Throws a CellProblem if digits are lost. */
export function refuseLostDigits(cell: unknown): void {
  const problem = lostDigits(cell);
  if (problem !== undefined) throw new CellProblem(problem);
}
