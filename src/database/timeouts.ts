import { prepared } from './prepared.js';
import { sql } from './sql.js';
import type { Statement } from './statement.js';

/** What bounds a session, in ms; 0 is no bound. */
interface Bounds {
  /** How long one statement may run. */
  readonly statement: number;
  /** How long a statement may wait for a lock. */
  readonly lock: number;
}

/** A transaction whose process does nothing for so long, such as one that is frozen, is undone by the server, and what it holds is free. */
export const IDLE_IN_TRANSACTION_MS = 15_000;

/** Whoever waits longer is told to come again: a process that is frozen may keep a lock for a little longer. */
export const LOCK_TIMEOUT_MS = 10_000;

/** A client whose machine does not answer is given up after KEEPALIVES and, where it has been sent something, UNACKNOWLEDGED_MS. */
const KEEPALIVES_S = { idle: 10, interval: 5, count: 3 };
const UNACKNOWLEDGED_MS = 20_000;
/** While a statement runs its client is looked for so often: nobody waits for what a process that is gone has asked, nor for the locks that it took. */
const CLIENT_LOOKED_FOR_S = 5;
/**
 * PostgreSQL compiles what it expects to take long to machine code first: for a batch of records in tables that nobody has counted, and for a rule of many
 * clauses, that takes longer than doing it.
 */
const NO_MACHINE_CODE = ['jit', 'off'] as const;
/** There a server can be told to; elsewhere that is refused. */
const LOOKS_FOR_CLIENTS = sql`name <> 'client_connection_check_interval' or version() like '%linux%'`;

/** The embedded database does nothing else meanwhile: so long may a statement of what a client asks take there, and everybody wait for it. */
export const EMBEDDED_QUESTION_MS = 20_000;

/** What a server is asked for, and how long it may take for one statement of it, in ms. */
export const PURPOSES = {
  question: { what: 'a query or a mutation', statementMs: 30_000 },
  filter: { what: 'a list filtered by a rule', statementMs: 20_000 },
  preview: { what: 'a preview', statementMs: 20_000 },
  funnel: { what: 'a funnel', statementMs: 20_000 },
  overlap: { what: 'an overlap', statementMs: 20_000 },
  forecast: { what: 'a forecast', statementMs: 20_000 },
  explanation: { what: 'an explanation', statementMs: 20_000 },
  export: { what: 'an export', statementMs: 60_000 },
  edit: { what: 'a change of a segment', statementMs: 120_000 },
  evaluation: { what: 'an evaluation', statementMs: 120_000 },
  upkeep: { what: 'building, thresholds and retention', statementMs: 3_600_000 },
} as const;

/**
 * How long the text of what a client asks may be, in characters: planning is not ended by any timeout. Rules are bounded before (rule-size.ts); what is made of one
 * to explain it, or take it apart, may be longer than the rule.
 */
export const LONGEST_QUESTION = 2_000_000;
/** The protocol counts them in 16 bits. */
export const MOST_VALUES = 65_535;

export type Purpose = keyof typeof PURPOSES;

/** The settings of PostgreSQL by which it bounds what a session of ours holds. */
export class Timeouts {
  private constructor(readonly settings: ReadonlyMap<string, string>) {}

  static of({ statement, lock }: Bounds): Timeouts {
    return new Timeouts(
      new Map([
        ['statement_timeout', `${statement}ms`],
        ['lock_timeout', `${lock}ms`],
        ['idle_in_transaction_session_timeout', `${IDLE_IN_TRANSACTION_MS}ms`],
        ['tcp_keepalives_idle', `${KEEPALIVES_S.idle}s`],
        ['tcp_keepalives_interval', `${KEEPALIVES_S.interval}s`],
        ['tcp_keepalives_count', `${KEEPALIVES_S.count}`],
        ['tcp_user_timeout', `${UNACKNOWLEDGED_MS}ms`],
        ['client_connection_check_interval', `${CLIENT_LOOKED_FOR_S}s`],
        NO_MACHINE_CODE,
      ]),
    );
  }

  without(names: ReadonlySet<string>): Timeouts {
    return new Timeouts(new Map([...this.settings].filter(([name]) => !names.has(name))));
  }
}

/** Those of what is asked for a purpose. */
export function timeoutsFor(purpose: Purpose): Timeouts {
  return Timeouts.of({ statement: PURPOSES[purpose].statementMs, lock: LOCK_TIMEOUT_MS });
}

/** Sets them for the session, or until the transaction ends. */
export function timeoutStatements({ settings }: Timeouts, scope: 'session' | 'transaction'): Statement[] {
  if (settings.size === 0) return [];
  const isLocal = scope === 'transaction';
  return [
    sql`/* database.timeouts */ select set_config(name, value, ${isLocal}::boolean)
      from unnest(${[...settings.keys()]}::text[], ${[...settings.values()]}::text[]) as setting(name, value)
      where ${LOOKS_FOR_CLIENTS}`,
  ];
}

/** Bounds one statement, or a whole transaction whose first it is. */
export function statementTimeout(ms: number): Statement {
  return sql`/* database.statementTimeout */ select set_config('statement_timeout', ${`${ms}ms`}::text, true)`;
}

/** Bounds how long one statement waits for a lock, or each of a whole transaction whose first it is. */
export function lockTimeout(ms: number): Statement {
  return prepared`/* database.lockTimeout */ select set_config('lock_timeout', ${`${Math.max(1, Math.ceil(ms))}ms`}::text, true)`;
}
