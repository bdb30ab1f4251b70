import type { EntityClass } from '@mikro-orm/core';
import { emptySql, preparedName, type Purpose, rawSql, sql, type Sql, type Statement } from '../../database/index.js';
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
  /** What is found of the rows of the page alone. */
  readonly beside?: Beside;
}

/** Columns and the joins that they take, over the alias of a list. The statement is prepared: give it where its text stays what it is from page to page. */
export interface Beside {
  readonly columns: Sql;
  readonly joins: Sql;
}

export type PageRow<Entity, Extra = unknown> = RowOf<Entity> & Extra & { readonly keyset: string[] };

/** Reads one page of a list by keyset: a deep page costs the same as the first. */
export async function readPage<Entity extends object, Extra = unknown, RowEdge extends Edge<unknown> = Edge<PageRow<Entity, Extra>>>(
  context: OperationContext,
  list: RecordList<Entity>,
  request: PageRequest,
  edgeOf?: (edge: Edge<PageRow<Entity, Extra>>) => RowEdge,
): Promise<Page<PageRow<Entity, Extra>, RowEdge>> {
  const { alias, joins = emptySql, condition = sql`true`, order, extra, purpose, beside } = list;
  const database = purpose === undefined ? context.database : context.database.with({ purpose });
  const columns = columnsOf(context.database.orm, list.entity, context.asked.get(list.entity.name));
  const reckoning = reckoningOf(context.membership);
  // How many is a part of the text: a statement that is prepared is planned for any number of rows.
  const selected = sql`select ${columns.select(alias)}, ${keysetColumn(order)}${extra === undefined ? emptySql : sql`, ${extra}`}
    from ${columns.table} ${alias} ${joins} ${order.joins?.(reckoning) ?? emptySql}
    where ${condition} and ${afterCursor(order, request.after)}
    ${orderBy(order)} limit ${rawSql(String(request.first + 1))}`;
  const rows = await database.query<PageRow<Entity, Extra>>(
    beside === undefined ? sql`/* graphql.page */ ${selected}` : withBeside(columns.table, alias, selected, beside),
  );
  const totalCount = async () => {
    const [row] = await database.query<{ count: number }>(
      sql`/* graphql.count */ select count(*)::int as count from ${columns.table} ${alias} ${joins} where ${condition}`,
    );
    return row?.count ?? 0;
  };
  return pageOf(rows, request, order, totalCount, edgeOf);
}

/** One statement for a page and what is found of its rows: one round trip, and all of it is of one instant. */
function withBeside(table: Sql, alias: Sql, selected: Sql, { columns, joins }: Beside): Statement {
  const { text, values } = sql`/* graphql.page */ select page.*, ${columns}
    from (select row_number() over () as place, listed.* from (${selected}) listed) page join ${table} ${alias} on ${alias}.id = page.id ${joins}
    order by page.place`;
  return { text, values, prepare: preparedName('page', text) };
}
