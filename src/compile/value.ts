import sql, { type Sql } from 'sql-template-tag';
import { type Attribute, AggregateReference, Subexpression, TODAY, type Aggregate } from '../catalogue/index.js';
import { dayOfYear } from './comparison.js';

/** The value of an attribute, as an expression over the customer's columns and AggregateReference placeholders. */
export function valueOf({ origin }: Attribute): Sql {
  switch (origin.kind) {
    case 'column':
    case 'array':
      return origin.column;
    case 'aggregate':
      return figureOf(origin.aggregate);
    case 'computed':
      return sql`(${origin.expression})`;
    case 'ratio':
      // Sums and counts of whole numbers would be divided without a rest.
      return sql`((${origin.over})::numeric / nullif(${origin.under}, 0))`;
    case 'ranking':
      return origin.ranked;
    case 'members':
      // A record without a value, such as an address without a country, is nothing of the list: whoever has only such lacks it.
      return figureOf({
        source: origin.source,
        call: sql`array_agg(distinct ${origin.member}) filter (where ${origin.member} is not null)`,
        empty: null,
        needs: origin.needs,
      });
    case 'age':
      return ageOf(origin.since);
  }
}

/** To be worked out once where many mention it. The bare name of a column is as quickly read again. */
export function shareable(value: Sql): Sql {
  return /^\w+\.\w+$/.test(value.sql) ? value : sql`${new Subexpression(value)}`;
}

/** A figure that reads as its empty value where there are no records. */
export function figureOf(aggregate: Aggregate): Sql {
  const reference = sql`${new AggregateReference(aggregate)}`;
  return aggregate.empty === null ? reference : sql`coalesce(${reference}, 0)`;
}

/** Whole years from a birth date to today, negative before it; 29 February counts as the 28th in years that lack it. */
function ageOf(birthDate: Sql): Sql {
  const hasNoLeapDay = sql`extract(month from ${TODAY} + 1) = 3`;
  const today = sql`(case when (${dayOfYear(sql`${TODAY}`)}) = 228 and ${hasNoLeapDay} then 229 else ${dayOfYear(sql`${TODAY}`)} end)`;
  const isStillToCome = sql`(case when ${today} < (${dayOfYear(birthDate)}) then 1 else 0 end)`;
  return sql`(extract(year from ${TODAY}) - extract(year from ${birthDate}) - ${isStillToCome})`;
}
