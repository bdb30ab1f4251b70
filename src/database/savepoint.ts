import type { Transaction } from './transaction.js';
import { sql } from './sql.js';

/** Runs statements that may fail without losing what the transaction has done before them, its locks included. */
export async function inSavepoint<Result>(transaction: Transaction, work: () => Promise<Result>): Promise<Result> {
  await transaction.execute(sql`/* membership.attempt */ savepoint attempt`);
  try {
    const result = await work();
    transaction.defer(sql`/* membership.attempted */ release savepoint attempt`);
    return result;
  } catch (error) {
    await transaction.execute(sql`/* membership.undoAttempt */ rollback to savepoint attempt`);
    throw error;
  }
}
