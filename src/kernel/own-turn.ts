let last: Promise<void> = Promise.resolve();

/**
 * For what takes the processor for long, right before it: whoever comes gets a turn of the event loop of their own, one after the other, and whatever else
 * waits for the loop is done in between.
 */
export function ownTurn(): Promise<void> {
  last = last.then(() => new Promise((resolve) => setImmediate(resolve)));
  return last;
}
