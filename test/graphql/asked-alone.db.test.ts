import { getNamedType, type GraphQLSchema, isCompositeType, isInterfaceType, isObjectType, isRequiredArgument } from 'graphql';
import { sql } from '../../src/database/sql.js';
import { makeSchema } from '../../src/graphql/schema.js';
import { entities } from '../../src/model/index.js';
import { ask } from '../support/graphql.js';
import { inventTwinWorld, type TwinWorld } from '../support/laws/ways.js';

/* Only the columns are read that are asked for: which they are must not show. */

const CUSTOMERS = 40;
const schema: GraphQLSchema = makeSchema();

/** Types of what is read by id, with their fields that need no argument and are no records of their own. */
const TYPES = typesOfNodes().map((type): readonly [string, readonly string[]] => [
  type.name,
  Object.values(type.getFields())
    .filter(({ args, type: of }) => !args.some(isRequiredArgument) && !isCompositeType(getNamedType(of)))
    .map(({ name }) => name),
]);

let twins: TwinWorld;
let ids: ReadonlyMap<string, string[]>;
beforeAll(async () => {
  twins = await inventTwinWorld('asked alone', CUSTOMERS, { now: '2026-03-01T12:00:00Z', timeZone: 'Europe/Berlin', entities });
  ids = await idsByType();
});
afterAll(() => twins.workspace.close());

test.each(TYPES)('a field of %s tells the same, asked alone and with all others', async (type, fields) => {
  const together = await read(type, fields);
  expect(together.length).toBeGreaterThan(0);
  for (const field of fields) expect(await read(type, [field])).toEqual(together.map((node) => ({ [field]: node[field] })));
});

async function read(type: string, fields: readonly string[]): Promise<Record<string, unknown>[]> {
  const query = `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on ${type} { ${fields.join(' ')} } } }`;
  const { nodes } = await ask<{ nodes: Record<string, unknown>[] }>(twins.workspace, query, { ids: ids.get(type) ?? [] });
  return nodes;
}

function typesOfNodes() {
  const node = schema.getType('Node');
  if (!isInterfaceType(node)) throw new Error('There is no interface Node.');
  return schema.getPossibleTypes(node).filter(isObjectType);
}

/** Of every type some records, and all segments. */
async function idsByType(): Promise<Map<string, string[]>> {
  const rows = await twins.workspace.database.query<{ id: string }>(sql`select record_id::text as id from (
    select record_id, row_number() over (partition by kind order by record_id) as place from record_change) changed where place <= 60
    union all select id::text from segment`);
  const found = new Map<string, string[]>();
  for (let start = 0; start < rows.length; start += 100) {
    const some = rows.slice(start, start + 100).map(({ id }) => id);
    const { nodes } = await ask<{ nodes: ({ __typename: string } | null)[] }>(
      twins.workspace,
      'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename } }',
      { ids: some },
    );
    for (const [index, node] of nodes.entries()) {
      if (node === null) continue;
      const same = found.get(node.__typename) ?? [];
      found.set(node.__typename, [...same, some[index] as string]);
    }
  }
  return found;
}
