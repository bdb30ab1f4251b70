import { entities } from '../../src/model/index.js';
import { settle } from '../../src/membership/index.js';
import { ask } from '../support/graphql.js';
import { givenCampaigns, givenCampaignEngagements, givenCustomers, givenOrders, givenServiceInteractions } from '../support/records.js';
import { saveSegment, useOneDatabase, type TestWorkspace } from '../support/workspace.js';

/* What a careful statistician insists on of campaigns, of goals, of whom service helps first, and of how wide a rule is. */

const emptyWorkspace = useOneDatabase({ entities });
let workspace: TestWorkspace;
beforeEach(async () => {
  workspace = await emptyWorkspace({ now: '2026-05-01T12:00:00Z' });
});

const SENT = '2026-05-10T12:00:00Z';
const moveTo = async (at: string) => {
  workspace.clock.moveTo(at);
  await settle(workspace);
};
const engaged = (
  campaignExternalId: string,
  customerExternalId: string,
  kind: 'sent' | 'converted',
  occurredAt: string,
  revenue?: string,
) => ({
  externalId: `${campaignExternalId} ${customerExternalId} ${kind} ${occurredAt}`,
  campaignExternalId,
  customerExternalId,
  kind,
  occurredAt,
  ...(revenue === undefined ? {} : { revenue }),
});
const order = (customerExternalId: string, placedAt: string, total: string) => ({
  externalId: `${customerExternalId} ${placedAt}`,
  customerExternalId,
  placedAt,
  total,
});

test('an order stands with every campaign that it came after, within days that are told, and each says which it shares', async () => {
  await givenCustomers(workspace, { externalId: 'ada' });
  const campaigns = await givenCampaigns(workspace, { externalId: 'one', name: 'One' }, { externalId: 'two', name: 'Two' });
  await moveTo('2026-05-30T12:00:00Z');
  await givenCampaignEngagements(workspace, engaged('one', 'ada', 'sent', SENT), engaged('two', 'ada', 'sent', '2026-05-14T12:00:00Z'));
  await givenOrders(
    workspace,
    order('ada', '2026-05-12T12:00:00Z', '10'),
    order('ada', '2026-05-15T12:00:00Z', '20'),
    // As many days after the second, and too many after the first.
    order('ada', '2026-05-18T12:00:00Z', '40'),
  );
  const QUERY = `query ($id: ID!) { campaign(id: $id) { beforeAndAfter(days: 7) { days ordersAfter revenueAfter ordersShared revenueShared } } }`;
  const around = await Promise.all(campaigns.map((id) => ask<{ campaign: { beforeAndAfter: object } }>(workspace, QUERY, { id })));
  expect(around.map(({ campaign }) => campaign.beforeAndAfter)).toEqual([
    { days: 7, ordersAfter: 2, revenueAfter: '30.00', ordersShared: 1, revenueShared: '20.00' },
    { days: 7, ordersAfter: 2, revenueAfter: '60.00', ordersShared: 1, revenueShared: '20.00' },
  ]);
});

