/* Long because performance, goals and effects are told of the same campaign. */

import { entities } from '../../src/model/index.js';
import { writeHorizon } from '../../src/changes/horizon.js';
import { sql } from '../../src/database/sql.js';
import { settle } from '../../src/membership/index.js';
import { setCostRates, syncCustomers } from '../../src/sync/index.js';
import { ask, run } from '../support/graphql.js';
import { givenCampaigns, givenCampaignEngagements, givenCustomers, givenOrders, SOURCE } from '../support/records.js';
import { saveSegment, useOneDatabase, type TestWorkspace } from '../support/workspace.js';

/*
 * Worked out by hand: a letter goes to ada and bob, who are VIPs then, to cleo, who becomes one afterwards, and to dan, to whom it bounces.
 * ada opens it three times, clicks and orders for 60; cleo opens it and unsubscribes. A message costs 0.50, the whole 4.00 besides.
 */
const emptyWorkspace = useOneDatabase({ entities });
let workspace: TestWorkspace;
let vips: string;
let campaignId: string;

const SENT = '2026-05-15T12:00:00Z';
const tag = (externalId: string, tags: string[]) => syncCustomers(workspace, { source: SOURCE, records: [{ externalId, tags }] });

async function settled(at: string): Promise<void> {
  workspace.clock.moveTo(at);
  await settle(workspace);
}

beforeEach(async () => {
  workspace = await emptyWorkspace({ now: '2026-05-01T12:00:00Z' });
  await givenCustomers(
    workspace,
    { externalId: 'ada', tags: ['vip'] },
    { externalId: 'bob', tags: ['vip'] },
    { externalId: 'cleo' },
    { externalId: 'dan' },
  );
  ({ id: vips } = await saveSegment(workspace, "customer_tags CONTAINS 'vip'"));
  await settled('2026-05-02T12:00:00Z');
  [campaignId = ''] = await givenCampaigns(workspace, {
    externalId: 'm',
    name: 'Spring',
    channel: 'email',
    cost: '4',
    costPerMessage: '0.5',
  });
  await settled('2026-05-20T12:00:00Z');
  // What happens after it was sent: cleo becomes one, bob is one no longer.
  await tag('cleo', ['vip']);
  await tag('bob', []);
  await settled('2026-05-21T12:00:00Z');
  let number = 0;
  const engaged = (
    customerExternalId: string,
    kind: 'sent' | 'opened' | 'clicked' | 'converted' | 'bounced' | 'unsubscribed',
    revenue: string | null = null,
  ) => ({
    externalId: `e${number++}`,
    campaignExternalId: 'm',
    customerExternalId,
    kind,
    revenue,
    occurredAt: kind === 'sent' ? SENT : '2026-05-16T12:00:00Z',
  });
  await givenCampaignEngagements(
    workspace,
    ...['ada', 'bob', 'cleo', 'dan'].map((customer) => engaged(customer, 'sent')),
    engaged('dan', 'bounced'),
    ...[1, 2, 3].map(() => engaged('ada', 'opened')),
    engaged('cleo', 'opened'),
    engaged('ada', 'clicked'),
    engaged('ada', 'converted', '60'),
    engaged('cleo', 'unsubscribed'),
  );
});

const PERFORMANCE = `sent { people events } opened { people events } bounced { people } deliveryRate openRate clickThroughRate conversionRate bounceRate
  unsubscribeRate complaintRate revenue cost isCostPartial roi departed`;
const QUERY = `query ($id: ID!, $segments: [ID!]!) { campaign(id: $id) { performance { ${PERFORMANCE} }
  performanceBySegment(segmentIds: $segments) { segment { id } reachedBefore performance { ${PERFORMANCE} } } } }`;
interface Answer {
  readonly campaign: {
    readonly performance: object;
    readonly performanceBySegment: readonly { readonly reachedBefore: number; readonly performance: object }[];
  };
}
const asked = () => ask<Answer>(workspace, QUERY, { id: campaignId, segments: [vips] });

test('a campaign is told of people and of events, with rates, revenue, cost and what it returned', async () => {
  expect((await asked()).campaign.performance).toEqual({
    sent: { people: 4, events: 4 },
    opened: { people: 2, events: 4 },
    bounced: { people: 1 },
    deliveryRate: 0.75,
    openRate: 2 / 3,
    clickThroughRate: 1 / 3,
    conversionRate: 1 / 3,
    bounceRate: 0.25,
    unsubscribeRate: 1 / 3,
    complaintRate: 0,
    revenue: '60.00',
    cost: '6.00',
    isCostPartial: false,
    departed: 0,
    roi: 9,
  });
});

