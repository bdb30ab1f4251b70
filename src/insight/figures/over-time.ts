import { type Aggregate, type Attribute, localDay, type Source, TODAY } from '../../catalogue/index.js';
import { bind, Figures, type FiguresOptions, type GroupedBy, joinsOf, SharedExpressions, withColumns } from '../../compile/index.js';
import { emptySql, joinSql, rawSql, sql, type Sql } from '../../database/index.js';
import { invalidInput, limitExceeded } from '../../kernel/index.js';
import { avoidPairing, type Freshness, type MembershipContext } from '../../membership/index.js';
import { figureSql } from './figure.js';
import { exactText, roundedText } from './group-figures.js';
import type { FoundGroup } from './group.js';
import type { RecordInterval } from './record-breakdown.js';

/** What happened within one interval. */
export interface Period {
  /** Its first day, and its last. */
  readonly from: string;
  readonly to: string;
  /** Whether it is not over yet: it is not to be compared with one that is. */
  readonly isUnfinished: boolean;
  /** In the order of the figures, exact texts; null where there is nothing to divide by, and of a group of nobody. */
  readonly group: readonly (string | null)[];
  /** The same of everybody; empty where not asked for. */
  readonly base: readonly (string | null)[];
}

export interface OverTime extends Freshness {
  /** In the order of time, the present one last; those without any records too. */
  readonly periods: readonly Period[];
}

interface TimeQuestion {
  readonly figures: readonly Attribute[];
  readonly every: RecordInterval;
  /** How many intervals. */
  readonly last: number;
  readonly withBase: boolean;
}

const MOST_PERIODS = 400;

const LENGTHS: Readonly<Record<RecordInterval, string>> = {
  DAY: '1 day',
  WEEK: '1 week',
  MONTH: '1 month',
  QUARTER: '3 months',
  YEAR: '1 year',
};

/**
 * Figures of a group as reckoned from the records of each interval alone, as if all of it were one customer who had begun then: what was brought and
 * spent in a month, and the return of that month. Refuses with INVALID_INPUT what is not added up from records that have a date.
 */
export async function overTime(
  context: MembershipContext,
  { freshness, ids }: FoundGroup,
  { figures, every, last, withBase }: TimeQuestion,
): Promise<OverTime> {
  if (figures.length === 0) throw invalidInput('figures', 'Name a figure.');
  if (last < 1) throw invalidInput('last', 'last must be 1 or more.');
  if (last > MOST_PERIODS) throw limitExceeded('last', MOST_PERIODS);
  for (const figure of figures) {
    if (!isToldOverTime(figure))
      throw invalidInput(
        'figures',
        `'${figure.name}' is not told over time: it is not added up from orders, contacts with service or messages.`,
      );
  }
  const [unit, length] = [rawSql(`'${every.toLowerCase()}'`), rawSql(`interval '${LENGTHS[every]}'`)];
  const startOf = (day: Sql) => sql`date_trunc(${unit}, (${day})::timestamp)`;
  const by = ({ happened }: Source): GroupedBy => {
    const day = localDay(happened?.at ?? sql`null`);
    return { value: sql`${startOf(day)}::date`, needs: happened?.needs ?? [], where: sql`${day} >= (select min(id) from period)` };
  };
  const statement = sql`/* insight.overTime */
    with member as materialized (${ids}),
    period as materialized (
      select (${startOf(sql`${TODAY}`)} - ago * ${length})::date as id from generate_series(0, ${last - 1}::int) as ago),
    of_group as (${valuesOf(figures, sql`member`, { over: 'base', by, restrict: (customerId) => sql`${customerId} in (select id from member)` })})
    ${withBase ? sql`, of_base as (${valuesOf(figures, sql`customer`, { over: 'base', by })})` : emptySql}
    select c.id::text as "from", ((c.id + ${length})::date - 1)::text as "to", c.id + ${length} > ${TODAY} as "isUnfinished",
      of_group.told as "group", ${withBase ? sql`of_base.told` : sql`array[]::text[]`} as base
    from period c join of_group on of_group.id = c.id ${withBase ? sql`join of_base on of_base.id = c.id` : emptySql} order by c.id`;
  const periods = await context.database.transaction(async (transaction) => {
    await avoidPairing(transaction, ids);
    return transaction.query<Period>(bind(statement, { now: freshness.asOf, timeZone: context.timeZone }));
  });
  return { ...freshness, periods };
}

/** One row a period, with the figures of those in a table as texts in their order; of nobody there are none, as there is no sum of nobody. */
function valuesOf(figures: readonly Attribute[], those: Sql, options: FiguresOptions): Sql {
  const read = new Figures(options);
  const shared = new SharedExpressions();
  const values = figures
    .map((figure) => ({ figure, value: withColumns(figureSql(figure), read, shared) }))
    .map(({ figure, value }) =>
      figure.total === 'ratio' ? roundedText(figure, shared.resolve(value)) : exactText(figure, shared.resolve(value)),
    );
  return sql`select c.id, case when exists (select from ${those}) then array[${joinSql(values)}]::text[]
    else array_fill(null::text, array[${values.length}::int]) end as told from period c ${joinsOf(read, shared)}`;
}

/** Whether a figure can be told of the records of an interval alone: sums and counts of parts add up to those of the whole, the least and the latest do not. */
export function isToldOverTime({ total, origin }: Attribute): boolean {
  if (total !== 'sum' && total !== 'ratio') return false;
  if (origin.kind === 'aggregate') return isAddedUp(origin.aggregate);
  return (origin.kind === 'computed' || origin.kind === 'ratio') && origin.aggregates.every(isAddedUp);
}

const ADDS_UP = /^(?:sum|count)\(/;

function isAddedUp({ source, call, finish }: Aggregate): boolean {
  return source.happened !== undefined && finish === undefined && call !== 'exists' && ADDS_UP.test(call.strings[0] ?? '');
}
