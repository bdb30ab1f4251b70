import { ADMIN_KEY, startTestServer, type TestServer } from '../support/server.js';
import { openSocket, type TestSocket } from '../support/socket.js';

/* Goals of a campaign on a screen: what it is told over a real WebSocket. */

let server: TestServer;
let socket: TestSocket;
beforeAll(async () => {
  server = await startTestServer();
  socket = await openSocket(server, ADMIN_KEY);
});
afterAll(async () => {
  socket.kill();
  await server.close();
});

async function sync(mutation: string, input: string, records: object[]): Promise<void> {
  const answer = await server.ask<Record<string, { rejected: number }>>(
    `mutation ($input: ${input}!) { ${mutation}(input: $input) { rejected } }`,
    { input: { source: 'test', records } },
  );
  expect(answer[mutation]).toMatchObject({ rejected: 0 });
}

const engagement = (externalId: string, kind: string, revenue?: string) => ({
  externalId,
  campaignExternalId: 'm',
  customerExternalId: 'joe',
  kind,
  occurredAt: '2026-05-02T10:00:00Z',
  ...(revenue === undefined ? {} : { revenue }),
});

interface Update {
  readonly campaignGoals: readonly { readonly metric: string; readonly actual: number | null; readonly reached: boolean }[];
}

test('goals are told at once, and again when somebody does what the campaign is for', async () => {
  await sync('syncCustomers', 'SyncCustomersInput', [{ externalId: 'joe' }]);
  await sync('syncCampaigns', 'SyncCampaignsInput', [{ externalId: 'm', name: 'May', channel: 'email' }]);
  await sync('syncCampaignEngagements', 'SyncCampaignEngagementsInput', [engagement('1', 'SENT')]);
  const { campaigns } = await server.ask<{ campaigns: { nodes: { id: string }[] } }>('{ campaigns { nodes { id } } }');
  const campaignId = campaigns.nodes[0]?.id ?? '';
  const goal = (metric: string, target: string) => ({ metric, target, dueAt: '2026-06-01T00:00:00Z' });
  await server.ask('mutation ($input: SetCampaignGoalsInput!) { setCampaignGoals(input: $input) { id } }', {
    input: { campaignId, goals: [goal('CONVERTED', '1'), goal('REVENUE', '50')] },
  });
  const goals = socket.subscribe('subscription ($id: ID!) { campaignGoals(campaignId: $id) { metric actual reached } }', {
    id: campaignId,
  });
  const next = async () => (await goals.next<Update>()).campaignGoals.map(({ metric, actual, reached }) => [metric, actual, reached]);
  expect(await next()).toEqual([
    ['CONVERTED', 0, false],
    ['REVENUE', 0, false],
  ]);
  await sync('syncCampaignEngagements', 'SyncCampaignEngagementsInput', [engagement('2', 'CONVERTED', '20.00')]);
  expect(await next()).toEqual([
    ['CONVERTED', 1, true],
    ['REVENUE', 20, false],
  ]);
  goals.stop();
});

test('there are none of a campaign that is not there', async () => {
  const unknown = '0198f000-0000-7000-8000-000000000009';
  const goals = socket.subscribe('subscription ($id: ID!) { campaignGoals(campaignId: $id) { metric } }', { id: unknown });
  await expect(goals.next()).rejects.toThrow(/campaign/);
});

test('goals that nobody can mean are refused, at their field', async () => {
  const { campaigns } = await server.ask<{ campaigns: { nodes: { id: string }[] } }>('{ campaigns { nodes { id } } }');
  const refusalOf = async (...goals: object[]) => {
    const mutation = 'mutation ($input: SetCampaignGoalsInput!) { setCampaignGoals(input: $input) { id } }';
    const { errors } = await server.send(mutation, { input: { campaignId: campaigns.nodes[0]?.id, goals } });
    return errors?.[0]?.extensions['field'];
  };
  const goal = (metric: string, target: string, dueAt = '2026-07-01T00:00:00Z') => ({ metric, target, dueAt });
  for (const [metric, target] of [
    ['OPEN_RATE', '55'],
    ['UNSUBSCRIBE_RATE', '-0.1'],
    ['CONVERTED', '2.5'],
    ['REVENUE', '-1'],
    ['ROI', '-2'],
  ] as const)
    expect([metric, await refusalOf(goal('RESPONDED', '3'), goal(metric, target))]).toEqual([metric, 'goals.1.target']);
  expect(await refusalOf(goal('REVENUE', '1', '2020-12-31T00:00:00Z'))).toBe('goals.0.dueAt');
  // Whoever adds one says all: what is over may stay.
  expect(await refusalOf(goal('REVENUE', '1'))).toBeUndefined();
  server.clock.moveTo('2026-07-02T00:00:00Z');
  expect(await refusalOf(goal('REVENUE', '2'), goal('ROI', '0.5', '2026-08-01T00:00:00Z'))).toBeUndefined();
});

test('what came of it among no segments is no question', async () => {
  const { errors } = await server.send('{ campaigns { nodes { performanceBySegment(segmentIds: []) { performance { revenue } } } } }');
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT', field: 'segmentIds' });
});
