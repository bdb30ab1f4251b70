/** Why something is given up: whoever asked for it has gone, and nobody is there to be told. It is the reason of signals that are aborted for that. */
export class HungUp extends Error {
  constructor() {
    super('Nobody waits for the answer any more.');
    this.name = 'HungUp';
  }
}
