import type { Database } from '../../../src/database/database.js';
import type { Transaction } from '../../../src/database/transaction.js';
import type { Question } from '../../../src/database/question.js';
import { sql, type Queryable } from '../../../src/database/sql.js';
import type { Statement } from '../../../src/database/statement.js';

const BLOCKED = sql`/* test */
  select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock') as blocked`;

export interface Pause {
  /** As the one paused, but what is done with it stops before a statement of that name. */
  readonly database: Database;
  /** Resolves when it has stopped there. */
  readonly reached: Promise<void>;
  readonly release: () => void;
}

/** A process that is held up within a transaction, before the first statement with this name: others overtake it meanwhile. */
export function pausedBefore(database: Database, name: string): Pause {
  let reach = (): void => {};
  let release = (): void => {};
  const reached = new Promise<void>((resolve) => (reach = resolve));
  const released = new Promise<void>((resolve) => (release = resolve));
  let isDeferred = false;
  const isNamed = (given: readonly Statement[]) => given.some(({ text }) => text.includes(`/* ${name} */`));
  const pause = async () => {
    reach();
    await released;
  };
  const paused = <Target extends Queryable>(target: Target): Target =>
    new Proxy(target, {
      get(_, key) {
        const member: unknown = Reflect.get(target, key, target);
        if (typeof member !== 'function') return member;
        if (key === 'defer') {
          return (statement: Statement) => {
            isDeferred ||= isNamed([statement]);
            Reflect.apply(member, target, [statement]);
          };
        }
        if (key !== 'query' && key !== 'ask' && key !== 'execute') return member.bind(target) as unknown;
        return async (...given: readonly (Statement | Question<unknown>)[]) => {
          // What is deferred is sent with the next statement.
          const statements = given.flatMap((sent) => ('statements' in sent ? sent.statements : [sent]));
          if (isDeferred || isNamed(statements)) await pause();
          return (await Reflect.apply(member, target, given)) as unknown;
        };
      },
    });
  const transaction = (work: (transaction: Transaction) => Promise<unknown>) =>
    database.transaction(async (inner) => {
      const result = await work(paused(inner));
      if (isDeferred) await pause();
      return result;
    });
  const outer: Database = new Proxy(database, {
    get: (_, key) => {
      const member: unknown = Reflect.get(database, key, database);
      if (key === 'transaction') return transaction;
      // The same process on other connections.
      if (key === 'with' || key === 'on') return () => outer;
      return typeof member === 'function' ? (member.bind(database) as unknown) : member;
    },
  });
  return { database: outer, reached, release };
}

/** Resolves when somebody waits for a lock, or when `running` has ended without. For PostgreSQL, where transactions overlap. */
export async function untilBlocked(database: Queryable, running: Promise<unknown>): Promise<'blocked' | 'ended'> {
  let hasEnded = false;
  running.then(
    () => (hasEnded = true),
    () => (hasEnded = true),
  );
  while (!hasEnded) {
    const [row] = await database.query<{ blocked: boolean }>(BLOCKED);
    if (row?.blocked === true) return 'blocked';
  }
  return 'ended';
}
