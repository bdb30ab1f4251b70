import { WakeUps } from '../../src/changes/index.js';
import type { Database } from '../../src/database/database.js';
import type { Clock } from '../../src/kernel/clock.js';
import { createSegment, SegmentSet, THE_PROGRAM, type ReadingContext, type Segment } from '../../src/membership/index.js';
import { sql } from '../../src/database/sql.js';
import { emptyDatabase, openTestDatabase, type TestDatabaseOptions } from './database.js';

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
  readonly clockToleranceMs: number;
  close(): Promise<void>;
}

export interface WorkspaceSettings {
  readonly now?: string;
  readonly timeZone?: string;
  readonly clockToleranceMs?: number;
}

/** The tolerance with which records may be dated as far ahead as laws want: a database may have such from before they were refused. */
export const ANY_DATE_MS = 100 * 366 * 86_400_000;

export interface TestWorkspaceOptions extends TestDatabaseOptions, WorkspaceSettings {
  /** One that is open already; it is closed with the workspace. */
  readonly database?: Database;
}

/** A database of its own with everything that membership and sync need, and a clock to move. */
export async function openTestWorkspace(options: TestWorkspaceOptions = {}): Promise<TestWorkspace> {
  const database = options.database ?? (await openTestDatabase(options));
  const workspace = workspaceOn(database, options);
  const close = workspace.close.bind(workspace);
  return {
    ...workspace,
    close: async () => {
      await close();
      await database.close();
    },
  };
}

/**
 * One database for all tests of a file, a fifth of the time of a database for each. Gives what takes everything out of it and makes a new workspace:
 * to be called before each test.
 */
export function useOneDatabase(options: TestDatabaseOptions = {}): (settings?: WorkspaceSettings) => Promise<TestWorkspace> {
  let database: Database;
  let workspace: TestWorkspace | undefined;
  beforeAll(async () => {
    database = await openTestDatabase(options);
  });
  afterAll(async () => {
    await workspace?.close();
    await database.close();
  });
  return async (settings = {}) => {
    await workspace?.close();
    await emptyDatabase(database);
    return (workspace = workspaceOn(database, settings));
  };
}

function workspaceOn(database: Database, settings: WorkspaceSettings): TestWorkspace {
  const { now = '2026-05-15T12:00:00Z', timeZone = 'UTC', clockToleranceMs = 300_000 } = settings;
  const wakeUps = new WakeUps(undefined);
  return {
    database,
    clock: new TestClock(now),
    timeZone,
    currency: 'EUR',
    clockToleranceMs,
    wakeUps,
    segmentSet: new SegmentSet(timeZone),
    reader: THE_PROGRAM,
    // Tests are about what is true in the end, on whatever machine.
    patienceMs: 60_000,
    close: () => wakeUps.close(),
  };
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