describe('of a campaign that does nothing, among those who had bought the most', () => {
  const PEOPLE = Array.from({ length: 80 }, (_, index) => `p${index}`);
  let best: string;
  let rest: string;
  let campaignId: string;

  beforeEach(async () => {
    await moveTo('2026-05-06T12:00:00Z');
    await givenCustomers(workspace, ...PEOPLE.map((externalId) => ({ externalId })));
    // Sixty happened to buy much; afterwards everybody buys as everybody does, 50 in the mean.
    await givenOrders(workspace, ...PEOPLE.map((person, index) => order(person, '2026-05-05T12:00:00Z', index < 60 ? '90' : '5')));
    ({ id: best } = await saveSegment(workspace, 'amount_spent >= 80', 'Best'));
    ({ id: rest } = await saveSegment(workspace, 'number_of_orders > 0', 'Everybody'));
    await moveTo('2026-05-09T12:00:00Z');
    [campaignId = ''] = await givenCampaigns(workspace, { externalId: 'm', name: 'Spring', startsAt: SENT });
    await moveTo('2026-05-20T12:00:00Z');
    const { customers } = await ask<{ customers: { nodes: { externalIds: { externalId: string }[] }[] } }>(
      workspace,
      `{ customers(query: "random_share('spring') >= 0.5 AND segment MATCHES (name = 'Best')", first: 100) { nodes { externalIds { externalId } } } }`,
    );
    await givenCampaignEngagements(
      workspace,
      ...customers.nodes.map(({ externalIds: [name] }) => engaged('m', name?.externalId ?? '', 'sent', SENT)),
    );
    await givenOrders(workspace, ...PEOPLE.map((person, index) => order(person, '2026-05-15T12:00:00Z', index % 2 === 0 ? '20' : '80')));
  });

  interface Told {
    readonly isUnfinished: boolean;
    readonly days: number;
    readonly buyers: { readonly difference: number; readonly low: number; readonly high: number } | null;
    readonly revenue: { readonly difference: number; readonly low: number; readonly high: number } | null;
  }
  const EFFECT = 'days isUnfinished buyers { difference low high } revenue { difference low high }';
  const effect = async (segmentId: string, days: number) =>
    (
      await ask<{ campaign: { effect: Told } }>(
        workspace,
        `query ($id: ID!, $segmentId: ID!, $days: Int) { campaign(id: $id) { effect(salt: "spring", heldOut: 0.5, segmentId: $segmentId, days: $days) { ${EFFECT} } } }`,
        { id: campaignId, segmentId, days },
      )
    ).campaign.effect;

  test('before and after fall back to the mean by themselves, and what is told beside those held out does not', async () => {
    const { campaign } = await ask<{ campaign: { beforeAndAfter: Record<string, string> } }>(
      workspace,
      'query ($id: ID!) { campaign(id: $id) { beforeAndAfter(days: 9) { revenueBefore revenueAfter } } }',
      { id: campaignId },
    );
    const { revenueBefore, revenueAfter } = campaign.beforeAndAfter;
    expect(Number(revenueAfter) / Number(revenueBefore)).toBeLessThan(0.8);
    const { revenue } = await effect(best, 9);
    // Of 30 beside 30 with a spread of 30 each: 40 is five standard deviations.
    expect(Math.abs(revenue?.difference ?? Infinity)).toBeLessThan(40);
    expect((revenue?.high ?? 0) - (revenue?.low ?? 0)).toBeGreaterThan(10);
  });

  test('there is one look: no difference is told before its days are over, however often one asks', async () => {
    for (const day of [21, 22, 23]) {
      await moveTo(`2026-05-${day}T12:00:00Z`);
      expect(await effect(best, 14)).toMatchObject({ days: 14, isUnfinished: true, buyers: null, revenue: null });
    }
    await moveTo('2026-05-24T12:00:00Z');
    const { isUnfinished, buyers, revenue } = await effect(best, 14);
    expect([isUnfinished, buyers === null, revenue === null]).toEqual([false, false, false]);
  });

  test('of several segments the intervals are wider, so that all hold together', async () => {
    const { campaign } = await ask<{ campaign: { effectBySegment: { segment: { id: string }; effect: Told }[] } }>(
      workspace,
      `query ($id: ID!, $segmentIds: [ID!]!) { campaign(id: $id) { effectBySegment(salt: "spring", heldOut: 0.5, segmentIds: $segmentIds, days: 9) { segment { id } effect { ${EFFECT} } } } }`,
      { id: campaignId, segmentIds: [best, rest] },
    );
    expect(campaign.effectBySegment.map(({ segment }) => segment.id)).toEqual([best, rest]);
    for (const { segment, effect: beside } of campaign.effectBySegment) {
      const alone = await effect(segment.id, 9);
      expect(beside.revenue?.difference).toBe(alone.revenue?.difference);
      const wider = ((beside.revenue?.high ?? 0) - (beside.revenue?.low ?? 0)) / ((alone.revenue?.high ?? 0) - (alone.revenue?.low ?? 0));
      // By two: t of 0.9875 by that of 0.975, of 40 to 80 degrees of freedom.
      expect(wider).toBeGreaterThan(1.14);
      expect(wider).toBeLessThan(1.19);
    }
  });
});

test('whom service helps first goes by what was contributed, said as what has been; of no case it is said what it would bring', async () => {
  await givenCustomers(workspace, { externalId: 'ada' }, { externalId: 'bob' });
  await givenOrders(workspace, order('ada', '2026-05-01T10:00:00Z', '100'), order('bob', '2026-05-01T10:00:00Z', '300'));
  await givenServiceInteractions(
    workspace,
    ...['ada', 'bob'].map((customerExternalId) => ({
      externalId: customerExternalId,
      customerExternalId,
      channel: 'phone',
      resolved: false,
      cost: '1',
      occurredAt: '2026-05-01T11:00:00Z',
    })),
  );
  const { openCases } = await ask<{ openCases: { nodes: { reasons: { kind: string; text: string }[] }[] } }>(
    workspace,
    '{ openCases(first: 5) { nodes { reasons { kind text } } } }',
  );
  expect(openCases.nodes).toHaveLength(2);
  const reasons = openCases.nodes.flatMap((one) => one.reasons);
  expect(reasons.filter(({ kind, text }) => kind === 'CUSTOMER' && text.startsWith('Has contributed '))).toHaveLength(2);
  for (const { text } of reasons) expect(text).not.toMatch(/would|will|expect|at risk|save/i);
  const { __type: type } = await ask<{ __type: { fields: { name: string }[] } }>(
    workspace,
    '{ __type(name: "OpenCase") { fields { name } } }',
  );
  expect(type.fields.filter(({ name }) => /expected|risk|predicted|potential/i.test(name))).toEqual([]);
});

