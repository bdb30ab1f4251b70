import type { Logger } from 'pino';
import { WakeUps } from '../changes/index.js';
import {
  type Database,
  listMigrations,
  migrate,
  openDatabase,
  overLostConnections,
  refuseForeignTexts,
  serverProblem,
} from '../database/index.js';
import { describeCause } from '../graphql/index.js';
import { systemClock, type Clock } from '../kernel/index.js';
import { SegmentSet, type EvaluationFailure, type MembershipContext } from '../membership/index.js';
import { entities } from '../model/index.js';
import { checkSuppressionKey, type SyncContext } from '../sync/index.js';
import type { Configuration } from './configuration.js';
import { demoKeyFile } from './demo-key.js';
import { followWorkspaceClock, type WorkspaceClock } from './workspace-clock.js';
import { agreeOnFacts, type WorkspaceFacts } from './workspace-facts.js';

/** A migrated database with all that its functions work with: what the server and every command begin with. */
export interface Workspace {
  readonly database: Database;
  readonly clock: Clock;
  /** How far the clock of this machine is ahead of it. */
  readonly clockDifferenceMs: () => number;
  readonly context: MembershipContext & SyncContext;
  readonly facts: WorkspaceFacts;
  /** Whether there was nothing in the database before. */
  readonly isNew: boolean;
  /** Where the demo key is kept, for the IDE and for people. */
  readonly demoKeyFile: string;
  close(): Promise<void>;
}

export interface WorkspaceParts {
  /** In place of the configured clock. */
  readonly clock?: Clock | undefined;
  readonly log: Logger;
}

export async function openWorkspace(configuration: Configuration, { clock, log }: WorkspaceParts): Promise<Workspace> {
  const { databaseUrl, databaseDirectUrl, dataFolder, clockStart, clockToleranceMs, suppressionKey } = configuration;
  // The first thing asked is what the direct address leads to.
  const [asked, setting] = databaseDirectUrl === undefined ? [databaseUrl, 'DATABASE_URL'] : [databaseDirectUrl, 'DATABASE_DIRECT_URL'];
  const database = await openDatabase({ url: databaseUrl, directUrl: databaseDirectUrl, dataFolder, entities }).catch((error: unknown) => {
    throw asked === undefined ? error : serverProblem(error, asked, setting);
  });
  const wakeUps = new WakeUps(databaseDirectUrl ?? databaseUrl, (error) =>
    log.error({ cause: describeCause(error) }, 'listening to other processes failed'),
  );
  // A clock that is passed in follows nobody.
  let workspaceClock: WorkspaceClock = { clock: clock ?? systemClock, differenceMs: () => 0, close: async () => {} };
  let facts: WorkspaceFacts;
  let isNew = false;
  const close = async () => {
    await workspaceClock.close();
    await wakeUps.close();
    await database.close();
  };
  try {
    await refuseForeignTexts(database);
    // The database is there: what a lost connection undoes from here on is begun anew.
    const applied = await overLostConnections(() => migrate(database));
    isNew = applied.length === listMigrations().length;
    if (applied.length > 0) log.info({ applied }, 'migrated the database');
    await overLostConnections(() => checkSuppressionKey(database, suppressionKey));
    await wakeUps.open();
    if (clock === undefined)
      workspaceClock = await followWorkspaceClock({ database: database.on('live', 'clock'), wakeUps, log }, clockStart);
    // From here on nobody changes them.
    facts = await overLostConnections(() => agreeOnFacts(database, configuration.facts));
  } catch (error) {
    await close();
    throw databaseUrl === undefined ? error : serverProblem(error, databaseUrl);
  }
  const onFailure = (failure: EvaluationFailure) => log.error({ ...failure }, 'a segment could not be evaluated');
  const context = {
    database,
    clock: workspaceClock.clock,
    ...facts,
    clockToleranceMs,
    suppressionKey,
    wakeUps,
    segmentSet: new SegmentSet(facts.timeZone),
    onFailure,
  };
  return {
    database,
    clock: context.clock,
    clockDifferenceMs: workspaceClock.differenceMs,
    context,
    facts,
    isNew,
    demoKeyFile: demoKeyFile(dataFolder, databaseUrl),
    close,
  };
}
