import { invalidInput } from '../../kernel/index.js';
import { check } from '../../records/index.js';

const SOURCE = check.sourceName();

/** The name of a source system in its normal form. Throws INVALID_INPUT for one that is blank, too long or cannot be stored. */
export function sourceOf(given: string): string {
  const source = SOURCE.safeParse(given);
  if (!source.success) throw invalidInput('source', `source ${source.error.issues[0]?.message}.`);
  return source.data;
}
