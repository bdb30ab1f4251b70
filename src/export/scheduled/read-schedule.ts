import { invalidInput, limitExceeded } from '../../kernel/index.js';
import type { Timetable } from './schedule.js';

export const MOST_TIMES = 24;
export const MOST_FILES = 1_000;
const MOST_PARTS = 8;
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

/** No part of a way out, none that is hidden, and none that another system reads as something else. */
const PART = /^[\p{L}\p{N}_-][\p{L}\p{N} ._-]{0,99}$/u;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** A folder below the one that is allowed: `lists/lapsed`; none for that itself. */
export function readFolder(given: string): string {
  const parts = given === '' ? [] : given.split('/');
  if (parts.length > MOST_PARTS || !parts.every((part) => PART.test(part) && !/[ .]$/.test(part)))
    throw invalidInput(
      'folder',
      `A folder is named from the one that the operator allows, such as 'lists/lapsed': at most ${MOST_PARTS} names of letters, digits, blanks, dots, '-' and '_', none of which begins or ends with a dot or a blank.`,
    );
  return given;
}

/** How the names of files begin. */
export function readFile(given: string): string {
  if (given.length > 60 || !PART.test(given))
    throw invalidInput(
      'file',
      "The names of files begin with at most 60 letters, digits, blanks, dots, '-' and '_', and with no dot or blank.",
    );
  return given;
}

export function readTimetable({
  times,
  weekdays,
}: {
  readonly times: readonly string[];
  readonly weekdays?: readonly number[] | null | undefined;
}): Timetable {
  if (times.length === 0) throw invalidInput('times', 'Say at which times of the day files are written.');
  if (times.length > MOST_TIMES) throw limitExceeded('The number of times', MOST_TIMES);
  const wrong = times.find((time) => !TIME.test(time));
  if (wrong !== undefined) throw invalidInput('times', 'A time of the day is hours and minutes, such as 03:00.');
  const days = weekdays ?? EVERY_DAY;
  if (days.length === 0 || !days.every((day) => EVERY_DAY.includes(day)))
    throw invalidInput('weekdays', 'Days of the week are 1 for Monday to 7 for Sunday, at least one of them.');
  return { times: [...new Set(times)].sort(), weekdays: [...new Set(days)].sort((a, b) => a - b) };
}

export function readKeep(given: number): number {
  if (given < 1) throw invalidInput('keep', 'At least one file is kept.');
  if (given > MOST_FILES) throw limitExceeded('keep', MOST_FILES);
  return given;
}
