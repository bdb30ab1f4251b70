import { type Database, type Unavailability, Unavailable } from '../database/index.js';

/** How long an answer of the database is waited for: who asks does not wait for long either. */
const PATIENCE_MS = 2_000;
/** Evaluation that gets nowhere for so long stands: longer than a frozen process can hold what it needs. */
const EVALUATION_STANDS_MS = 30_000;

/** Why a server should not be given work at the moment. */
export type Unreadiness = 'STOPPING' | Unavailability | 'EVALUATION_STANDS';

export const MESSAGES: Readonly<Record<Unreadiness, string>> = {
  STOPPING: 'The server is stopping.',
  DATABASE_AWAY: 'The database cannot be reached.',
  DATABASE_READ_ONLY: 'The database takes no writes.',
  LOCKED: 'The database is locked.',
  BUSY: 'The server has more to do than it can take.',
  EVALUATION_STANDS: 'Memberships are not brought up to date: the log tells why.',
};

/** Whether the server takes work. */
export class Readiness {
  #isLeaving = false;
  #isStopping = false;

  constructor(
    private readonly database: Database,
    /** How long ago evaluation last got anywhere. */
    readonly evaluationStandsForMs: () => number,
    private readonly mayStandForMs = EVALUATION_STANDS_MS,
  ) {}

  /** Whether the server goes: it still takes work, and says that it should be given none. */
  get isLeaving(): boolean {
    return this.#isLeaving;
  }

  /** Whether it takes none any more. */
  get isStopping(): boolean {
    return this.#isStopping;
  }

  leave(): void {
    this.#isLeaving = true;
  }

  stop(): void {
    this.#isLeaving = true;
    this.#isStopping = true;
  }

  /** Looks at the database and at the evaluator; undefined if all is well. */
  async look(): Promise<{ readonly reason: Unreadiness; readonly message: string } | undefined> {
    const reason = await this.#reason();
    return reason === undefined ? undefined : { reason, message: MESSAGES[reason] };
  }

  async #reason(): Promise<Unreadiness | undefined> {
    if (this.#isLeaving) return 'STOPPING';
    const trouble = await this.#troubleOfDatabase();
    if (trouble !== undefined) return trouble;
    return this.evaluationStandsForMs() > this.mayStandForMs ? 'EVALUATION_STANDS' : undefined;
  }

  async #troubleOfDatabase(): Promise<Unavailability | undefined> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<Unavailability>((resolve) => {
      timer = setTimeout(() => resolve('DATABASE_AWAY'), PATIENCE_MS);
    });
    const answer = this.database.ping().then(
      () => undefined,
      (error: unknown) => (error instanceof Unavailable ? error.reason : 'DATABASE_AWAY'),
    );
    return Promise.race([answer, late]).finally(() => clearTimeout(timer));
  }
}
