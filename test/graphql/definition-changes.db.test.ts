import { sql } from '../../src/database/sql.js';
import { beginBuild } from '../../src/membership/build/index.js';
import { dropOldDefinitions, readRuleInput } from '../../src/membership/index.js';
import { entities } from '../../src/model/index.js';
import { ask, run, viewer } from '../support/graphql.js';
import { givenCustomers } from '../support/records.js';
import { saveSegment, useOneDatabase, type TestWorkspace } from '../support/workspace.js';

let workspace: TestWorkspace;
const emptyWorkspace = useOneDatabase({ entities });
beforeEach(async () => {
  workspace = await emptyWorkspace();
});

const CHANGES = `query ($id: ID!, $first: Int, $after: String) { segment(id: $id) { definitionChanges(first: $first, after: $after) {
  totalCount pageInfo { hasNextPage endCursor }
  nodes { version changed before { name description query ruleWithheld forgotten } after { name description query ruleWithheld forgotten } } } } }`;

interface Side {
  readonly name: string | null;
  readonly description: string | null;
  readonly query: string | null;
  readonly ruleWithheld: string | null;
  readonly forgotten: readonly string[];
}
interface Changes {
  readonly segment: {
    readonly definitionChanges: {
      readonly totalCount: number;
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
      readonly nodes: readonly {
        readonly version: number;
        readonly changed: readonly string[];
        readonly before: Side;
        readonly after: Side;
      }[];
    };
  };
}

async function changesOf(
  id: string,
  { who = viewer(), first = 50, after = null }: { who?: ReturnType<typeof viewer>; first?: number; after?: string | null } = {},
) {
  return (await ask<Changes>(workspace, CHANGES, { id, first, after }, who)).segment.definitionChanges;
}

async function edit(id: string, input: object): Promise<void> {
  const { updateSegment: payload } = await ask<{ updateSegment: { userErrors: object[] } }>(
    workspace,
    'mutation ($id: ID!, $input: UpdateSegmentInput!) { updateSegment(id: $id, input: $input) { userErrors { message } } }',
    { id, input },
  );
  expect(payload.userErrors).toEqual([]);
}

test('each change says what was before it and after it, the newest first', async () => {
  const { id } = await saveSegment(workspace, 'age >= 18', 'Adults');
  expect(await changesOf(id)).toMatchObject({ totalCount: 0, nodes: [] });
  await edit(id, { query: 'age >= 21' });
  await edit(id, { name: 'Grown-ups', description: 'Of age' });
  await edit(id, { name: 'Grown-ups', query: 'age >= 21' });
  await edit(id, { query: 'age >= 30' });
  const { totalCount, nodes } = await changesOf(id);
  expect(totalCount).toBe(3);
  expect(nodes).toMatchObject([
    { version: 5, changed: ['RULE'], before: { name: 'Grown-ups', query: 'age >= 21' }, after: { name: 'Grown-ups', query: 'age >= 30' } },
    {
      version: 3,
      changed: ['NAME', 'DESCRIPTION'],
      before: { name: 'Adults', description: null, query: 'age >= 21' },
      after: { name: 'Grown-ups', description: 'Of age', query: 'age >= 21' },
    },
    { version: 2, changed: ['RULE'], before: { name: 'Adults', query: 'age >= 18' }, after: { name: 'Adults', query: 'age >= 21' } },
  ]);
  const { pageInfo, ...page } = await changesOf(id, { first: 1 });
  expect([page.nodes[0]?.version, pageInfo.hasNextPage]).toEqual([5, true]);
  expect((await changesOf(id, { first: 1, after: pageInfo.endCursor })).nodes[0]?.version).toBe(3);
});

test('a change leads to its entry in the audit log, for those who may read that', async () => {
  const { id } = await saveSegment(workspace, 'age >= 18', 'Adults');
  await edit(id, { query: 'age >= 21' });
  const WHO = 'query ($id: ID!) { segment(id: $id) { definitionChanges { nodes { entry { operation outcome subjectIds } } } } }';
  const entry = { operation: 'updateSegment', outcome: 'DONE', subjectIds: [id] };
  expect(await ask(workspace, WHO, { id })).toEqual({ segment: { definitionChanges: { nodes: [{ entry }] } } });
  expect(await ask(workspace, WHO, { id }, viewer(['admin'], [id]))).toEqual({
    segment: { definitionChanges: { nodes: [{ entry: null }] } },
  });
  expect((await run(workspace, WHO, { id }, viewer(['segments:read']))).errors).toMatchObject([
    { message: expect.stringContaining('audit:read') },
  ]);
});

