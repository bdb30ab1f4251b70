import { readConfiguration, type Configuration } from '../configuration.js';
import { makeLogger } from '../logger.js';
import { openWorkspace, type Workspace } from '../workspace.js';

/**
 * Runs a command on the configured database and lets go of it. On the embedded database it joins the running server's, or opens the
 * database itself where none runs.
 */
export async function withWorkspace<Result>(
  work: (workspace: Workspace, configuration: Configuration) => Promise<Result>,
): Promise<Result> {
  const configuration = readConfiguration();
  const workspace = await openWorkspace(configuration, { log: makeLogger('warn') });
  try {
    return await work(workspace, configuration);
  } finally {
    await workspace.close();
  }
}
