import { DateTime } from 'luxon';
import { invariant } from '../../kernel/index.js';
import type { Timetable } from './schedule.js';

/** A week, and the day on either side whose clocks are still, or already, of another date. */
const DAYS_AROUND = 8;

/** The first moment of a timetable after this one. */
export function nextAfter(after: Date, timetable: Timetable, timeZone: string): Date {
  const next = momentsAround(after, timetable, timeZone).find((moment) => moment > after.getTime());
  invariant(next !== undefined, 'there is a time of a day of every week');
  return new Date(next);
}

/** The last moment of a timetable up to this one. */
export function lastUpTo(until: Date, timetable: Timetable, timeZone: string): Date {
  const last = momentsAround(until, timetable, timeZone).findLast((moment) => moment <= until.getTime());
  invariant(last !== undefined, 'there is a time of a day of every week');
  return new Date(last);
}

/** What is no time of that day, as clocks are put forward, is as much later; what is twice one is the first. */
function momentsAround(moment: Date, { times, weekdays }: Timetable, timeZone: string): number[] {
  const today = DateTime.fromJSDate(moment, { zone: timeZone }).startOf('day');
  const days = Array.from({ length: 2 * DAYS_AROUND + 1 }, (_, index) => today.plus({ days: index - DAYS_AROUND }));
  return days
    .filter(({ weekday }) => weekdays.includes(weekday))
    .flatMap((day) => times.map((time) => atTime(day, time)))
    .sort((a, b) => a - b);
}

function atTime(day: DateTime, time: string): number {
  const [hour, minute] = time.split(':').map(Number);
  return day.set({ hour, minute }).toMillis();
}

/** How a file of that moment is called: `lapsed-2026-05-15-0300.csv`. */
export function fileNameOf({ file, format }: { readonly file: string; readonly format: string }, dueAt: Date, timeZone: string): string {
  return `${file}-${DateTime.fromJSDate(dueAt, { zone: timeZone }).toFormat('yyyy-MM-dd-HHmm')}.${format}`;
}
