import { type Database, type Queryable, rowsOf, sql, type Sql } from '../../database/index.js';
import { type Clock, newId } from '../../kernel/index.js';
import { check } from '../../records/index.js';

/*
 * The log of what other systems sent in their own forms and could not be taken. Whoever sends may send anything, for ever: so it has one entry for
 * each reason, which counts, and so many of them at most. It has names of fields, no values: nobody has to be erased from it.
 */

const MOST_PROBLEMS = 1_000;
const KEPT_MS = 30 * 86_400_000;
/** A name of a field, or a topic, that does not look like one might be anything. */
const NAME = /^[\w$.:/-]{1,100}$/;
const TOPIC = /^[a-z_]{1,40}(?:[/.][a-z_]{1,40})?$/;
/** The random part of an id of a message. What senders put before it, or make ids of instead, may be somebody's name. */
const RANDOM = /(?<![0-9a-f])(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32})$/i;
const OTHER = '(other)';

/** In which form something was sent. */
export type Via = 'segment' | 'shopify' | 'woocommerce';

export interface NewProblem {
  readonly via: Via;
  readonly source: string;
  /** What was sent, such as `track` or `orders/create`. */
  readonly type: string;
  readonly lost: 'message' | 'part';
  readonly code: string;
  readonly path: readonly string[];
  /** Without values. */
  readonly message: string;
  readonly messageId?: string | undefined;
}

/** What went wrong in one way, and how often. */
export interface InboundProblem {
  readonly id: string;
  readonly via: Via;
  readonly source: string;
  readonly type: string;
  readonly lost: 'message' | 'part';
  readonly code: string;
  readonly path: string;
  readonly message: string;
  readonly count: number;
  readonly firstAt: Date;
  readonly lastAt: Date;
  readonly lastMessageId: string | null;
}

/** Counts problems of a request. What has not happened for the longest is dropped where there are too many. */
export async function noteProblems(
  { database, clock }: { readonly database: Pick<Database, 'transaction'>; readonly clock: Clock },
  problems: readonly NewProblem[],
): Promise<void> {
  if (problems.length === 0) return;
  const counted = new Map<string, ReturnType<typeof rowOf> & { count: number }>();
  for (const problem of problems) {
    const row = rowOf(problem);
    const key = JSON.stringify([row.via, row.source, row.type, row.code, row.path]);
    counted.set(key, { ...row, count: (counted.get(key)?.count ?? 0) + 1 });
  }
  const now = clock.now();
  // In one order, so that two requests do not wait for each other in a circle.
  const rows = [...counted].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  await database.transaction(async (transaction) => {
    await transaction.execute(sql`/* inbound.noteProblems */
      insert into inbound_problem (id, via, source, type, lost, code, path, message, count, first_at, last_at, last_message_id)
      select p.id, p.via, p.source, p.type, p.lost, p.code, p.path, p.message, p.count, ${now}, ${now}, p.message_id
      from ${rowsOf(rows, COLUMNS)} as p(id, via, source, type, lost, code, path, message, count, message_id)
      on conflict (via, source, type, code, path) do update set count = inbound_problem.count + excluded.count, last_at = excluded.last_at,
        lost = excluded.lost, message = excluded.message, last_message_id = coalesce(excluded.last_message_id, inbound_problem.last_message_id)`);
    await transaction.execute(sql`/* inbound.boundProblems */
      delete from inbound_problem where id in (select id from inbound_problem order by last_at desc, id desc offset ${MOST_PROBLEMS})`);
  });
}

const COLUMNS = {
  id: 'uuid',
  via: 'text',
  source: 'text',
  type: 'text',
  lost: 'text',
  code: 'text',
  path: 'text',
  message: 'text',
  count: 'int',
  messageId: 'text',
} as const;

function rowOf({ via, source, type, lost, code, path, message, messageId }: NewProblem) {
  const named = path.map((part) => (NAME.test(part) ? part : OTHER)).join('.');
  return {
    id: newId(),
    via,
    source: source.slice(0, 255),
    type: TOPIC.test(type) ? type : OTHER,
    lost,
    code,
    path: named,
    message: withoutValue(message, path, named).slice(0, 500),
    messageId: RANDOM.exec(messageId ?? '')?.[0] ?? null,
  };
}

/** What checks say begins with the path; some end with the value. */
function withoutValue(message: string, path: readonly string[], named: string): string {
  const began = path.join('.');
  const told = message.startsWith(`${began} `) ? `${named}${message.slice(began.length)}` : message;
  return told.replace(/: '.*'\.?$/s, '.');
}

export interface ProblemFilter {
  readonly source: string | null;
  readonly limit: number;
  /** What else must be so of table inbound_problem, alias `p`. */
  readonly condition?: Sql;
}

/** The newest first, each with its place as texts. */
export async function listProblems(
  database: Queryable,
  { source, limit, condition = sql`true` }: ProblemFilter,
): Promise<(InboundProblem & { readonly keyset: readonly string[] })[]> {
  return database.query(sql`/* inbound.problems */
    select id, via, source, type, lost, code, path, message, count::float8 as count, first_at as "firstAt", last_at as "lastAt",
      last_message_id as "lastMessageId", array[p.last_at::text, p.id::text] as keyset
    from inbound_problem p where ${ofSource(source)} and ${condition} order by p.last_at desc, p.id desc limit ${limit}`);
}

export async function countProblems(database: Queryable, source: string | null): Promise<number> {
  const [row] = await database.query<{ count: number }>(sql`/* inbound.countProblems */
    select count(*)::int as count from inbound_problem p where ${ofSource(source)}`);
  return row?.count ?? 0;
}

function ofSource(source: string | null): Sql {
  if (source !== null && !check.isStorable(source)) return sql`false`;
  return sql`(${source}::text is null or p.source = ${source}::text)`;
}

/** Drops what has not happened for long. */
export async function dropOldProblems({
  database,
  clock,
}: {
  readonly database: Pick<Database, 'transaction'>;
  readonly clock: Clock;
}): Promise<void> {
  const before = new Date(clock.now().getTime() - KEPT_MS);
  await database.transaction((transaction) =>
    transaction.execute(sql`/* inbound.dropProblems */ delete from inbound_problem where last_at < ${before}`),
  );
}
