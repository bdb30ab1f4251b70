import {
  getNamedType,
  isCompositeType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  isScalarType,
  type GraphQLField,
  type GraphQLInputType,
} from 'graphql';
import { declaredScopes, requiredScopes } from '../../src/graphql/operation/check-scopes.js';
import { makeSchema, OPEN_TO_EVERY_KEY, rootFields } from '../../src/graphql/schema.js';
import { createKey, startTestServer, type TestServer } from '../support/server.js';
import { openSocket } from '../support/socket.js';

const schema = makeSchema();
const types = Object.values(schema.getTypeMap()).filter(isObjectType);

/** The least that passes validation as a value of a type. */
function sample(type: GraphQLInputType): string {
  if (isNonNullType(type)) return sample(type.ofType);
  if (isListType(type)) return '[]';
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (isScalarType(type)) return SCALARS[type.name] ?? '"x"';
  const required = Object.values(type.getFields()).filter(isRequiredInputField);
  return `{ ${required.map((field) => `${field.name}: ${sample(field.type)}`).join(', ')} }`;
}
const SCALARS: Readonly<Record<string, string>> = { Int: '0', Float: '0', Boolean: 'true' };

function operationFor(kind: string, field: GraphQLField<unknown, unknown>): string {
  const needed = field.args.filter(isRequiredArgument);
  const given = needed.map((argument) => `${argument.name}: ${sample(argument.type)}`).join(', ');
  const selection = isCompositeType(getNamedType(field.type)) ? ' { __typename }' : '';
  return `${kind} { ${field.name}${given === '' ? '' : `(${given})`}${selection} }`;
}

const operations = (['query', 'mutation', 'subscription'] as const).flatMap((kind) => {
  const root = { query: schema.getQueryType(), mutation: schema.getMutationType(), subscription: schema.getSubscriptionType() }[kind];
  return Object.values(root?.getFields() ?? {}).map((field) => ({ kind, name: field.name, text: operationFor(kind, field) }));
});

describe('scopes', () => {
  test('every root field declares at least one', () => {
    expect(
      rootFields(schema)
        .filter((field) => declaredScopes(field).length === 0)
        .map(({ name }) => name),
    ).toEqual(OPEN_TO_EVERY_KEY);
  });

  test('a field that leads to a list of records needs what the records need, for its count too', () => {
    const open = types.flatMap((type) =>
      Object.values(type.getFields()).flatMap((field) => {
        const connection = getNamedType(field.type);
        if (!isObjectType(connection) || !connection.name.endsWith('Connection')) return [];
        const node = getNamedType(connection.getFields()['nodes']!.type);
        if (!isObjectType(node)) return [];
        const missing = declaredScopes(node).filter((scope) => !requiredScopes(type, field).includes(scope));
        return missing.length > 0 ? [`${type.name}.${field.name}`] : [];
      }),
    );
    expect(open).toEqual([]);
  });

  test.each([
    ['Customer', ['firstName', 'lastName', 'birthDate', 'emails', 'phones', 'addresses']],
    ['CustomerAddress', ['line1', 'city', 'postalCode', 'latitude']],
    ['InfluenceAccount', ['handle', 'externalId']],
    ['ActualValue', ['value']],
    ['ClauseExplanation', ['smallestChange']],
    ['MembershipExplanation', ['smallestChange']],
  ])('personal data of %s are guarded', (name, fields) => {
    const type = types.find((candidate) => candidate.name === name)!;
    for (const field of fields) expect(requiredScopes(type, type.getFields()[field]!)).toContain('personal_data:read');
  });
});

