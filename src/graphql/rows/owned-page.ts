import type { EntityClass } from '@mikro-orm/core';
import { quoteIdentifier, rawSql, sql } from '../../database/sql.js';
import type { OperationContext } from '../context.js';
import { afterCursor, keysetColumn, orderBy, type KeysetOrder } from '../paging/keyset.js';
import { pageOf, type Page, type PageRequest } from '../paging/page.js';
import { columnsOf } from './columns.js';
import { groupBy } from './owned-loader.js';
import type { PageRow } from './record-page.js';

const ALIAS = rawSql('r');

/** A list that belongs to other records and is read by the page: the column of the owner's id, and the order (of alias `r`). */
export interface OwnedList<Entity extends object> {
  readonly entity: EntityClass<Entity>;
  readonly owner: string;
  readonly order: KeysetOrder;
}

/**
 * One page of the records of an owner. The pages of many owners are read in one statement, in which each owner is a look-up in the
 * index of its own, so that an owner with very many costs no more than `first`.
 */
export async function loadOwnedPage<Entity extends object>(
  context: OperationContext,
  list: OwnedList<Entity>,
  ownerId: string,
  request: PageRequest,
): Promise<Page<PageRow<Entity>>> {
  const { entity, owner, order } = list;
  const ownerColumn = rawSql(`r.${quoteIdentifier(owner)}`);
  const loader = context.loaders.named<PageRow<Entity>[]>(
    `page ${entity.name}.${owner} ${request.first} ${request.after ?? ''}`,
    async (ownerIds) => {
      const columns = columnsOf(context.database.orm, entity, context.asked.get(entity.name));
      const rows = await context.database.query<PageRow<Entity> & { owner: string }>(sql`/* graphql.ownedPage */
        select page.* from unnest(${[...ownerIds]}::uuid[]) with ordinality as owners(owner, position)
        cross join lateral (
          select owners.owner, ${columns.select(ALIAS)}, ${keysetColumn(order)}, row_number() over (${orderBy(order)}) as place from ${columns.table} r
          where ${ownerColumn} = owners.owner and ${afterCursor(order, request.after)} ${orderBy(order)} limit ${request.first + 1}
        ) page order by owners.position, page.place`);
      return groupBy(rows, (row) => row.owner);
    },
    [],
  );
  return pageOf(await loader.load(ownerId), request, order, () => countOwned(context, list, ownerId));
}

function countOwned<Entity extends object>(
  context: OperationContext,
  { entity, owner }: OwnedList<Entity>,
  ownerId: string,
): Promise<number> {
  const ownerColumn = rawSql(`r.${quoteIdentifier(owner)}`);
  const loader = context.loaders.named<number>(
    `count ${entity.name}.${owner}`,
    async (ownerIds) => {
      const { table } = columnsOf(context.database.orm, entity, undefined);
      const rows = await context.database.query<{ owner: string; count: number }>(sql`/* graphql.ownedCount */
        select ${ownerColumn} as owner, count(*)::int as count from ${table} r
        where ${ownerColumn} = any(${[...ownerIds]}::uuid[]) group by 1`);
      return new Map(rows.map((row) => [row.owner, row.count]));
    },
    0,
  );
  return loader.load(ownerId);
}
