import type { Checked, Fields } from './field.js';

/** The latest moment and day that anything can have happened. */
export interface Present {
  /** RFC 3339 in UTC, to the millisecond: the order of the texts is that of the moments. */
  readonly instant: string;
  /** `YYYY-MM-DD`. */
  readonly day: string;
}

/** The paths to what a checked record says to have happened and lies ahead. */
export function datesAhead<These extends Fields>(fields: These, record: Checked<These>, present: Present): string[][] {
  return Object.entries(record).flatMap(([name, value]: [string, unknown]) => {
    const field = fields[name];
    if (field?.part !== undefined && Array.isArray(value)) {
      const { fields: inner } = field.part;
      return value.flatMap((element: Checked<Fields>, position) =>
        datesAhead(inner, element, present).map((path) => [name, String(position), ...path]),
      );
    }
    if (field?.ahead !== 'refused' || typeof value !== 'string') return [];
    return value > (field.form === 'day' ? present.day : present.instant) ? [[name]] : [];
  });
}
