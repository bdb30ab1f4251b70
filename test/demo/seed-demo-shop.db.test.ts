import { rawSql, sql } from '../../src/database/sql.js';
import { filterByRuleNow, settle, sizesOf } from '../../src/membership/index.js';
import { performanceOf } from '../../src/insight/index.js';
import { syncCustomers } from '../../src/sync/index.js';
import { demoSegments, seedDemoShop, type DemoProgress } from '../../src/demo/index.js';
import { askedText } from '../support/asked.js';
import { membersOf, openTestWorkspace, type TestWorkspace } from '../support/workspace.js';

const SEEDING_MS = 180_000;
const DAY_MS = 86_400_000;

let workspace: TestWorkspace;
const progress: DemoProgress[] = [];
const segmentIds = new Map<string, string>();

beforeAll(async () => {
  workspace = await openTestWorkspace({ timeZone: 'Europe/London' });
  await seedDemoShop(workspace, { onProgress: (step) => progress.push(step) });
  for (const { id, name } of await workspace.database.query<{ id: string; name: string }>(sql`/* test */ select id, name from segment`)) {
    segmentIds.set(name, id);
  }
}, SEEDING_MS);
afterAll(() => workspace.close());

const idOf = (name: string) => segmentIds.get(name) as string;

test('tells how far it is, to the end', () => {
  expect(progress.length).toBeGreaterThan(10);
  expect(progress.at(-1)?.recordsDone).toBe(progress.at(-1)?.recordsTotal);
});

test('is loaded once', async () => {
  expect(await seedDemoShop(workspace)).toBe(false);
});

test.each(['company', 'event_property', 'event', 'campaign', 'campaign_engagement', 'survey_answer', 'consent'])(
  'has records in the table %s',
  async (table) => {
    const [row] = await workspace.database.query<{ records: number }>(
      sql`/* test */ select count(*)::int as records from ${rawSql(table)}`,
    );
    expect(row?.records).toBeGreaterThan(0);
  },
);

test('has segments with members when each campaign was sent, and who came and went since', async () => {
  const campaigns = await workspace.database.query<{ id: string; name: string }>(sql`/* test */ select id, name from campaign`);
  const segments = [...segmentIds];
  for (const { id, name } of campaigns) {
    const [, ...parts] = await performanceOf(workspace, id, { segmentIds: segments.map(([, segmentId]) => segmentId) });
    const reached = segments.flatMap(([segment], index) => ((parts[index]?.engaged.sent.people ?? 0) > 0 ? [segment] : []));
    expect([name, reached.length]).toEqual([name, expect.any(Number)]);
    expect(reached.length).toBeGreaterThanOrEqual(4);
    expect(parts.map(({ reachedBefore }) => reachedBefore)).toEqual(segments.map(() => 0));
  }
  const [moved] = await workspace.database.query<{ left: number }>(sql`/* test */
    select count(*)::int as left from membership_change where kind = 'LEFT' and cause = 'TIME'`);
  expect(moved?.left).toBeGreaterThan(0);
});

test.each([
  ["consent CONTAINS 'phone' AND NOT (consent CONTAINS 'email')", ['joe']],
  ['storefront_event.product_viewed MATCHES (date >= -90d, count >= 30)', ['sarah']],
  [
    "campaign.converted MATCHES (campaign = 'New arrivals') AND sms_subscription_status = 'SUBSCRIBED' AND customer_tags CONTAINS 'student' AND events MATCHES (name = 'signed_in', device = 'phone', count >= 20)",
    ['sarah'],
  ],
  ["survey MATCHES (answer = 'service') AND survey MATCHES (score = 9) AND consent CONTAINS 'post'", ['joe']],
])('answers %s', async (query, expected) => {
  const { joins, condition } = filterByRuleNow(workspace, await askedText(workspace, query));
  const rows = await workspace.database.query<{ external_id: string }>(sql`/* test */
    select x.external_id from customer c join customer_external_id x on x.customer_id = c.id ${joins} where ${condition}`);
  expect(rows.map((row) => row.external_id)).toEqual(expected);
});

