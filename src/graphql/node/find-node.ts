import type { GraphQLSchema } from 'graphql';
import type { ClassType } from 'type-graphql';
import { hasScope, type Viewer } from '../../access/index.js';
import { joinSql, quoteIdentifier, rawSql, sql } from '../../database/index.js';
import { isId } from '../../kernel/index.js';
import { Customer, Segment, type NodeRow } from '../../model/index.js';
import { TRACKED_KINDS } from '../../records/index.js';
import type { OperationContext } from '../context.js';
import { findCustomer } from '../customer/index.js';
import { declaredScopes } from '../operation/check-scopes.js';
import { loadRecord } from '../rows/record-loader.js';
import { findSegment } from '../segment/index.js';

/** What has an id of its own, by the name of its type: records that are sent, and segments. */
const NODES: readonly NodeKind[] = [
  ...TRACKED_KINDS.map(({ table, entity }) => ({ table, entity: entity as ClassType<object> })),
  { table: 'segment', entity: Segment },
];

interface NodeKind {
  readonly table: string;
  readonly entity: ClassType<object>;
}

/** The kinds that may be read: of the others not even that there is one is told. */
export function nodeKinds(schema: GraphQLSchema, viewer: Viewer): readonly NodeKind[] {
  return NODES.filter(({ entity }) => declaredScopes(schema.getType(entity.name) ?? {}).every((scope) => hasScope(viewer, scope)));
}

/** Whatever has this id, of these kinds; of a customer who was merged the survivor. Many asked for together are read in a statement to find their kinds, and one for each kind. */
export async function findNode(context: OperationContext, kinds: readonly NodeKind[], id: string): Promise<NodeRow | null> {
  if (!isId(id)) return null;
  const finder = context.loaders.named<string | null>('node', (ids) => findTypes(context, kinds, ids), null);
  const nodeType = await finder.load(id.toLowerCase());
  const kind = kinds.find(({ entity }) => entity.name === nodeType);
  if (kind === undefined) return null;
  const row = await find(context, kind.entity, id);
  return row === null ? null : { ...row, nodeType: kind.entity.name };
}

async function find(context: OperationContext, entity: ClassType<object>, id: string): Promise<object | null> {
  if (entity === Segment) return findSegment(context, id);
  return entity === Customer ? findCustomer(context, id) : loadRecord(context, entity, id);
}

async function findTypes(context: OperationContext, kinds: readonly NodeKind[], ids: readonly string[]): Promise<Map<string, string>> {
  const parts = kinds.map(
    ({ table, entity }) =>
      sql`select id, ${entity.name} as type from ${rawSql(quoteIdentifier(table))} where id = any(${[...ids]}::uuid[])`,
  );
  if (parts.length === 0) return new Map();
  if (kinds.some(({ entity }) => entity === Customer))
    parts.push(
      sql`select id, ${Customer.name} as type from customer_departure where id = any(${[...ids]}::uuid[]) and into_id is not null`,
    );
  const rows = await context.database.query<{ id: string; type: string }>(sql`/* graphql.nodes */ ${joinSql(parts, ' union all ')}`);
  return new Map(rows.map(({ id, type }) => [id, type]));
}
