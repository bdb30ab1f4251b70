import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { ensureFirstKey } from '../access/index.js';
import { type Services, describeCause, makeSchema } from '../graphql/index.js';
import { type Clock, RepeatedJob } from '../kernel/index.js';
import { ChangeFeed } from '../live/index.js';
import { Evaluator, refreshThresholdsIfDue, retryFailed, retryPutAside } from '../membership/index.js';
import { seedDemoShop, type SeedOptions } from '../demo/index.js';
import type { Configuration } from './configuration.js';
import { measureFailures } from './failure-metrics.js';
import { findDemoKey, keepDemoKey } from './demo-key.js';
import { startApollo } from './graphql-http.js';
import { serveSockets } from './graphql-socket.js';
import { makeStreamHandler } from './graphql-stream.js';
import { makeHttpServer } from './http-server.js';
import { makeLogger } from './logger.js';
import { Metrics } from './metrics.js';
import { makeRetention } from './retention.js';
import { openWorkspace, type Workspace } from './workspace.js';

export interface RunningServer {
  /** Such as `http://localhost:4000`. */
  readonly url: string;
  readonly clock: Clock;
  /** The key of a database that had none: nobody can be told again, unless it is the demo key. */
  readonly firstKey: string | undefined;
  /** The key of the demo shop, while it is accepted. */
  readonly demoKey: string | undefined;
  /** Whether the demo shop was loaded just now. */
  readonly seeded: boolean;
  /** Stops taking work, finishes what was begun, tells clients, and lets go of everything, in the reverse order of starting. */
  close(): Promise<void>;
}

export interface ServerParts {
  /** In place of the configured clock, for tests that move time. */
  readonly clock?: Clock;
  readonly log?: Logger;
  readonly onSeedProgress?: SeedOptions['onProgress'];
}

const CHECK_THRESHOLDS_MS = 60_000;

/** The one place where everything is wired together. */
export async function startServer(configuration: Configuration, parts: ServerParts = {}): Promise<RunningServer> {
  const log = parts.log ?? makeLogger(configuration.logLevel);
  const workspace = await openWorkspace(configuration, { clock: parts.clock, log });
  const closers: (() => Promise<unknown>)[] = [() => workspace.close()];
  const close = async () => {
    for (const closeOne of closers.splice(0).reverse()) await closeOne();
  };
  try {
    const keys = await prepare(workspace, configuration, parts);
    const services = await startEvaluation(workspace, configuration, closers, log);
    const url = await listen(configuration, services, keys.demoKey, closers);
    log.info({ url }, 'ready');
    return { url, clock: workspace.clock, ...keys, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** What must be there before the first request: the demo shop where it is wanted, and a key to get in with. */
async function prepare(workspace: Workspace, { demo, bootstrapKey }: Configuration, { onSeedProgress }: ServerParts) {
  const { database, clock, context, demoKeyFile } = workspace;
  const seeded = demo && (await seedDemoShop(context, onSeedProgress === undefined ? {} : { onProgress: onSeedProgress }));
  const firstKey = (await ensureFirstKey(database, clock, bootstrapKey))?.key;
  if (seeded && firstKey !== undefined && bootstrapKey === undefined) await keepDemoKey(demoKeyFile, firstKey);
  return { seeded, firstKey, demoKey: await findDemoKey(demoKeyFile, database) };
}

async function startEvaluation(
  { context }: Workspace,
  { thresholdsEveryMs, changesKeptMs }: Configuration,
  closers: (() => Promise<unknown>)[],
  log: Logger,
): Promise<Services> {
  const onError = (error: unknown) => log.error({ cause: describeCause(error) }, 'keeping memberships up to date failed');
  const evaluator = new Evaluator(context, onError);
  evaluator.start();
  closers.push(() => evaluator.close());
  const thresholds = new RepeatedJob(() => refreshThresholdsIfDue(context, thresholdsEveryMs), CHECK_THRESHOLDS_MS, onError);
  thresholds.start();
  closers.push(() => thresholds.close());
  const onRetentionError = (error: unknown) => log.error({ cause: describeCause(error) }, 'dropping what is no longer kept failed');
  const retention = makeRetention(context, changesKeptMs, onRetentionError);
  retention.start();
  closers.push(() => retention.close());
  const feed = new ChangeFeed(context, onError);
  await feed.start();
  closers.push(() => feed.close());
  // In the background: requests are answered meanwhile.
  const retried = retryFailed(context)
    .then(() => retryPutAside(context))
    .catch(onError);
  closers.push(() => retried);
  return { membership: context, feed, currency: context.currency, log };
}

async function listen(
  { host, port }: Configuration,
  services: Services,
  demoKey: string | undefined,
  closers: (() => Promise<unknown>)[],
): Promise<string> {
  const schema = makeSchema();
  const metrics = new Metrics();
  measureFailures(metrics.registry, services.membership);
  const apollo = await startApollo(schema, metrics, services.log);
  closers.push(() => apollo.stop());
  let ready = true;
  const stream = makeStreamHandler(schema, services, metrics);
  const app = makeHttpServer({ apollo, services, metrics, stream, demoKey, isReady: () => ready });
  await app.listen({ host, port });
  closers.push(() => app.close());
  const sockets = serveSockets(app.server, schema, services, metrics);
  closers.push(async () => {
    ready = false;
    await sockets.close();
    // Ends the subscriptions over SSE too, for which the HTTP server would wait.
    await services.feed.close();
  });
  const address = app.server.address() as AddressInfo;
  return `http://${host === '0.0.0.0' || host === '::' ? 'localhost' : host}:${address.port}`;
}
