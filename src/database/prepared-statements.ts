import { RecentMap } from '../kernel/index.js';
import { newResult, type DriverResult } from './driver.js';
import type { PipelineMessages, PipelineStatement } from './pipeline.js';

/**
 * Of each kind. A server keeps the plan of a prepared statement as long as the connection lives, which is megabytes for a thousand segments, and
 * statements of segments that have been edited are never asked for again.
 */
const MOST_PREPARED = 16;

/** `evaluate` of `evaluate_0f3a...`, `sync.insert.customer` of `sync.insert.customer_email_11d0...`: pages with ever other figures push no evaluation out. */
const KIND = /^[A-Za-z.]+/;

/** A statement whose values can be sent, and under which name it is to be prepared. */
export interface ReadyStatement extends Pick<PipelineStatement, 'text' | 'values'> {
  readonly prepare?: string | undefined;
}

/** One that the server knows. */
interface Known {
  /** By which it knows it. */
  readonly name: string;
  /** Its first answer. */
  readonly like: DriverResult;
  /** Those of its kind, by what they are to be prepared as. */
  readonly kind: RecentMap<string, true>;
}

/** The statements that one connection has prepared: those of each kind used last. */
export class PreparedStatements {
  readonly #kinds = new Map<string, RecentMap<string, true>>();
  readonly #known = new Map<string, Known>();
  /** What the server is to be told to forget with the next statement. */
  readonly #forgotten: string[] = [];

  /** `prefix`: of all its names. */
  constructor(private readonly prefix: string) {}

  /** Statements as they are sent: with their text where the server does not know it, and with what it may forget. */
  messagesFor(statements: readonly ReadyStatement[]): PipelineMessages {
    return {
      forget: this.#forgotten.splice(0),
      statements: statements.map(({ text, values, prepare }): PipelineStatement => {
        if (prepare === undefined) return { text, values, name: '', like: undefined };
        const known = this.#known.get(prepare);
        if (known === undefined) return { text, values, name: this.prefix + prepare, like: undefined };
        // It is the one of its kind that was used last.
        known.kind.get(prepare);
        return { text, values, name: known.name, like: known.like };
      }),
    };
  }

  /** To be called when a statement has been answered: from then on the server knows it by its name. */
  confirm({ name, like }: Pick<PipelineStatement, 'name' | 'like'>, answer: DriverResult): void {
    if (name === '' || like !== undefined) return;
    const prepare = name.slice(this.prefix.length);
    const kind = this.#like(prepare);
    this.#known.set(prepare, { name, like: newResult(answer), kind });
    const dropped = kind.set(prepare, true);
    if (dropped === undefined) return;
    this.#known.delete(dropped);
    this.#forgotten.push(this.prefix + dropped);
  }

  /** Those of the kind of a name. */
  #like(prepare: string): RecentMap<string, true> {
    const kind = KIND.exec(prepare)?.[0] ?? '';
    let names = this.#kinds.get(kind);
    if (names === undefined) this.#kinds.set(kind, (names = new RecentMap(MOST_PREPARED)));
    return names;
  }
}
