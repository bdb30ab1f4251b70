import { hasScope } from '../../access/index.js';
import type { Catalogue } from '../../catalogue/index.js';
import { bind } from '../../compile/index.js';
import { type Database, rawSql, sql, type Sql } from '../../database/index.js';
import type { FindValues, ValueType } from '../../language/index.js';
import { reckoningOf } from '../../membership/index.js';
import type { OperationContext } from '../context.js';
import { valuesInUse } from './values-in-use.js';

const MOST_VALUES = 20;
/** Rows that are looked through: enough to know the frequent values; they take 100 ms. */
const ROWS_LOOKED_AT = 50_000;
/** Nobody waits longer for a completion; what takes longer is given up. */
const TIMEOUT_MS = 500;
const CANCELLED = '57014';
/** Longer ones are told for people to read, not to compare with. */
const LONGEST_VALUE = 200;

/** What values are told apart by, of the types that have no closed list. */
const FOLDED: Readonly<Partial<Record<ValueType, Sql>>> = { text: sql`value`, tag: sql`caseless(value)`, plain: sql`value` };

/** Finds values in use that begin with what was typed, the most frequent first, for attributes and parameters without a closed list. */
export function valueFinder(context: OperationContext, catalogue: Catalogue): FindValues {
  return async (shape, prefix) => {
    const folded = FOLDED[shape.type];
    const found = folded && valuesInUse(shape, catalogue);
    // Values are data: to be offered them takes what asking for them takes.
    if (found === undefined || !found.scopes.every((scope) => hasScope(context.viewer, scope))) return [];
    const statement = sql`/* graphql.values */
      select mode() within group (order by value) as value
      from (select value from (${found.values}) used where value <> '' limit ${ROWS_LOOKED_AT}) looked
      where length(value) <= ${LONGEST_VALUE} and starts_with(unaccented(value), unaccented(${prefix.replaceAll('\0', '')}))
      group by ${folded} order by count(*) desc, ${folded} limit ${MOST_VALUES}`;
    const rows = await readInTime(context.database, bind(statement, reckoningOf(context.membership)));
    return rows.map(({ value }) => ({ value, label: value }));
  };
}

async function readInTime(database: Database, statement: Sql): Promise<readonly { readonly value: string }[]> {
  try {
    return await database.transaction(async (transaction) => {
      await transaction.execute(sql`/* graphql.limitTime */ set local statement_timeout = ${rawSql(String(TIMEOUT_MS))}`);
      return transaction.query<{ value: string }>(statement);
    });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === CANCELLED) return [];
    throw error;
  }
}
