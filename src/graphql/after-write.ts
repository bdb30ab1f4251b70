import type { OperationContext } from './context.js';

/** After records were written: what was read is out of date, and their customers are to be evaluated. */
export function afterWrite(context: OperationContext): void {
  context.forget();
  context.membership.wakeUps.wake('queue', { everywhere: true });
}
