import { retriedTransaction } from '../../database/index.js';
import { invalidInput, limitExceeded, normalLine, normalText } from '../../kernel/index.js';
import type { SyncContext } from '../context.js';
import { liftSuppression as lift, type NamedBySource } from '../suppression/index.js';

/** External ids that are let in again at once. */
const MOST_LIFTED = 1_000;

/** Lets somebody in again who was erased and kept from coming back, by what a source calls them. Gives how many of the external ids were suppressed. */
export async function liftSuppression(context: SyncContext, { source, externalIds }: NamedBySource): Promise<number> {
  if (externalIds.length > MOST_LIFTED) throw limitExceeded('The number of externalIds', MOST_LIFTED);
  if (externalIds.length === 0) throw invalidInput('externalIds', 'Name one at least.');
  const named = { source: normalLine(source), externalIds: externalIds.map(normalText) };
  return retriedTransaction(context, (transaction) => lift(transaction, context.suppressionKey, named));
}
