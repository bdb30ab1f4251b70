import { Gauge, type Registry } from 'prom-client';
import { headOfLog } from '../changes/index.js';
import type { Services } from '../graphql/index.js';
import { countFailures, measureQueue } from '../membership/index.js';
import { measureDestinations } from '../destinations/index.js';
import { measureDeliveries } from '../webhooks/index.js';

/** What is asked of the database for one reading of /metrics; nobody needs a key for that, so it is asked once a second at most. */
const KEPT_MS = 1_000;

const HELP = {
  cantle_failed_segments: 'Segments whose rules cannot be evaluated.',
  cantle_customers_put_aside: 'Customers for whom some segment cannot be evaluated.',
  cantle_evaluation_queue: 'Changes of customers that wait to be evaluated; 100,000 are as many as are counted.',
  cantle_evaluation_queue_age_seconds: 'For how long the first of them has waited; 0 where none waits.',
  cantle_changes_behind: 'Membership changes that this process has not read yet.',
  cantle_webhook_deliveries_pending: 'Deliveries that wait to be sent, or to be sent again; 100,000 are as many as are counted.',
  cantle_webhook_deliveries_age_seconds: 'For how long the oldest of them has waited; 0 where none waits.',
  cantle_webhook_deliveries_dead: 'Deliveries that were given up, of the last 30 days; 100,000 are as many as are counted.',
  cantle_webhooks_paused: 'Webhooks that are paused, because somebody asked for it or because they failed.',
  cantle_destinations_waiting: 'Customers to be looked at, put or taken away for destinations; 100,000 are as many as are counted.',
  cantle_destinations_age_seconds: 'For how long the first of those to be looked at has waited; 0 where none waits.',
  cantle_destinations_refused: 'Members that destinations do not take, or do not let go; 100,000 are as many as are counted.',
  cantle_destinations_failing: 'Destinations whose last attempt failed.',
  cantle_destinations_paused: 'Destinations that are paused, because somebody asked for it or because they failed.',
} as const;

type Measured = Readonly<Record<keyof typeof HELP, number>>;

/** What waits and what has failed, as all server processes on the database have left it; NaN while the database does not answer. */
export function measureDatabase(registry: Registry, services: Pick<Services, 'membership' | 'feed'>): void {
  let reading: { readonly at: number; readonly measured: Promise<Measured | undefined> } | undefined;
  const read = () => {
    if (reading === undefined || performance.now() - reading.at > KEPT_MS) {
      // What else there is to tell is told where the database is away.
      reading = { at: performance.now(), measured: measure(services).catch(() => undefined) };
    }
    return reading.measured;
  };
  for (const [name, help] of Object.entries(HELP) as [keyof typeof HELP, string][]) {
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        this.set((await read())?.[name] ?? Number.NaN);
      },
    });
  }
}

async function measure({ membership, feed }: Pick<Services, 'membership' | 'feed'>): Promise<Measured> {
  const { database, clock } = membership;
  const [failures, queue, head, deliveries, destinations] = await Promise.all([
    countFailures(membership),
    measureQueue(database),
    database.transaction((transaction) => headOfLog(transaction)),
    measureDeliveries(database, clock.now()),
    measureDestinations(database, clock.now()),
  ]);
  return {
    cantle_failed_segments: failures.segments,
    cantle_customers_put_aside: failures.customers,
    cantle_evaluation_queue: queue.waiting,
    cantle_evaluation_queue_age_seconds: queue.ageSeconds,
    cantle_changes_behind: Math.max(0, Number(head.seq - feed.head)),
    cantle_webhook_deliveries_pending: deliveries.pending,
    cantle_webhook_deliveries_age_seconds: deliveries.ageSeconds,
    cantle_webhook_deliveries_dead: deliveries.dead,
    cantle_webhooks_paused: deliveries.paused,
    cantle_destinations_waiting: destinations.waiting,
    cantle_destinations_age_seconds: destinations.ageSeconds,
    cantle_destinations_refused: destinations.refused,
    cantle_destinations_failing: destinations.failing,
    cantle_destinations_paused: destinations.paused,
  };
}
