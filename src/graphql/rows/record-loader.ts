import type { EntityClass } from '@mikro-orm/core';
import { rawSql, prepared } from '../../database/index.js';
import { isId } from '../../kernel/index.js';
import type { RowOf } from '../../model/index.js';
import type { OperationContext } from '../context.js';
import { columnsOf } from './columns.js';

const ALIAS = rawSql('r');

/** The record of an id; null if there is none, or if the text is no id. Many asked for together are read in one statement. */
export async function loadRecord<Entity extends object>(
  context: OperationContext,
  entity: EntityClass<Entity>,
  id: string,
): Promise<RowOf<Entity> | null> {
  if (!isId(id)) return null;
  const loader = context.loaders.named<RowOf<Entity> | null>(
    `record ${entity.name}`,
    async (ids) => {
      const columns = columnsOf(context.database.orm, entity, context.asked.get(entity.name));
      const rows = await context.database.query<RowOf<Entity> & { id: string }>(
        prepared`/* graphql.record */
        select ${columns.select(ALIAS)} from ${columns.table} r where r.id = any(${[...ids]}::uuid[])`,
      );
      return new Map(rows.map((row) => [row.id, row]));
    },
    null,
  );
  return loader.load(id.toLowerCase());
}

/** As loadRecord, of an id that another record points at with a foreign key. */
export async function loadReferenced<Entity extends object>(
  context: OperationContext,
  entity: EntityClass<Entity>,
  id: string,
): Promise<RowOf<Entity>> {
  const row = await loadRecord(context, entity, id);
  if (row === null) throw new Error(`The ${entity.name} ${id} was deleted while it was read.`);
  return row;
}
