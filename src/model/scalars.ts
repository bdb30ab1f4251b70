import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { GraphQLJSON } from 'graphql-scalars';
import { Field, ID, InterfaceType } from 'type-graphql';

/**
 * The scalars of the API. Input of all but JSON is taken as text and its content is checked where it is used: so one bad date
 * rejects one record of a batch and not the batch, and the error names the field (see graphql/read-argument.ts).
 */
function textScalar(name: string, description: string, serialize: (value: unknown) => string, acceptsNumbers = false): GraphQLScalarType {
  const take = (value: unknown): string => {
    if (typeof value === 'string') return value;
    if (acceptsNumbers && typeof value === 'number' && Number.isFinite(value)) return String(value);
    throw new GraphQLError(`${name} must be given as text.`);
  };
  return new GraphQLScalarType({
    name,
    description,
    serialize,
    parseValue: take,
    parseLiteral: (node: ValueNode) => {
      if (node.kind === Kind.STRING) return node.value;
      if (acceptsNumbers && (node.kind === Kind.INT || node.kind === Kind.FLOAT)) return node.value;
      throw new GraphQLError(`${name} must be given as text.`, { nodes: node });
    },
  });
}

export const DateTimeScalar = textScalar('DateTime', 'A moment as RFC 3339 in UTC, such as `2026-05-30T16:00:00.000Z`.', (value) =>
  value instanceof Date ? value.toISOString() : new Date(String(value)).toISOString(),
);

export const DateScalar = textScalar('Date', 'A calendar day, `YYYY-MM-DD`.', String);

/** A decimal as it is told wherever it is: without zeros past the second fraction digit. */
export function printedDecimal(value: string): string {
  const point = value.indexOf('.');
  if (point < 0 || value.includes('e')) return value;
  let end = value.length;
  while (end > point + 3 && value[end - 1] === '0') end--;
  return value.slice(0, end);
}

export const DecimalScalar = textScalar(
  'Decimal',
  'An exact decimal number as text, such as `"12.50"`; zeros past the second fraction digit are left out. Numbers are accepted as input.',
  (value) => printedDecimal(String(value)),
  true,
);

export const CursorScalar = textScalar(
  'Cursor',
  'A place in the change log or delta feed: opaque, valid for as long as the log is kept.',
  String,
);

export const JsonScalar = new GraphQLScalarType({ ...GraphQLJSON.toConfig(), name: 'JSON', description: 'Any JSON value.' });

/** What a row read as a node says of itself beside its columns: the name of its type. */
export interface NodeRow {
  readonly nodeType: string;
}

@InterfaceType({
  description: 'Whatever can be read again by its id alone. Ids are unique across types.',
  resolveType: (row: NodeRow | object) => (row as NodeRow).nodeType,
})
export abstract class Node {
  @Field(() => ID, { description: 'Stays the same for as long as the record exists.' })
  id!: string;
}
