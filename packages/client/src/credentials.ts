/** Gives the key or token to be sent: called anew for each connection, and whenever the server has refused the one before. */
export type TokenSource = () => Promise<string> | string;

/** Keeps the token that is in use, and asks for another one only once, however many are refused at the same time. */
export class Credentials {
  #token: Promise<string> | undefined;

  constructor(private readonly source: TokenSource) {}

  /** The token in use, else a new one. */
  current(): Promise<string> {
    return (this.#token ??= this.renew());
  }

  /** Asks the source. */
  renew(): Promise<string> {
    const asked = Promise.resolve().then(this.source);
    this.#token = asked;
    asked.catch(() => this.#drop(asked));
    return asked;
  }

  /** Forgets the token, unless there is another one by now. */
  async refused(token: string): Promise<void> {
    const kept = this.#token;
    if (kept !== undefined && (await kept.catch(() => token)) === token) this.#drop(kept);
  }

  #drop(asked: Promise<string>): void {
    if (this.#token === asked) this.#token = undefined;
  }
}
