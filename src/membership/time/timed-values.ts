import { bind, type Reckoning, type Timing } from '../../compile/index.js';
import { emptySql, sql, type Queryable, type Sql } from '../../database/index.js';
import { crossedWithin } from './crossed-within.js';

/** A moment or a day of a customer that a moving date is compared with. */
export interface TimedValue {
  readonly customer_id: string;
  readonly value: Date | string;
}

/** The values of some customers. */
export function valuesOfCustomers(
  database: Queryable,
  timing: Timing,
  customerIds: readonly string[],
  reckoning: Reckoning,
): Promise<TimedValue[]> {
  const customerId = timing.timed.source?.customerId ?? sql`c.id`;
  return readValues(database, timing, sql`${customerId} = any(${[...customerIds]}::uuid[])`, reckoning);
}

/** The values that a timing may pass until an instant, whosever they are, at most so many: by a range of an index, at the cost of what it passes. */
export async function valuesPassed(
  database: Queryable,
  timing: Timing,
  from: Reckoning,
  { until, most }: { readonly until: Date; readonly most: number },
): Promise<TimedValue[]> {
  const condition = crossedWithin(timing, from, { ...from, now: until });
  return condition === undefined ? [] : readValues(database, timing, condition, from, sql`limit ${most}::int`);
}

function readValues(
  database: Queryable,
  { timed }: Timing,
  condition: Sql,
  reckoning: Reckoning,
  limit: Sql = emptySql,
): Promise<TimedValue[]> {
  const rows =
    timed.source === undefined
      ? sql`select c.id as customer_id, ${timed.column} as value from customer c where ${condition}`
      : sql`select distinct ${timed.source.customerId} as customer_id, ${timed.column} as value from ${timed.source.from} where ${condition}`;
  return database.query(
    bind(sql`/* membership.timedValues */ select customer_id, value from (${rows}) timed where value is not null ${limit}`, reckoning),
  );
}
