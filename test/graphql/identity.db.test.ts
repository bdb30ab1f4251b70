import { createKey, startTestServer, type TestServer } from '../support/server.js';

/* Who is who, through the API. */

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

interface Review {
  readonly id: string;
  readonly score: number;
  readonly customer: { readonly id: string };
  readonly other: { readonly id: string };
}

const REVIEWS = `{ identityReviews(first: 10) { totalCount nodes { id score state customer { id } other { id emails } evidence { kind points attribute } } } }`;

test('rules are set and told, doubts answered, and merges say who made them and why', async () => {
  const set = await server.ask<{ setIdentityRules: object }>(
    `mutation { setIdentityRules(rules: { rules: [{ identifier: EMAIL, trust: 90 }, { identifier: EXTERNAL_ID, sources: ["crm", "erp"], trust: 100 }] })
      { mergeAt reviewAt rules { identifier trust mostPeople sources } } }`,
  );
  const told = await server.ask<{ identityRules: object }>(
    '{ identityRules { mergeAt reviewAt rules { identifier trust mostPeople sources } } }',
  );
  expect(told.identityRules).toEqual(set.setIdentityRules);
  await server.ask(`mutation {
    a: syncCustomers(input: { source: "crm", records: [{ externalId: "1", emails: ["ann@example.com"], firstName: "Ann" }, { externalId: "2", emails: ["bob@example.com"] }] }) { created }
    b: syncCustomers(input: { source: "shop", records: [{ externalId: "a", emails: ["ANN@example.com"] }, { externalId: "b", emails: ["Bob@example.com"] }] }) { created }
    c: syncCustomers(input: { source: "erp", records: [{ externalId: "1" }] }) { created } }`);
  const { identityReviews } = await server.ask<{ identityReviews: { totalCount: number; nodes: Review[] } }>(REVIEWS);
  expect(identityReviews).toMatchObject({
    totalCount: 2,
    nodes: [{ score: 90, state: 'OPEN', evidence: [{ kind: 'EMAIL', points: 90 }] }, { score: 90 }],
  });
  const [first, second] = identityReviews.nodes;
  const accepted = await server.ask<{ acceptIdentityReview: { customer: { id: string; merges: object[] } } }>(
    `mutation ($id: ID!, $keepId: ID) { acceptIdentityReview(id: $id, keepId: $keepId) { mergeIds customer { id merges { cause mergedId actorId evidence unmergedAt } } } }`,
    { id: first?.id, keepId: first?.other.id },
  );
  expect(accepted.acceptIdentityReview.customer).toMatchObject({
    id: first?.other.id,
    merges: [
      {
        cause: 'PERSON',
        mergedId: first?.customer.id,
        actorId: expect.any(String),
        evidence: [{ kind: 'EMAIL', points: 90 }],
        unmergedAt: null,
      },
    ],
  });
  const rejected = await server.ask('mutation ($id: ID!) { rejectIdentityReview(id: $id) { state decidedAt } }', { id: second?.id });
  expect(rejected).toEqual({ rejectIdentityReview: { state: 'REJECTED', decidedAt: server.clock.now().toISOString() } });
  expect((await server.ask<{ identityReviews: object }>(REVIEWS)).identityReviews).toMatchObject({ totalCount: 0 });
  expect(await server.ask('mutation { resolveIdentities { looked merged doubtful endId } }')).toEqual({
    resolveIdentities: { looked: 3, merged: 0, doubtful: 0, endId: null },
  });
  const linked = await server.ask(
    `mutation { linkCustomers(links: [{ source: "till", externalId: "t", sameAsSource: "crm", sameAsExternalId: "2" }]) { index status errors { code } } }`,
  );
  expect(linked).toEqual({ linkCustomers: [{ index: 0, status: 'NAMED', errors: [] }] });
});

test('evidence is told to those alone who may read what it is about', async () => {
  const key = await createKey(server, ['customers:read', 'customers:write']);
  expect((await server.send('{ identityReviews { nodes { id } } }', {}, key)).errors?.[0]?.extensions).toMatchObject({
    code: 'FORBIDDEN',
    scopes: ['personal_data:read'],
  });
  // Whoever may set by what people are compared could guess until they are alike.
  for (const guess of [
    'setIdentityRules(rules: { rules: [], mergeAt: 200, reviewAt: 80 }) { mergeAt }',
    'resolveIdentities { doubtful }',
  ]) {
    const { errors } = await server.send(`mutation { ${guess} }`, {}, key);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', scopes: ['personal_data:read'] });
  }
  expect(
    (await server.send('mutation { setIdentityRules(rules: { rules: [{ identifier: EMAIL, trust: 101 }] }) { mergeAt } }')).errors,
  ).toMatchObject([{ extensions: { code: 'INVALID_INPUT', field: 'rules.0.trust' } }]);
});
