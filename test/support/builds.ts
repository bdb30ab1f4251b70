import { rawSql, sql } from '../../src/database/sql.js';
import { continueBuilding, settle } from '../../src/membership/index.js';
import type { TestWorkspace } from './workspace.js';

/** Customers with a `web_savviness` of 0 to 9, as many of each; their ids are md5('1') and so on. */
export async function giveCustomers({ database }: TestWorkspace, customers: number): Promise<void> {
  await database.execute(sql`/* test */
    insert into customer (id, web_savviness, added_at, created_at, updated_at)
    select md5(n::text)::uuid, n % 10, now(), now(), now() from generate_series(1, ${customers}::int) n`);
}

/** Lets builds begin with so many customers: a base of any size a test can have would be one step otherwise. */
export async function beginBuildsWith({ database }: TestWorkspace, customers: number): Promise<void> {
  await database.execute(sql`alter table segment_build alter column step set default ${rawSql(String(customers))}`);
}

/** Lets builds begin as those of a base that is read at once, or of one that is walked, whatever its size. */
export async function beginBuildsBy({ database }: TestWorkspace, stage: 'finding' | 'walking'): Promise<void> {
  await database.execute(sql`/* test */
    create or replace function test_build_stage() returns trigger language plpgsql as $$ begin new.stage := ${rawSql(`'${stage}'`)}; return new; end $$`);
  await database.execute(sql`/* test */
    create or replace trigger test_build_stage before insert on segment_build for each row execute function test_build_stage()`);
}

/** Finds the members of all segments that are building, and settles what follows. */
export async function buildAll(context: Parameters<typeof settle>[0]): Promise<void> {
  while (await continueBuilding(context));
  while ((await settle(context)).stale);
}
