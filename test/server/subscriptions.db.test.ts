import { startTestServer, ADMIN_KEY, type TestServer } from '../support/server.js';
import { openSocket, type TestSocket, type TestSubscription } from '../support/socket.js';

/** What a subscriber of the API sees, over real HTTP and a real WebSocket. */

let server: TestServer;
let socket: TestSocket;
let segmentId: string;
/** Each test has customers and a segment of its own. */
let round = 0;

beforeAll(async () => {
  server = await startTestServer();
});
beforeEach(async () => {
  round += 1;
  socket = await openSocket(server, ADMIN_KEY);
  const tags = [`round ${round}`];
  await sync('syncCustomers', 'SyncCustomersInput', [
    { externalId: `ann ${round}`, firstName: 'Ann', tags },
    { externalId: `bob ${round}`, firstName: 'Bob', tags },
  ]);
  await placeOrder({ externalId: `b ${round}`, customerExternalId: `bob ${round}`, total: '500.00' });
  const { createSegment } = await server.ask<{ createSegment: { segment: { id: string } } }>(
    'mutation ($input: CreateSegmentInput!) { createSegment(input: $input) { segment { id } } }',
    { input: { name: `Spenders ${round}`, query: `amount_spent > 100 AND customer_tags CONTAINS 'round ${round}'` } },
  );
  segmentId = createSegment.segment.id;
});
afterEach(() => socket.kill());
afterAll(() => server.close());

async function sync(mutation: string, input: string, records: object[]): Promise<void> {
  const answer = await server.ask<Record<string, { rejected: number }>>(
    `mutation ($input: ${input}!) { ${mutation}(input: $input) { rejected results { errors { message } } } }`,
    { input: { source: 'test', records } },
  );
  expect(answer[mutation]).toMatchObject({ rejected: 0 });
}

function placeOrder(order: object): Promise<void> {
  return sync('syncOrders', 'SyncOrdersInput', [{ placedAt: '2026-05-14T10:00:00Z', ...order }]);
}

interface Update {
  readonly membershipChanges: {
    readonly __typename: 'MembershipSnapshotPage' | 'MembershipChangeBatch';
    readonly cursor: string | null;
    readonly last?: boolean;
    readonly members?: { customer: { firstName: string } }[];
    readonly changes?: {
      kind: string;
      cause: string;
      cursor: string;
      segment: { name: string } | null;
      customer: { firstName: string } | null;
    }[];
  };
}

const SUBSCRIPTION = `subscription ($after: Cursor, $snapshot: Boolean, $segmentIds: [ID!]) {
  membershipChanges(after: $after, snapshot: $snapshot, segmentIds: $segmentIds) {
    __typename
    ... on MembershipSnapshotPage { last cursor members { since leavesAt customer { firstName } segment { name } } }
    ... on MembershipChangeBatch { cursor changes { kind cause cursor at segment { name } customer { firstName } } }
  }
}`;

async function nextChanges(subscription: TestSubscription): Promise<string[]> {
  const { membershipChanges } = await subscription.next<Update>();
  return (membershipChanges.changes ?? []).map(
    ({ kind, cause, segment, customer }) => `${customer?.firstName} ${kind} ${segment?.name.split(' ')[0]} ${cause}`,
  );
}

test('a changed rule moves members, and a deleted segment lets all go', async () => {
  const subscription = socket.subscribe(SUBSCRIPTION, { segmentIds: [segmentId] });
  await server.ask('{ segments { nodes { size } } }');
  await server.ask(
    'mutation ($id: ID!, $query: String) { updateSegment(id: $id, input: { query: $query }) { segment { size } userErrors { message } } }',
    { id: segmentId, query: `number_of_orders = 0 AND customer_tags CONTAINS 'round ${round}'` },
  );
  expect((await nextChanges(subscription)).sort()).toEqual(['Ann ENTERED Spenders DEFINITION', 'Bob LEFT Spenders DEFINITION']);
  await server.ask('mutation ($id: ID!) { deleteSegment(id: $id) { deletedId } }', { id: segmentId });
  expect(await nextChanges(subscription)).toEqual(['Ann LEFT undefined DEFINITION']);
});

test('what was changed while an event waited is told as it is now, not as it was', async () => {
  const subscription = socket.subscribe(SUBSCRIPTION, { snapshot: true, segmentIds: [segmentId] });
  await subscription.next<Update>();
  await placeOrder({ externalId: `a ${round}`, customerExternalId: `ann ${round}`, total: '150.00' });
  expect(await nextChanges(subscription)).toEqual(['Ann ENTERED Spenders DATA']);
  await sync('syncCustomers', 'SyncCustomersInput', [{ externalId: `ann ${round}`, firstName: 'Anna' }]);
  await placeOrder({ externalId: `a ${round}`, refunded: '150.00' });
  expect(await nextChanges(subscription)).toEqual(['Anna LEFT Spenders DATA']);
});