describe('a key', () => {
  let server: TestServer;
  let keyWithoutScopes: string;

  beforeAll(async () => {
    server = await startTestServer();
    keyWithoutScopes = await createKey(server, []);
  });
  afterAll(() => server.close());

  test('is not told how many there are of what it may not read', async () => {
    const key = await createKey(server, ['customers:erase']);
    const asked = 'mutation { eraseCustomer(id: "none") { namedBySegments { __typename } } }';
    const { errors } = await server.send(asked, {}, key);
    expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['FORBIDDEN']);
    expect(errors?.[0]?.message).toContain('Segment.__typename');
  });

  test('of any scopes is told what it may do, and its limits', async () => {
    const { viewer } = await server.ask<{ viewer: object }>(
      '{ viewer { scopes segmentIds endsAt currency timeZone } }',
      {},
      await createKey(server, ['orders:read']),
    );
    expect(viewer).toEqual({ scopes: ['orders:read'], segmentIds: null, endsAt: null, currency: 'USD', timeZone: 'UTC' });
  });

  test.each(operations.filter(({ kind, name }) => kind !== 'subscription' && !OPEN_TO_EVERY_KEY.includes(name)))(
    'without scopes is refused $kind $name, and nobody gets in without a key',
    async ({ text }) => {
      const refused = await server.send(text, {}, keyWithoutScopes);
      expect([refused.status, refused.errors?.[0]?.extensions['code'], refused.data]).toEqual([403, 'FORBIDDEN', undefined]);
      const unknown = await server.send(text, {}, null);
      expect([unknown.status, unknown.errors?.[0]?.extensions['code'], unknown.data]).toEqual([401, 'UNAUTHENTICATED', undefined]);
    },
  );

  test.each(operations.filter(({ kind }) => kind === 'subscription'))('without scopes is refused $kind $name', async ({ text }) => {
    const socket = await openSocket(server, keyWithoutScopes);
    const subscription = socket.subscribe(text);
    expect((await subscription.nextErrors())[0]?.extensions?.['code']).toBe('FORBIDDEN');
    await socket.close();
  });

  test('that is wrong or missing closes a socket with the code of the protocol', async () => {
    await expect(openSocket(server, 'cantle_wrong')).rejects.toMatchObject({ code: 4403 });
    await expect(openSocket(server, null)).rejects.toMatchObject({ code: 4401 });
  });

  test('gets over SSE what it would get over HTTP', async () => {
    const send = (key: string) =>
      fetch(`${server.url}/graphql/stream`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', accept: 'text/event-stream' },
        body: JSON.stringify({ query: 'subscription { membershipChanges { __typename } }' }),
      });
    expect((await send('cantle_wrong')).status).toBe(401);
    const refused = await send(keyWithoutScopes);
    expect([refused.status, await refused.json()]).toMatchObject([403, { errors: [{ extensions: { code: 'FORBIDDEN' } }] }]);
  });

  test('without personal_data:read reads customers but not who they are', async () => {
    const key = await createKey(server, ['customers:read']);
    expect(await server.ask('{ customers { nodes { id language } } }', {}, key)).toEqual({ customers: { nodes: [] } });
    for (const text of [
      '{ customers { nodes { firstName } } }',
      '{ customers(orderBy: NAME) { nodes { id } } }',
      `{ customers(query: "first_name = 'Joe'") { nodes { id } } }`,
      `{ customers(query: "NOT (age > 3 OR customer_emails CONTAINS 'x')") { nodes { id } } }`,
      '{ customers { nodes { ...Names } } } fragment Names on Customer { emails }',
    ]) {
      expect((await server.send(text, {}, key)).errors?.[0]?.extensions).toMatchObject({
        code: 'FORBIDDEN',
        scopes: ['personal_data:read'],
      });
    }
  });

  test('cannot make a key that can do more than itself', async () => {
    const manager = await createKey(server, ['keys:manage', 'segments:read']);
    const make = (scopes: string[]) =>
      server.send(
        'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { key } }',
        { input: { name: 'x', scopes } },
        manager,
      );
    expect((await make(['segments:read'])).errors).toBeUndefined();
    expect((await make(['admin'])).errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
    expect((await make(['segment:read'])).errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT', field: 'scopes' });
  });

  test('that is revoked is refused', async () => {
    const key = await createKey(server, ['keys:manage']);
    const { apiKeys } = await server.ask<{ apiKeys: { id: string }[] }>('{ apiKeys { id } }', {}, key);
    await server.ask('mutation ($id: ID!) { revokeApiKey(id: $id) { revokedAt } }', { id: apiKeys[0]!.id });
    expect((await server.send('{ apiKeys { id } }', {}, key)).status).toBe(401);
  });

  test('is nowhere in what the server keeps or logs', async () => {
    const { apiKeys } = await server.ask<{ apiKeys: { prefix: string }[] }>('{ apiKeys { id name prefix scopes } }');
    expect(JSON.stringify(apiKeys)).not.toContain(keyWithoutScopes.slice(0, 20));
    expect(server.logged.join()).not.toContain(keyWithoutScopes.slice(0, 20));
  });
});
