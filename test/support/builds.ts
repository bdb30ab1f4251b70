import { rawSql, sql } from '../../src/database/sql.js';
import { continueBuilding, SegmentSet, settle, updateSegment, type Segment } from '../../src/membership/index.js';
import { getSegment } from '../../src/membership/set/get-segment.js';
import { saveSegment, type TestWorkspace } from './workspace.js';

const IMPATIENT = { patienceMs: 0 };
/** As migrated. */
const USUAL_FIRST_STEP = 100_000;

/** Customers with a `web_savviness` of 0 to 9, as many of each, and a segment of those below 5 whose next rules take more than one step to build. */
export class BuildsWorld {
  private constructor(
    readonly workspace: TestWorkspace,
    readonly segment: Segment,
  ) {}

  static async open(workspace: TestWorkspace, { customers, firstStep }: { customers: number; firstStep: number }): Promise<BuildsWorld> {
    await beginBuildsAsEver(workspace);
    await giveCustomers(workspace, customers);
    const segment = await saveSegment(workspace, 'web_savviness < 5');
    await beginBuildsWith(workspace, firstStep);
    return new BuildsWorld(workspace, segment);
  }

  /** The segment as it is stored now. */
  present(): Promise<Segment> {
    return getSegment(this.workspace, this.segment.id);
  }

  /** Saves a new rule of the segment without waiting for what takes more than a step. */
  async edit(query: string): Promise<Segment | undefined> {
    return (await updateSegment(this.workspace, this.segment.id, { query }, IMPATIENT)).segment;
  }

  async move(from: number, to: number): Promise<void> {
    await this.workspace.database.execute(sql`/* test */ update customer set web_savviness = ${to} where web_savviness = ${from}`);
  }

  async sizeNow(): Promise<number> {
    const rows = await this.workspace.database.query(sql`/* test */ select from membership where segment_id = ${this.segment.id}`);
    return rows.length;
  }

  /** A process of its own: it shares nothing with the other but the database. */
  another(database = this.workspace.database): TestWorkspace {
    return { ...this.workspace, database, segmentSet: new SegmentSet(this.workspace.timeZone) };
  }
}

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

/** Lets builds begin as they do outside of tests. */
async function beginBuildsAsEver(workspace: TestWorkspace): Promise<void> {
  await workspace.database.execute(sql`/* test */ drop trigger if exists test_build_stage on segment_build`);
  await beginBuildsWith(workspace, USUAL_FIRST_STEP);
}

/** Finds the members of all segments that are building, and settles what follows. */
export async function buildAll(context: Parameters<typeof settle>[0]): Promise<void> {
  while (await continueBuilding(context));
  while ((await settle(context)).stale);
}
