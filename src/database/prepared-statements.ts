import { RecentMap } from '../kernel/index.js';
import type { PipelineMessages, PipelineStatement } from './pipeline.js';

/**
 * Of each kind. A server keeps the plan of a prepared statement as long as the connection lives, which is megabytes for a thousand segments, and
 * statements of segments that have been edited are never asked for again.
 */
const MOST_PREPARED = 16;

/** `evaluate` of `evaluate_0f3a...`: pages with ever other figures push no evaluation out. */
const KIND = /^[a-z]+/;

/** A statement whose values can be sent, and under which name it is to be prepared. */
export interface ReadyStatement extends Pick<PipelineStatement, 'text' | 'values'> {
  readonly prepare?: string | undefined;
}

/** The statements that one connection has prepared: those of each kind used last. */
export class PreparedStatements {
  readonly #kinds = new Map<string, RecentMap<string, true>>();
  /** What the server is to be told to forget with the next statement. */
  readonly #forgotten: string[] = [];

  /** `prefix`: of all its names. */
  constructor(private readonly prefix: string) {}

  /** Statements as they are sent: with their text where the server does not know it, and with what it may forget. */
  messagesFor(statements: readonly ReadyStatement[]): PipelineMessages {
    return {
      forget: this.#forgotten.splice(0),
      statements: statements.map(({ text, values, prepare }): PipelineStatement => {
        const name = prepare === undefined ? '' : this.prefix + prepare;
        return { text, values, name, isPrepared: name !== '' && this.#like(name).get(name) !== undefined };
      }),
    };
  }

  /** To be called when a statement has been answered: from then on the server knows it by its name. */
  confirm(name: string): void {
    if (name === '') return;
    const dropped = this.#like(name).set(name, true);
    if (dropped !== undefined) this.#forgotten.push(dropped);
  }

  /** Those of the kind of a name. */
  #like(name: string): RecentMap<string, true> {
    const kind = KIND.exec(name.slice(this.prefix.length))?.[0] ?? '';
    let names = this.#kinds.get(kind);
    if (names === undefined) this.#kinds.set(kind, (names = new RecentMap(MOST_PREPARED)));
    return names;
  }
}
