import { type Condition, type Row } from './reading/index.js';
import { asText } from './value.js';

/** Whether any of the conditions holds. */
export function isSkipped(row: Row, conditions: readonly Condition[] = []): boolean {
  return conditions.some((condition) => {
    const text = asText(row.read(condition.column));
    if ('in' in condition) return text !== undefined && condition.in.includes(text);
    return 'missing' in condition ? text === undefined : text !== undefined;
  });
}
