import { entities } from '../../src/model/index.js';
import { settle } from '../../src/membership/index.js';
import { ask, countStatements, run, viewer } from '../support/graphql.js';
import {
  givenCampaignEngagements,
  givenCampaigns,
  givenConsents,
  givenCustomers,
  givenEvents,
  givenInfluenceMetrics,
  givenOrders,
  givenServiceInteractions,
  givenSurveyAnswers,
} from '../support/records.js';
import { openTestWorkspace, saveSegment, type TestWorkspace } from '../support/workspace.js';

let workspace: TestWorkspace;
let id: string;
beforeAll(async () => {
  workspace = await openTestWorkspace({ entities });
  [id = ''] = await givenCustomers(workspace, { externalId: 'ada', addedAt: '2026-01-01T00:00:00Z' }, { externalId: 'bob' });
  const hers = { customerExternalId: 'ada' };
  await givenOrders(workspace, { ...hers, externalId: 'o', number: '#7', placedAt: '2026-01-02T00:00:00Z', total: '12.5' });
  await givenServiceInteractions(workspace, { ...hers, externalId: 's', channel: 'phone', occurredAt: '2026-01-03T00:00:00Z' });
  await givenEvents(workspace, { ...hers, externalId: 'e', name: 'signed_in', occurredAt: '2026-01-04T00:00:00Z' });
  await givenCampaigns(workspace, { externalId: 'm', name: 'Spring' });
  await givenCampaignEngagements(workspace, {
    ...hers,
    externalId: 'g',
    campaignExternalId: 'm',
    kind: 'opened',
    occurredAt: '2026-01-05T00:00:00Z',
  });
  await givenSurveyAnswers(workspace, {
    ...hers,
    externalId: 'a',
    survey: 'nps',
    question: 'Happy?',
    answer: 'yes',
    answeredAt: '2026-01-06T00:00:00Z',
  });
  await givenInfluenceMetrics(workspace, { ...hers, network: 'x', handle: 'ada', followers: 3, observedAt: '2026-01-07T00:00:00Z' });
  await givenConsents(workspace, { ...hers, channel: 'email', status: 'SUBSCRIBED', changedAt: '2026-01-08T00:00:00Z' });
  await saveSegment(workspace, 'number_of_orders = 1', 'One order');
  await settle(workspace);
});
afterAll(() => workspace.close());

const QUERY = `query ($id: ID!, $first: Int, $after: String, $kinds: [TimelineKind!]) { customer(id: $id) { timeline(first: $first, after: $after, kinds: $kinds) {
  totalCount pageInfo { hasNextPage endCursor } nodes { kind at summary } } } }`;
interface Timeline {
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly nodes: readonly { readonly kind: string; readonly at: string; readonly summary: string }[];
}
const timelineOf = async (variables: object = {}, who = viewer()) =>
  (await ask<{ customer: { timeline: Timeline } }>(workspace, QUERY, { id, ...variables }, who)).customer.timeline;

test('tells why a segment was entered, and which', async () => {
  const document = `query ($id: ID!) { customer(id: $id) { timeline(first: 20) { nodes { kind cause segmentId } } } segmentByName(name: "One order") { id } }`;
  const { customer, segmentByName } = await ask<{
    customer: { timeline: { nodes: { kind: string; cause: string | null; segmentId: string | null }[] } };
    segmentByName: { id: string };
  }>(workspace, document, { id });
  const told = customer.timeline.nodes.filter(
    ({ kind, cause, segmentId }) => kind === 'MEMBERSHIP' || cause !== null || segmentId !== null,
  );
  expect(told).toEqual([{ kind: 'MEMBERSHIP', cause: 'DEFINITION', segmentId: segmentByName.id }]);
});

test('tells everything that is known, the newest first', async () => {
  const { nodes, totalCount } = await timelineOf();
  expect(nodes.map(({ kind, summary }) => [kind, summary])).toEqual([
    ['MEMBERSHIP', 'Entered One order'],
    ['CONSENT', 'email: subscribed'],
    ['INFLUENCE', '3 followers on x'],
    ['SURVEY_ANSWER', 'Happy? yes'],
    ['CAMPAIGN_ENGAGEMENT', 'Spring: opened'],
    ['EVENT', 'signed_in'],
    ['SERVICE_INTERACTION', 'Service by phone'],
    ['ORDER', 'Order #7 of 12.50 EUR'],
    ['BECAME_KNOWN', 'Became known'],
  ]);
  expect(totalCount).toBe(9);
});

test('an entry has what words of one’s own are made of', async () => {
  const query = `query ($id: ID!) { customer(id: $id) { timeline { nodes { subject what amount unit } } } }`;
  const { customer } = await ask<{ customer: { timeline: { nodes: Record<string, string | null>[] } } }>(workspace, query, { id });
  expect(customer.timeline.nodes.map(({ subject, what, amount, unit }) => [subject, what, amount, unit])).toEqual([
    ['One order', 'ENTERED', null, null],
    ['email', 'SUBSCRIBED', null, null],
    ['x', null, '3', 'followers'],
    ['Happy?', 'yes', null, null],
    ['Spring', 'opened', null, null],
    [null, 'signed_in', null, null],
    [null, 'phone', null, null],
    ['#7', null, '12.50', 'EUR'],
    [null, null, null, null],
  ]);
});

test('pages give everything once', async () => {
  const whole = (await timelineOf()).nodes;
  const pieced: object[] = [];
  for (let after: string | null = null, more = true; more;) {
    const { nodes, pageInfo }: Timeline = await timelineOf({ first: 2, after });
    pieced.push(...nodes);
    [after, more] = [pageInfo.endCursor, pageInfo.hasNextPage];
  }
  expect(pieced).toEqual(whole);
});

test('the record of an entry is there to be read', async () => {
  const query = `query ($id: ID!) { customer(id: $id) { timeline(kinds: [ORDER]) { nodes { order { number } event { name } } } } }`;
  const { customer } = await ask<{ customer: object }>(workspace, query, { id });
  expect(customer).toEqual({ timeline: { nodes: [{ order: { number: '#7' }, event: null }] } });
});

test('a key sees what it may read, and is refused what it asks for besides', async () => {
  const who = viewer(['customers:read', 'events:read']);
  const { nodes } = await timelineOf({}, who);
  expect(nodes.map(({ kind }) => kind)).toEqual(['CONSENT', 'EVENT', 'BECAME_KNOWN']);
  const { errors } = await run(workspace, QUERY, { id, kinds: ['ORDER'] }, who);
  expect(errors?.[0]?.originalError).toMatchObject({ code: 'FORBIDDEN' });
  expect((await timelineOf({ kinds: ['MEMBERSHIP'] }, viewer(['customers:read', 'segments:read'], []))).nodes).toEqual([]);
});

test('those of many customers are read in one statement', async () => {
  const query = `query ($first: Int) { customers(first: $first) { nodes { timeline(first: 3) { nodes { summary } } } } }`;
  expect(await countStatements(workspace, query, { first: 2 })).toBe(await countStatements(workspace, query, { first: 1 }));
});
