import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { SubscriptionWatch } from '../graphql/operation/subscribe-fresh.js';

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

  /** Counts the subscriptions of a protocol. */
  watch(protocol: 'ws' | 'sse'): SubscriptionWatch {
    return { began: () => this.subscriptions.inc({ protocol }), ended: () => this.subscriptions.dec({ protocol }) };
  }
}
