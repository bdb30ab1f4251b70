import type { EntityClass } from '@mikro-orm/core';
import { emptySql, type Purpose, sql, type Sql } from '../../database/index.js';
import { reckoningOf } from '../../membership/index.js';
import type { RowOf } from '../../model/index.js';
import type { OperationContext } from '../context.js';
import { afterCursor, keysetColumn, orderBy, type KeysetOrder } from '../paging/keyset.js';
import { pageOf, type Edge, type Page, type PageRequest } from '../paging/page.js';
import { columnsOf } from './columns.js';

/** A list of records of one kind. */
export interface RecordList<Entity extends object> {
  readonly entity: EntityClass<Entity>;
  /** Of the entity's table, in `joins`, `condition` and the order's keys. */
  readonly alias: Sql;
  readonly joins?: Sql;
  readonly condition?: Sql;
  readonly order: KeysetOrder;
  /** What the database is asked for, if not just a question: it bounds how long that may take. */
  readonly purpose?: Purpose;
  /** Further columns, for the edges. */
  readonly extra?: Sql;
}

export type PageRow<Entity, Extra = unknown> = RowOf<Entity> & Extra & { readonly keyset: string[] };

/** Reads one page of a list by keyset: a deep page costs the same as the first. */
export async function readPage<Entity extends object, Extra = unknown, RowEdge extends Edge<unknown> = Edge<PageRow<Entity, Extra>>>(
  context: OperationContext,
  list: RecordList<Entity>,
  request: PageRequest,
  edgeOf?: (edge: Edge<PageRow<Entity, Extra>>) => RowEdge,
): Promise<Page<PageRow<Entity, Extra>, RowEdge>> {
  const { alias, joins = emptySql, condition = sql`true`, order, extra, purpose } = list;
  const database = purpose === undefined ? context.database : context.database.with({ purpose });
  const columns = columnsOf(context.database.orm, list.entity, context.asked.get(list.entity.name));
  const rows = await database.query<PageRow<Entity, Extra>>(sql`/* graphql.page */
    select ${columns.select(alias)}, ${keysetColumn(order)}${extra === undefined ? emptySql : sql`, ${extra}`}
    from ${columns.table} ${alias} ${joins} ${order.joins?.(reckoningOf(context.membership)) ?? emptySql}
    where ${condition} and ${afterCursor(order, request.after)}
    ${orderBy(order)} limit ${request.first + 1}`);
  const totalCount = async () => {
    const [row] = await database.query<{ count: number }>(
      sql`/* graphql.count */ select count(*)::int as count from ${columns.table} ${alias} ${joins} where ${condition}`,
    );
    return row?.count ?? 0;
  };
  return pageOf(rows, request, order, totalCount, edgeOf);
}
