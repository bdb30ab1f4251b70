import { describeCause } from './graphql/index.js';
import { StartError } from './kernel/index.js';
import {
  type Configuration,
  logStrayOutput,
  makeLogger,
  print,
  type RunningServer,
  startServer,
  tellSeeding,
  welcome,
} from './server/index.js';

/** A stop that takes longer than this, behind the time in which it is told, is not waited for. */
const STOP_MS = 10_000;

/** Runs the server until the process is told to stop: once more and it stops at once. */
export async function serve(configuration: Configuration): Promise<void> {
  const log = makeLogger(configuration.logLevel);
  logStrayOutput(log);
  process.on('unhandledRejection', (reason) => log.error({ cause: describeCause(reason) }, 'unhandled rejection'));

  let server: RunningServer;
  try {
    server = await startServer(configuration, { log, onSeedProgress: tellSeeding() });
  } catch (error) {
    if (error instanceof StartError) throw error;
    log.fatal({ cause: describeCause(error) }, 'the start failed');
    process.exitCode = 1;
    return;
  }
  print(welcome(server));

  let stopping = false;
  const stop = (code: number) => {
    if (stopping) process.exit(1);
    stopping = true;
    setTimeout(() => process.exit(1), configuration.drainMs + STOP_MS).unref();
    server.close().then(
      () => process.exit(code),
      (error: unknown) => {
        log.error({ cause: describeCause(error) }, 'stopping failed');
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      log.info({ signal }, 'stopping');
      stop(0);
    });
  }
  // Nobody knows what state the program is in then; everything that was acknowledged is in the database.
  process.on('uncaughtException', (error) => {
    log.fatal({ cause: describeCause(error) }, 'uncaught exception');
    stop(1);
  });
}
