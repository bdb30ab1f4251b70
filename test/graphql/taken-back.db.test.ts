import { GraphQLInputObjectType, getNamedType, type GraphQLSchema, isCompositeType, isObjectType } from 'graphql';
import { quoteIdentifier, rawSql, sql } from '../../src/database/sql.js';
import { makeSchema } from '../../src/graphql/schema.js';
import { entities } from '../../src/model/index.js';
import { fieldsOfKind, KINDS, type KindName, pascalCase } from '../../src/records/index.js';
import { ask } from '../support/graphql.js';
import { inventTwinWorld, type TwinWorld } from '../support/laws/ways.js';

/* What the API returns it takes back: a record that is sent as it was read is unchanged, whatever is in it. */

const CUSTOMERS = 60;

/** What says how old a record is, and which of two values wins: of what is read, `updatedAt` is when it changed here. */
const NOT_READ = new Set(['updatedAt', 'observedAt', 'guestEmail', 'guestPhone']);
/** Fields that are read by another name than they are sent by. */
const READ_AS: Readonly<Record<string, string>> = {
  'CustomerInput.lifecycleStage': 'sourceLifecycleStage',
  'CustomerCompanyInput.companyExternalId': 'company { externalId }',
  'OrderLineInput.productExternalId': 'product { externalId }',
  'CampaignEngagementInput.campaignExternalId': 'campaign { externalId }',
};
/** Types that are not called as their kind is. */
const TYPES: Partial<Record<KindName, string>> = { event: 'CustomerEvent' };
/** Read as parts of others: consents of their customers, metrics of their accounts. */
const READ_OTHERWISE: ReadonlySet<KindName> = new Set(['consent', 'influence_metric']);

const READ = KINDS.filter(({ name }) => !READ_OTHERWISE.has(name));
const schema: GraphQLSchema = makeSchema();

let twins: TwinWorld;
beforeAll(async () => {
  twins = await inventTwinWorld('taken back', CUSTOMERS, { now: '2026-03-01T12:00:00Z', timeZone: 'Europe/Berlin', entities });
});
afterAll(() => twins.workspace.close());

test.each(READ.map(({ name }) => name))('a %s that is sent as it was read is unchanged', async (kind) => {
  const { table, operation, plural } = KINDS.find(({ name }) => name === kind) as (typeof KINDS)[number];
  const records = await read(kind, table);
  expect(records.length).toBeGreaterThan(2);
  for (const source of new Set(records.map((record) => record.source))) {
    const own = records.filter((record) => record.source === source);
    const answer = await ask<Record<string, { unchanged: number; results: { status: string; errors: unknown[] }[] }>>(
      twins.workspace,
      `mutation ($input: Sync${pascalCase(plural)}Input!) { ${operation}(input: $input) { unchanged results { status errors { message path } } } }`,
      { input: { source, records: own.map((record) => record.given) } },
    );
    const changed = answer[operation]?.results.flatMap(({ status, errors }, index) =>
      status === 'UNCHANGED' ? [] : [{ status, errors, sent: own[index]?.given }],
    );
    expect(changed).toEqual([]);
  }
});

interface ReadRecord {
  readonly source: string;
  readonly given: object;
}

/** Records of a kind as clients read them, as they would send them. */
async function read(kind: KindName, table: string): Promise<ReadRecord[]> {
  const stored = rawSql(quoteIdentifier(table));
  const named =
    kind === 'customer'
      ? sql`select customer_id::text as id, min(source) as source, min(external_id) as name, null as owner from customer_external_id group by customer_id`
      : 'customerExternalId' in fieldsOfKind(kind)
        ? sql`select r.id::text as id, r.source, r.external_id as name, min(x.external_id) as owner from ${stored} r
            left join customer_external_id x on x.customer_id = r.customer_id and x.source = r.source group by r.id`
        : sql`select id::text as id, source, external_id as name, null as owner from ${stored}`;
  const rows = await twins.workspace.database.query<{ id: string; source: string; name: string; owner: string | null }>(named);
  const type = TYPES[kind] ?? pascalCase(kind);
  const input = inputOf(`${pascalCase(kind)}Input`);
  const query = `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on ${type} { ${selectionOf(input, type)} } } }`;
  const found: ReadRecord[] = [];
  for (let start = 0; start < rows.length; start += 100) {
    const some = rows.slice(start, start + 100);
    const { nodes } = await ask<{ nodes: Record<string, unknown>[] }>(twins.workspace, query, { ids: some.map(({ id }) => id) });
    for (const [index, node] of nodes.entries()) {
      const { source, name, owner } = some[index] as (typeof rows)[number];
      found.push({ source, given: { ...sent(node), externalId: name, ...(owner !== null && { customerExternalId: owner }) } });
    }
  }
  return found;
}

function inputOf(name: string): GraphQLInputObjectType {
  const type = schema.getType(name);
  if (!(type instanceof GraphQLInputObjectType)) throw new Error(`There is no input ${name}.`);
  return type;
}

/** Every field of the input that the type has, as it is read, by the name by which it is sent. */
function selectionOf(input: GraphQLInputObjectType, type: string): string {
  const output = schema.getType(type);
  if (!isObjectType(output)) throw new Error(`There is no type ${type}.`);
  const selected = Object.values(input.getFields()).flatMap((field) => {
    const told = READ_AS[`${input.name}.${field.name}`];
    if (told !== undefined) return [`${field.name}: ${told}`];
    const same = output.getFields()[field.name];
    if (same === undefined || NOT_READ.has(field.name)) return [];
    const [of, taken] = [getNamedType(same.type), getNamedType(field.type)];
    if (!isCompositeType(of)) return [field.name];
    return [`${field.name} { ${selectionOf(taken as GraphQLInputObjectType, of.name)} }`];
  });
  return selected.join(' ');
}

/** A record that was referred to is sent by its external id. */
function sent(value: unknown): object {
  return JSON.parse(
    JSON.stringify(value, (key, part: unknown) =>
      key.endsWith('ExternalId') && typeof part === 'object' && part !== null ? (part as { externalId: string }).externalId : part,
    ),
  ) as object;
}
