import { settle } from '../../src/membership/index.js';
import { entities } from '../../src/model/index.js';
import { ask, countStatements, run, viewer } from '../support/graphql.js';
import { givenCustomers } from '../support/records.js';
import { membersOf, openTestWorkspace, saveSegment, type TestWorkspace } from '../support/workspace.js';

let workspace: TestWorkspace;
let adults: string;
let ids: string[];
const NOW = '2026-05-15T12:00:00.000Z';

beforeAll(async () => {
  workspace = await openTestWorkspace({ entities, now: NOW, timeZone: 'Europe/Berlin' });
  ids = await givenCustomers(
    workspace,
    { externalId: 'ann', birthDate: '2008-06-01', addedAt: '2026-05-10T00:00:00Z' },
    { externalId: 'bob', birthDate: '2008-05-20', addedAt: '2026-05-01T00:00:00Z' },
    { externalId: 'eve', birthDate: '1996-06-01' },
    { externalId: 'old', birthDate: '1950-01-01' },
  );
  adults = (await saveSegment(workspace, 'age BETWEEN 18 AND 29', 'Young adults')).id;
});
afterAll(() => workspace.close());

const FORECAST = `query ($id: ID!, $until: DateTime!, $first: Int, $after: String) { segmentForecast(segmentId: $id, until: $until) {
  asOf stale until size sizeThen entering leaving
  changes(first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { at kind customer { id } segment { name } } } } }`;
interface Forecast {
  readonly segmentForecast: {
    readonly sizeThen: number;
    readonly changes: {
      readonly nodes: readonly object[];
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
    };
  };
}

test('a forecast tells who enters and who leaves, page by page in the order of the instants', async () => {
  const asked = { id: adults, until: '2026-06-30T00:00:00Z' };
  const { segmentForecast } = await ask<Forecast>(workspace, FORECAST, { ...asked, first: 2 });
  expect(segmentForecast).toMatchObject({
    asOf: NOW,
    stale: false,
    until: '2026-06-30T00:00:00.000Z',
    size: 1,
    sizeThen: 2,
    entering: 2,
    leaving: 1,
  });
  const next = await ask<Forecast>(workspace, FORECAST, { ...asked, first: 2, after: segmentForecast.changes.pageInfo.endCursor });
  const [ann, bob, eve] = ids;
  const segment = { name: 'Young adults' };
  expect([...segmentForecast.changes.nodes, ...next.segmentForecast.changes.nodes]).toEqual([
    { at: '2026-05-19T22:00:00.000Z', kind: 'ENTERED', customer: { id: bob }, segment },
    { at: '2026-05-31T22:00:00.000Z', kind: 'ENTERED', customer: { id: ann }, segment },
    { at: '2026-05-31T22:00:00.000Z', kind: 'LEFT', customer: { id: eve }, segment },
  ]);
  expect(next.segmentForecast.changes).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: false } });
});

test('a customer is told which segments come, those that the key may see', async () => {
  const fresh = await saveSegment(workspace, 'customer_added_date >= -14d', 'Fresh');
  const query = '{ customers { nodes { upcomingMembershipChanges(until: "2026-06-30T00:00:00Z") { at kind segment { name } } } } }';
  const { customers } = await ask<{ customers: { nodes: object[] } }>(workspace, query);
  const left = { kind: 'LEFT', segment: { name: 'Fresh' } };
  const entered = { kind: 'ENTERED', segment: { name: 'Young adults' } };
  expect(customers.nodes).toMatchObject([
    { upcomingMembershipChanges: [{ at: '2026-05-24T22:00:00.000Z', ...left }, entered] },
    { upcomingMembershipChanges: [{ at: '2026-05-15T22:00:00.000Z', ...left }, entered] },
    { upcomingMembershipChanges: [{}, { kind: 'LEFT', segment: { name: 'Young adults' } }] },
    { upcomingMembershipChanges: [{}] },
  ]);
  const limited = await ask<{ customers: { nodes: object[] } }>(workspace, query, {}, viewer(['admin'], [fresh.id]));
  expect(limited.customers.nodes[0]).toEqual({ upcomingMembershipChanges: [{ at: '2026-05-24T22:00:00.000Z', ...left }] });
  expect(await countStatements(workspace, query)).toBe(
    await countStatements(workspace, query.replace('customers {', 'customers(first: 1) {')),
  );
});

