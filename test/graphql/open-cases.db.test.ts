import { entities } from '../../src/model/index.js';
import { settle } from '../../src/membership/index.js';
import { ask, countStatements, run, viewer } from '../support/graphql.js';
import { givenOrders, givenServiceInteractions } from '../support/records.js';
import { givenServiceDesk } from '../support/service-desk.js';
import { useOneDatabase, type TestWorkspace } from '../support/workspace.js';

const emptyWorkspace = useOneDatabase({ entities });
let workspace: TestWorkspace;
let phoners: string;
let buyers: string;
beforeEach(async () => {
  workspace = await emptyWorkspace({ now: '2026-05-15T12:00:00Z' });
  ({ phoners, buyers } = await givenServiceDesk(workspace));
});

const CASE = `rank openSince isOverdue contribution roi interaction { externalId channel } customer { id }
  segments { segment { name } size contribution roi } reasons { kind text segment { name } }`;
interface Answer {
  readonly openCases: {
    readonly nodes: readonly {
      readonly rank: number;
      readonly interaction: { readonly externalId: string };
      readonly reasons: readonly object[];
    }[];
    readonly totalCount: number;
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}
const QUERY = `query ($first: Int, $after: String, $channels: [String!], $segmentId: ID, $orderBy: OpenCaseOrder, $overdueAfterHours: Int) {
  openCases(first: $first, after: $after, channels: $channels, segmentId: $segmentId, orderBy: $orderBy, overdueAfterHours: $overdueAfterHours) {
    totalCount pageInfo { hasNextPage endCursor } nodes { ${CASE} } } }`;
const asked = async (variables: object = {}) => (await ask<Answer>(workspace, QUERY, variables)).openCases;
const ranked = async (variables: object = {}) => (await asked(variables)).nodes.map(({ interaction }) => interaction.externalId);

test('an open case tells what its customer and the segments of the customer are worth, and why it stands where it does', async () => {
  const { nodes, totalCount } = await asked();
  expect(totalCount).toBe(4);
  expect(nodes[0]).toMatchObject({
    rank: 1,
    openSince: '2026-05-15T11:00:00.000Z',
    isOverdue: false,
    contribution: '300.00',
    roi: 3,
    interaction: { externalId: 'of joe', channel: 'phone' },
    segments: [
      { segment: { name: 'Phoners' }, size: 2, contribution: '130.00', roi: expect.closeTo(260 / 140) as number },
      { segment: { name: 'Buyers' }, size: 3, contribution: '123.3333', roi: expect.closeTo(370 / 150) as number },
    ],
    reasons: [
      {
        kind: 'CUSTOMER',
        text: 'Has contributed 300.00 EUR (margin 400.00, service 100.00, campaigns 0.00), a return of 300 % on what was spent.',
        segment: null,
      },
      {
        kind: 'SEGMENT',
        text: 'Is in a segment of 2 who contribute 130.00 EUR each in the mean, a return of 186 % on what was spent.',
        segment: { name: 'Phoners' },
      },
    ],
  });
  expect(nodes[1]?.reasons[1]).toMatchObject({
    text: 'Is in a segment of 3 who contribute 123.33 EUR each in the mean, a return of 247 % on what was spent.',
  });
  expect(nodes[2]).toMatchObject({ contribution: '0.00', roi: null, segments: [], reasons: [{ kind: 'CUSTOMER' }] });
});

test('cases are ranked by what customers and segments contribute and return, whatever is missing last', async () => {
  expect(await ranked()).toEqual(['of joe', 'of sam', 'of new', 'of ann']);
  expect(await ranked({ orderBy: 'ROI' })).toEqual(['of sam', 'of joe', 'of ann', 'of new']);
  expect(await ranked({ orderBy: 'SEGMENT_CONTRIBUTION' })).toEqual(['of joe', 'of ann', 'of sam', 'of new']);
  expect(await ranked({ orderBy: 'SEGMENT_ROI' })).toEqual(['of sam', 'of joe', 'of ann', 'of new']);
  expect(await ranked({ orderBy: 'OLDEST' })).toEqual(['of new', 'of ann', 'of sam', 'of joe']);
});

test('a case that has been open for too long goes before all others, so that nobody waits for ever', async () => {
  workspace.clock.moveTo('2026-05-18T10:30:00Z');
  // Three days and more: new, ann and sam; the oldest first.
  expect(await ranked()).toEqual(['of new', 'of ann', 'of sam', 'of joe']);
  expect((await asked()).nodes[0]?.reasons[0]).toMatchObject({ kind: 'OVERDUE', text: 'Open since 15 May 2026, 08:00, for 3 days.' });
  expect(await ranked({ overdueAfterHours: null })).toEqual(['of joe', 'of sam', 'of new', 'of ann']);
  expect(await ranked({ overdueAfterHours: 74 })).toEqual(['of new', 'of joe', 'of sam', 'of ann']);
});

test('pages of it hold each case once, by channel and by segment too', async () => {
  const first = await asked({ first: 3 });
  const second = await asked({ first: 3, after: first.pageInfo.endCursor });
  expect([...first.nodes, ...second.nodes].map(({ rank, interaction }) => [rank, interaction.externalId])).toEqual([
    [1, 'of joe'],
    [2, 'of sam'],
    [3, 'of new'],
    [4, 'of ann'],
  ]);
  expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage, second.totalCount]).toEqual([true, false, 4]);
  expect(await ranked({ channels: ['email'] })).toEqual(['of sam', 'of new', 'of ann']);
  expect(await ranked({ segmentId: buyers, channels: ['email'] })).toEqual(['of sam', 'of ann']);
  expect(await asked({ channels: ['fax'] })).toMatchObject({ totalCount: 0, nodes: [] });
  expect((await asked({ first: 0 })).totalCount).toBe(4);
});

