import { isNonNullType, type GraphQLInputType } from 'graphql';
import { makeSchema } from '../../src/graphql/index.js';
import { Random } from '../../src/kernel/index.js';
import { readRights } from '../support/rights.js';
import { startTestServer, type TestServer } from '../support/server.js';
import { valueFor } from './support/hostile-values.js';
import { leavesOf, put, type Path } from './support/leaves.js';
import { operationAt, placesOfArguments, type PlaceOfArguments, type Variable } from './support/places.js';

/*
 * Where a rule is given, whatever that is called: each text and each JSON that a client can send anywhere is a rule once, and what is answered tells whether it was read as one.
 * These, and no others, are what docs/rights.md names, of which the rights are tried elsewhere.
 */

const TEXT = 'no_such_attribute = 1';
const TREE = { attribute: 'no_such_attribute', operator: '=', value: 1 };
/** Of the attribute alone, not of the text as it was sent. */
const SAYS_SO = /no_such_attribute(?! = 1)/;

let server: TestServer;
let ids: string[];
beforeAll(async () => {
  server = await startTestServer();
  const { syncCustomers, createSegment } = await server.ask<{
    syncCustomers: { results: { id: string }[] };
    createSegment: { segment: { id: string } };
  }>(`mutation {
    syncCustomers(input: { source: "shop", records: [{ externalId: "ann" }] }) { results { id } }
    createSegment(input: { name: "Adults", query: "age > 1" }) { segment { id } }
  }`);
  ids = [syncCustomers.results[0]?.id ?? '', createSegment.segment.id];
});
afterAll(() => server.close());

const RULES: Readonly<Record<string, unknown>> = { String: TEXT, JSON: TREE };

/** All that is said of what was wrong. */
function messagesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => (name === 'message' ? [String(one)] : messagesIn(one)));
}

async function isReadAsRule(
  { text, variables }: ReturnType<typeof operationAt>,
  target: Variable,
  path: Path,
  rule: unknown,
): Promise<boolean> {
  // One of them is of the kind that is asked for.
  for (const id of ids) {
    const calm = { random: new Random('calm'), ids: [id], hostility: 0 };
    const sound = (type: GraphQLInputType, name: string) => valueFor(type, name, calm);
    const values = variables.map((variable) => {
      const { name, type, argument } = variable;
      if (variable === target) return [name, put(type, path, rule, sound)];
      if (argument === 'first') return [name, 1];
      return [name, isNonNullType(type) ? sound(type, argument) : undefined];
    });
    const answer = await server.send(text, Object.fromEntries(values) as object);
    if (messagesIn(answer).some((message) => SAYS_SO.test(message))) return true;
    if (!variables.some(({ type }) => isNonNullType(type))) return false;
  }
  return false;
}

const nameOf = ({ path }: PlaceOfArguments) => path.map(({ name }) => name).join('.');

test('a rule is taken where docs/rights.md says so, and nowhere else', async () => {
  const found: string[] = [];
  for (const place of placesOfArguments(makeSchema()).filter(({ operation }) => operation !== 'subscription')) {
    const operation = operationAt(place);
    for (const target of operation.variables.filter(({ isOfTarget }) => isOfTarget)) {
      for (const { path, scalar } of leavesOf(target.type)) {
        if (scalar in RULES && (await isReadAsRule(operation, target, path, RULES[scalar])))
          found.push([nameOf(place), target.argument, ...path].join('.'));
      }
    }
  }
  const told = [...(readRights().get('Where a rule is given')?.keys() ?? [])];
  // What is completed is not whole yet, so nothing is said against it.
  expect(found.toSorted()).toEqual(told.filter((name) => name !== 'completeSegmentQuery.query').toSorted());
});
