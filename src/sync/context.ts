import type { Database, Questions, Transaction } from '../database/index.js';
import type { Clock } from '../kernel/index.js';
import type { PhoneRegion } from '../records/index.js';
import type { SuppressionKey } from './suppression/index.js';

/** How what others send is read, as the configuration says. */
export interface IntakeSettings {
  /** The workspace currency, ISO 4217: that of orders which name none. */
  readonly currency: string;
  /** The IANA time zone whose days birth dates are compared with. */
  readonly timeZone: string;
  /** How far ahead of the clock what has happened may be dated. */
  readonly clockToleranceMs: number;
  /** With which external ids of erased people are kept from coming back, where that is wanted. */
  readonly suppressionKey?: SuppressionKey | undefined;
  /** The country by whose rules phone numbers are read that do not name their own. */
  readonly phoneRegion?: PhoneRegion | undefined;
}

/** What every write of records needs. */
export interface SyncContext extends IntakeSettings {
  /** Nothing else of it is used, so that a dry run can hand in a transaction that is undone in the end. */
  readonly database: Pick<Database, 'transaction' | 'ask'>;
  readonly clock: Clock;
  /** Where records come from a file: one without a date may be of any age, and is none to override what has one. */
  readonly undatedIsOld?: boolean;
  /** The key that asks; idempotency keys belong to it. */
  readonly apiKeyId?: string;
}

/** For what is a part of a transaction: it is committed and undone with that. */
export function within(transaction: Transaction): SyncContext['database'] {
  return {
    transaction: async (work) => {
      const result = await work(transaction);
      await transaction.endPart();
      return result;
    },
    ask: <Answers extends readonly unknown[]>(...questions: Questions<Answers>) => transaction.ask<Answers>(...questions),
  };
}
