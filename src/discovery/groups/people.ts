import { attributeNamed } from '../../insight/index.js';
import type { Catalogue } from '../../catalogue/index.js';
import { bind } from '../../compile/index.js';
import { joinSql, rawSql, sql } from '../../database/index.js';
import { invariant } from '../../kernel/index.js';
import { avoidPairing, type MembershipContext, planForWholeBase } from '../../membership/index.js';
import type { Pause } from '../../statistics/index.js';
import { type Candidate, columnsOf } from '../profile/index.js';
import { type Column, ColumnMaker } from './columns.js';

/** So many customers are looked at, by chance and always the same: more change no digit that matters, and take longer. */
export const MOST_PEOPLE = 20_000;
/** So many in one statement: others have their turn in between. */
const PAGE = 2_000;

/** Whoever is looked at, in an order that comes of what their sources call them: whichever row came first, and whatever ids Cantle gave, it is the same. */
export interface Sample {
  /** How many customers there are. */
  readonly all: number;
  readonly ids: readonly string[];
  /** 0: groups are sought among these; 1: they are judged by these. */
  readonly half: Uint8Array;
}

/** What is known of them. */
export interface People {
  readonly half: Uint8Array;
  readonly columns: readonly Column[];
  /** What each has spent, and the orders that they placed. */
  readonly spent: Float64Array;
  readonly orders: Float64Array;
}

export async function chooseSample({ database }: Pick<MembershipContext, 'database'>): Promise<Sample> {
  const rows = await database.transaction((transaction) => {
    planForWholeBase(transaction);
    return transaction.query<{ id: string; half: number; all: number }>(sql`/* discovery.sample */
    select id, get_byte(decode(md5('half ' || name), 'hex'), 0) & 1 as half, count::int as all from (
      select c.id, coalesce(x.name, c.id::text) as name, count(*) over () from customer c left join (
        select customer_id, min((source || ' ' || external_id) collate "C") as name from customer_external_id group by 1) x on x.customer_id = c.id
      order by md5(coalesce(x.name, c.id::text)), c.id limit ${MOST_PEOPLE}::int) sampled
    order by md5(name), id`);
  });
  return { all: rows[0]?.all ?? 0, ids: rows.map(({ id }) => id), half: Uint8Array.from(rows, ({ half }) => half) };
}

/** Reads what is told of them as of an instant, some customers at a time. */
export async function readPeople(
  context: Pick<MembershipContext, 'database' | 'timeZone'>,
  { ids, half }: Sample,
  now: Date,
  catalogue: Catalogue,
  among: readonly Candidate[],
  { pause, told }: { readonly pause: Pause; readonly told: (share: number) => Promise<void> },
): Promise<People> {
  const outcomes = ['amount_spent', 'number_of_orders'].map((name): Candidate => {
    const attribute = attributeNamed(catalogue, name);
    invariant(attribute !== undefined, `there is no ${name}`);
    return { attribute, scale: 'ORDERED' };
  });
  const wanted = [...outcomes, ...among];
  const makers = wanted.map((candidate) => new ColumnMaker(candidate, ids.length));
  const { values, joins } = columnsOf(wanted);
  const texts = wanted.map(({ scale }, index) => rawSql(`v.f${index}::text${scale === 'LIST' ? '[]' : ''} as f${index}`));
  for (let from = 0; from < ids.length; from += PAGE) {
    const some = ids.slice(from, from + PAGE);
    const statement = bind(
      sql`with looked as materialized (
          select id, place from unnest(${some}::uuid[]) with ordinality as one(id, place))
        select v.place::int as place, ${joinSql(texts)} from (
          select ${joinSql([sql`k.place`, ...values])} from looked k join customer c on c.id = k.id ${joins}) v`,
      { now, timeZone: context.timeZone },
    );
    const rows = await context.database.transaction(async (transaction) => {
      planForWholeBase(transaction);
      await avoidPairing(transaction, statement);
      return transaction.query<Record<string, unknown> & { place: number }>(sql`/* discovery.people */ ${statement}`);
    });
    for (const row of rows) {
      for (const [index, maker] of makers.entries()) maker.take(from + row.place - 1, row[`f${index}`]);
      await pause();
    }
    await told(Math.min(1, (from + PAGE) / ids.length));
  }
  const [spent, orders, ...columns] = makers.map((maker) => maker.made());
  return { half, columns: columns.filter((column) => column !== undefined), spent: known(spent), orders: known(orders) };
}

/** Nobody spent what is not known. */
function known(column: Column | undefined): Float64Array {
  return (column?.numbers ?? new Float64Array()).map((value) => (Number.isNaN(value) ? 0 : value));
}
