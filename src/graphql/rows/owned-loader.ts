import type { EntityClass } from '@mikro-orm/core';
import { joinSql, quoteIdentifier, rawSql, sql } from '../../database/index.js';
import type { RowOf } from '../../model/index.js';
import type { OperationContext } from '../context.js';
import { columnsOf } from './columns.js';

const ALIAS = rawSql('r');

/** What belongs to other records and is read whole: the column of the owner's id, and the columns to sort by. */
export interface Ownership<Entity extends object> {
  readonly entity: EntityClass<Entity>;
  readonly owner: string;
  readonly order: readonly string[];
}

/** All records of an owner. Those of many owners are read in one statement. */
export async function loadOwned<Entity extends object>(
  context: OperationContext,
  { entity, owner, order }: Ownership<Entity>,
  ownerId: string,
): Promise<RowOf<Entity>[]> {
  const column = (name: string) => rawSql(`r.${quoteIdentifier(name)}`);
  const loader = context.loaders.named<RowOf<Entity>[]>(
    `owned ${entity.name}.${owner}`,
    async (ownerIds) => {
      const columns = columnsOf(context.database.orm, entity, context.asked.get(entity.name));
      const rows = await context.database.query<RowOf<Entity> & { owner: string }>(sql`/* graphql.owned */
        select ${columns.select(ALIAS)}, ${column(owner)} as owner from ${columns.table} r
        where ${column(owner)} = any(${[...ownerIds]}::uuid[]) order by ${joinSql(order.map(column))}`);
      return groupBy(rows, (row) => row.owner);
    },
    [],
  );
  return loader.load(ownerId);
}

export function groupBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return groups;
}