test('of a segment those count who were in it when it was sent, whatever became of them, and the parts add up', async () => {
  const { id: others } = await saveSegment(workspace, 'number_of_orders >= 0', 'Everybody, but found after it was sent');
  const [part] = (await asked()).campaign.performanceBySegment;
  expect(part?.performance).toMatchObject({
    sent: { people: 2 },
    opened: { people: 1, events: 3 },
    openRate: 0.5,
    revenue: '60.00',
    cost: '3.00',
    unsubscribeRate: 0,
  });
  expect(part?.reachedBefore).toBe(0);
  // Nobody was in a segment that there was not, and of all four it is said that nobody knows.
  const late = await ask<Answer>(workspace, QUERY, { id: campaignId, segments: [others] });
  expect(late.campaign.performanceBySegment[0]?.reachedBefore).toBe(4);
  expect(late.campaign.performanceBySegment[0]?.performance).toMatchObject({
    sent: { people: 0 },
    revenue: '0.00',
    cost: '0.00',
    openRate: null,
    roi: null,
  });
});

test('where deliveries are told of some only it reached as many at least as opened it, so that no rate is above 1', async () => {
  const at = { occurredAt: '2026-05-16T12:00:00Z', campaignExternalId: 'm', revenue: null };
  await givenCampaignEngagements(
    workspace,
    { ...at, externalId: 'd', customerExternalId: 'bob', kind: 'delivered' },
    { ...at, externalId: 'o', customerExternalId: 'bob', kind: 'opened' },
  );
  // Delivered to bob alone; opened by ada, bob and cleo, of four.
  expect((await asked()).campaign.performance).toMatchObject({
    deliveryRate: 0.75,
    openRate: 1,
    clickThroughRate: 1 / 3,
    conversionRate: 1 / 3,
  });
});

test('messages may come back of whom it is not told that any were sent, so that no rate is above 1', async () => {
  const at = { occurredAt: '2026-05-16T12:00:00Z', campaignExternalId: 'back' };
  const [id] = await givenCampaigns(workspace, { externalId: 'back', name: 'Came back' });
  await givenCampaignEngagements(
    workspace,
    { ...at, externalId: 's', customerExternalId: 'ada', kind: 'sent' },
    ...['ada', 'bob', 'cleo'].map((customer) => ({
      ...at,
      externalId: `back ${customer}`,
      customerExternalId: customer,
      kind: 'bounced' as const,
    })),
  );
  const answer = await ask<Answer>(workspace, QUERY, { id, segments: [vips] });
  expect(answer.campaign.performance).toMatchObject({ bounceRate: 1, deliveryRate: 0 });
});

test('revenue is that of conversions: what a click or a response tells besides is not added to it', async () => {
  const at = { occurredAt: '2026-05-16T12:00:00Z', campaignExternalId: 'm', customerExternalId: 'ada' };
  await givenCampaignEngagements(
    workspace,
    { ...at, externalId: 'c', kind: 'clicked', revenue: '60' },
    { ...at, externalId: 'r', kind: 'responded', revenue: '7' },
  );
  expect((await asked()).campaign.performance).toMatchObject({ revenue: '60.00', roi: 9 });
});

test('what a whole campaign cost is known where it reached nobody, but no part of it where no messages are told', async () => {
  const [id] = await givenCampaigns(workspace, { externalId: 'cost', name: 'Nobody', cost: '50' });
  const costs = async () => {
    const { campaign } = await ask<Answer>(workspace, QUERY, { id, segments: [vips] });
    return [campaign.performance, ...campaign.performanceBySegment.map(({ performance }) => performance)];
  };
  expect(await costs()).toMatchObject([
    { cost: '50.00', roi: null },
    { cost: '0.00', roi: null },
  ]);
  const at = { occurredAt: '2026-05-16T12:00:00Z', campaignExternalId: 'cost', customerExternalId: 'ada' };
  await givenCampaignEngagements(workspace, { ...at, externalId: 'n', kind: 'converted', revenue: '75' });
  expect(await costs()).toMatchObject([
    { cost: '50.00', roi: 0.5 },
    { cost: null, roi: null, revenue: '75.00' },
  ]);
});

