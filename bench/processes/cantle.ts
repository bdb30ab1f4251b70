import { startServer, type RunningServer } from '../../src/server/start-server.js';
import { answerParent, cpuMs, memoryUse } from '../child-process.js';

let server: RunningServer | undefined;

/** A server as it is run, on a database of the bench. */
answerParent({
  start: async ({ databaseUrl, dataFolder, key }: { databaseUrl: string; dataFolder: string; key: string }) => {
    server = await startServer({
      port: 0,
      host: 'localhost',
      dataFolder,
      databaseUrl,
      clockStart: undefined,
      timeZone: 'UTC',
      currency: 'EUR',
      demo: false,
      thresholdsEveryMs: 86_400_000,
      changesKeptMs: 31_536_000_000,
      bootstrapKey: key,
      logLevel: 'error',
    });
    return server.url;
  },
  cpu: cpuMs,
  memory: memoryUse,
  stop: () => server?.close(),
});
