import type { EntityClass } from '@mikro-orm/core';
import { emptySql, rawSql, sql, type Sql } from '../../database/index.js';
import type { OperationContext } from '../context.js';
import { afterCursor, keysetColumn, orderBy, type KeysetOrder } from '../paging/keyset.js';
import { pageOf, type Edge, type Page, type PageRequest } from '../paging/page.js';
import { columnsOf } from './columns.js';
import { groupBy } from './owned-loader.js';
import type { PageRow } from './record-page.js';

const ALIAS = rawSql('r');

/** A list that belongs to other records and is read by the page. The entity's table has the alias `r`. */
export interface OwnedList<Entity extends object> {
  readonly entity: EntityClass<Entity>;
  /** The owner's id. */
  readonly owner: Sql;
  readonly joins?: Sql;
  readonly condition?: Sql;
  readonly order: KeysetOrder;
  /** Further columns, for the edges. */
  readonly extra?: Sql;
}

/**
 * One page of the records of an owner. The pages of many owners are read in one statement, in which each owner is a look-up in the
 * index of its own, so that an owner with very many costs no more than `first`.
 */
export async function loadOwnedPage<Entity extends object, Extra = unknown, RowEdge extends Edge<unknown> = Edge<PageRow<Entity, Extra>>>(
  context: OperationContext,
  list: OwnedList<Entity>,
  ownerId: string,
  request: PageRequest,
  edgeOf?: (edge: Edge<PageRow<Entity, Extra>>) => RowEdge,
): Promise<Page<PageRow<Entity, Extra>, RowEdge>> {
  const { entity, owner, joins = emptySql, condition = sql`true`, order, extra } = list;
  const loader = context.loaders.named<PageRow<Entity, Extra>[]>(
    `page ${request.first} ${request.after ?? ''} of ${nameOf(list)}`,
    async (ownerIds) => {
      const columns = columnsOf(context.database.orm, entity, context.asked.get(entity.name));
      const rows = await context.database.query<PageRow<Entity, Extra> & { owner: string }>(sql`/* graphql.ownedPage */
        select page.* from unnest(${[...ownerIds]}::uuid[]) with ordinality as owners(owner, position)
        cross join lateral (
          select owners.owner, ${columns.select(ALIAS)}, ${keysetColumn(order)}${extra === undefined ? emptySql : sql`, ${extra}`},
            row_number() over (${orderBy(order)}) as place
          from ${columns.table} r ${joins}
          where ${owner} = owners.owner and ${condition} and ${afterCursor(order, request.after)} ${orderBy(order)} limit ${request.first + 1}
        ) page order by owners.position, page.place`);
      return groupBy(rows, (row) => row.owner);
    },
    [],
  );
  return pageOf(await loader.load(ownerId), request, order, () => countOwned(context, list, ownerId), edgeOf);
}

function countOwned<Entity extends object>(context: OperationContext, list: OwnedList<Entity>, ownerId: string): Promise<number> {
  const { entity, owner, joins = emptySql, condition = sql`true` } = list;
  const loader = context.loaders.named<number>(
    `count of ${nameOf(list)}`,
    async (ownerIds) => {
      const { table } = columnsOf(context.database.orm, entity, undefined);
      const rows = await context.database.query<{ owner: string; count: number }>(sql`/* graphql.ownedCount */
        select ${owner} as owner, count(*)::int as count from ${table} r ${joins}
        where ${owner} = any(${[...ownerIds]}::uuid[]) and ${condition} group by 1`);
      return new Map(rows.map((row) => [row.owner, row.count]));
    },
    0,
  );
  return loader.load(ownerId);
}

/** Lists with another owner or condition have loaders of their own. */
function nameOf<Entity extends object>({ entity, owner, condition }: OwnedList<Entity>): string {
  return `${entity.name} ${owner.sql} ${condition === undefined ? '' : JSON.stringify([condition.sql, condition.values])}`;
}