test('a cursor that is not ours is refused with CURSOR_INVALID', async () => {
  for (const after of ['nonsense', Buffer.from('1:999999').toString('base64url')]) {
    const errors = await socket.subscribe(SUBSCRIPTION, { after }).nextErrors();
    expect(errors[0]?.extensions).toMatchObject({ code: 'CURSOR_INVALID' });
  }
});

test('the segments of one customer, and the sizes of segments, live', async () => {
  const { customerByExternalId: ann } = await server.ask<{ customerByExternalId: { id: string } }>(
    'query ($id: String!) { customerByExternalId(source: "test", externalId: $id) { id } }',
    { id: `ann ${round}` },
  );
  const segments = socket.subscribe(
    'subscription ($id: ID!) { customerSegments(customerId: $id) { ... on MembershipSnapshotPage { members { since } } ... on MembershipChangeBatch { changes { kind } } } }',
    { id: ann.id },
  );
  expect(await segments.next()).toEqual({ customerSegments: { members: [] } });
  const sizes = socket.subscribe('subscription ($ids: [ID!]) { segmentSizes(segmentIds: $ids) { size segment { name } } }', {
    ids: [segmentId],
  });
  expect(await sizes.next()).toEqual({ segmentSizes: { size: 1, segment: { name: `Spenders ${round}` } } });
  await placeOrder({ externalId: `a ${round}`, customerExternalId: `ann ${round}`, total: '150.00' });
  expect(await segments.next()).toEqual({ customerSegments: { changes: [{ kind: 'ENTERED' }] } });
  expect(await sizes.next()).toEqual({ segmentSizes: { size: 2, segment: { name: `Spenders ${round}` } } });
});

test('a subscription to a customer who is none any more is refused, saying where they went', async () => {
  const idOf = async (name: string) => {
    const document = 'query ($id: String!) { customerByExternalId(source: "test", externalId: $id) { id } }';
    return (await server.ask<{ customerByExternalId: { id: string } }>(document, { id: `${name} ${round}` })).customerByExternalId.id;
  };
  const [ann, bob] = [await idOf('ann'), await idOf('bob')];
  await server.ask('mutation ($ann: ID!, $bob: ID!) { mergeCustomers(intoId: $bob, ids: [$ann]) { mergeIds } }', { ann, bob });
  const refused = (id: string) =>
    socket
      .subscribe('subscription ($id: ID!) { customerSegments(customerId: $id) { ... on MembershipChangeBatch { cursor } } }', { id })
      .nextErrors();
  expect(await refused(ann)).toMatchObject([{ extensions: { code: 'GONE', intoId: bob } }]);
  await server.ask('mutation ($bob: ID!) { eraseCustomer(id: $bob) { deletedId } }', { bob });
  expect(await refused(bob)).toMatchObject([{ extensions: { code: 'GONE' } }]);
  expect(await refused(segmentId)).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
});

test('the same changes arrive over SSE', async () => {
  const response = await fetch(`${server.url}/graphql/stream`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ADMIN_KEY}`, 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ query: SUBSCRIPTION, variables: { snapshot: true, segmentIds: [segmentId] } }),
  });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let received = '';
  const until = async (text: string) => {
    while (!received.includes(text)) received += (await reader.read()).value ?? '';
  };
  await until('MembershipSnapshotPage');
  await placeOrder({ externalId: `a ${round}`, customerExternalId: `ann ${round}`, total: '150.00' });
  await until('"kind":"ENTERED"');
  await reader.cancel();
  expect(response.headers.get('content-type')).toContain('text/event-stream');
});

test('a sync tells how it moved its customers', async () => {
  const answer = await server.ask(
    `mutation ($input: SyncOrdersInput!) { syncOrders(input: $input) { created rejected results { index status externalId errors { code path message } } membershipChanges { kind customer { firstName } segment { name } } } }`,
    {
      input: {
        source: 'test',
        records: [
          { externalId: `a ${round}`, customerExternalId: `ann ${round}`, total: '150.00', placedAt: '2026-05-14T10:00:00Z' },
          { externalId: 'bad', customerExternalId: 'nobody', total: '1.00', placedAt: 'someday' },
          { total: '1.00' },
        ],
      },
    },
  );
  expect(answer).toMatchObject({
    syncOrders: {
      created: 1,
      rejected: 2,
      results: [
        { index: 0, status: 'CREATED' },
        { index: 1, status: 'REJECTED', errors: [{ path: ['placedAt'] }] },
        { index: 2, status: 'REJECTED', errors: [{ code: 'REQUIRED', path: ['externalId'] }] },
      ],
      membershipChanges: [{ kind: 'ENTERED', customer: { firstName: 'Ann' }, segment: { name: `Spenders ${round}` } }],
    },
  });
});

test('a stopping server finishes subscriptions and closes sockets with 1001', async () => {
  const other = await startTestServer();
  const otherSocket = await openSocket(other, ADMIN_KEY);
  const subscription = otherSocket.subscribe(SUBSCRIPTION, { snapshot: true });
  await subscription.next<Update>();
  await other.close();
  expect(await otherSocket.nextClose()).toBe(1001);
});
