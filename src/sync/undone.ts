import { invariant } from '../kernel/index.js';
import { type SyncContext, within } from './context.js';

/** Leaves the transaction without a mistake having been made. */
class Undo extends Error {}

/**
 * Runs `work` for real, so that it finds everything that the real thing would find, and keeps nothing of it: all of it happens in one
 * transaction, which is undone. On the embedded database others wait for as long as that takes.
 */
export async function undone<Result>(context: SyncContext, work: (context: SyncContext) => Promise<Result>): Promise<Result> {
  let result: { readonly value: Result } | undefined;
  try {
    await context.database.transaction(async (transaction) => {
      result = { value: await work({ ...context, database: within(transaction) }) };
      throw new Undo();
    });
  } catch (error) {
    if (!(error instanceof Undo)) throw error;
  }
  invariant(result !== undefined, 'a dry run ends with a result');
  return result.value;
}
