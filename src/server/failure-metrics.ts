import { Gauge, type Registry } from 'prom-client';
import { countFailures, type MembershipContext } from '../membership/index.js';

/** What could not be evaluated, as all server processes on the database have found it; counted when it is asked for. */
export function measureFailures(registry: Registry, context: MembershipContext): void {
  const registers = [registry];
  new Gauge({
    name: 'cantle_failed_segments',
    help: 'Segments whose rules cannot be evaluated.',
    registers,
    async collect() {
      this.set((await countFailures(context)).segments);
    },
  });
  new Gauge({
    name: 'cantle_customers_put_aside',
    help: 'Customers for whom some segment cannot be evaluated.',
    registers,
    async collect() {
      this.set((await countFailures(context)).customers);
    },
  });
}
