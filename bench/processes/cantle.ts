import '../../src/production.js';
import { readConfiguration } from '../../src/server/configuration.js';
import { startServer, type RunningServer } from '../../src/server/start-server.js';
import { answerParent, cpuMs, memoryUse } from '../child-process.js';

let server: RunningServer | undefined;

/** A server as it is run, on a database of the bench. */
answerParent({
  start: async ({ databaseUrl, dataFolder, key }: { databaseUrl: string; dataFolder: string; key: string }) => {
    const settings = { PORT: '0', CANTLE_DATA: dataFolder, CANTLE_DEMO: 'off', CANTLE_LOG_LEVEL: 'error', CANTLE_CURRENCY: 'EUR' };
    server = await startServer(readConfiguration({ ...settings, DATABASE_URL: databaseUrl, CANTLE_BOOTSTRAP_KEY: key }));
    return server.url;
  },
  cpu: cpuMs,
  memory: memoryUse,
  stop: () => server?.close(),
});
