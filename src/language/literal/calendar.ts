/** The days of the proleptic Gregorian calendar, years 1 to 9999; nothing here knows of time zones or of the present. */

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

const DAYS_OF_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The last day of a month, or 0 when there is no such month. */
export function lastDayOfMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (DAYS_OF_MONTH[month - 1] ?? 0);
}

export function isCalendarDay(year: number, month: number, day: number): boolean {
  return year >= 1 && year <= 9_999 && day >= 1 && day <= lastDayOfMonth(year, month);
}

/** The day itself when it exists, else the nearest that does: `2026-02-30` gives `2026-02-28`. */
export function nearestCalendarDay(year: number, month: number, day: number): string {
  const clampedYear = Math.min(Math.max(year, 1), 9_999);
  const clampedMonth = Math.min(Math.max(month, 1), 12);
  const clampedDay = Math.min(Math.max(day, 1), lastDayOfMonth(clampedYear, clampedMonth));
  return `${pad(clampedYear, 4)}-${pad(clampedMonth, 2)}-${pad(clampedDay, 2)}`;
}

function pad(number: number, digits: number): string {
  return String(number).padStart(digits, '0');
}
