import type { Attribute } from '../../catalogue/index.js';
import { bind } from '../../compile/index.js';
import { emptySql, joinSql, rawSql, sql, type Sql } from '../../database/index.js';
import { invalidInput, limitExceeded, parseDecimal, printDecimal } from '../../kernel/index.js';
import { avoidPairing, type Freshness, type MembershipContext } from '../../membership/index.js';
import { eachValue, NOBODY, totalsOf, type Totals, valueText } from './group-figures.js';
import type { FoundGroup } from './group.js';

/** Customers of a group who have something in common. */
export interface Part {
  readonly kind: 'VALUE' | 'OTHERS' | 'MISSING';
  /** What they have in common; of a range its least. null unless it is a value. */
  readonly value: string | null;
  /** The greatest of a range. */
  readonly to: string | null;
  readonly size: number;
  /** In the order of the figures. */
  readonly figures: readonly (Totals & { readonly figure: Attribute })[];
}

export interface Breakdown extends Freshness {
  readonly by: Attribute;
  readonly size: number;
  /** Whether a customer may be in several parts: then their sums are not those of the group. */
  readonly overlapping: boolean;
  /** The largest first, ranges in their order; then all others together, then those of whom it is not known. */
  readonly parts: readonly Part[];
}

export interface BreakdownQuestion {
  readonly by: Attribute;
  readonly figures: readonly Attribute[];
  /** At most so many parts of their own. */
  readonly first?: number;
  /** Whether medians are asked for: each part is put in order for each. */
  readonly medians?: boolean;
}

const MOST_PARTS = 100;
const DEFAULT_PARTS = 20;
/** Numbers with fractions, and those of many values, are divided into so many ranges, of equally many customers as far as equals allow. */
const RANGES = 10;

/** Figures of a group by the values of an attribute, in one statement. */
export async function breakdown(
  context: MembershipContext,
  { freshness, ids }: FoundGroup,
  { by, figures, first = DEFAULT_PARTS, medians = true }: BreakdownQuestion,
): Promise<Breakdown> {
  if (first < 1) throw invalidInput('first', 'first must be 1 or more.');
  if (first > MOST_PARTS) throw limitExceeded('first', MOST_PARTS);
  if (by.type === 'anniversary' || by.type === 'coordinates') throw invalidInput('by', `'${by.name}' has no values to break down by.`);
  // The attribute that it is by is the first column.
  const columns = figures.map((figure, index) => sql`${totalsOf(index + 1, figure, sql`true`, medians)} as ${rawSql(`t${index}`)}`);
  const statement = sql`/* insight.breakdown */
    with member as materialized (${ids}), each_value as materialized (${eachValue([by, ...figures], false)}),
    keyed as materialized (${keyed(by)}),
    ranked as (select key, row_number() over (order by count(*) desc, key) as place from keyed where key is not null group by key),
    placed as (select k.*, case when k.key is null then ${first + 2}::int else least(r.place, ${first + 1}::int) end as place
      from keyed k left join ranked r on r.key = k.key)
    select place::int, min(low)::text as low, max(high)::text as high, count(distinct id)::int as size, (select count(*)::int from member) as whole${columns.length === 0 ? emptySql : sql`, ${joinSql(columns)}`}
    from placed e group by place order by place`;
  const rows = await context.database.transaction(async (transaction) => {
    await avoidPairing(transaction, ids);
    return transaction.query<PartRow>(bind(statement, { now: freshness.asOf, timeZone: context.timeZone }));
  });
  if (isRanged(by))
    rows.sort((one, other) => (isOwn(one, first) && isOwn(other, first) ? Number(one.low) - Number(other.low) : one.place - other.place));
  return {
    ...freshness,
    by,
    size: rows[0]?.whole ?? 0,
    overlapping: by.list,
    parts: rows.map((row) => {
      const kind = isOwn(row, first) ? 'VALUE' : row.place === first + 1 ? 'OTHERS' : 'MISSING';
      return {
        kind,
        value: kind === 'VALUE' ? told(by, row.low) : null,
        to: kind === 'VALUE' && isRanged(by) ? told(by, row.high) : null,
        size: row.size,
        figures: figures.map((figure, index) => ({ figure, ...NOBODY, ...(row[`t${index}`] as Totals) })),
      };
    }),
  };
}

type PartRow = {
  readonly place: number;
  readonly low: string | null;
  readonly high: string | null;
  readonly size: number;
  readonly whole: number;
} & Readonly<Record<string, unknown>>;

/** Whether it is a part of its own. */
function isOwn({ place }: PartRow, first: number): boolean {
  return place <= first;
}

function isRanged({ type, list }: Attribute): boolean {
  return !list && (type === 'money' || type === 'number');
}

/** A number without zeros that say nothing: quotients come with sixteen digits after the point. */
function told(by: Attribute, value: string | null): string | null {
  const number = isRanged(by) && value !== null ? parseDecimal(value) : undefined;
  return number === undefined ? value : printDecimal(number, by.type === 'money' ? 2 : 0);
}

/** Each row with the text that it is put together by, null where the attribute is missing, and the least and greatest of what that stands for. */
function keyed(by: Attribute): Sql {
  if (by.list) {
    return sql`select e.*, one::text as key, one::text as low, one::text as high
      from each_value e left join lateral (select distinct unnest(e.f0) as one) listed on true`;
  }
  if (!isRanged(by)) {
    const text = valueText(by.type, sql`e.f0`);
    return sql`select e.*, ${text} as key, ${text} as low, ${text} as high from each_value e`;
  }
  const shares = Array.from({ length: RANGES - 1 }, (_, index) => (index + 1) / RANGES);
  return sql`select e.*, case when e.f0 is not null
        then (select count(*) from unnest(bounds.at) as bound where bound < e.f0)::text end as key, e.f0 as low, e.f0 as high
    from each_value e, (select percentile_disc(${shares}::double precision[]) within group (order by f0) as at from each_value) bounds`;
}