test('messages that cost nobody knows what leave no return, and that is said', async () => {
  await givenCampaigns(workspace, { externalId: 'm', cost: null, costPerMessage: null });
  expect((await asked()).campaign.performance).toMatchObject({ cost: null, isCostPartial: true, roi: null });
  await setCostRates(workspace, { messages: { email: '0.25' } });
  expect((await asked()).campaign.performance).toMatchObject({ cost: '1.00', isCostPartial: false, roi: 59 });
});

test('a campaign without anybody has no rate', async () => {
  const [id] = await givenCampaigns(workspace, { externalId: 'empty', name: 'Empty' });
  const answer = await ask<Answer>(workspace, QUERY, { id, segments: [vips] });
  expect(answer.campaign.performance).toMatchObject({
    sent: { people: 0, events: 0 },
    openRate: null,
    deliveryRate: null,
    revenue: '0.00',
    cost: null,
    roi: null,
  });
});

const idOf = async (externalId: string) =>
  (
    await ask<{ found: { id: string } }>(
      workspace,
      `{ found: customerByExternalId(source: "${SOURCE}", externalId: "${externalId}") { id } }`,
    )
  ).found.id;
const erase = async (externalId: string) =>
  ask(workspace, 'mutation ($id: ID!) { eraseCustomer(id: $id) { __typename } }', { id: await idOf(externalId) });

test('people who were merged stay counted, as one with the messages of both', async () => {
  await ask(workspace, 'mutation ($into: ID!, $ids: [ID!]!) { mergeCustomers(ids: $ids, intoId: $into) { __typename } }', {
    into: await idOf('ada'),
    ids: [await idOf('bob')],
  });
  expect((await asked()).campaign.performance).toMatchObject({
    sent: { people: 3, events: 4 },
    revenue: '60.00',
    cost: '6.00',
    departed: 0,
  });
});

test('whoever is erased or deleted stays counted, in the campaign and in the segments of then, and nothing else is kept of them', async () => {
  const { campaign: before } = await asked();
  const [ada, cleo] = [await idOf('ada'), await idOf('cleo')];
  await erase('ada');
  await settle(workspace);
  await ask(workspace, 'mutation ($input: DeleteRecordsInput!) { deleteRecords(input: $input) { updated } }', {
    input: { source: SOURCE, records: [{ kind: 'CUSTOMER', externalId: 'cleo' }] },
  });
  await settle(workspace);
  const { campaign: after } = await asked();
  expect(after.performance).toEqual({ ...before.performance, departed: 2 });
  expect(after.performanceBySegment[0]?.performance).toEqual({ ...before.performanceBySegment[0]?.performance, departed: 1 });
  // Counts only, the same whoever it was.
  const kept = await workspace.database.query<Record<string, unknown>>(sql`/* test.kept */ select * from campaign_departed`);
  expect(new Set(kept.flatMap((row) => Object.keys(row)))).toEqual(
    new Set(['campaign_id', 'segment_id', 'kind', 'people', 'events', 'revenue']),
  );
  expect(JSON.stringify(kept)).not.toMatch(new RegExp(`${ada}|${cleo}`));
  const { engagements } = await ask<{ engagements: { engagements: { totalCount: number } } }>(
    workspace,
    'query ($id: ID!) { engagements: campaign(id: $id) { engagements(first: 0) { totalCount } } }',
    { id: campaignId },
  );
  expect(engagements.engagements.totalCount).toBe(3);
});

test('what a source says did not happen is counted no more', async () => {
  await ask(workspace, 'mutation ($input: DeleteRecordsInput!) { deleteRecords(input: $input) { updated } }', {
    input: { source: SOURCE, records: [{ kind: 'CAMPAIGN_ENGAGEMENT', externalId: 'e0' }] },
  });
  expect((await asked()).campaign.performance).toMatchObject({ sent: { people: 3, events: 3 }, departed: 0 });
});

test('segments are told of those who have gone as far as the log told it when they went', async () => {
  for (const person of ['ada', 'bob', 'dan']) await erase(person);
  await writeHorizon(workspace.database, { seq: 1n, at: new Date('2026-05-01T00:00:00Z') });
  expect((await asked()).campaign.performanceBySegment[0]?.performance).toMatchObject({
    sent: { people: 2 },
    departed: 2,
    revenue: '60.00',
  });
  await writeHorizon(workspace.database, { seq: 1n, at: new Date('2026-05-17T00:00:00Z') });
  await erase('cleo');
  await settle(workspace);
  const { errors } = await run(workspace, QUERY, { id: campaignId, segments: [vips] });
  expect(errors?.[0]?.originalError).toMatchObject({ code: 'HISTORY_EXPIRED' });
  const { campaign } = await ask<{ campaign: { performance: object } }>(
    workspace,
    `query ($id: ID!) { campaign(id: $id) { performance { ${PERFORMANCE} } } }`,
    {
      id: campaignId,
    },
  );
  expect(campaign.performance).toMatchObject({ sent: { people: 4 }, departed: 4 });
});

