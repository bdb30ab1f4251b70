import type { Logger } from 'pino';
import type { WakeUps } from '../changes/index.js';
import { followDatabase, moveDatabaseClock, type Database } from '../database/index.js';
import { describeCause } from '../graphql/index.js';
import { FollowingClock, RepeatedJob, systemClock, type Clock } from '../kernel/index.js';

/** How often the clock of the database is looked at. */
const EVERY_MS = 5_000;
/** Less than this is not worth a word. */
const NOTED_DIFFERENCE_MS = 1_000;
/** A start takes a while, in which the clock that it is to begin with runs on. */
const NOTED_AT_START_MS = 30_000;
/** How long the connections of a process that was killed may stay. */
const PATIENCE_MS = 3_000;
const LOOK_AGAIN_MS = 100;

export interface WorkspaceClock {
  readonly clock: Clock;
  /** How far the clock of this machine is ahead of it. */
  readonly differenceMs: () => number;
  close(): Promise<void>;
}

interface ClockParts {
  readonly database: Database;
  readonly wakeUps: WakeUps;
  readonly log: Logger;
}

/**
 * The clock of a workspace: that of its database, which every process follows. `start` (CANTLE_CLOCK) moves it for all of them, so it counts
 * only for a process that works alone; one that comes to others takes theirs, and says so.
 */
export async function followWorkspaceClock(parts: ClockParts, start: Date | undefined): Promise<WorkspaceClock> {
  const { database, log } = parts;
  const clock = new FollowingClock(systemClock.now());
  await beginWork(parts, clock, start);
  const differenceMs = () => systemClock.now().getTime() - clock.heard().getTime();
  let noted = 0;
  const look = async (): Promise<void> => {
    await followDatabase(database, clock);
    const difference = differenceMs();
    if (start !== undefined || Math.abs(difference - noted) < NOTED_DIFFERENCE_MS) return;
    noted = difference;
    log.warn({ differenceMs: difference }, 'the clock of this machine is not that of the database, which counts');
  };
  const job = new RepeatedJob(look, EVERY_MS, (error) =>
    log.error({ cause: describeCause(error) }, 'reading the clock of the database failed'),
  );
  job.start();
  return { clock, differenceMs, close: () => job.close() };
}

async function beginWork({ database, wakeUps, log }: ClockParts, clock: FollowingClock, start: Date | undefined): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  const begin = async (isAlone: boolean): Promise<boolean> => {
    const decides = isAlone && !database.joined;
    if (decides) await moveDatabaseClock(database, start);
    await followDatabase(database, clock);
    const differenceMs = start === undefined ? 0 : start.getTime() - clock.now().getTime();
    if (decides || Math.abs(differenceMs) < NOTED_AT_START_MS) return true;
    if (performance.now() < deadline) return false;
    log.warn({ differenceMs }, 'CANTLE_CLOCK is not the clock of the processes that work on this database already, which counts');
    return true;
  };
  while (!(await wakeUps.beginWork(begin))) await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
}
