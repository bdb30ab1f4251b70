import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { type Services, makeSchema } from '../graphql/index.js';
import type { Configuration } from './configuration.js';
import { measureDatabase } from './database-metrics.js';
import { startApollo } from './http/apollo.js';
import { makeExportHandler } from './http/export-http.js';
import { makeGraphqlHandler } from './http/graphql-http.js';
import { makeStreamHandler } from './http/graphql-stream.js';
import { makeHttpServer, TRY_AGAIN_MS } from './http/http-server.js';
import { originsBehind } from './http/origin.js';
import { giveUpRunning } from './http/request-hooks.js';
import { makeSegmentHandler } from './http/segment-http.js';
import { listenProblem } from './listen-problem.js';
import { Metrics } from './metrics.js';
import type { DemoToken } from './pages/demo-token.js';
import type { Readiness } from './readiness.js';
import { serveSockets } from './socket/graphql-socket.js';

/** Requests that are not answered in this time after the stop are given up, and told so: what they wrote is written, or undone as a whole. */
const LONGEST_ANSWER_MS = 5_000;
/** Whoever has not read that by then is cut off. */
const LAST_WORD_MS = 1_000;
const LOOK_FOR_IDLE_MS = 25;

type ListenSettings = Pick<Configuration, 'host' | 'port' | 'drainMs' | 'console' | 'ide' | 'corsOrigins' | 'trustedProxies'>;

export interface Listening {
  /** Such as `http://localhost:4000`. */
  readonly url: string;
  /** Takes no more work, answers what was begun, and tells clients. */
  close(): Promise<void>;
}

/** Opens the port: HTTP, streams and WebSockets. */
export async function listen(
  { host, port, drainMs, console, ide, corsOrigins, trustedProxies }: ListenSettings,
  services: Services,
  demoToken: DemoToken | undefined,
  readiness: Readiness,
  clockDifferenceMs: () => number,
): Promise<Listening> {
  const schema = makeSchema();
  const metrics = new Metrics();
  const originOf = originsBehind(trustedProxies);
  measureDatabase(metrics.registry, services);
  const help = 'How far the clock of this machine is ahead of the one that counts.';
  metrics.gauge('cantle_clock_difference_seconds', help, () => clockDifferenceMs() / 1_000);
  metrics.gauge(
    'cantle_evaluation_stands_seconds',
    'How long ago evaluation last got anywhere: less than a second where all is well.',
    () => readiness.evaluationStandsForMs() / 1_000,
  );
  const apollo = await startApollo(schema, services.log);
  const app = makeHttpServer({
    services,
    metrics,
    answer: makeGraphqlHandler({ schema, services, metrics, originOf, run: apollo.run }),
    sendExport: makeExportHandler(services, originOf),
    takeMessages: makeSegmentHandler(services, originOf),
    stream: makeStreamHandler(schema, services, metrics, originOf),
    pages: { console, ide, demoToken },
    originOf,
    origins: corsOrigins,
    readiness,
  });
  await app.listen({ host, port }).catch((error: unknown) => {
    throw listenProblem(error, { host, port });
  });
  const sockets = serveSockets(app.server, { schema, services, metrics, originOf, origins: corsOrigins });
  const address = app.server.address() as AddressInfo;
  return {
    url: `http://${host === '0.0.0.0' || host === '::' ? 'localhost' : host}:${address.port}`,
    close: async () => {
      readiness.leave();
      // Whoever hands out requests has to have asked once more before there is nobody to take them.
      if (drainMs > 0) await new Promise((resolve) => setTimeout(resolve, drainMs));
      readiness.stop();
      await sockets.close();
      // Ends the streams too, for which the HTTP server would wait.
      await services.feed.close();
      await closeHttp(app);
      await apollo.stop();
    },
  };
}

/** A connection that is kept alive is idle, and so closed, only once its last request has been answered: that is looked for until none is left. */
async function closeHttp(app: FastifyInstance): Promise<void> {
  const server: Server = app.server;
  const idle = setInterval(() => server.closeIdleConnections(), LOOK_FOR_IDLE_MS);
  const giveUp = setTimeout(() => giveUpRunning(server, TRY_AGAIN_MS), LONGEST_ANSWER_MS);
  const cut = setTimeout(() => server.closeAllConnections(), LONGEST_ANSWER_MS + LAST_WORD_MS);
  await app.close();
  clearInterval(idle);
  for (const timer of [giveUp, cut]) clearTimeout(timer);
}
