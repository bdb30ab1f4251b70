import { createSegment } from '../../src/membership/index.js';
import { entities } from '../../src/model/index.js';
import { mergeCustomers, syncCustomers } from '../../src/sync/index.js';
import { ask, run, viewer } from '../support/graphql.js';
import { membersOf, saveSegment, useOneDatabase, type TestWorkspace } from '../support/workspace.js';

/* Lists from elsewhere on static segments: by e-mail, or by ids of a source. */

let workspace: TestWorkspace;
let listId: string;
let ids: string[];

const emptyWorkspace = useOneDatabase({ entities });
beforeEach(async () => {
  workspace = await emptyWorkspace();
  const records = [
    { externalId: 'ann', emails: ['Ann@Example.com'] },
    { externalId: 'bob', emails: ['bob@example.com', 'both@example.com'] },
    { externalId: 'cas', emails: ['both@example.com'] },
  ];
  ids = (await syncCustomers(workspace, { source: 'test', records })).results.map(({ id }) => id ?? '');
  listId = (await createSegment(workspace, { name: 'List', kind: 'STATIC' })).segment?.id ?? '';
});

interface Moved {
  readonly segment: { readonly size: number } | null;
  readonly moved: number;
  readonly rejected: readonly { readonly code: string; readonly path: readonly string[] }[];
  readonly userErrors: readonly { readonly code: string; readonly path: readonly string[] }[];
}

const MOVE = (field: string) =>
  `mutation ($input: NamedMembersInput!) { moved: ${field}(input: $input) { segment { size } moved rejected { code path } userErrors { code path } } }`;
const move = async (field: string, input: object) =>
  (await ask<{ moved: Moved }>(workspace, MOVE(field), { input: { segmentId: listId, ...input } })).moved;
const codesOf = async (input: object, who = viewer()) =>
  (await run(workspace, MOVE('addNamedMembers'), { input: { segmentId: listId, ...input } }, who)).errors?.map(
    (error) => (error.originalError as { code?: string } | undefined)?.code ?? error.extensions['code'],
  );

test('those come onto it who have the addresses; whom nobody knows, or several have, keeps nobody else from it', async () => {
  const emails = ['ANN@example.com', 'nobody@example.com', 'both@example.com', ' ann@example.com '];
  expect(await move('addNamedMembers', { emails })).toEqual({
    segment: { size: 1 },
    moved: 1,
    rejected: [
      { code: 'NOT_FOUND', path: ['emails', '1'] },
      { code: 'CONFLICT', path: ['emails', '2'] },
    ],
    userErrors: [],
  });
  expect(await membersOf(workspace, listId)).toEqual(['ann']);
  expect(await move('addNamedMembers', { emails: ['ann@example.com'] })).toMatchObject({ moved: 0, rejected: [] });
});

test('ids of a source put customers on it and take them off; one that was merged is who it went to', async () => {
  await mergeCustomers(workspace, ids[0] ?? '', [ids[1] ?? '']);
  expect(await move('addNamedMembers', { source: 'test', externalIds: ['bob', 'cas'] })).toMatchObject({ moved: 2, rejected: [] });
  expect(await move('addNamedMembers', { source: 'other', externalIds: ['cas'] })).toMatchObject({
    moved: 0,
    rejected: [{ code: 'NOT_FOUND', path: ['externalIds', '0'] }],
  });
  expect(await move('removeNamedMembers', { source: 'test', externalIds: ['bob'] })).toMatchObject({ segment: { size: 1 }, moved: 1 });
  expect(await membersOf(workspace, listId)).toEqual(['cas']);
});

test('of a dynamic segment nothing is changed, and what cannot be meant is refused', async () => {
  const dynamic = await saveSegment(workspace, 'age > 1');
  expect(await move('addNamedMembers', { segmentId: dynamic.id, emails: ['ann@example.com'] })).toMatchObject({
    segment: null,
    moved: 0,
    userErrors: [{ code: 'INVALID_INPUT', path: ['segmentId'] }],
  });
  const wrongAt = (field: string) => ({ segment: null, moved: 0, rejected: [], userErrors: [{ code: 'INVALID_INPUT', path: [field] }] });
  expect(await move('addNamedMembers', {})).toMatchObject(wrongAt('emails'));
  expect(await move('removeNamedMembers', { emails: [], externalIds: [] })).toMatchObject(wrongAt('emails'));
  expect(await move('addNamedMembers', { externalIds: ['ann'] })).toMatchObject(wrongAt('source'));
  expect(await codesOf({ emails: Array.from({ length: 10_001 }, (_, n) => `${n}@x.example`) })).toEqual(['LIMIT_EXCEEDED']);
  expect(await codesOf({ segmentId: '00000000-0000-7000-8000-000000000000', emails: [] })).toEqual(['NOT_FOUND']);
});

test('whoever may not read personal data names nobody by e-mail', async () => {
  const scopes = ['segments:write', 'segments:read', 'customers:read'] as const;
  expect(await codesOf({ emails: ['ann@example.com'] }, viewer(scopes))).toEqual(['FORBIDDEN']);
  expect(await codesOf({ source: 'test', externalIds: ['ann'] }, viewer(scopes))).toBeUndefined();
});
