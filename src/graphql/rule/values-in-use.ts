import {
  type Attribute,
  type ValueOrigin,
  type Catalogue,
  AggregateReference,
  type FilterParameter,
  type RuleFunction,
  type Source,
  scopesWithin,
} from '../../catalogue/index.js';
import { Figures, withColumns } from '../../compile/index.js';
import { joinSql, sql, type Sql } from '../../database/index.js';
import type { AttributeShape, ParameterShape } from '../../language/index.js';
import type { Scope } from '../../model/index.js';

/** Customers whose figures are computed, the latest ones: a figure costs more to find than a value that is stored. */
const CUSTOMERS_LOOKED_AT = 2_000;

/** The values that the data have for an attribute or a parameter. */
export interface ValuesInUse {
  /** What a key must be allowed to read to ask rules for them. */
  readonly scopes: readonly Scope[];
  /** A query with a value in each row, as `value`. */
  readonly values: Sql;
}

/** The values of a shape of the catalogue; undefined where there are none to list, such as of ages. */
export function valuesInUse(shape: AttributeShape | ParameterShape, catalogue: Catalogue): ValuesInUse | undefined {
  if ('origin' in shape) return ofAttribute(shape as Attribute);
  const own = ('alike' in shape ? shape.alike : undefined) ?? shape;
  for (const fn of catalogue.functions()) {
    const parameter = fn.parameters.find((candidate) => candidate === own);
    if (parameter?.role === 'filter') return ofParameter(fn, parameter);
  }
  return undefined;
}

function ofAttribute({ scopes, origin }: Attribute): ValuesInUse | undefined {
  const values = (VALUES_OF[origin.kind] as (origin: ValueOrigin) => Sql | undefined)(origin);
  return values && { scopes, values };
}

type ValuesOf<Kind extends ValueOrigin['kind']> = (origin: Extract<ValueOrigin, { kind: Kind }>) => Sql | undefined;

const VALUES_OF: { readonly [Kind in ValueOrigin['kind']]: ValuesOf<Kind> } = {
  column: ({ column }) => sql`select ${column} as value from customer c`,
  array: ({ column }) => sql`select unnest(${column}) as value from customer c`,
  ranking: ({ ranked }) => ofLatestCustomers(sql`unnest(${ranked})`),
  members: ({ source, member, needs }) => sql`select ${member} as value from ${withJoins(source, needs)}`,
  aggregate: ({ aggregate }) => ofLatestCustomers(sql`${new AggregateReference(aggregate)}`),
  computed: ({ expression }) => ofLatestCustomers(expression),
  ratio: () => undefined,
  age: () => undefined,
};

function ofLatestCustomers(expression: Sql): Sql {
  const looked = sql`any(array(select id from customer order by id desc limit ${CUSTOMERS_LOOKED_AT}))`;
  const figures = new Figures({ over: 'base', restrict: (customerId) => sql`${customerId} = ${looked}` });
  const value = withColumns(expression, figures);
  return sql`select ${value} as value from customer c ${figures.joins()} where c.id = ${looked}`;
}

function ofParameter(fn: RuleFunction, parameter: FilterParameter): ValuesInUse {
  const { value, list, needs } = parameter;
  const from = withJoins(fn.source, new Set([...needs, ...(fn.whereNeeds ?? [])]));
  const element = list === true ? sql`unnest(${value})` : value;
  const values = sql`select ${element} as value from ${from} where ${fn.where ?? sql`true`}`;
  return { scopes: scopesWithin(fn, parameter), values };
}

function withJoins({ from, joins }: Source, needs: ReadonlySet<string>): Sql {
  const needed = [...joins].filter(([name]) => needs.has(name)).map(([, join]) => join);
  return joinSql([from, ...needed], ' ');
}
