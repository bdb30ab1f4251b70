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
  timestamptz: (key) => /^-?[\d:. +-]{10,40}( BC)?$/.test(key) && !Number.isNaN(Date.parse(key.slice(0, 10))),
  text: () => true,
  numeric: (key) => /^-?\d{1,30}(\.\d{1,30})?$/.test(key),
  uuid: isId,
  int: (key) => /^\d{1,9}$/.test(key),
};

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