test('costs that nobody knows are said, and never taken for nought', async () => {
  await givenOrders(workspace, {
    externalId: 'x',
    customerExternalId: 'joe',
    placedAt: '2026-05-04T10:00:00Z',
    lines: [{ name: 'Shade', quantity: 1, unitPrice: '20' }],
  });
  await givenServiceInteractions(workspace, {
    externalId: 'y',
    customerExternalId: 'joe',
    channel: 'chat',
    occurredAt: '2026-05-05T10:00:00Z',
  });
  expect((await asked()).nodes[0]?.reasons.at(-1)).toEqual({
    kind: 'UNKNOWN',
    text: 'Not known, and so left out: the cost of goods sold for 20.00 EUR, 1 contact without a cost.',
    segment: null,
  });
});

test('however many cases there are, it takes as many statements', async () => {
  const before = await countStatements(workspace, QUERY);
  await givenServiceInteractions(
    workspace,
    ...Array.from({ length: 40 }, (_, index) => ({
      externalId: `c${index}`,
      customerExternalId: ['joe', 'sam', 'ann', 'new'][index % 4] as string,
      channel: 'chat',
      resolved: false,
      occurredAt: '2026-05-15T10:00:00Z',
    })),
  );
  await settle(workspace);
  expect(await countStatements(workspace, QUERY)).toBe(before);
});

test('a key that is limited to segments hears of no others, and one without the scopes of a figure of nothing', async () => {
  const limited = viewer(['campaigns:read', 'customers:read', 'orders:read', 'segments:read', 'service:read'], [buyers]);
  const { openCases } = await ask<Answer>(workspace, QUERY, {}, limited);
  expect(openCases.nodes[0]).toMatchObject({ segments: [{ segment: { name: 'Buyers' } }] });
  const { errors } = await run(workspace, QUERY, { segmentId: phoners }, limited);
  expect(errors?.[0]?.originalError).toMatchObject({ code: 'NOT_FOUND' });
  const refused = await run(workspace, QUERY, {}, viewer(['customers:read', 'segments:read', 'service:read']));
  expect(JSON.stringify(refused.errors?.[0])).toMatch(/openCases/);
});

test.each([
  [{ overdueAfterHours: 0 }, 'overdueAfterHours must be 1 or more'],
  [{ overdueAfterHours: 87_601 }, 'overdueAfterHours'],
  [{ channels: Array.from({ length: 101 }, () => 'x') }, 'channels'],
  [{ first: 1_001 }, 'first'],
  [{ after: 'x' }, 'cursor'],
])('%j is refused', async (variables, message) => {
  const { errors } = await run(workspace, QUERY, variables);
  expect(errors?.[0]?.message).toContain(message);
});
