import { getNamedType, isObjectType } from 'graphql';
import { makeSchema } from '../../src/graphql/index.js';
import { Random } from '../../src/kernel/index.js';
import { ADMIN_KEY, startTestServer, type GraphqlAnswer, type TestServer } from '../support/server.js';
import { forgedCursors, hostileLeaves, valueFor } from './support/hostile-values.js';
import { operationAt, placesOfArguments, type PlaceOfArguments } from './support/places.js';

/*
 * Whatever a client sends, in whichever argument, is answered or refused: never INTERNAL, which would be a line of the error log at anybody's will.
 * CANTLE_FUZZ_RUNS (4) is how many times each argument is tried, CANTLE_FUZZ_SEED the dice.
 */

const RUNS = Number(process.env['CANTLE_FUZZ_RUNS'] ?? 4);
const SEED = process.env['CANTLE_FUZZ_SEED'] ?? 'hostile';
/** What takes away what the others work on comes last. */
const DESTROYS = /^(?:delete|erase|revoke|merge)/;

let server: TestServer;
let ids: string[];
beforeAll(async () => {
  server = await startTestServer();
  ids = await makeThings();
});
afterAll(() => server.close());

const placed = placesOfArguments(makeSchema());
const isDestroying = ({ path: [root] }: PlaceOfArguments) => DESTROYS.test(root?.name ?? '');
const places = [...placed.filter((place) => !isDestroying(place)), ...placed.filter(isDestroying)];
const nameOf = ({ operation, path }: PlaceOfArguments) => `${operation} ${path.map(({ name }) => name).join('.')}`;
const ofKind = (...kinds: string[]) =>
  places.filter(({ operation }) => kinds.includes(operation)).map((place) => [nameOf(place), place] as const);

test.each(ofKind('query', 'mutation'))('%s', async (name, place) => {
  const { text, variables } = operationAt(place);
  const failures: unknown[] = [];
  for (let run = 0; run < RUNS * variables.length; run++) {
    const random = new Random(`${SEED}/${name}/${run}`);
    const valueOf = ({ type, argument, isOfTarget }: (typeof variables)[number]) =>
      argument === 'first' && !isOfTarget
        ? 2
        : valueFor(type, argument, { random, ids, hostility: isOfTarget ? random.pick([0, 0.05, 0.4]) : 0 });
    const values = Object.fromEntries(variables.map((variable) => [variable.name, valueOf(variable)]));
    const answer = await server.send(text, values);
    if (isInternal(answer)) failures.push({ run, text, values: JSON.stringify(values).slice(0, 2_000), errors: answer.errors });
  }
  expect(failures).toEqual([]);
});

/** By chance a field of an input is hardly ever hostile while all around it is sound: here each is, once with each value that tells the most. */
test.each(ofKind('query', 'subscription', 'mutation'))('each argument of %s by itself', async (_, place) => {
  const { text, variables } = operationAt(place);
  const calm = { random: new Random('calm'), ids, hostility: 0 };
  const soundOf = ({ type, argument }: (typeof variables)[number]) =>
    argument === 'first' ? 2 : String(type).endsWith('!') ? valueFor(type, argument, calm) : undefined;
  const failures: unknown[] = [];
  for (const target of variables.filter(({ isOfTarget }) => isOfTarget)) {
    for (const hostile of hostileLeaves(target.type, calm)) {
      const values = Object.fromEntries(variables.map((variable) => [variable.name, variable === target ? hostile : soundOf(variable)]));
      const answer = await server.send(text, values);
      if (isInternal(answer) || isMisplaced(place, answer)) {
        failures.push({ text, values: JSON.stringify(values).slice(0, 2_000), errors: answer.errors });
      }
    }
  }
  expect(failures).toEqual([]);
});

const paged = places.filter(({ path }) => {
  const of = getNamedType(path.at(-1)?.type);
  return isObjectType(of) && 'pageInfo' in of.getFields();
});

test.each(paged.map((place) => [nameOf(place), place] as const))('forged cursors of %s', async (_, place) => {
  const { text, variables } = operationAt(place);
  const values = (after: string | null): object =>
    Object.fromEntries(
      variables.map(({ name, argument, type }) => {
        if (argument === 'after') return [name, after];
        if (argument === 'first') return [name, 1];
        return [name, String(type).endsWith('!') ? valueFor(type, argument, { random: new Random('calm'), ids, hostility: 0 }) : null];
      }),
    );
  const cursors = new Set(JSON.stringify((await server.send(text, values(null))).data ?? {}).match(/(?<="endCursor":")[^"]+/g) ?? []);
  const failures: unknown[] = [];
  for (const cursor of cursors) {
    for (const forged of forgedCursors(cursor)) {
      const answer = await server.send(text, values(forged));
      if (isInternal(answer)) failures.push(Buffer.from(forged, 'base64url').toString());
    }
  }
  expect(failures).toEqual([]);
});

