import { sql } from '../../src/database/sql.js';
import { forecastSegment, leavesAt } from '../../src/membership/index.js';
import { saveSegment, useOneDatabase, type TestWorkspace } from '../support/workspace.js';

/* What a forecast costs: statements by the thousands of verdicts, not by the instants. */

const CUSTOMERS = 3_000;
const YEAR = new Date('2027-05-15T12:00:00Z');

let workspace: TestWorkspace;
let segmentId: string;
const forecasts: string[] = [];
let stopCounting = (): void => {};
const emptyWorkspace = useOneDatabase();
beforeEach(async () => {
  workspace = await emptyWorkspace({ timeZone: 'Europe/Berlin' });
  await workspace.database.execute(sql`/* test */
    insert into customer (id, birth_date, added_at, created_at, updated_at)
    select md5(n::text)::uuid, date '1980-01-01' + n, now(), now(), now() from generate_series(1, ${CUSTOMERS}::int) n`);
  segmentId = (await saveSegment(workspace, "anniversary('birth_date') BETWEEN today AND +7d")).id;
  forecasts.length = 0;
  stopCounting = workspace.database.onStatement((text) => void (text.includes('membership.forecast') && forecasts.push(text)));
});
afterEach(() => stopCounting());

test('a year of birthdays is a few statements, and everybody has one', async () => {
  const { size, sizeThen, entering, leaving } = await forecastSegment(workspace, segmentId, YEAR);
  expect(entering).toBeGreaterThan(0.98 * CUSTOMERS);
  expect(size + entering - leaving).toBe(sizeThen);
  expect(forecasts.length).toBeLessThanOrEqual(6);
});

test('when those of a page will leave is one statement', async () => {
  const members = await workspace.database.query<{ id: string }>(sql`/* test */
    select customer_id as id from membership where segment_id = ${segmentId} limit 50`);
  const leaving = await leavesAt(
    workspace,
    segmentId,
    members.map(({ id }) => id),
  );
  expect([...leaving.values()].filter((at) => at !== null)).toHaveLength(members.length);
  expect(forecasts).toHaveLength(1);
});
