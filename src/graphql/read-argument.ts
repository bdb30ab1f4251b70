import { DateTime } from 'luxon';
import { invalidInput } from '../kernel/index.js';
import { check } from '../records/index.js';

const RFC_3339 = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?([Zz]|[+-]([01]\d|2[0-3]):?[0-5]\d)$/;

/** The day that a Date argument says, `YYYY-MM-DD`. Refuses anything else with INVALID_INPUT. */
export function readDay(field: string, text: string): string {
  if (!check.isDay(text)) throw invalidInput(field, `${field} must be a day, such as 2026-05-30.`);
  return text;
}

/** The instant that a DateTime argument says. Refuses anything else with INVALID_INPUT. */
export function readInstant(field: string, text: string): Date {
  const instant = DateTime.fromISO(text.replace(' ', 'T'));
  if (!RFC_3339.test(text) || !instant.isValid) {
    throw invalidInput(field, `${field} must be a moment with its offset, such as 2026-05-30T16:00:00Z.`);
  }
  return instant.toJSDate();
}