describe('a goal', () => {
  const GOALS = 'goals { metric target setAt baseline actual reached restated }';
  let campaignId: string;
  const set = (target: string) =>
    ask<{ setCampaignGoals: { goals: object[] } }>(
      workspace,
      `mutation ($input: SetCampaignGoalsInput!) { setCampaignGoals(input: $input) { ${GOALS} } }`,
      {
        input: { campaignId, goals: [{ metric: 'REVENUE', target, dueAt: '2026-05-20T12:00:00Z' }] },
      },
    );
  const goal = async () =>
    (await ask<{ campaign: { goals: object[] } }>(workspace, `query ($id: ID!) { campaign(id: $id) { ${GOALS} } }`, { id: campaignId }))
      .campaign.goals[0];

  test('keeps what there was when it was set, counts nothing after its date, and marks what is told of before it later', async () => {
    await givenCustomers(workspace, { externalId: 'ada' });
    [campaignId = ''] = await givenCampaigns(workspace, { externalId: 'm', name: 'Spring' });
    await moveTo('2026-05-12T12:00:00Z');
    await givenCampaignEngagements(
      workspace,
      engaged('m', 'ada', 'sent', SENT),
      engaged('m', 'ada', 'converted', '2026-05-11T12:00:00Z', '30'),
    );
    await set('100');
    const begun = { metric: 'REVENUE', target: '100.00', setAt: '2026-05-12T12:00:00.000Z', baseline: 30, reached: false, restated: false };
    expect(await goal()).toEqual({ ...begun, actual: 30 });
    await moveTo('2026-05-15T12:00:00Z');
    await givenCampaignEngagements(workspace, engaged('m', 'ada', 'converted', '2026-05-14T12:00:00Z', '50'));
    // Said again as it is, it is the same goal; another target is another.
    await set('100');
    expect(await goal()).toEqual({ ...begun, actual: 80 });
    await moveTo('2026-05-25T12:00:00Z');
    await givenCampaignEngagements(workspace, engaged('m', 'ada', 'converted', '2026-05-22T12:00:00Z', '500'));
    expect(await goal()).toEqual({ ...begun, actual: 80 });
    await givenCampaignEngagements(workspace, engaged('m', 'ada', 'converted', '2026-05-19T12:00:00Z', '25'));
    expect(await goal()).toEqual({ ...begun, actual: 105, reached: true, restated: true });
  });
});

test('a wider rule never finds fewer, and nobody is exactly nobody, not an estimate', async () => {
  await givenCustomers(
    workspace,
    ...Array.from({ length: 30 }, (_, index) => ({ externalId: `p${index}`, tags: index % 3 === 0 ? ['vip'] : [] })),
  );
  await givenOrders(
    workspace,
    ...Array.from({ length: 30 }, (_, index) =>
      Array.from({ length: index % 5 }, (__, place) => order(`p${index}`, `2026-04-0${place + 1}T12:00:00Z`, String(10 * index))),
    ).flat(),
  );
  const size = async (query: string) => {
    const { previewSegment } = await ask<{ previewSegment: { size: number; share: number; stale: boolean } }>(
      workspace,
      'query ($query: String!) { previewSegment(query: $query) { size share stale } }',
      { query },
    );
    expect(previewSegment.stale).toBe(false);
    expect(previewSegment.share).toBeCloseTo(previewSegment.size / 30, 10);
    return previewSegment.size;
  };
  const sizes: number[] = [];
  for (const least of [9, 4, 3, 2, 1, 0]) sizes.push(await size(`number_of_orders >= ${least}`));
  expect(sizes).toEqual([0, 6, 12, 18, 24, 30]);
  for (const [one, other] of [
    ["customer_tags CONTAINS 'vip'", 'amount_spent > 200'],
    ['number_of_orders = 2', 'last_order_date < 2026-04-03'],
  ] as const) {
    const [alone, beside] = [await size(one), await size(other)];
    expect(await size(`${one} OR ${other}`)).toBeGreaterThanOrEqual(Math.max(alone, beside));
    expect(await size(`${one} AND ${other}`)).toBeLessThanOrEqual(Math.min(alone, beside));
  }
});
