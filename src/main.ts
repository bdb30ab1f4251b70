import { describeCause } from './graphql/errors.js';
import type { Configuration } from './server/configuration.js';
import { makeLogger } from './server/logger.js';
import { print } from './server/print.js';
import { startServer } from './server/start-server.js';
import { welcome } from './server/welcome.js';

/** A stop that takes longer than this is not waited for. */
const STOP_MS = 10_000;

/** Runs the server until the process is told to stop. */
export async function serve(configuration: Configuration): Promise<void> {
  const log = makeLogger(configuration.logLevel);
  process.on('uncaughtException', (error) => log.fatal({ cause: describeCause(error) }, 'uncaught exception'));
  process.on('unhandledRejection', (reason) => log.fatal({ cause: describeCause(reason) }, 'unhandled rejection'));

  const server = await startServer(configuration, { log });
  print(welcome(server));

  let stopping = false;
  const stop = (signal: NodeJS.Signals) => {
    if (stopping) process.exit(1);
    stopping = true;
    log.info({ signal }, 'stopping');
    setTimeout(() => process.exit(1), STOP_MS).unref();
    server.close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ cause: describeCause(error) }, 'stopping failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
