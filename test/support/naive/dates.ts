import type { NaiveValue } from './customer.js';
import { divided, ratio, type Ratio } from './ratio.js';
import { wallDay } from './zone.js';

type Meaning = (dates: readonly Date[], timeZone: string) => NaiveValue;

/** What each measure of the dates of records means, of dates in order. */
const MEASURES: Readonly<Record<string, Meaning>> = {
  first_date: (dates) => dates.at(0) ?? null,
  last_date: (dates) => dates.at(-1) ?? null,
  calendar_days: (dates, timeZone) => different(dates.map((date) => wallDay(date, timeZone))),
  calendar_months: (dates, timeZone) => different(dates.map((date) => wallDay(date, timeZone).slice(0, 7))),
  calendar_quarters: (dates, timeZone) =>
    different(dates.map((date) => `${wallDay(date, timeZone).slice(0, 4)} ${Math.ceil(monthOf(date, timeZone) / 3)}`)),
  max_gap: (dates) =>
    inDays(
      gapsBetween(dates)
        .toSorted((a, b) => a - b)
        .at(-1),
    ),
  avg_gap: (dates) => {
    const gaps = gapsBetween(dates);
    return gaps.length === 0
      ? null
      : divided(
          ratio(
            gaps.reduce((sum, gap) => sum + gap, 0),
            DAY_MS,
          ),
          ratio(gaps.length),
        );
  },
  last_gap: (dates) => inDays(gapsBetween(dates).at(-1)),
};

export function isOfDates(measure: string): boolean {
  return MEASURES[measure] !== undefined;
}

export function measureDates(measure: string, dates: readonly Date[], timeZone: string): NaiveValue {
  return MEASURES[measure]?.(dates, timeZone) ?? null;
}

const SEASONS = [
  ['winter', [12, 1, 2]],
  ['spring', [3, 4, 5]],
  ['summer', [6, 7, 8]],
  ['autumn', [9, 10, 11]],
] as const;

export function seasonOf(date: Date, timeZone: string): string | null {
  const month = monthOf(date, timeZone);
  return SEASONS.find(([, months]) => months.some((one) => one === month))?.[0] ?? null;
}

/** 1 is January. */
export function monthOf(date: Date, timeZone: string): number {
  return Number(wallDay(date, timeZone).slice(5, 7));
}

const DAY_MS = 86_400_000;

function gapsBetween(dates: readonly Date[]): number[] {
  return dates.slice(1).map((date, index) => date.getTime() - (dates[index] as Date).getTime());
}

function inDays(milliseconds: number | undefined): Ratio | null {
  return milliseconds === undefined ? null : ratio(milliseconds, DAY_MS);
}

function different(values: readonly string[]): Ratio {
  return ratio(new Set(values).size);
}
