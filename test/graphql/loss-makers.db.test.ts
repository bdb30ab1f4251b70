import { entities } from '../../src/model/index.js';
import { SYNC } from '../../src/sync/index.js';
import { ask, run } from '../support/graphql.js';
import { givenServiceInteractions, SOURCE } from '../support/records.js';
import { givenServiceDesk } from '../support/service-desk.js';
import { useOneDatabase, type TestWorkspace } from '../support/workspace.js';

const emptyWorkspace = useOneDatabase({ entities });
let workspace: TestWorkspace;
let phoners: string;
beforeEach(async () => {
  workspace = await emptyWorkspace({ now: '2026-05-15T12:00:00Z' });
  ({ phoners } = await givenServiceDesk(workspace));
  // sam: a margin of 120 against 10 of messages and 130 of service, 20 too much.
  await givenServiceInteractions(workspace, {
    externalId: 'dear',
    customerExternalId: 'sam',
    channel: 'phone',
    cost: '130',
    resolved: true,
    occurredAt: '2026-05-06T10:00:00Z',
  });
});

const LOSS = `loss { margin serviceCost campaignCost contribution roi largestCost { kind amount } turnarounds { kind amount present share }
  revenueWithoutCost ordersWithoutRate interactionsWithoutCost messagesWithoutCost }`;
const customers = async (variables: object = {}) =>
  (
    await ask<{ lossMakingCustomers: { totalCount: number; nodes: object[] } }>(
      workspace,
      `query ($query: String, $segmentIds: [ID!]) { lossMakingCustomers(query: $query, segmentIds: $segmentIds) { totalCount nodes { customer { id } ${LOSS} } } }`,
      variables,
    )
  ).lossMakingCustomers;

test('who costs more than they bring is told with each cost and with what would end it, the smallest change first', async () => {
  const { totalCount, nodes } = await customers();
  expect(totalCount).toBe(2);
  expect(nodes).toEqual([
    {
      customer: { id: expect.any(String) as string },
      loss: {
        margin: '0.00',
        serviceCost: '40.00',
        campaignCost: '0.00',
        contribution: '-40.00',
        roi: -1,
        largestCost: { kind: 'SERVICE', amount: '40.00' },
        // Without a margin all of the service would have to go; no share of nothing is more margin.
        turnarounds: [
          { kind: 'LESS_SERVICE', amount: '40.00', present: '40.00', share: 1 },
          { kind: 'MORE_MARGIN', amount: '40.00', present: '0.00', share: null },
        ],
        revenueWithoutCost: '0.00',
        ordersWithoutRate: 0,
        interactionsWithoutCost: 0,
        messagesWithoutCost: 0,
      },
    },
    {
      customer: { id: expect.any(String) as string },
      loss: expect.objectContaining({
        contribution: '-20.00',
        turnarounds: [
          { kind: 'LESS_SERVICE', amount: '20.00', present: '130.00', share: 20 / 130 },
          { kind: 'MORE_MARGIN', amount: '20.00', present: '120.00', share: 20 / 120 },
        ],
      }) as object,
    },
  ]);
});

test('they are found among members of segments or those for whom a rule holds', async () => {
  expect((await customers({ segmentIds: [phoners] })).totalCount).toBe(1);
  expect((await customers({ query: "NOT customer_tags CONTAINS 'phone'" })).totalCount).toBe(1);
  const { errors } = await run(workspace, `{ lossMakingCustomers(query: "nothing = 1") { totalCount } }`);
  expect(errors?.[0]?.originalError).toMatchObject({ code: 'INVALID_INPUT' });
});

test('the same holds for segments, whose costs are those of their members', async () => {
  // joe sends his lamp back: the margin of 400 is gone, service remains.
  await SYNC.order(workspace, { source: SOURCE, records: [{ externalId: 'of joe', status: 'cancelled' }] });
  const { lossMakingSegments } = await ask<{ lossMakingSegments: { nodes: object[] } }>(
    workspace,
    `{ lossMakingSegments { totalCount nodes { segment { name } size ${LOSS} } } }`,
  );
  expect(lossMakingSegments).toMatchObject({
    totalCount: 2,
    nodes: [
      // 120 - 270 - 10.
      {
        segment: { name: 'Buyers' },
        size: 3,
        loss: { margin: '120.00', serviceCost: '270.00', campaignCost: '10.00', contribution: '-160.00' },
      },
      {
        segment: { name: 'Phoners' },
        size: 2,
        loss: {
          margin: '0.00',
          serviceCost: '140.00',
          contribution: '-140.00',
          roi: -1,
          largestCost: { kind: 'SERVICE', amount: '140.00' },
        },
      },
    ],
  });
});
