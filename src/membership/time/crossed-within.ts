import type { DaysOfYear } from '../../catalogue/index.js';
import { birthDateOfAge, dayOf, daysOfYear, dayOfYear, endOf, startOf, type Reckoning, type Timing } from '../../compile/index.js';
import { joinSql, sql, type Sql } from '../../database/index.js';
import { unreachable } from '../../kernel/index.js';

/**
 * Which values of the timed column a moving date passes at any time between two instants; undefined if it passes none. The sweep asks
 * only for what is different in the end (sweep.ts): a year of anniversaries leads back to where it began, but passes everybody.
 */
export function crossedWithin(timing: Timing, from: Reckoning, to: Reckoning): Sql | undefined {
  const { column } = timing.timed;
  switch (timing.kind) {
    case 'date': {
      if (timing.type === 'day') return sql`${column} between ${dayOf(timing.point, from)}::date and ${dayOf(timing.point, to)}::date`;
      return sql`${column} between ${startOf(timing.point, from)}::timestamptz and ${endOf(timing.point, to)}::timestamptz`;
    }
    case 'anniversary':
      return onDays(column, passedDays(timing.days, from, to));
    case 'age': {
      const ranges = timing.years.map((years) => ({ after: birthDateOfAge(years, from), until: birthDateOfAge(years, to) }));
      const moved = ranges.filter(({ after, until }) => after !== until);
      if (moved.length === 0) return undefined;
      return sql`(${joinSql(
        moved.map(({ after, until }) => sql`(${column} > ${after}::date and ${column} <= ${until}::date)`),
        ' or ',
      )})`;
    }
    default:
      return unreachable(timing);
  }
}

/** The days of the year that join or leave a moving set at any midnight between two instants. */
function passedDays(set: DaysOfYear, from: Reckoning, to: Reckoning): number[] {
  const passed = new Set<number>();
  let before = new Set(daysOfYear(set.from, set.to, from));
  for (let days = 1; passed.size < EVERY_DAY; days++) {
    const midnight = startOf({ kind: 'offset', amount: days, unit: 'd' }, from);
    if (midnight > to.now) break;
    const after = new Set(daysOfYear(set.from, set.to, { ...from, now: midnight }));
    for (const day of [...before, ...after]) if (before.has(day) !== after.has(day)) passed.add(day);
    before = after;
  }
  return [...passed];
}

const EVERY_DAY = 366;

function onDays(column: Sql, days: readonly number[]): Sql | undefined {
  return days.length === 0 ? undefined : sql`(${dayOfYear(column)}) = any(${[...days]}::numeric[])`;
}