test.each(ofKind('subscription'))('%s', async (name, place) => {
  const { text, variables } = operationAt(place);
  for (let run = 0; run < RUNS * variables.length; run++) {
    const random = new Random(`${SEED}/${name}/${run}`);
    const values = variables.map((variable) => [
      variable.name,
      valueFor(variable.type, variable.argument, { random, ids, hostility: 0.4 }),
    ]);
    const stop = new AbortController();
    const response = await fetch(`${server.url}/graphql/stream`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream', authorization: `Bearer ${ADMIN_KEY}` },
      body: JSON.stringify({ query: text, variables: Object.fromEntries(values) as object }),
      signal: stop.signal,
    });
    const first = await response.body?.getReader().read();
    expect(new TextDecoder().decode(first?.value)).not.toContain('INTERNAL');
    stop.abort();
  }
});

const NESTED = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;

test.each([
  ['several operations and no name', { query: 'query A { __typename } query B { __typename }' }],
  ['a name that none has', { query: 'query A { __typename }', operationName: 'C' }],
  ['a name that is no text', { query: '{ __typename }', operationName: 7 }],
  ['variables that are a list', { query: '{ __typename }', variables: [1] }],
  ['a query that is no text', { query: { a: 1 } }],
  ['nothing', {}],
  ['only fragments', { query: 'fragment F on Query { __typename }' }],
  ['a rule nested deep in the document', { query: `{ previewSegment(rule: ${NESTED(4_900)}) { size } }` }],
  ['objects nested deep in the document', { query: `{ previewSegment(rule: ${'{a:'.repeat(2_400)}1${'}'.repeat(2_400)}) { size } }` }],
  [
    'a rule nested deep in the variables',
    { query: 'query ($r: JSON) { previewSegment(rule: $r) { size } }', variables: { r: NESTED(20_000) } },
  ],
  ['a NUL in the name of a key', { query: 'mutation { createApiKey(input: { name: "a\\u0000b", scopes: ["segments:read"] }) { key } }' }],
  ['a lone surrogate in the document', { query: '{ segmentByName(name: "\\uD800") { id } }' }],
])('%s is refused in words', async (_, body) => {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN_KEY}` },
    // What is too deep to be written by JSON.stringify is put in as text.
    body: JSON.stringify(body).replaceAll(/"(\[+\]+)"/g, '$1'),
  });
  const answer = (await response.json()) as GraphqlAnswer<unknown>;
  expect(response.status).toBeLessThan(500);
  expect(isInternal(answer)).toBe(false);
});

afterAll(() => {
  expect(server.logged.filter((line) => line.includes('an operation failed'))).toEqual([]);
});

function isInternal({ status, errors }: GraphqlAnswer<unknown>): boolean {
  return (status ?? 0) >= 500 || errors?.some(({ extensions }) => extensions['code'] === 'INTERNAL') === true;
}

/** What is wrong with the input is told in the payload where that has `userErrors`, else as an error that names the field. */
function isMisplaced({ operation, path: [root] }: PlaceOfArguments, { errors = [] }: GraphqlAnswer<unknown>): boolean {
  const type = getNamedType(root?.type);
  // Those are told elsewhere, and asked here all the same.
  if (operation === 'subscription') return false;
  const isPayload = operation === 'mutation' && isObjectType(type) && 'userErrors' in type.getFields();
  return errors.some(
    ({ extensions: { code, field } }) => ['CONFLICT', 'INVALID_INPUT'].includes(String(code)) && (isPayload || typeof field !== 'string'),
  );
}

/** One of everything. Gives their ids. */
async function makeThings(): Promise<string[]> {
  const answer = await server.ask(`mutation {
    syncProducts(input: { source: "shop", records: [{ externalId: "p1", name: "Bike" }, { externalId: "p2", name: "Bell" }] }) { results { id } }
    syncCompanies(input: { source: "shop", records: [{ externalId: "c1", name: "Acme" }] }) { results { id } }
    syncCustomers(input: { source: "shop", records: [{ externalId: "ann", firstName: "Ann", emails: ["ann@x.example"] }, { externalId: "bob" }] }) { results { id } }
    syncOrders(input: { source: "shop", records: [
      { externalId: "o1", customerExternalId: "ann", placedAt: "2026-01-01T00:00:00Z", lines: [{ name: "Bike", quantity: 1, unitPrice: "10" }] },
      { externalId: "o2", customerExternalId: "ann", placedAt: "2026-01-02T00:00:00Z", lines: [{ name: "Bell", quantity: 1, unitPrice: "10" }] }] }) { results { id } }
    syncEvents(input: { source: "shop", records: [
      { externalId: "e1", customerExternalId: "ann", name: "visit", occurredAt: "2026-01-01T00:00:00Z" }] }) { results { id } }
    a: createSegment(input: { name: "Adults", query: "age > 1" }) { segment { id } }
    b: createSegment(input: { name: "By hand", kind: STATIC }) { segment { id } }
  }`);
  return [...new Set(JSON.stringify(answer).match(/[0-9a-f]{8}-[0-9a-f-]{27}/g))];
}
