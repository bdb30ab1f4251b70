import { sql } from '../../src/database/sql.js';
import { settle, updateSegment } from '../../src/membership/index.js';
import { givenCustomers } from '../support/records.js';
import { openTestWorkspace, saveSegment, type TestWorkspace } from '../support/workspace.js';

const EDITS = 200;
/** Of a connection: see prepared-statements.ts. */
const MOST_PREPARED = 16;
const CONNECTIONS = 6;

let workspace: TestWorkspace;
beforeAll(async () => {
  workspace = await openTestWorkspace();
});
afterAll(() => workspace.close());

/** Statements for evaluation that some connections of the pool have prepared, each by the process that serves it. */
async function preparedNow(): Promise<number[]> {
  const rows = await Promise.all(
    Array.from({ length: CONNECTIONS }, () =>
      workspace.database.query<{ server: number; statements: number }>(sql`/* test */
        select pg_backend_pid() as server, (select count(*)::int from pg_prepared_statements where name like '%evaluate%') as statements`),
    ),
  );
  return [...new Map(rows.flat().map(({ server, statements }) => [server, statements])).values()];
}

test('edits of segments leave no statements behind on the connections', async () => {
  const segments = [];
  for (let number = 0; number < 10; number++) segments.push(await saveSegment(workspace, `number_of_orders > ${number}`));
  await givenCustomers(workspace, { externalId: 'ann' });
  for (let edit = 0; edit < EDITS; edit++) {
    const segment = segments[edit % segments.length] as (typeof segments)[number];
    await updateSegment(workspace, segment.id, { query: `amount_spent > ${edit} AND age > ${edit % 7}` });
    await givenCustomers(workspace, { externalId: 'ann', firstName: `Ann ${edit}` });
    await settle(workspace);
  }
  // All connections to the embedded database share one session.
  const most = workspace.database.embedded ? CONNECTIONS * MOST_PREPARED : MOST_PREPARED;
  const prepared = await preparedNow();
  expect(Math.max(...prepared)).toBeGreaterThan(0);
  expect(Math.max(...prepared)).toBeLessThanOrEqual(most);
}, 120_000);
