import type { EntityClass, EntityProperty, MikroORM } from '@mikro-orm/core';
import { joinSql, quoteIdentifier, rawSql, type Sql } from '../../database/index.js';

/** The columns of an entity's table, named as its rows have them: `c."first_name" as "firstName"`. */
export interface Columns {
  readonly table: Sql;
  select(alias: Sql): Sql;
}

/**
 * The columns that a list must read: those whose fields are asked for, and every id, since field resolvers follow them.
 * `asked` undefined means all.
 */
export function columnsOf(orm: MikroORM, entity: EntityClass<object>, asked: ReadonlySet<string> | undefined): Columns {
  const metadata = orm.getMetadata().get<object>(entity.name);
  const properties = metadata.props.filter((property) => isIdentity(property) || asked === undefined || asked.has(property.name));
  return {
    table: rawSql(quoteIdentifier(metadata.tableName)),
    select: (alias) =>
      joinSql(
        properties.map((property) => rawSql(`${alias.sql}.${quoteIdentifier(columnOf(property))} as ${quoteIdentifier(nameOf(property))}`)),
      ),
  };
}

function isIdentity(property: EntityProperty): boolean {
  return property.primary === true || property.kind === 'm:1' || property.columnTypes?.[0] === 'uuid';
}

function columnOf(property: EntityProperty): string {
  return property.fieldNames[0] as string;
}

/** A row has `customerId` where the entity has `customer`. */
function nameOf(property: EntityProperty): string {
  return property.kind === 'm:1' ? `${property.name}Id` : property.name;
}
