import sql, { type Sql } from 'sql-template-tag';
import { allowed } from './allowed.js';
import type { TimedColumn } from './attribute.js';
import { localDay, localTime } from './expression.js';
import { filterBy, type FilterParameter } from './function.js';

/** By the months of the northern half of the Earth, as weather services count them: winter is December to February. */
const SEASON_OF_MONTH = sql`array['winter', 'winter', 'spring', 'spring', 'spring', 'summer', 'summer', 'summer', 'autumn', 'autumn', 'autumn', 'winter']`;

/** What the workspace's clocks and calendar said at the moment of a record; `timed` is where an index leads to it. */
export function calendarFilters(moment: Sql, timed: TimedColumn): FilterParameter[] {
  const month = sql`extract(month from ${localTime(moment)})`;
  const whole = (name: string, label: string, value: Sql, description: string): FilterParameter =>
    filterBy(name, 'integer', value, { label, description, personal: false });
  return [
    whole('month', 'Month', month, 'Month that it was placed in, in the workspace’s time zone: 1 is January, 12 is December.'),
    filterBy('season', 'enum', sql`(${SEASON_OF_MONTH})[(${month})::int]`, {
      label: 'Season',
      description: 'Season that it was placed in, of the northern half of the Earth: spring is March to May.',
      personal: false,
      allowed: allowed('spring', 'summer', 'autumn', 'winter'),
    }),
    whole(
      'weekday',
      'Weekday',
      sql`extract(isodow from ${localTime(moment)})`,
      'Day of the week that it was placed, in the workspace’s time zone: 1 is Monday, 7 is Sunday.',
    ),
    whole(
      'hour',
      'Hour',
      sql`extract(hour from ${localTime(moment)})`,
      'Hour of the day that it was placed, in the workspace’s time zone: 0 to 23.',
    ),
    {
      ...filterBy('anniversary', 'anniversary', localDay(moment), {
        label: 'Anniversary',
        description: 'Month and day that it was placed, which come back each year. 29 February counts as 28 February in other years.',
        personal: false,
      }),
      timed: { ...timed, column: localDay(timed.column) },
    },
  ];
}