test('takes up what was interrupted, and makes the same records', async () => {
  const interrupted = await openTestWorkspace();
  try {
    expect(await seedDemoShop(interrupted, { customers: 60 })).toBe(true);
    const state = sql`/* test */ select max(updated_at) as latest, count(*)::int as orders from "order"`;
    const before = await interrupted.database.query(state);
    await interrupted.database.execute(sql`/* test */
      update workspace_setting set value = jsonb_set(value, '{state}', '"loading"') where key = 'demo'`);
    interrupted.clock.advance(3 * DAY_MS);
    expect(await seedDemoShop(interrupted, { customers: 60 })).toBe(true);
    expect(await interrupted.database.query(state)).toEqual(before);
  } finally {
    await interrupted.close();
  }
});

test('leaves a database alone that holds anything else', async () => {
  const used = await openTestWorkspace();
  try {
    await syncCustomers(used, { source: 'shop', records: [{ externalId: 'a' }] });
    expect(await seedDemoShop(used)).toBe(false);
    expect(await used.database.query(sql`/* test */ select from "order" limit 1`)).toEqual([]);
  } finally {
    await used.close();
  }
});

describe('its segments', () => {
  test.each(demoSegments)('$name: some customers, but not everybody', async ({ name, query }) => {
    const { size, share } = (await sizesOf(workspace, [idOf(name)])).get(idOf(name)) ?? { size: 0, share: 0 };
    expect({ size: size >= 5, share: share <= 0.3 }).toEqual({ size: true, share: true });
    const [stored] = await workspace.database.query(sql`/* test */ select query from segment where id = ${idOf(name)}`);
    expect(stored).toEqual({ query });
  });

  test('hold Joe and Sarah where they belong', async () => {
    const segmentsOf = async (externalId: string) => {
      const found = await Promise.all(
        demoSegments.map(async ({ name }) => ((await membersOf(workspace, idOf(name))).includes(externalId) ? [name] : [])),
      );
      return found.flat();
    };
    expect(await segmentsOf('joe')).toEqual(['Special-occasion store buyers']);
    expect(await segmentsOf('sarah')).toEqual(expect.arrayContaining(['Young influencers', 'Left at the checkout']));
    expect(await segmentsOf('sarah')).not.toContain('Big spenders');
  });

  test('move by themselves: after a week, members have left and others entered, with no new data', async () => {
    const moving = ['First-time buyers', 'Going quiet', 'Birthday soon', 'New prospects', 'Lapsed'];
    const before = await Promise.all(moving.map((name) => membersOf(workspace, idOf(name))));
    workspace.clock.advance(7 * DAY_MS);
    await settle(workspace);
    const after = await Promise.all(moving.map((name) => membersOf(workspace, idOf(name))));
    moving.forEach((name, index) => expect([name, after[index]]).not.toEqual([name, before[index]]));
  });
});

test('is loaded whole though connections are lost meanwhile', async () => {
  const other = await openTestWorkspace();
  const TERMINATE = sql`/* test.terminate */ select pg_terminate_backend(pid) as done from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'`;
  let cut = 0;
  let isDone = false;
  const cutting = (async () => {
    while (!isDone && cut < 2) cut += (await other.database.query(TERMINATE).catch(() => [])).length > 0 ? 1 : 0;
  })();
  try {
    const steps: DemoProgress[] = [];
    expect(await seedDemoShop(other, { customers: 150, onProgress: (step) => steps.push(step) })).toBe(true);
    isDone = true;
    await cutting;
    expect(cut).toBe(2);
    expect(await seedDemoShop(other)).toBe(false);
    const [found] = await other.database.query<{ customers: number; segments: number }>(
      sql`/* test */ select (select count(*)::int from customer) as customers, (select count(*)::int from segment) as segments`,
    );
    expect(found).toEqual({ customers: expect.any(Number), segments: demoSegments.length });
    expect(found?.customers).toBeGreaterThanOrEqual(150);
  } finally {
    isDone = true;
    await other.close();
  }
}, 180_000);
