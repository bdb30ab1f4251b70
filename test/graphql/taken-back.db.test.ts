import { GraphQLInputObjectType, getNamedType, type GraphQLSchema, isCompositeType, isObjectType } from 'graphql';
import { quoteIdentifier, rawSql, type Sql, sql } from '../../src/database/sql.js';
import { makeSchema } from '../../src/graphql/schema.js';
import { entities } from '../../src/model/index.js';
import { KINDS, type KindName, pascalCase, TRACKED_KINDS } from '../../src/records/index.js';
import { ask } from '../support/graphql.js';
import { inventTwinWorld, type TwinWorld } from '../support/laws/ways.js';

/* What the API returns it takes back: a record that is sent as it was read is unchanged, whatever is in it. */

const CUSTOMERS = 60;

/** Fields that are read by another name than they are sent by; a record that is referred to is sent by its external id. */
const READ_AS: Readonly<Record<string, string>> = {
  // `updatedAt` of what is read is when it changed here.
  updatedAt: 'sourceUpdatedAt',
  lifecycleStage: 'sourceLifecycleStage',
  companyExternalId: 'company { externalId }',
  productExternalId: 'product { externalId }',
  campaignExternalId: 'campaign { externalId }',
};
/** Types that are not called as their kind is. */
const TYPES: Partial<Record<KindName, string>> = { event: 'CustomerEvent', influence_metric: 'InfluenceAccount' };

const schema: GraphQLSchema = makeSchema();

interface Named {
  readonly id: string;
  readonly source: string;
  readonly externalId: string;
  /** What the source calls the customer whose it is. */
  readonly customerExternalId: string | null;
}

interface ReadRecord {
  readonly source: string;
  readonly given: object;
}

let twins: TwinWorld;
beforeAll(async () => {
  twins = await inventTwinWorld('taken back', CUSTOMERS, { now: '2026-03-01T12:00:00Z', timeZone: 'Europe/Berlin', entities });
});
afterAll(() => twins.workspace.close());

test.each(TRACKED_KINDS.map(({ name }) => name))('a %s that is sent as it was read is unchanged', async (kind) => {
  const input = inputOf(kind);
  const type = TYPES[kind] ?? pascalCase(kind);
  const named = await namesOf(kind);
  const nodes = await readNodes(named, `... on ${type} { ${selectionOf(input, type)} }`);
  const records = nodes.map((node, index) => {
    const { source, externalId, customerExternalId } = named[index] as Named;
    return { source, given: { ...node, externalId, ...(customerExternalId !== null && { customerExternalId }) } };
  });
  expect(records.length).toBeGreaterThan(2);
  expect(await changedBy(kind, records)).toEqual([]);
});

test('a consent that is sent as it was read is unchanged', async () => {
  const named = await namesOf('customer');
  const nodes = await readNodes(named, `... on Customer { consents { ${selectionOf(inputOf('consent'), 'Consent')} } }`);
  const records = nodes.flatMap((node, index) => {
    const { source, externalId: customerExternalId } = named[index] as Named;
    return (node as { consents: object[] }).consents.map((consent) => ({ source, given: { ...consent, customerExternalId } }));
  });
  expect(records.length).toBeGreaterThan(2);
  expect(await changedBy('consent', records)).toEqual([]);
});

/** Those of the records that something becomes of as they are sent. */
async function changedBy(kind: KindName, records: readonly ReadRecord[]): Promise<object[]> {
  const { operation, plural } = KINDS.find(({ name }) => name === kind) as (typeof KINDS)[number];
  const mutation = `mutation ($input: Sync${pascalCase(plural)}Input!) { ${operation}(input: $input) { results { status errors { message path } } } }`;
  const changed: object[] = [];
  for (const source of new Set(records.map((record) => record.source))) {
    const own = records.filter((record) => record.source === source).map(({ given }) => given);
    const answer = await ask<Record<string, { results: { status: string; errors: object[] }[] }>>(twins.workspace, mutation, {
      input: { source, records: own },
    });
    const results = answer[operation]?.results ?? [];
    changed.push(...own.map((sent, index) => ({ ...results[index], sent })).filter(({ status }) => status !== 'UNCHANGED'));
  }
  return changed;
}

/** Every record of a kind, with what its source calls it. */
function namesOf(kind: KindName): Promise<Named[]> {
  const { table, fields } = KINDS.find(({ name }) => name === kind) as (typeof KINDS)[number];
  return twins.workspace.database.query<Named>(namedBy(kind, rawSql(quoteIdentifier(table)), 'customerExternalId' in fields));
}

function namedBy(kind: KindName, table: Sql, isOwned: boolean): Sql {
  if (kind === 'customer')
    return sql`select customer_id::text as id, source, min(external_id) as "externalId", null as "customerExternalId"
      from customer_external_id group by customer_id, source`;
  if (!isOwned) return sql`select id::text as id, source, external_id as "externalId", null as "customerExternalId" from ${table}`;
  return sql`select r.id::text as id, r.source, r.external_id as "externalId", min(x.external_id) as "customerExternalId" from ${table} r
    join customer_external_id x on x.customer_id = r.customer_id and x.source = r.source group by r.id`;
}

/** The records by their ids, as they are sent. */
async function readNodes(named: readonly Named[], selection: string): Promise<object[]> {
  const found: object[] = [];
  for (let start = 0; start < named.length; start += 100) {
    const ids = named.slice(start, start + 100).map(({ id }) => id);
    const { nodes } = await ask<{ nodes: object[] }>(twins.workspace, `query ($ids: [ID!]!) { nodes(ids: $ids) { ${selection} } }`, {
      ids,
    });
    found.push(...nodes.map(asSent));
  }
  return found;
}

function inputOf(kind: KindName): GraphQLInputObjectType {
  const type = schema.getType(`${pascalCase(kind)}Input`);
  if (!(type instanceof GraphQLInputObjectType)) throw new Error(`There is no input for ${kind}.`);
  return type;
}

/** Every field of the input that the type has, as it is read, by the name by which it is sent. */
function selectionOf(input: GraphQLInputObjectType, type: string): string {
  const output = schema.getType(type);
  if (!isObjectType(output)) throw new Error(`There is no type ${type}.`);
  const selected = Object.values(input.getFields()).flatMap(({ name, type: taken }) => {
    const readAs = READ_AS[name];
    if (readAs !== undefined) return output.getFields()[readAs.split(' ')[0] ?? ''] === undefined ? [] : [`${name}: ${readAs}`];
    const of = output.getFields()[name]?.type;
    if (of === undefined) return [];
    const inner = getNamedType(of);
    return isCompositeType(inner) ? [`${name} { ${selectionOf(getNamedType(taken) as GraphQLInputObjectType, inner.name)} }`] : [name];
  });
  return selected.join(' ');
}

function asSent(node: object): object {
  return JSON.parse(
    JSON.stringify(node, (key, part: unknown) =>
      key.endsWith('ExternalId') && typeof part === 'object' && part !== null ? (part as { externalId: string }).externalId : part,
    ),
  ) as object;
}
