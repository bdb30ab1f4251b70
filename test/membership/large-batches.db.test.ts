import { evaluateBatch } from '../../src/membership/index.js';
import { sql } from '../../src/database/sql.js';
import { openTestWorkspace, saveSegment, type TestWorkspace } from '../support/workspace.js';

const CUSTOMERS = 2_000;
const SEGMENTS = 70;

let workspace: TestWorkspace;

beforeAll(async () => {
  workspace = await openTestWorkspace();
});
afterAll(() => workspace.close());

test('more changes than a call can have arguments are one batch', async () => {
  for (let number = 0; number < SEGMENTS; number++) await saveSegment(workspace, `number_of_orders <= ${number}`);
  await workspace.database.execute(sql`/* test */
    insert into customer (id, added_at, created_at, updated_at)
    select md5(n::text)::uuid, now(), now(), now() from generate_series(1, ${CUSTOMERS}::int) n`);
  expect(await evaluateBatch(workspace)).toMatchObject({ taken: CUSTOMERS, changes: CUSTOMERS * SEGMENTS });
});
