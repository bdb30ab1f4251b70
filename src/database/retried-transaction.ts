import type { Database } from './database.js';
import type { Transaction } from './transaction.js';
import { StatementsStale } from './unavailable.js';

const MAX_ATTEMPTS = 10;

/** What another transaction can cause at any time, and a second look settles. */
const RACES = new Set([
  '40001', // serialization failure
  '40P01', // deadlock
  '23505', // somebody created the same external id first
  '23503', // somebody deleted a record that this one refers to
]);

/** Between finding a record and locking it, another transaction replaced it. */
export class RecordReplaced extends Error {
  readonly code = '40001';
}

/** Runs `work` in a transaction, again from the start when it lost a race. `work` must leave nothing behind when it throws. */
export async function retriedTransaction<Result>(
  { database }: { readonly database: Pick<Database, 'transaction'> },
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await database.transaction(work);
    } catch (error) {
      if (attempt === MAX_ATTEMPTS || !lostRace(error)) throw error;
    }
  }
}

function lostRace(error: unknown): boolean {
  if (error instanceof Error && error.cause instanceof StatementsStale) return true;
  return error instanceof Error && 'code' in error && RACES.has(String(error.code));
}
