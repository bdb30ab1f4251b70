import { WorkspaceTimeZone } from '../../catalogue/index.js';
import { bind, Figures, joinsOf, SharedExpressions, withColumns } from '../../compile/index.js';
import { joinSql, rawSql, sql, type Sql } from '../../database/index.js';
import { figureSql, type FoundGroup } from '../../insight/index.js';
import { avoidPairing, type MembershipContext } from '../../membership/index.js';
import type { Candidate } from './candidates.js';

/** So many of the group and so many others are looked at, by chance and always the same: more change no digit that matters, and take longer. */
export const MOST_LOOKED_AT = 10_000;
/**
 * So many attributes are looked at in one question, the first of those given: its statement, and the time that it takes, grow with each, and PostgreSQL has no
 * more than 1,664 columns.
 */
export const MOST_ATTRIBUTES = 300;
/** So many values of an attribute are told apart, the most frequent. */
const MOST_LEVELS = 60;
/** Into so many parts of equally many customers what has an order is divided, as far as equals allow. */
const PARTS = 10;

/** Members and others, those of the half in which differences are sought and those of the half in which they are measured. */
export interface Counts {
  readonly members: readonly [sought: number, measured: number];
  readonly others: readonly [sought: number, measured: number];
}

export interface Level extends Counts {
  /** null: it is missing. */
  readonly key: string | null;
  /** The least and the greatest value that it is of. */
  readonly low: string | null;
  readonly high: string | null;
}

/** J. W. Tukey's summary of numbers. */
export type FiveNumbers = readonly [least: string, low: string, middle: string, high: string, greatest: string];

export interface Spread {
  readonly candidate: Candidate;
  /** What has an order in that order, what is missing last; everything else by how many there are. Of lists a customer may be in several. */
  readonly levels: readonly Level[];
  /** Of what has an order: the least, where a quarter, half and three quarters of those who have it end, and the greatest. */
  readonly fiveNumbers?: { readonly members: FiveNumbers | undefined; readonly others: FiveNumbers | undefined };
}

export interface LookedAt extends Counts {
  /** Attributes that were given and, being too many, not looked at. */
  readonly leftOut: number;
  readonly spreads: readonly Spread[];
}

/** How members of a group and others spread over the values of attributes, in one statement. */
export async function lookAt(context: MembershipContext, { freshness, ids }: FoundGroup, given: readonly Candidate[]): Promise<LookedAt> {
  const among = given.slice(0, MOST_ATTRIBUTES);
  const spreads = among.flatMap((candidate, index) => [
    sql`(${levelsOf(candidate, index)}) as ${rawSql(`a${index}`)}`,
    ...(candidate.scale === 'ORDERED' ? [sql`(${fiveNumbersOf(index)}) as ${rawSql(`q${index}`)}`] : []),
  ]);
  const statement = sql`/* discovery.lookAt */ with ${valuesOf(ids, among)}
    select ${joinSql([sql`(select ${countsOf(sql`true`)} from each_value e) as sizes`, ...spreads], ',\n')}`;
  const [row] = await context.database.transaction(async (transaction) => {
    await avoidPairing(transaction, ids);
    return transaction.query<Record<string, unknown>>(bind(statement, { now: freshness.asOf, timeZone: context.timeZone }));
  });
  const sizes = (row?.['sizes'] ?? [0, 0, 0, 0]) as Four;
  return {
    ...readCounts(sizes),
    leftOut: given.length - among.length,
    spreads: among.map((candidate, index) => ({
      candidate,
      levels: ((row?.[`a${index}`] ?? []) as readonly [string | null, string | null, string | null, ...Four][]).map(
        ([key, low, high, ...counts]) => ({
          key,
          low,
          high,
          ...readCounts(counts),
        }),
      ),
      ...(candidate.scale === 'ORDERED' ? { fiveNumbers: readFiveNumbers(row?.[`q${index}`]) } : {}),
    })),
  };
}

function readFiveNumbers(value: unknown): Required<Spread>['fiveNumbers'] {
  const [members, others] = (value ?? [null, null]) as readonly [FiveNumbers | null, FiveNumbers | null];
  return { members: members ?? undefined, others: others ?? undefined };
}

type Four = readonly [number, number, number, number];
const readCounts = ([a, b, c, d]: Four): Counts => ({ members: [a, b], others: [c, d] });

