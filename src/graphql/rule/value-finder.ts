import { isPersonalAttribute } from '../../access/personal-attributes.js';
import { hasScope } from '../../access/viewer.js';
import type { Attribute } from '../../catalogue/attribute.js';
import type { Catalogue } from '../../catalogue/catalogue.js';
import { bind } from '../../compile/index.js';
import { joinSql, sql, type Sql } from '../../database/sql.js';
import type { AttributeShape, FindValues, ParameterShape } from '../../language/index.js';
import { reckoningOf } from '../../membership/index.js';
import type { OperationContext } from '../context.js';

const MOST_VALUES = 20;
/** Rows that are looked through: completion must be quick, and common values turn up early. */
const ROWS_LOOKED_AT = 20_000;
const FREE_TYPES: ReadonlySet<string> = new Set(['text', 'tag']);

/** Finds values in use that begin with what was typed, for attributes and parameters without a closed list. */
export function valueFinder(context: OperationContext, catalogue: Catalogue): FindValues {
  return async (shape, prefix) => {
    if (!FREE_TYPES.has(shape.type) || !mayComplete(context, shape)) return [];
    const values = valuesOf(shape, catalogue);
    if (values === undefined) return [];
    const statement = sql`/* graphql.values */
      select distinct value from (select value from (${values}) used limit ${ROWS_LOOKED_AT}) looked
      where starts_with(lower(value), ${prefix.replaceAll('\0', '').toLowerCase()}) order by value limit ${MOST_VALUES}`;
    const rows = await context.database.query<{ value: string }>(bind(statement, reckoningOf(context.membership)));
    return rows.map(({ value }) => ({ value, label: value }));
  };
}

/** Handles and the like are listed to nobody: a parameter does not say of which function it is. */
function mayComplete(context: OperationContext, { name }: AttributeShape | ParameterShape): boolean {
  return name !== 'handle' && (!isPersonalAttribute(name) || hasScope(context.viewer, 'personal_data:read'));
}

/** The values of a shape, one a row, as column `value`. */
function valuesOf(shape: AttributeShape | ParameterShape, catalogue: Catalogue): Sql | undefined {
  if ('origin' in shape) return attributeValues((shape as Attribute).origin);
  for (const { source, parameters } of catalogue.functions()) {
    const parameter = parameters.find((candidate) => candidate === shape);
    if (parameter?.role !== 'filter') continue;
    const joins = [...parameter.needs].flatMap((need) => source.joins.get(need) ?? []);
    const value = parameter.list === true ? sql`unnest(${parameter.value})` : parameter.value;
    return sql`select ${value} as value from ${joinSql([source.from, ...joins], ' ')}`;
  }
  return undefined;
}

function attributeValues(origin: Attribute['origin']): Sql | undefined {
  switch (origin.kind) {
    case 'column':
      return sql`select ${origin.column} as value from customer c`;
    case 'array':
      return sql`select unnest(${origin.column}) as value from customer c`;
    case 'members':
      return sql`select ${origin.member} as value from ${origin.source.from}`;
    default:
      return undefined;
  }
}
