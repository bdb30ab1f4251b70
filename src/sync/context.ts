import type { Database } from '../database/index.js';
import type { Clock } from '../kernel/index.js';

/** What every write of records needs. */
export interface SyncContext {
  /** Only its transactions are used, so that a dry run can hand in one that is undone in the end. */
  readonly database: Pick<Database, 'transaction'>;
  readonly clock: Clock;
  /** The workspace currency, ISO 4217: that of orders which name none. */
  readonly currency: string;
  /** The key that asks; idempotency keys belong to it. */
  readonly apiKeyId?: string;
}