test('former rules are told to whom the present one would be told', async () => {
  const hidden = await saveSegment(workspace, 'age >= 3', 'Hidden');
  const { id } = await saveSegment(workspace, "customer_email_domain = 'example.com'", 'Ours');
  await edit(id, { query: 'number_of_orders >= 1' });
  await edit(id, { query: "segment MATCHES (name = 'Hidden')" });
  const without = (await changesOf(id, { who: viewer(['segments:read']) })).nodes;
  expect(without.map(({ before }) => [before.query, before.ruleWithheld === null])).toEqual([
    ['number_of_orders >= 1', true],
    [null, false],
  ]);
  const limited = (await changesOf(id, { who: viewer(['admin'], [id]) })).nodes;
  expect(limited.map(({ after }) => [after.query, after.ruleWithheld === null])).toEqual([
    [null, false],
    ['number_of_orders >= 1', true],
  ]);
  // Segments go by the names that they have now.
  await edit(hidden.id, { name: 'Seen' });
  expect((await changesOf(id)).nodes[0]?.after.query).toBe("segment MATCHES (name = 'Seen')");
});

test('a rule whose members are still being found is what was said before the next', async () => {
  const { id } = await saveSegment(workspace, 'age >= 18', 'Adults');
  const draft = await readRuleInput(workspace, { query: 'age >= 21' });
  if (!draft.ok) throw new Error('the rule checks');
  await workspace.database.transaction((transaction) => beginBuild(workspace, transaction, id, draft));
  await edit(id, { query: 'age >= 30' });
  expect((await changesOf(id)).nodes).toMatchObject([{ changed: ['RULE'], before: { query: 'age >= 21' }, after: { query: 'age >= 30' } }]);
});

test('whoever is erased is forgotten in what segments said, and in what they say once that is replaced', async () => {
  const [ann = ''] = await givenCustomers(workspace, {
    externalId: 'ann',
    lastName: 'Ottokarson',
    emails: ['ann@ottokarson.example'],
  });
  const { id } = await saveSegment(workspace, "last_name = 'Ottokarson'", 'People');
  await edit(id, { query: 'age >= 18', description: 'without Ottokarson' });
  const { id: other } = await saveSegment(workspace, "last_name = 'Ottokarson' AND age >= 3", 'Her');
  await ask(workspace, 'mutation ($id: ID!) { eraseCustomer(id: $id) { namedBySegments { id } } }', { id: ann });
  expect((await changesOf(id)).nodes[0]?.before).toMatchObject({ name: 'People', query: null, ruleWithheld: null, forgotten: ['RULE'] });
  // What names her still stays until somebody changes it, whatever else is changed.
  await edit(id, { name: 'People of age' });
  await edit(id, { description: 'Of age' });
  await edit(id, { description: 'Eighteen or more' });
  await edit(other, { query: 'age >= 18' });
  expect((await changesOf(id)).nodes.slice(0, 3).map(({ before }) => [before.description, before.forgotten])).toEqual([
    ['Of age', []],
    [null, ['DESCRIPTION']],
    [null, ['DESCRIPTION']],
  ]);
  expect((await changesOf(other)).nodes[0]?.before).toMatchObject({ name: 'Her', query: null, forgotten: ['RULE'] });
  const rows = await workspace.database.query<{ said: string }>(sql`select row_to_json(f)::text as said from former_definition f`);
  expect(rows.filter(({ said }) => /ottokarson/i.test(said))).toEqual([]);
});

test('what was said is kept for a while, and goes with its segment', async () => {
  const { id } = await saveSegment(workspace, 'age >= 18', 'Adults');
  await edit(id, { query: 'age >= 21' });
  await dropOldDefinitions(workspace, 3_600_000);
  expect((await changesOf(id)).totalCount).toBe(1);
  await workspace.database.execute(sql`update former_definition set replaced_at = replaced_at - interval '2 hours'`);
  await dropOldDefinitions(workspace, 3_600_000);
  expect((await changesOf(id)).totalCount).toBe(0);
  await edit(id, { query: 'age >= 30' });
  await ask(workspace, 'mutation ($id: ID!) { deleteSegment(id: $id) { deletedId } }', { id });
  expect(await workspace.database.query(sql`select from former_definition`)).toEqual([]);
});
