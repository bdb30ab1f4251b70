import type { Attribute, Catalogue } from '../../catalogue/index.js';
import { joinSql, rawSql, type Sql, sql } from '../../database/index.js';
import type { ReadingContext } from '../../membership/index.js';
import { eachValue, readFigures } from '../figures/index.js';

/** What service looks at of a customer, in the order of the columns `f0`, `f1` ... of `eachValue`. */
const WORTH = [
  'total_margin',
  'service_cost',
  'campaign_cost',
  'contribution',
  'roi',
  'revenue_without_cost',
  'orders_without_rate',
  'interactions_without_cost',
  'messages_without_cost',
] as const;
type WorthName = (typeof WORTH)[number];

/** Amounts are exact texts; a return is missing where nothing was spent. */
export interface Worth {
  readonly total_margin: string;
  readonly service_cost: string;
  readonly campaign_cost: string;
  readonly contribution: string;
  readonly roi: string | null;
  readonly revenue_without_cost: string;
  readonly orders_without_rate: number;
  readonly interactions_without_cost: number;
  readonly messages_without_cost: number;
}

/** Refuses with FORBIDDEN who may not ask rules for these figures. */
export function worthFigures(context: Pick<ReadingContext, 'reader'>, catalogue: Catalogue): readonly Attribute[] {
  return readFigures(context, catalogue, WORTH);
}

const ROI = WORTH.indexOf('roi');

/** One row for each customer of `member (id)`, with the figures of its worth by their names, and what the return is the quotient of. */
export function eachWorth(figures: readonly Attribute[]): Sql {
  const named = WORTH.map((name, index) => sql`${rawSql(`v.f${index}`)} as ${rawSql(name)}`);
  return sql`select v.id, ${joinSql(named)}, ${rawSql(`v.o${ROI}`)} as roi_over, ${rawSql(`v.u${ROI}`)} as roi_under from (${eachValue(figures, false)}) v`;
}

const ADDED_UP: readonly WorthName[] = WORTH.filter((name) => name !== 'roi');
/** So many digits of a return are told, as of a quotient. */
const DIGITS = 12;

/** The return on several customers together, over rows `e` of `eachWorth`: that of the whole, not a mean of returns. */
export const ROI_TOGETHER: Sql = sql`round(sum(e.roi_over) / nullif(sum(e.roi_under), 0), ${rawSql(String(DIGITS))})`;

/** The worth of several customers together, as columns over rows `e` of `eachWorth`. */
export const WORTH_TOGETHER: Sql = joinSql([
  ...ADDED_UP.map((name) => sql`sum(${rawSql(`e.${name}`)}) as ${rawSql(name)}`),
  sql`${ROI_TOGETHER} as roi`,
]);

/** The worth of one row of `from`, as it is read. */
export function worthColumns(from: Sql): Sql {
  const counted: readonly WorthName[] = ['orders_without_rate', 'interactions_without_cost', 'messages_without_cost'];
  return joinSql(
    WORTH.map((name) => sql`${from}.${rawSql(name)}${rawSql(counted.includes(name) ? '::int' : '::text')} as ${rawSql(name)}`),
  );
}