test('before and after are told beside each other, and for how many after is not over', async () => {
  const order = (externalId: string, placedAt: string, total: string) => ({ externalId, customerExternalId: 'ada', placedAt, total });
  await givenOrders(
    workspace,
    order('long before', '2026-05-04T12:00:00Z', '1000'),
    order('before', '2026-05-10T12:00:00Z', '10'),
    order('at', SENT, '20'),
    order('after', '2026-05-18T12:00:00Z', '30'),
  );
  const beforeAndAfter = async (days: number) =>
    (
      await ask<{ campaign: { beforeAndAfter: object } }>(
        workspace,
        `query ($id: ID!, $days: Int) { campaign(id: $id) { beforeAndAfter(days: $days) { days ordersBefore ordersAfter revenueBefore revenueAfter unfinished } } }`,
        { id: campaignId, days },
      )
    ).campaign.beforeAndAfter;
  expect(await beforeAndAfter(5)).toEqual({
    days: 5,
    ordersBefore: 1,
    ordersAfter: 2,
    revenueBefore: '10.00',
    revenueAfter: '50.00',
    unfinished: 0,
  });
  expect(await beforeAndAfter(7)).toMatchObject({ unfinished: 4 });
});

test('goals say what there is and whether it will do', async () => {
  const set = (goals: object[]) =>
    run(
      workspace,
      `mutation ($input: SetCampaignGoalsInput!) { setCampaignGoals(input: $input) { goals { metric target actual reached onCourse } } }`,
      {
        input: { campaignId, goals },
      },
    );
  const goal = (metric: string, target: string, dueAt = '2026-05-27T12:00:00Z') => ({ metric, target, dueAt });
  // Half of the time has passed.
  const { data } = await set([goal('REVENUE', '110'), goal('CONVERTED', '3'), goal('OPEN_RATE', '0.5'), goal('UNSUBSCRIBE_RATE', '0.1')]);
  expect(JSON.parse(JSON.stringify(data))).toEqual({
    setCampaignGoals: {
      goals: [
        { metric: 'CONVERTED', target: '3.00', actual: 1, reached: false, onCourse: false },
        { metric: 'OPEN_RATE', target: '0.50', actual: 2 / 3, reached: true, onCourse: true },
        { metric: 'REVENUE', target: '110.00', actual: 60, reached: false, onCourse: true },
        { metric: 'UNSUBSCRIBE_RATE', target: '0.10', actual: 1 / 3, reached: false, onCourse: false },
      ],
    },
  });
  workspace.clock.moveTo('2026-05-28T12:00:00Z');
  const { campaign } = await ask<{ campaign: { goals: object[] } }>(
    workspace,
    'query ($id: ID!) { campaign(id: $id) { goals { metric onCourse } } }',
    { id: campaignId },
  );
  expect(campaign.goals).toContainEqual({ metric: 'REVENUE', onCourse: false });
  expect((await set([goal('REVENUE', '1'), goal('REVENUE', '2')])).errors?.[0]?.message).toContain('one goal for each metric');
  expect((await set([goal('REVENUE', 'much')])).errors?.[0]?.message).toContain('target');
});

