import { WakeUps } from '../../src/changes/index.js';
import type { Database } from '../../src/database/database.js';
import type { Clock } from '../../src/kernel/clock.js';
import { createSegment, SegmentSet, THE_PROGRAM, type ReadingContext, type Segment } from '../../src/membership/index.js';
import { rawSql, sql } from '../../src/database/sql.js';
import { openTestDatabase, type TestDatabaseOptions } from './database.js';

/** A clock that stands still until it is moved. */
export class TestClock implements Clock {
  #now: Date;

  constructor(now: string) {
    this.#now = new Date(now);
  }

  now(): Date {
    return new Date(this.#now);
  }

  moveTo(instant: string | Date): void {
    this.#now = new Date(instant);
  }

  advance(milliseconds: number): void {
    this.#now = new Date(this.#now.getTime() + milliseconds);
  }
}

export interface TestWorkspace extends ReadingContext {
  readonly clock: TestClock;
  readonly currency: string;
  close(): Promise<void>;
}

export interface TestWorkspaceOptions extends TestDatabaseOptions {
  readonly now?: string;
  readonly timeZone?: string;
  readonly database?: Database;
}

/** A database of its own with everything that membership and sync need, and a clock to move. */
export async function openTestWorkspace(options: TestWorkspaceOptions = {}): Promise<TestWorkspace> {
  const database = options.database ?? (await openTestDatabase(options));
  const timeZone = options.timeZone ?? 'UTC';
  const wakeUps = new WakeUps(undefined);
  return {
    database,
    clock: new TestClock(options.now ?? '2026-05-15T12:00:00Z'),
    timeZone,
    currency: 'EUR',
    wakeUps,
    segmentSet: new SegmentSet(timeZone),
    reader: THE_PROGRAM,
    close: async () => {
      await wakeUps.close();
      await database.close();
    },
  };
}

/** Takes everything out, which is quicker than a database for each test. */
export async function emptyWorkspace({ database }: Pick<ReadingContext, 'database'>): Promise<void> {
  for (const table of ['segment', 'membership', 'customer', 'product', 'evaluation_queue', 'membership_change'].map((name) =>
    rawSql(name),
  )) {
    await database.execute(sql`/* test.empty */ delete from ${table}`);
  }
}

/** Saves a dynamic segment, which must be accepted. */
export async function saveSegment(workspace: ReadingContext, query: string, name = query.slice(0, 200)): Promise<Segment> {
  const { segment, errors } = await createSegment(workspace, { name, query });
  if (segment === undefined) throw new Error(`The segment '${query}' was refused: ${errors.map((error) => error.message).join(' ')}`);
  return segment;
}

/** The external ids of a segment's members as the membership table has them, in order. */
export async function membersOf({ database }: Pick<ReadingContext, 'database'>, segmentId: string): Promise<string[]> {
  const rows = await database.query<{ external_id: string }>(sql`
    select x.external_id from membership m join customer_external_id x on x.customer_id = m.customer_id
    where m.segment_id = ${segmentId} order by length(x.external_id), x.external_id`);
  return rows.map((row) => row.external_id);
}
