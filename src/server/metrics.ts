import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { SubscriptionWatch } from '../graphql/index.js';

/** Of a WebSocket of which the server has sent the close frame. */
const CLOSING = 2;

/** What Prometheus reads at /metrics. */
export class Metrics {
  readonly registry = new Registry();

  readonly operations = new Counter({
    name: 'cantle_graphql_operations_total',
    help: 'GraphQL operations over HTTP, by type and outcome: ok, or the code of the first error.',
    labelNames: ['type', 'outcome'] as const,
    registers: [this.registry],
  });

  readonly duration = new Histogram({
    name: 'cantle_graphql_duration_seconds',
    help: 'Time from a request to its answer over HTTP, in seconds, by type of operation.',
    labelNames: ['type'] as const,
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [this.registry],
  });

  readonly requests = new Counter({
    name: 'cantle_http_requests_total',
    help: 'HTTP requests that were answered, by route, such as /export or /v1/:call, and status; none for what there is not.',
    labelNames: ['route', 'status'] as const,
    registers: [this.registry],
  });

  readonly sockets = new Gauge({ name: 'cantle_sockets', help: 'Open WebSockets.', registers: [this.registry] });

  readonly subscriptions = new Gauge({
    name: 'cantle_subscriptions',
    help: 'Running subscriptions, by protocol.',
    labelNames: ['protocol'] as const,
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  /** One that is read whenever it is asked for. */
  gauge(name: string, help: string, read: () => number): void {
    new Gauge({
      name,
      help,
      registers: [this.registry],
      collect() {
        this.set(read());
      },
    });
  }

  /** Looks at the sockets whenever it is asked. */
  watchSockets(sockets: ReadonlySet<{ readonly bufferedAmount: number; readonly readyState: number }>): void {
    this.gauge('cantle_sockets_buffered_bytes', 'What waits to be read by the clients of all WebSockets.', () =>
      [...sockets].reduce((bytes, { bufferedAmount }) => bytes + bufferedAmount, 0),
    );
    this.gauge(
      'cantle_sockets_closing',
      'WebSockets that are closed as soon as their clients have read what is buffered.',
      () => [...sockets].filter(({ readyState }) => readyState === CLOSING).length,
    );
  }

  /** Counts the subscriptions of a protocol. */
  watch(protocol: 'ws' | 'sse'): SubscriptionWatch {
    return { began: () => this.subscriptions.inc({ protocol }), ended: () => this.subscriptions.dec({ protocol }) };
  }
}