test('a forecast is of a year at most, and of the time to come', async () => {
  const codeFor = async (until: string) =>
    ((await run(workspace, FORECAST, { id: adults, until })).errors?.[0]?.originalError as { code?: string } | undefined)?.code;
  expect(await codeFor('2028-01-01T00:00:00Z')).toBe('LIMIT_EXCEEDED');
  expect(await codeFor('2026-01-01T00:00:00Z')).toBe('INVALID_INPUT');
  expect(await codeFor('tomorrow')).toBe('INVALID_INPUT');
  const { errors } = await run(workspace, FORECAST, { id: adults, until: NOW }, viewer(['admin'], []));
  expect(errors?.[0]?.originalError).toMatchObject({ code: 'NOT_FOUND' });
});

test('what was foretold is so when the day has come', async () => {
  const until = '2026-06-30T00:00:00Z';
  const { segmentForecast } = await ask<Forecast>(workspace, FORECAST, { id: adults, until });
  workspace.clock.moveTo(until);
  await settle(workspace);
  expect(await membersOf(workspace, adults)).toEqual(['ann', 'bob']);
  expect(segmentForecast.sizeThen).toBe(2);
  workspace.clock.moveTo(NOW);
});

describe('a segment that builds on others', () => {
  const UNTIL = '2026-06-30T00:00:00.000Z';
  const LEAVES = 'query ($id: ID!) { segment(id: $id) { members { edges { leavesAt } } } }';

  test('is foretold with them, at any depth', async () => {
    const on = await saveSegment(workspace, "segment MATCHES (name = 'Young adults')", 'On it');
    const list = await saveSegment(workspace, "consent CONTAINS 'email'", 'Nobody');
    const without = await saveSegment(workspace, "segment NOT MATCHES (name IN ('On it', 'Nobody')) AND age < 40", 'Without it');
    const [ann, bob, eve] = ids;
    const foretold = async (id: string) =>
      (await ask<Forecast>(workspace, FORECAST, { id, until: UNTIL })).segmentForecast.changes.nodes.map((change) => {
        const { at, kind, customer } = change as { at: string; kind: string; customer: { id: string } };
        return [at, kind, customer.id];
      });
    const days = { bob: '2026-05-19T22:00:00.000Z', others: '2026-05-31T22:00:00.000Z' };
    expect(await foretold(on.id)).toEqual([
      [days.bob, 'ENTERED', bob],
      [days.others, 'ENTERED', ann],
      [days.others, 'LEFT', eve],
    ]);
    expect(await foretold(without.id)).toEqual([
      [days.bob, 'LEFT', bob],
      [days.others, 'LEFT', ann],
      [days.others, 'ENTERED', eve],
    ]);
    expect(await ask(workspace, LEAVES, { id: on.id })).toEqual({ segment: { members: { edges: [{ leavesAt: days.others }] } } });
    const upcoming = await ask<{ customer: { upcomingMembershipChanges: object[] } }>(
      workspace,
      `query ($id: ID!) { customer(id: $id) { upcomingMembershipChanges(until: "${UNTIL}") { kind segmentId } } }`,
      { id: bob },
    );
    expect(upcoming.customer.upcomingMembershipChanges).toEqual(
      expect.arrayContaining([
        { kind: 'ENTERED', segmentId: on.id },
        { kind: 'LEFT', segmentId: without.id },
      ]),
    );
    // Nobody is told birthdays by way of a segment that builds on theirs.
    const reader = viewer(['segments:read', 'customers:read']);
    for (const text of [FORECAST, LEAVES]) {
      const { errors } = await run(workspace, text, { id: on.id, until: UNTIL }, reader);
      expect(errors?.[0]?.originalError).toMatchObject({ code: 'FORBIDDEN' });
    }
    workspace.clock.moveTo(UNTIL);
    await settle(workspace);
    expect([await membersOf(workspace, on.id), await membersOf(workspace, list.id)]).toEqual([['ann', 'bob'], []]);
    expect(await membersOf(workspace, without.id)).toEqual(['eve']);
    workspace.clock.moveTo(NOW);
  });

  test('and asks of them what is not known yet is not foretold', async () => {
    for (const [name, query] of [
      ['New in it', "segment MATCHES (name = 'Young adults', since >= -3d)"],
      ['In some', 'segment.count() > 0'],
    ] as const) {
      const { id } = await saveSegment(workspace, query, name);
      const { errors } = await run(workspace, FORECAST, { id, until: UNTIL });
      expect(errors?.[0]?.originalError).toMatchObject({ code: 'INVALID_INPUT', details: { field: 'segmentId' } });
      expect(JSON.stringify(await ask(workspace, LEAVES, { id }))).not.toContain('2026');
    }
  });
});
