import type { Database } from '../../../src/database/database.js';
import type { Transaction } from '../../../src/database/transaction.js';
import type { Queryable } from '../../../src/database/sql.js';

export class Interrupted extends Error {}

/**
 * A database whose nth statement fails, as if the process had been killed there: before the statement, so that a transaction that was
 * open is undone. The end of a transaction counts as a statement.
 */
export function failingAt(database: Database, nth: number): Database {
  let left = nth;
  const count = () => {
    if (--left === 0) throw new Interrupted('The process was killed here');
  };
  const counted = <Target extends Queryable>(target: Target): Target =>
    new Proxy(target, {
      get(_, name) {
        const member: unknown = Reflect.get(target, name, target);
        if (typeof member !== 'function') return member;
        if (name === 'defer') {
          return (...given: unknown[]) => {
            count();
            Reflect.apply(member, target, given);
          };
        }
        if (name === 'query' || name === 'ask' || name === 'execute') {
          return async (...given: unknown[]) => {
            count();
            return (await Reflect.apply(member, target, given)) as unknown;
          };
        }
        // The same process on other connections.
        if (name === 'with' || name === 'on') return () => counted(target);
        if (name === 'transaction') return (work: (transaction: Transaction) => Promise<unknown>) => transaction(work);
        return member.bind(target) as unknown;
      },
    });
  const transaction = (work: (transaction: Transaction) => Promise<unknown>) =>
    database.transaction(async (inner) => {
      const result = await work(counted(inner));
      count();
      return result;
    });
  return counted(database);
}
