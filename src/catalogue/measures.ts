import sql, { raw, type Sql } from 'sql-template-tag';
import type { ValueType } from '../language/index.js';
import { localTime } from './expression.js';
import type { FilterParameter, MeasuredFigure, RuleFunction, RuleMeasure } from './function.js';

/*
 * What a rule may compute from the records of a function: their count; sum, mean, least and greatest of each number; how many distinct
 * values of each parameter that tells one thing from another; and, where they have a date, the first, the last and the nth, the calendar
 * days, months and quarters with any, and the time from one to the next.
 */

const NUMBERS: ReadonlySet<ValueType> = new Set(['integer', 'number', 'money']);
const KEYS: ReadonlySet<ValueType> = new Set(['text', 'enum', 'tag', 'integer', 'boolean']);

/** The measures of a function, from its parameters that filter. */
export function measuresOf(fn: Pick<RuleFunction, 'source' | 'counts'>, filters: readonly FilterParameter[]): RuleMeasure[] {
  const measured = filters.filter((parameter) => parameter.measured !== false);
  const single = measured.filter(({ list }) => list !== true);
  const lists = measured.filter(({ list }) => list === true);
  const date = filters.find(({ name, type }) => name === 'date' && type === 'instant');
  return [
    countOf(fn.counts),
    ...single.filter(({ type }) => NUMBERS.has(type)).flatMap(numberMeasures),
    ...single.filter(({ type }) => KEYS.has(type)).map(distinctMeasure),
    ...lists.map(distinctElements),
    ...(date === undefined ? [] : dateMeasures(fn.source, date)),
  ];
}

function countOf(unit: string): RuleMeasure {
  return {
    name: 'count',
    label: 'Count',
    description: `How many ${unit} pass the parameters.`,
    type: 'integer',
    unit,
    personal: false,
    call: sql`count(*)`,
    empty: 0,
    needs: new Set(),
  };
}

function numberMeasures(parameter: FilterParameter): RuleMeasure[] {
  const { name, measure: value = parameter.value, needs, type, unit, personal } = parameter;
  const what = parameter.label.toLowerCase();
  const measure = (kind: string, label: string, description: string, call: Sql, empty: 0 | null, measured: ValueType): RuleMeasure => ({
    name: `${kind}_${name}`,
    label: `${label} ${what}`,
    description,
    type: measured,
    ...(unit === undefined ? {} : { unit }),
    personal,
    call,
    empty,
    needs,
  });
  return [
    measure('sum', 'Sum of', `The sum of ${what}; 0 without records.`, sql`sum(${value})`, 0, type),
    {
      ...measure(
        'avg',
        'Average',
        `The mean of ${what}; missing without records.`,
        sql`avg(${value})`,
        null,
        type === 'integer' ? 'number' : type,
      ),
      ratio: (figure) => ({ over: figure(sql`sum(${value})`), under: figure(sql`count(${value})`) }),
    },
    measure('min', 'Least', `The least ${what}; missing without records.`, sql`min(${value})`, null, type),
    measure('max', 'Greatest', `The greatest ${what}; missing without records.`, sql`max(${value})`, null, type),
  ];
}

function distinctMeasure({ name, label, value, needs, type, personal }: FilterParameter): RuleMeasure {
  const what = label.toLowerCase();
  return {
    name: `distinct_${name}`,
    label: `Distinct ${what}`,
    description: `How many different values of ${what}; records without one are left out.`,
    type: 'integer',
    personal,
    call: sql`count(distinct ${type === 'tag' ? sql`caseless(${value})` : value})`,
    empty: 0,
    needs,
  };
}

/** Of a list: over the elements of all records. */
function distinctElements({ name, label, value, needs, personal }: FilterParameter): RuleMeasure {
  return {
    name: `distinct_${name}`,
    label: `Distinct ${label.toLowerCase()}`,
    description: `How many different values of ${label.toLowerCase()} the records have together.`,
    type: 'integer',
    personal,
    call: sql`jsonb_agg(to_jsonb(${value}))`,
    finish: (all) => sql`(select count(distinct element) from jsonb_path_query(${all}, '$[*][*] ? (@ != null)') as element)`,
    empty: 0,
    needs,
  };
}

function dateMeasures(source: RuleFunction['source'], date: FilterParameter): RuleMeasure[] {
  const { value, needs, personal } = date;
  const timed = date.timed ?? { source, column: value };
  const measure = (name: string, label: string, description: string, call: RuleMeasure['call']): RuleMeasure => ({
    name,
    label,
    description,
    type: 'instant',
    personal,
    call,
    empty: null,
    needs,
    timed,
  });
  return [
    measure('first_date', 'First date', 'The date of the first record; missing without records.', sql`min(${value})`),
    measure('last_date', 'Last date', 'The date of the latest record; missing without records.', sql`max(${value})`),
    {
      ...measure(
        'nth_date',
        'Nth date',
        'The date of the record of that number in the order of dates, from 1; missing where there are fewer.',
        sql`array_agg(${value} order by ${value})`,
      ),
      ordinal: true,
    },
    ...calendarMeasures(date),
    ...gapMeasures(date),
  ];
}

function calendarMeasures({ value, needs, personal }: FilterParameter): RuleMeasure[] {
  return (['day', 'month', 'quarter'] as const).map((unit) => ({
    name: `calendar_${unit}s`,
    label: `Calendar ${unit}s`,
    description: `${unit === 'day' ? 'On' : 'In'} how many different calendar ${unit}s of the workspace’s time zone there are records.`,
    type: 'integer',
    unit: `${unit}s`,
    personal,
    call: sql`count(distinct date_trunc(${raw(`'${unit}'`)}, ${localTime(value)}))`,
    empty: 0,
    needs,
  }));
}

const SECONDS_A_DAY = sql`86400::numeric`;

/** Each of the times from one record to the next, in seconds, of an array of their dates; `which` of them is meant. */
const gap = (which: Sql) => (dates: Sql) => sql`(select ${which} from (
    select extract(epoch from moment - lag(moment) over (order by moment)) as seconds, moment from unnest(${dates}) as moment where moment is not null
  ) gap where seconds is not null)`;

function gapMeasures({ value, needs, personal }: FilterParameter): RuleMeasure[] {
  const dates = sql`array_agg(${value})`;
  const measure = (name: string, label: string, description: string, ratio: NonNullable<RuleMeasure['ratio']>): RuleMeasure => ({
    name,
    label,
    description: `${description}; missing below two records.`,
    type: 'number',
    unit: 'days',
    personal,
    call: dates,
    empty: null,
    ratio,
    needs,
  });
  const oneOf = (which: Sql) => (figure: MeasuredFigure) => ({ over: figure(dates, gap(which)), under: SECONDS_A_DAY });
  return [
    measure('max_gap', 'Longest gap', 'The longest time from one record to the next', oneOf(sql`max(seconds)`)),
    measure('avg_gap', 'Average gap', 'The mean time from one record to the next', (figure) => ({
      over: sql`extract(epoch from ${figure(sql`max(${value})`)} - ${figure(sql`min(${value})`)})`,
      under: sql`(${figure(sql`count(${value})`)} - 1) * ${SECONDS_A_DAY}`,
    })),
    measure(
      'last_gap',
      'Last gap',
      'The time from the last record but one to the last',
      // Of several records at the last moment the last ones are no time apart.
      oneOf(sql`(array_agg(seconds order by moment desc, seconds))[1]`),
    ),
  ];
}
