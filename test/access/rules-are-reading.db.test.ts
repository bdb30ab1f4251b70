import { tmpdir } from 'node:os';
import { createExportSchedule } from '../../src/export/index.js';
import type { DomainError } from '../../src/kernel/index.js';
import { entities, SCOPES, type Scope } from '../../src/model/index.js';
import { encodeTree, parseRule, readRule } from '../../src/language/index.js';
import { loadCatalogue } from '../../src/membership/index.js';
import { declareAttributes, declareEventProperties } from '../../src/sync/index.js';
import { everyMention, type Mention } from '../support/every-mention.js';
import { run, viewer } from '../support/graphql.js';
import { givenCustomers } from '../support/records.js';
import { readRights } from '../support/rights.js';
import { RULE_FIELDS } from '../support/rule-fields.js';
import { openTestWorkspace, saveSegment, type TestWorkspace } from '../support/workspace.js';

/*
 * By asking rules often enough, whatever they look at can be told. So everything that a rule may mention is tried through every field that
 * takes a rule, by a key that lacks a scope for it.
 */

const rights = readRights();
const everyScope = (Object.keys(SCOPES) as Scope[]).filter((scope) => scope !== 'admin');
const CLAUSES_OF_A_RULE = 25;

/** Segments are kept by their ids. */
const PINNED: Readonly<Record<string, string>> = { 'segment.name': 'segment.id' };

let workspace: TestWorkspace;
let customerId: string;
let id: string;
let rules: { readonly mentions: readonly Mention[]; readonly text: string; readonly tree: unknown }[];

beforeAll(async () => {
  workspace = await openTestWorkspace({ entities });
  [customerId = ''] = await givenCustomers(workspace, { externalId: 'ann', birthDate: '1990-01-01' });
  await declareAttributes(workspace, [
    { key: 'shoe_size', name: 'Shoe size', type: 'number' },
    { key: 'loyalty.since', name: 'Member since', type: 'date' },
  ]);
  await declareEventProperties(workspace, [{ key: 'page', name: 'Page', type: 'text' }]);
  id = (await saveSegment(workspace, 'web_savviness > 3', 'Savvy')).id;
  const catalogue = await loadCatalogue(workspace.database, workspace.reader);
  const mentions = everyMention(catalogue, rights);
  rules = Array.from({ length: Math.ceil(mentions.length / CLAUSES_OF_A_RULE) }, (_, index) => {
    const some = mentions.slice(index * CLAUSES_OF_A_RULE, (index + 1) * CLAUSES_OF_A_RULE);
    const text = some.map((mention) => mention.text).join(' OR ');
    const { tree, diagnostics } = readRule(text, catalogue);
    expect(diagnostics).toEqual([]);
    return { mentions: some, text, tree };
  });
});
afterAll(() => workspace.close());

test('every field that the page says takes a rule is tried', () => {
  const told = [...(rights.get('Where a rule is given')?.keys() ?? [])];
  expect(told.filter((field) => field !== 'completeSegmentQuery.query').sort()).toEqual(Object.keys(RULE_FIELDS).sort());
});

test.each(Object.entries(RULE_FIELDS))('%s refuses whatever the key may not read, and says what', async (field, operation) => {
  const root = field.split('.')[0] as string;
  const own = rights.get('Queries')?.get(root) ?? rights.get('Mutations')?.get(root) ?? [];
  for (const { mentions, text, tree } of rules) {
    const needed = new Set(mentions.flatMap((mention) => mention.needed));
    for (const scope of [...needed].filter((candidate) => !own.includes(candidate))) {
      const who = viewer(everyScope.filter((other) => other !== scope));
      const { data, errors } = await run(workspace, operation, { text, tree, id, customerId }, who);
      const refused = mentions.filter((mention) => mention.needed.includes(scope)).map(({ mentioned }) => PINNED[mentioned] ?? mentioned);
      expect([data?.[root] ?? null, errors?.map(({ originalError }) => originalError)]).toMatchObject([
        null,
        [{ code: 'FORBIDDEN', details: { scopes: [scope], mentioned: expect.anything() } }],
      ]);
      const mentioned = (errors?.[0]?.originalError as DomainError | undefined)?.details['mentioned'] as string[];
      // A rule that does not check, as there are no segments for whoever may not read them, is told as it was given.
      const told = [...new Set(mentioned.map((name) => PINNED[name] ?? name))];
      // Besides their parts the functions themselves, and the parts that a function cannot do without.
      const functions = told.filter((name) => refused.some((part) => part.startsWith(`${name}.`)));
      const beside = told.filter((name) =>
        mentions.some(({ mentioned, text }) => refused.includes(mentioned) && standsIn(text, { name, mentioned })),
      );
      expect(told.toSorted()).toEqual([...new Set([...refused, ...functions, ...beside])].toSorted());
    }
  }
});

