import { type Transaction, sql } from '../database/index.js';
import { fillFigures } from '../insight/index.js';
import { printedDecimal } from '../model/index.js';
import { sendMessage } from '../webhooks/index.js';
import type { StoredAction } from './action.js';
import type { BoundFigure } from './bound.js';
import { Impossible, textOf } from './perform.js';
import { type Done, noteRuns } from './runs.js';

/** A figure of a segment as it was when it crossed a bound. */
export interface Crossing {
  readonly at: Date;
  readonly size: number;
  /** What members have spent; null where that was not reckoned. */
  readonly amountSpent: string | null;
}

/** What templates of an action on a bound may name. What members have spent is reckoned only where that is followed. */
export const FIGURES_OF_BOUND: Readonly<Record<BoundFigure, readonly string[]>> = {
  SIZE: ['segment', 'bound', 'size'],
  AMOUNT_SPENT: ['segment', 'bound', 'size', 'amount_spent'],
};

/** Does it for each of some crossings, and writes it down. */
export async function announceAll(
  transaction: Transaction,
  action: StoredAction,
  crossings: readonly Crossing[],
  now: Date,
): Promise<void> {
  const done: Done[] = [];
  for (const crossing of crossings) done.push(await announce(transaction, action, crossing));
  noteRuns(transaction, action.id, done, now);
}

/**
 * Does what an action says of a segment whose figure has crossed its bound, as a part of a transaction: a line in the log of what was done, and a message that its webhook is
 * to be sent. Throws `Impossible` before anything is written.
 */
async function announce(transaction: Transaction, action: StoredAction, { at, size, amountSpent }: Crossing): Promise<Done> {
  const { bound, effect, segmentId, trigger } = action;
  if (bound === null || !('text' in effect)) throw new TypeError('only actions on a bound announce');
  const [segment] = await transaction.query<{ name: string }>(
    sql`/* action.segmentName */ select name from segment where id = ${segmentId}::uuid`,
  );
  const values = new Map<string, string | number | null>([
    ['segment', segment?.name ?? ''],
    ['bound', printedDecimal(bound.value)],
    ['size', size],
    ['amount_spent', amountSpent === null ? null : printedDecimal(amountSpent)],
  ]);
  const text = effect.text === null ? null : textOf(fillFigures(effect.text, values));
  if (effect.kind === 'CALL_WEBHOOK') {
    const data = {
      action: { id: action.id, name: action.name },
      trigger,
      figure: bound.figure,
      bound: values.get('bound'),
      size,
      ...(amountSpent === null ? {} : { amountSpent: values.get('amount_spent') }),
      at: at.toISOString(),
      text,
    };
    const refusal = await sendMessage(transaction, effect.webhookId, { type: 'segment.crossed', segmentId, data }, at);
    if (refusal !== undefined) throw new Impossible(refusal);
  }
  return { customerId: null, state: 'DONE', error: null, note: text };
}