/** Common table expressions that end with `each_value`: whoever is looked at, whether they belong, their half, and the values in columns `f0`, `f1` ... */
export function valuesOf(ids: Sql, among: readonly Candidate[]): Sql {
  const { values, joins } = columnsOf(among);
  const chance = (id: Sql) => sql`order by md5(${id}::text) limit ${MOST_LOOKED_AT}::int`;
  return sql`member as materialized (${ids}),
    looked as materialized (
      (select id, true as belongs from member ${chance(sql`id`)})
      union all
      (select c.id, false from customer c where not exists (select from member m where m.id = c.id) ${chance(sql`c.id`)})),
    each_value as materialized (
      select ${joinSql([sql`k.belongs`, sql`get_byte(decode(md5('half ' || c.id::text), 'hex'), 0) & 1 as half`, ...values])}
      from looked k join customer c on c.id = k.id ${joins})`;
}

/** The values of attributes as columns `f0`, `f1` ... of customers `c`, and the joins that they take; figures are of those alone whose `id` is in `looked`. */
export function columnsOf(among: readonly Candidate[]): { readonly values: readonly Sql[]; readonly joins: Sql } {
  const read = new Figures({ over: 'base', restrict: (customerId: Sql) => sql`${customerId} in (select id from looked)` });
  const shared = new SharedExpressions();
  const values = among
    .map(({ attribute }) => ({ attribute, value: withColumns(figureSql(attribute), read, shared) }))
    .map(({ attribute, value }, index) => {
      const resolved = shared.resolve(value);
      const day =
        attribute.type === 'instant' && !attribute.list ? sql`((${resolved}) at time zone ${new WorkspaceTimeZone()})::date` : resolved;
      return sql`${day} as ${rawSql(`f${index}`)}`;
    });
  return { values, joins: joinsOf(read, shared) };
}

function countsOf(holds: Sql): Sql {
  return sql`jsonb_build_array(${fourCounts(holds)})`;
}

/** The four numbers of `Counts`, over `each_value e`. */
function fourCounts(holds: Sql): Sql {
  const count = (belongs: Sql, half: number) => sql`count(*) filter (where ${holds} and ${belongs} and e.half = ${half}::int)`;
  return joinSql([count(sql`e.belongs`, 0), count(sql`e.belongs`, 1), count(sql`not e.belongs`, 0), count(sql`not e.belongs`, 1)]);
}

function levelsOf({ scale }: Candidate, index: number): Sql {
  const column = rawSql(`e.f${index}`);
  const own = rawSql(`f${index}`);
  const [key, from] =
    scale === 'ORDERED'
      ? [sql`(select count(*) from unnest(bounds.at) as bound where bound < ${column})`, sql`each_value e, (${boundsOf(own)}) bounds`]
      : scale === 'LIST'
        ? [sql`one::text`, sql`each_value e left join lateral (select distinct unnest(${column}) as one) listed on true`]
        : [sql`${column}::text`, sql`each_value e`];
  const keyed = scale === 'ORDERED' ? sql`case when ${column} is not null then ${key} end` : key;
  const [low, high] = scale === 'ORDERED' ? [sql`min(${column})::text`, sql`max(${column})::text`] : [sql`null::text`, sql`null::text`];
  const order = scale === 'ORDERED' ? sql`key` : sql`total desc, key`;
  return sql`select jsonb_agg(jsonb_build_array(key::text, low, high, a, b, c, d) order by ${scale === 'ORDERED' ? sql`key` : sql`total desc, key`})
    from (select ${keyed} as key, ${low} as low, ${high} as high, count(*) as total,
        count(*) filter (where e.belongs and e.half = 0) as a, count(*) filter (where e.belongs and e.half = 1) as b,
        count(*) filter (where not e.belongs and e.half = 0) as c, count(*) filter (where not e.belongs and e.half = 1) as d
      from ${from} group by 1 order by ${order} limit ${MOST_LEVELS}::int) level`;
}

function fiveNumbersOf(index: number): Sql {
  const column = rawSql(`e.f${index}`);
  const of = (belongs: Sql) =>
    sql`to_jsonb((percentile_disc(array[0, 0.25, 0.5, 0.75, 1]) within group (order by ${column}) filter (where ${belongs}))::text[])`;
  return sql`select jsonb_build_array(${of(sql`e.belongs`)}, ${of(sql`not e.belongs`)}) from each_value e`;
}

/** Where the parts end, whoever belongs. */
function boundsOf(column: Sql): Sql {
  const shares = Array.from({ length: PARTS - 1 }, (_, index) => (index + 1) / PARTS);
  return sql`select percentile_disc(${shares}::double precision[]) within group (order by ${column}) as at from each_value`;
}

/** Of how many of the members, or of the others, it is known. */
export function holdersOf({ levels }: Spread, looked: Counts, side: 'members' | 'others'): number {
  const all = looked[side][0] + looked[side][1];
  return levels.reduce((known, level) => (level.key === null ? known - level[side][0] - level[side][1] : known), all);
}
