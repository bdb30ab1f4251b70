import { createKey, startTestServer, type TestServer } from '../support/server.js';

/* Actions through the API, and a server that does them by itself. */

let server: TestServer;
let segmentId: string;
beforeAll(async () => {
  server = await startTestServer({ environment: { CANTLE_IDE: 'off' } });
  const { createSegment } = await server.ask<{ createSegment: { segment: { id: string } } }>(
    `mutation { createSegment(input: { name: "F", query: "gender = 'f'" }) { segment { id } } }`,
  );
  segmentId = createSegment.segment.id;
});
afterAll(() => server.close());

const MAKE = `mutation ($segmentId: ID!, $tag: String) {
  createSegmentAction(input: { segmentId: $segmentId, name: "a", trigger: ENTERED, effect: { kind: ADD_TAG, tag: $tag } }) {
    action { id } userErrors { code path } } }`;
const READ = `query ($id: ID!, $after: String) { segmentAction(id: $id) {
  runs(first: 1, after: $after) { totalCount nodes { customerId state error } pageInfo { endCursor } } } }`;

interface Made {
  readonly createSegmentAction: { action: { id: string } | null; userErrors: object[] };
}
interface Told {
  readonly segmentAction: { runs: { totalCount: number; nodes: { customerId: string }[]; pageInfo: { endCursor: string } } };
}

test('the server does it by itself, and tells what it did, page by page', async () => {
  const { createSegmentAction: made } = await server.ask<Made>(MAKE, { segmentId, tag: 'lady' });
  const id = made.action?.id;
  await server.ask(`mutation { syncCustomers(input: { source: "shop", records: [
    { externalId: "a", gender: "f" }, { externalId: "b", gender: "f" }] }) { created membershipChanges { kind } } }`);
  let first = await server.ask<Told>(READ, { id });
  while (first.segmentAction.runs.totalCount < 2) first = await server.ask<Told>(READ, { id });
  first = await server.ask<Told>(READ, { id });
  const after = first.segmentAction.runs.pageInfo.endCursor;
  const second = await server.ask<Told>(READ, { id, after });
  expect([first, second].map(({ segmentAction }) => segmentAction.runs.nodes)).toMatchObject([
    [{ state: 'DONE', error: null }],
    [{ state: 'DONE', error: null }],
  ]);
  const { customers } = await server.ask<{ customers: { nodes: { tags: string[] }[] } }>('{ customers { nodes { tags } } }');
  expect(customers.nodes.map(({ tags }) => tags)).toEqual([['lady'], ['lady']]);
});

test('what is wrong with it is told in the answer', async () => {
  const { createSegmentAction: made } = await server.ask<Made>(MAKE, { segmentId, tag: '{{nope}}' });
  expect(made).toEqual({ action: null, userErrors: [{ code: 'INVALID_INPUT', path: ['effect', 'tag'] }] });
});

test('no key has done what it may not do itself, and none lets go on what it may not', async () => {
  const base = ['actions:manage', 'actions:read', 'segments:read', 'customers:read'];
  const missing = async (key: string, document: string, variables: object) => {
    const { errors } = await server.send(document, variables, key);
    return (errors as { extensions: { code: string; scopes?: string[] } }[] | undefined)?.[0]?.extensions;
  };
  const reading = await createKey(server, base);
  expect(await missing(reading, MAKE, { segmentId, tag: 'x' })).toMatchObject({ code: 'FORBIDDEN', scopes: ['customers:write'] });
  const writing = await createKey(server, [...base, 'customers:write']);
  expect(await missing(writing, MAKE, { segmentId, tag: 'spent {{amount_spent}}' })).toMatchObject({
    code: 'FORBIDDEN',
    scopes: ['orders:read'],
  });
  const { createSegmentAction: made } = await server.ask<Made>(MAKE, { segmentId, tag: '{{amount_spent}}' });
  const resume = 'mutation ($id: ID!) { resumeSegmentAction(id: $id) { action { id } } }';
  const change = `mutation ($id: ID!) { updateSegmentAction(id: $id, input: { effect: { kind: ADD_TO_SEGMENT, targetSegmentId: "${segmentId}" } }) { action { id } } }`;
  expect(await missing(reading, resume, { id: made.action?.id })).toMatchObject({ code: 'FORBIDDEN', scopes: ['customers:write'] });
  expect(await missing(writing, resume, { id: made.action?.id })).toMatchObject({ code: 'FORBIDDEN', scopes: ['orders:read'] });
  expect(await missing(writing, change, { id: made.action?.id })).toMatchObject({ code: 'FORBIDDEN', scopes: ['segments:write'] });
});