/** Whether another part of the same function is written in a clause. */
function standsIn(text: string, { name, mentioned }: { readonly name: string; readonly mentioned: string }): boolean {
  const [[own, part], [other]] = [name.split('.'), mentioned.split('.')];
  return own === other && part !== undefined && new RegExp(`\\b${part}\\b`).test(text);
}

const withoutSegments = viewer(everyScope.filter((scope) => scope !== 'segments:read'));
const FIELDS_OF_OTHERS = Object.entries(RULE_FIELDS).filter(
  ([field]) => !rights.get('Queries')?.get(field.split('.')[0]!)?.includes('segments:read'),
);

test.each(FIELDS_OF_OTHERS)('%s asks whether somebody may know of segments before it says which there are', async (_, operation) => {
  for (const [name, value] of [
    ['name', 'nosuch'],
    ['id', 'nosuch'],
    ['name', 'Savvy'],
    ['nosuch', 'Savvy'],
  ]) {
    const text = `segment MATCHES (${name} = '${value}')`;
    const tree = encodeTree(parseRule(text).rule!);
    const { errors } = await run(workspace, operation, { text, tree, id, customerId }, withoutSegments);
    expect([text, errors?.map(({ originalError }) => originalError)]).toMatchObject([text, [{ code: 'FORBIDDEN' }]]);
  }
});

test('a segment that others build on tells their names to those who may read segments', async () => {
  const top = await saveSegment(workspace, "segment MATCHES (name = 'Savvy')", 'Built on Savvy');
  const told = async (who = viewer()) =>
    JSON.stringify(await run(workspace, 'mutation ($id: ID!) { deleteSegment(id: $id) { userErrors { message } } }', { id }, who));
  expect(await told()).toContain('Built on Savvy');
  expect(await told(withoutSegments)).not.toContain('Built on Savvy');
  await run(workspace, 'mutation ($id: ID!) { deleteSegment(id: $id) { deletedId } }', { id: top.id });
});

test('nothing of it was saved', async () => {
  const { data } = await run(workspace, '{ segments { nodes { name query } } }');
  expect(data).toEqual({ segments: { nodes: [{ name: 'Savvy', query: 'web_savviness > 3' }] } });
});

test('a rule is asked with the scopes of what it looks at and no more', async () => {
  for (const [query, ...scopes] of [
    ['web_savviness > 3', 'customers:read'],
    ['age > 3', 'customers:read', 'personal_data:read'],
    ['amount_spent > 3', 'orders:read'],
    ["products_purchased MATCHES (category = 'Bikes')", 'orders:read', 'products:read'],
    ["segment MATCHES (name = 'Savvy')"],
  ] as const) {
    const who = viewer(['segments:read', ...scopes]);
    expect(await run(workspace, 'query ($query: String) { previewSegment(query: $query) { size } }', { query }, who)).toEqual({
      data: { previewSegment: { size: expect.any(Number) } },
    });
  }
});

