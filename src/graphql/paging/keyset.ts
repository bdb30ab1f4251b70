import { emptySql, joinSql, rawSql, sql, type Sql } from '../../database/index.js';
import type { Reckoning } from '../../compile/index.js';
import { isId } from '../../kernel/index.js';
import { cursorInvalid, decodePlace, encodePlace } from './cursor.js';

export type KeyType = 'timestamptz' | 'text' | 'numeric' | 'uuid' | 'int';

export interface Key {
  /** Never null: PostgreSQL compares no row with null. */
  readonly value: Sql;
  readonly type: KeyType;
}

/** An order of a list in which every row has a place of its own: the last key is unique. All keys run the same way. */
export interface KeysetOrder {
  readonly name: string;
  readonly keys: readonly Key[];
  readonly descending?: boolean;
  /** What the keys mention besides the table, as it is at an instant. */
  readonly joins?: (reckoning: Reckoning) => Sql;
}

const VALID: Readonly<Record<KeyType, (key: string) => boolean>> = {
  timestamptz: isInstant,
  text: () => true,
  numeric: (key) => /^-?\d{1,30}(\.\d{1,30})?$/.test(key),
  uuid: isId,
  int: (key) => /^\d{1,9}$/.test(key),
};

/** An instant as PostgreSQL prints it, which it therefore reads. */
function isInstant(key: string): boolean {
  const match = /^(\d{4,6})-(\d\d)-(\d\d) ([01]\d|2[0-3])(?::[0-5]\d){2}(?:\.\d{1,6})?[+-](?:0\d|1[0-5])(?::[0-5]\d){0,2}( BC)?$/.exec(key);
  if (match === null) return false;
  const [year, month, day] = match.slice(1, 4).map(Number) as [number, number, number];
  if (year < 1 || year > (match[5] === undefined ? LAST_YEAR : FIRST_YEAR_BC)) return false;
  const date = new Date(0);
  // 1 BC is the year 0.
  date.setUTCFullYear(match[5] === undefined ? year : 1 - year, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

const LAST_YEAR = 275_000;
const FIRST_YEAR_BC = 4_712;

/** The keys of a row as texts, so that a cursor has them exactly: a JavaScript date would lose microseconds. */
export function keysetColumn({ keys }: KeysetOrder): Sql {
  return sql`array[${joinSql(keys.map((key) => sql`(${key.value})::text`))}] as keyset`;
}

export function orderBy({ keys, descending = false }: KeysetOrder): Sql {
  const direction = descending ? sql` desc` : emptySql;
  return sql`order by ${joinSql(keys.map((key) => sql`${key.value}${direction}`))}`;
}

/** The condition for rows after a cursor; true without one. */
export function afterCursor(order: KeysetOrder, cursor: string | null | undefined): Sql {
  if (cursor === null || cursor === undefined) return sql`true`;
  const place = decodePlace(cursor, order.name, order.keys.length);
  const given = order.keys.map((key, index) => {
    const text = place.keys[index] as string;
    if (!VALID[key.type](text)) throw cursorInvalid('The cursor was not made by this server.');
    return sql`${text}::${rawSql(key.type)}`;
  });
  const comparison = order.descending === true ? sql`<` : sql`>`;
  return sql`(${joinSql(order.keys.map((key) => key.value))}) ${comparison} (${joinSql(given)})`;
}

export function cursorOf(order: KeysetOrder, row: { readonly keyset: readonly string[] }): string {
  return encodePlace({ order: order.name, keys: row.keyset });
}