describe('the effect beside those who were held out', () => {
  const EFFECT = `at days treated { customers sentTo buyers revenue } heldOut { customers sentTo buyers revenue } buyers { difference low high }
    revenue { difference low high } isUnfinished sampleRatio`;
  const effect = async (args: string, id = campaignId) =>
    (
      await ask<{ campaign: { effect: Record<string, unknown> | null } }>(
        workspace,
        `{ campaign(id: "${id}") { effect(${args}) { ${EFFECT} } } }`,
      )
    ).campaign.effect;
  /** The four in the order of their random shares, so that it is known where they are cut. */
  const dealt = async () => {
    const shares: [share: number, externalId: string][] = [];
    for (const externalId of ['ada', 'bob', 'cleo', 'dan']) {
      const query = `query ($q: String!) { customers(query: $q, first: 4) { nodes { externalIds { externalId } } } }`;
      let [low, high] = [0, 1];
      while (high - low > 1e-6) {
        const middle = (low + high) / 2;
        const { customers } = await ask<{ customers: { nodes: { externalIds: { externalId: string }[] }[] } }>(workspace, query, {
          q: `random_share('spring') < ${middle.toFixed(7)}`,
        });
        if (customers.nodes.some(({ externalIds }) => externalIds[0]?.externalId === externalId)) high = middle;
        else low = middle;
      }
      shares.push([high, externalId]);
    }
    return shares.sort(([a], [b]) => a - b);
  };

  test('is the difference of shares and of revenue with intervals, and says what was wrong with the groups', async () => {
    const [one, two, three, four] = await dealt();
    const cut = (((two?.[0] ?? 0) + (three?.[0] ?? 0)) / 2).toFixed(6);
    const order = (externalId: string, who: string | undefined, total: string, placedAt = '2026-05-18T12:00:00Z') => ({
      externalId,
      customerExternalId: who ?? '',
      placedAt,
      total,
    });
    await givenOrders(
      workspace,
      order('1', three?.[1], '30'),
      order('2', three?.[1], '10'),
      order('3', four?.[1], '60'),
      order('4', one?.[1], '20'),
      order('before', two?.[1], '500', '2026-05-01T12:00:00Z'),
    );
    const found = await effect(`salt: "spring", heldOut: ${cut}, days: 5`);
    expect(found).toMatchObject({
      at: '2026-05-15T12:00:00.000Z',
      days: 5,
      // All four got it: the control group is none.
      treated: { customers: 2, sentTo: 2, buyers: 2, revenue: '100.00' },
      heldOut: { customers: 2, sentTo: 2, buyers: 1, revenue: '20.00' },
      // By hand: Wilson of 2 of 2 is 0.3424 to 1, of 1 of 2 0.0945 to 0.9055.
      buyers: {
        difference: 0.5,
        low: expect.closeTo(0.5 - Math.hypot(1 - 0.3424, 0.9055 - 0.5), 3),
        high: expect.closeTo(0.5 + 0.4055, 3),
      },
      // 50 less 10, each with a spread of 200 and so of 10 for the mean: 2 degrees of freedom.
      revenue: {
        difference: 40,
        low: expect.closeTo(40 - 4.30265 * Math.sqrt(200), 3),
        high: expect.closeTo(40 + 4.30265 * Math.sqrt(200), 3),
      },
      isUnfinished: false,
    });
    // Where the four are cut depends on their ids, which are made anew each time: two of four may be likely or not.
    const z = Math.abs(2 - 4 * Number(cut)) / Math.sqrt(4 * Number(cut) * (1 - Number(cut)));
    expect(found?.['sampleRatio']).toBeCloseTo(1 - 2 * normalBetween(z), 5);
    expect(await effect(`salt: "spring", heldOut: ${cut}, days: 30`)).toMatchObject({ isUnfinished: true });
  });

  test('is of the members of the segment at that time', async () => {
    const found = await effect(`salt: "spring", heldOut: 0.5, segmentId: "${vips}"`);
    const [treated, heldOut] = [found?.['treated'], found?.['heldOut']] as { customers: number }[];
    expect((treated?.customers ?? 0) + (heldOut?.customers ?? 0)).toBe(2);
  });

  test('is not told where nobody knows when it was sent, nor of a group of nobody', async () => {
    const [id] = await givenCampaigns(workspace, { externalId: 'empty', name: 'Empty' });
    expect(await effect('salt: "spring", heldOut: 0.1', id)).toBeNull();
    const before = await effect('salt: "spring", heldOut: 0.1, at: "2020-01-01T00:00:00Z"');
    expect(before).toMatchObject({ treated: { customers: 0, revenue: '0.00' }, buyers: null, revenue: null, sampleRatio: null });
    const { errors } = await run(workspace, `{ campaign(id: "${campaignId}") { effect(salt: "spring", heldOut: 1) { at } } }`);
    expect(errors?.[0]?.message).toContain('heldOut');
  });
});

/** What of a normal distribution lies between its middle and `z`, added up in small steps. */
function normalBetween(z: number): number {
  const steps = 10_000;
  const density = (x: number) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  return (
    Array.from({ length: steps }, (_, step) => density(((step + 0.5) * z) / steps)).reduce((sum, height) => sum + height, 0) * (z / steps)
  );
}