describe('a stored segment over personal data', () => {
  const SECRET = "customer_emails CONTAINS 'sarah@example.net'";
  const EXPLAIN = `query ($customerId: ID!, $id: ID!) { explainMembership(customerId: $customerId, segmentId: $id) { clauses { text holds } } }`;
  const FUNNEL = 'query ($id: ID!) { segmentFunnel(segmentId: $id) { steps { text } } }';
  const FORECAST = 'query ($id: ID!) { segmentForecast(segmentId: $id, until: "2026-09-01T00:00:00Z") { changes { nodes { at } } } }';
  const LEAVES = 'query ($id: ID!) { segment(id: $id) { members { edges { leavesAt } } } }';
  const MEMBERSHIPS = 'query ($customerId: ID!) { customer(id: $customerId) { segments { leavesAt } } }';
  let secret: string;
  let young: string;

  beforeAll(async () => {
    secret = (await saveSegment(workspace, SECRET, 'Secret')).id;
    young = (await saveSegment(workspace, 'age < 37', 'Young')).id;
  });

  const reader = viewer(['segments:read', 'customers:read']);
  const codesOf = async (operation: string, segmentId: string, who = reader) => {
    const { errors = [] } = await run(workspace, operation, { id: segmentId, customerId }, who);
    return [...new Set(errors.map(({ originalError }) => (originalError as unknown as { code: string }).code))];
  };

  test.each([
    ['explained', EXPLAIN],
    ['taken apart', FUNNEL],
  ])('is not %s without personal_data:read', async (_, operation) => {
    expect(await codesOf(operation, secret)).toEqual(['FORBIDDEN']);
    expect(await codesOf(operation, secret, viewer(['segments:read', 'customers:read', 'personal_data:read']))).toEqual([]);
  });

  test.each([
    ['forecast', FORECAST],
    ['the leaving of its members', LEAVES],
    ['the leaving of a member', MEMBERSHIPS],
  ])('does not tell birthdays by %s', async (_, operation) => {
    expect(await codesOf(operation, young)).toEqual(['FORBIDDEN']);
    expect(await codesOf(operation, young, viewer(['segments:read', 'customers:read', 'personal_data:read']))).toEqual([]);
  });

  test('is left out of what will become of a customer', async () => {
    const text = `query ($id: ID!) { customer(id: $id) { upcomingMembershipChanges(until: "2027-05-01T00:00:00Z") { segmentId } } }`;
    const foretold = async (who = viewer()) => (await run(workspace, text, { id: customerId }, who)).data;
    expect(await foretold()).toEqual({ customer: { upcomingMembershipChanges: [{ segmentId: young }] } });
    expect(await foretold(reader)).toEqual({ customer: { upcomingMembershipChanges: [] } });
  });

  test('withholds its rule, and says why', async () => {
    const text = 'query ($id: ID!) { segment(id: $id) { name query rule nextQuery ruleWithheld } }';
    const { data } = await run(workspace, text, { id: secret }, reader);
    expect(data).toEqual({
      segment: { name: 'Secret', query: null, rule: null, nextQuery: null, ruleWithheld: expect.stringContaining('personal_data:read') },
    });
    expect(
      JSON.stringify((await run(workspace, '{ segments { nodes { query rule nextQuery ruleWithheld } } }', {}, reader)).data),
    ).not.toContain('sarah');
    const whole = await run(workspace, text, { id: secret });
    expect(whole.data).toMatchObject({ segment: { query: SECRET, ruleWithheld: null } });
    const open = await run(workspace, text, { id }, reader);
    expect(open.data).toMatchObject({ segment: { query: 'web_savviness > 3', rule: expect.anything(), ruleWithheld: null } });
  });

  test('is not told by a schedule of exports of the same rule, which says why', async () => {
    const context = { ...workspace, exportFolder: tmpdir() };
    await createExportSchedule(context, { name: 'Letter', query: SECRET, columns: ['id'], file: 'letter', times: ['03:00'] });
    await createExportSchedule(context, { name: 'Open', query: 'web_savviness > 3', columns: ['id'], file: 'open', times: ['03:00'] });
    const text = '{ exportSchedules { name query ruleWithheld } }';
    const told = async (...scopes: Scope[]) => (await run(workspace, text, {}, viewer(['destinations:read', ...scopes]))).data;
    const open = { name: 'Open', query: 'web_savviness > 3', ruleWithheld: null };
    expect(await told('segments:read')).toEqual({
      exportSchedules: [open, { name: 'Letter', query: null, ruleWithheld: expect.stringContaining('personal_data:read') }],
    });
    expect(await told('segments:read', 'personal_data:read')).toEqual({
      exportSchedules: [open, { name: 'Letter', query: SECRET, ruleWithheld: null }],
    });
  });
});
