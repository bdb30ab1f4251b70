import { userInfo } from 'node:os';
import { AuditTrail, type OwnDeed, type Result } from '../../audit/index.js';
import { describeCause } from '../../graphql/index.js';
import { printAside } from '../print.js';
import { toldDatabase } from '../told-database.js';
import { readConfiguration, type Configuration } from '../configuration.js';
import { makeLogger } from '../logger.js';
import { openWorkspace, type Workspace } from '../workspace.js';
import type { NamedFacts } from '../workspace-facts.js';

/** What a command does not take from the environment. */
interface InPlaceOfConfigured {
  readonly facts?: NamedFacts;
}

/**
 * Runs a command that reads on the configured database and lets go of it. On the embedded database it joins the running server's, or opens the
 * database itself where none runs.
 */
export async function withWorkspace<Given>(
  work: (workspace: Workspace, configuration: Configuration) => Promise<Given>,
  inPlace: InPlaceOfConfigured = {},
): Promise<Given> {
  const configuration = { ...readConfiguration(), ...inPlace };
  const workspace = await openWorkspace(configuration, { log: makeLogger('warn') });
  // Whoever meant the database of a running server has named another folder, or stands in another.
  if (workspace.isNew) printAside(`There was nothing in ${toldDatabase(configuration)} before: it was made just now.`);
  try {
    return await work(workspace, configuration);
  } finally {
    await workspace.close();
  }
}

/** A command, as the audit log tells it. */
interface Command<Given> extends OwnDeed {
  /** What came of it. */
  readonly resultOf?: (given: Given) => Result;
}

/** Runs a command that changes something, or tells of persons: whoever runs it is written into the audit log, at its end or, with the trail, before. */
export function withAuditedWorkspace<Given>(
  { resultOf, ...deed }: Command<Given>,
  work: (workspace: Workspace, trail: AuditTrail, configuration: Configuration) => Promise<Given>,
  inPlace?: InPlaceOfConfigured,
): Promise<Given> {
  return withWorkspace(async (workspace, configuration) => {
    const { database, clock } = workspace;
    const log = makeLogger('warn');
    const onError = (error: unknown) => log.error({ cause: describeCause(error) }, 'an attempt could not be written into the audit log');
    const trail = new AuditTrail({ database, clock, onError }, { kind: 'command', id: userInfo().username });
    return trail.during(deed, () => work(workspace, trail, configuration), resultOf);
  }, inPlace);
}
