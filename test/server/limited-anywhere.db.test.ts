import { isNonNullType, type GraphQLInputType } from 'graphql';
import { makeSchema } from '../../src/graphql/index.js';
import { Random } from '../../src/kernel/index.js';
import { startTestServer, type TestServer } from '../support/server.js';
import { valueFor } from './support/hostile-values.js';
import { leavesOf, put, type Path } from './support/leaves.js';
import { operationAt, placesOfArguments, type PlaceOfArguments, type Variable } from './support/places.js';

/*
 * For a key that is limited to segments there are no others, nor what belongs to others: wherever it could send an id or a name, that of one is answered as one that there is
 * not. That is so whatever the field is called; what is told of others without being asked is tried in test/access/limited-keys.db.test.ts.
 */

const HIDDEN = 'Secret takeover list';
/** Of the same words, and so completed and compared as it is. */
const ABSENT = 'Secret takeover lisp';

let server: TestServer;
let limited: string;
/** What the key sees, to be asked with besides. */
let own: string;
let customerId: string;
/** Of others: a segment, and what belongs to it alone. */
let hidden: Readonly<Record<string, string>>;

beforeAll(async () => {
  server = await startTestServer();
  const made = await server.ask<Record<string, { results: { id: string }[]; segment: { id: string } }>>(`mutation {
    customers: syncCustomers(input: { source: "shop", records: [{ externalId: "ann", tags: ["x"] }] }) { results { id } }
    own: createSegment(input: { name: "Own", query: "customer_tags CONTAINS 'x'" }) { segment { id } }
    hidden: createSegment(input: { name: "${HIDDEN}", query: "customer_tags CONTAINS 'x'" }) { segment { id } }
  }`);
  const segment = made['hidden']?.segment.id ?? '';
  [own, customerId] = [made['own']?.segment.id ?? '', made['customers']?.results[0]?.id ?? ''];
  const belongs = await server.ask<Record<string, Readonly<Record<string, { id: string }>>>>(
    `mutation ($id: ID!, $own: ID!) {
      a: createWebhook(input: { name: "x", url: "https://example.com", segmentIds: [$id] }) { it: webhook { id } }
      b: createSegmentAction(input: { segmentId: $id, name: "x", trigger: LEFT, effect: { kind: ADD_TAG, tag: "x" } }) { it: action { id } }
      c: createDestination(input: { name: "x", segmentId: $id, mailingList: { listId: "l", apiKey: "k-us6" } }) { it: destination { id } }
      d: createApiKey(input: { name: "x", scopes: ["segments:read"], segmentIds: [$id] }) { it: apiKey { id } }
      e: createApiKey(input: { name: "limited", scopes: ["admin"], segmentIds: [$own] }) { key it: apiKey { id } }
    }`,
    { id: segment, own },
  );
  const idOf = (name: string) => belongs[name]?.['it']?.id ?? '';
  limited = (belongs['e'] as unknown as { key: string }).key;
  hidden = { segment, webhook: idOf('a'), action: idOf('b'), destination: idOf('c'), key: idOf('d') };
  expect(Object.values(hidden)).not.toContain('');
});
afterAll(() => server.close());

/** One that there is not, next to it, so that it stands in the same place wherever ids are in an order. */
const besides = (id: string) => id.slice(0, -1) + (id.endsWith('0') ? '1' : '0');

/** What is sent in the place of a scalar: of what is hidden, and the same of what there is not. What is written of texts is told again, whatever it says. */
function pairsOf(scalar: string, { operation }: PlaceOfArguments): (readonly [string, string])[] {
  if (scalar === 'ID') return Object.values(hidden).map((id) => [id, besides(id)]);
  if (scalar !== 'String' || operation !== 'query') return [];
  const rule = (name: string) => `segment MATCHES (name = '${name}')`;
  return [
    [HIDDEN, ABSENT],
    [rule(HIDDEN), rule(ABSENT)],
  ];
}

async function ask({ text, variables }: ReturnType<typeof operationAt>, target: Variable, path: Path, value: string): Promise<string> {
  const sound = (type: GraphQLInputType, name: string) =>
    valueFor(type, name, { random: new Random('calm'), ids: [/customer/i.test(name) ? customerId : own], hostility: 0 });
  const values = variables.map((variable) => {
    const { name, type, argument } = variable;
    if (variable === target) return [name, put(type, path, value, sound)];
    if (argument === 'first') return [name, 5];
    return [name, isNonNullType(type) ? sound(type, argument) : undefined];
  });
  const { status, data, errors } = await server.send(text, Object.fromEntries(values) as object, limited);
  return JSON.stringify([status, data, errors]).replaceAll(value, '…').replaceAll(HIDDEN, '…').replaceAll(ABSENT, '…');
}

const nameOf = ({ path }: PlaceOfArguments) => path.map(({ name }) => name).join('.');

test('wherever an id or a text is sent, what is hidden is answered as what there is not', async () => {
  const told: string[] = [];
  let tried = 0;
  for (const place of placesOfArguments(makeSchema()).filter(({ operation }) => operation !== 'subscription')) {
    const operation = operationAt(place);
    for (const target of operation.variables.filter(({ isOfTarget }) => isOfTarget)) {
      for (const { path, scalar } of leavesOf(target.type)) {
        for (const [ofHidden, ofAbsent] of pairsOf(scalar, place)) {
          tried += 1;
          const [before, between] = [await ask(operation, target, path, ofAbsent), await ask(operation, target, path, ofHidden)];
          // What differs from one time to the next says nothing.
          if (between === before || (await ask(operation, target, path, ofAbsent)) !== before) continue;
          told.push(`${[nameOf(place), target.argument, ...path].join('.')}: ${between}, not ${before}`);
        }
      }
    }
  }
  expect(told).toEqual([]);
  expect(tried).toBeGreaterThan(500);
});
