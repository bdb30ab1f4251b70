import type { Session } from './session.js';

/** Sessions that are open and may be used again, the one used last first: it has prepared what is asked for most. */
export class SessionPool {
  readonly #idle: Idle[] = [];
  #closed = false;

  /** `idleMs`: how long one that nobody uses is kept; undefined for as long as the pool. */
  constructor(
    private readonly openSession: () => Promise<Session>,
    private readonly idleMs: number | undefined,
  ) {}

  /** One that is idle, or else a new one. How many there are whoever asks bounds. */
  async take(): Promise<Session> {
    this.#refuseIfClosed();
    for (let idle = this.#idle.pop(); idle !== undefined; idle = this.#idle.pop()) {
      clearTimeout(idle.timer);
      if (idle.session.isUsable) return idle.session;
    }
    const session = await this.openSession();
    session.onLost(() => this.#drop(session));
    if (this.#closed) await session.close();
    this.#refuseIfClosed();
    return session;
  }

  async giveBack(session: Session): Promise<void> {
    if (this.#closed || !session.isUsable || !session.isIdle) return session.close();
    const timer = this.idleMs === undefined ? undefined : setTimeout(() => void this.#drop(session)?.close(), this.idleMs);
    timer?.unref();
    this.#idle.push({ session, timer });
  }

  /** Those in use are closed when they are given back. */
  async close(): Promise<void> {
    this.#closed = true;
    const idle = this.#idle.splice(0);
    for (const { timer } of idle) clearTimeout(timer);
    await Promise.all(idle.map(({ session }) => session.close()));
  }

  #drop(session: Session): Session | undefined {
    const index = this.#idle.findIndex((idle) => idle.session === session);
    if (index < 0) return undefined;
    const [idle] = this.#idle.splice(index, 1);
    clearTimeout(idle?.timer);
    return session;
  }

  #refuseIfClosed(): void {
    if (this.#closed) throw new Error('The database is closed.');
  }
}

interface Idle {
  readonly session: Session;
  readonly timer: NodeJS.Timeout | undefined;
}
