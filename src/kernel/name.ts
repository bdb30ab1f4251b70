import { invalidInput } from './errors.js';
import { lineProblem, normalLine } from './normal-text.js';

/** Characters of the name of anything that people name. */
export const LONGEST_NAME = 200;

/** A name as it is kept, of one line. Refuses with INVALID_INPUT, and the field that it was given in, what is none. */
export function readName(given: string, { field = 'name', most = LONGEST_NAME } = {}): string {
  const line = normalLine(given);
  const problem = lineProblem(line, most);
  if (problem !== undefined) throw invalidInput(field, `The ${field} ${problem}.`);
  return line;
}
