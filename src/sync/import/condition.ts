import type { Condition } from './file-mapping.js';
import type { Row } from './row.js';
import { asText } from './value.js';

/** Whether any of the conditions holds. */
export function isSkipped(row: Row, conditions: readonly Condition[] = []): boolean {
  return conditions.some((condition) => {
    const text = asText(row.read(condition.column));
    return 'in' in condition ? text !== undefined && condition.in.includes(text) : text === undefined;
  });
}
