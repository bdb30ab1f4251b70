import { type Queryable, retriedTransaction, rowsOf, sql, type Transaction } from '../../database/index.js';
import { newId } from '../../kernel/index.js';
import { lookUpByIndex } from '../by-index.js';
import type { SyncContext } from '../context.js';
import { mergeMany } from '../merge/index.js';
import { decide, type Doubt, pairKey } from './decide.js';
import { findMatches, readFacts } from './find-matches.js';
import { type KeptRules, RULES } from './rules.js';

/** After so many rounds what somebody has got by a merge is left for the next time. */
const MOST_ROUNDS = 3;
const AT_ONCE = 1_000;

export interface Resolution {
  /** Of whom each merged customer is part now. */
  readonly survivors: ReadonlyMap<string, string>;
  /** Pairs that somebody has to look at. */
  readonly doubtful: number;
}

const NOTHING: Resolution = { survivors: new Map(), doubtful: 0 };

/**
 * Looks for others who are these customers, by the rules of the workspace: makes one whoever is sure to be, and notes whom somebody has to look at. What one
 * of them gets by it may lead to more, and so it is looked at again. In a fixed number of statements a round, however many customers.
 */
export async function resolveIdentities(context: SyncContext, customerIds: readonly string[]): Promise<Resolution> {
  if (customerIds.length === 0) return NOTHING;
  const [rules] = await context.database.ask(RULES);
  if (rules === undefined) return NOTHING;
  const survivors = new Map<string, string>();
  let doubtful = 0;
  let ids: readonly string[] = customerIds;
  for (let round = 0; round < MOST_ROUNDS && ids.length > 0; round++) {
    const { groups, doubts } = await resolveOnce(context, rules, ids);
    doubtful += doubts;
    for (const { intoId, merged } of groups) {
      for (const { id } of merged) survivors.set(id, intoId);
      for (const [id, into] of survivors) if (merged.some((one) => one.id === into)) survivors.set(id, intoId);
    }
    ids = groups.map(({ intoId }) => intoId);
  }
  return { survivors, doubtful };
}

async function resolveOnce(context: SyncContext, rules: KeptRules, ids: readonly string[]) {
  const found = await context.database.transaction(async (transaction) => {
    lookUpByIndex(transaction);
    const matches = await findMatches(transaction, rules, ids);
    if (matches.length === 0) return undefined;
    const involved = [...new Set(matches.flatMap(({ a, b }) => [a, b]))];
    return decide(matches, await readFacts(transaction, involved), rules, await settledAmong(transaction, involved));
  });
  const doubts = found?.doubts ?? [];
  const groups = found === undefined ? [] : await mergeMany(context, found.merges, 'RULES');
  await noteDoubts(context, ids, doubts);
  return { groups, doubts: doubts.length };
}

/** Pairs of which somebody has said that they are two: by a review, or by undoing a merge. */
async function settledAmong(database: Queryable, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await database.query<{ a: string; b: string }>(sql`/* identity.settled */
    select customer_id as a, other_id as b from identity_review where state = 'rejected' and customer_id = any(${[...ids]}::uuid[])
    union all
    select into_id, merged_id from customer_merge where unmerged_at is not null and into_id = any(${[...ids]}::uuid[])`);
  return new Set(rows.map(({ a, b }) => pairKey(a, b)));
}

/** Keeps what is doubtful of these customers: what is found no more is forgotten. */
async function noteDoubts(context: SyncContext, ids: readonly string[], doubts: readonly Doubt[]): Promise<void> {
  const rows = doubts.map(({ customerId, otherId, score, evidence }) => ({
    id: newId(),
    customerId,
    otherId,
    score,
    evidence: JSON.stringify(evidence),
  }));
  await retriedTransaction(context, async (transaction) => {
    await forgetOthers(transaction, ids, doubts);
    if (rows.length === 0) return;
    const types = { id: 'uuid', customerId: 'uuid', otherId: 'uuid', score: 'int', evidence: 'jsonb' };
    await transaction.execute(sql`/* identity.noteDoubts */
      insert into identity_review as r (id, customer_id, other_id, state, score, evidence, found_at)
      select d.id, d.customer_id, d.other_id, 'open', d.score, d.evidence, ${context.clock.now()}
      from ${rowsOf(rows, types)} as d(id, customer_id, other_id, score, evidence)
      where (select count(*) from customer where id in (d.customer_id, d.other_id)) = 2
      on conflict (customer_id, other_id) do update set score = excluded.score, evidence = excluded.evidence
        where r.state = 'open' and (r.score, r.evidence) is distinct from (excluded.score, excluded.evidence)`);
  });
}

async function forgetOthers(transaction: Transaction, ids: readonly string[], doubts: readonly Doubt[]): Promise<void> {
  const pairs = doubts.map(({ customerId, otherId }) => ({ customerId, otherId }));
  await transaction.execute(sql`/* identity.forgetDoubts */
    delete from identity_review r where state = 'open' and (customer_id = any(${[...ids]}::uuid[]) or other_id = any(${[...ids]}::uuid[]))
      and not exists (select from ${rowsOf(pairs, { customerId: 'uuid', otherId: 'uuid' })} as d(customer_id, other_id)
        where d.customer_id = r.customer_id and d.other_id = r.other_id)`);
}

export interface ResolvedPage {
  /** How many customers were looked at. */
  readonly looked: number;
  readonly merged: number;
  readonly doubtful: number;
  /** The last of them, to go on after; null when there are no more. */
  readonly endId: string | null;
}

/** The same of customers who are there already, in the order of their ids. */
export async function resolvePage(context: SyncContext, after: string | null): Promise<ResolvedPage> {
  const rows = await context.database.transaction((transaction) =>
    transaction.query<{ id: string }>(sql`/* identity.page */
      select id from customer where (${after}::uuid is null or id > ${after}::uuid) order by id limit ${AT_ONCE}`),
  );
  const ids = rows.map(({ id }) => id);
  const { survivors, doubtful } = await resolveIdentities(context, ids);
  return { looked: ids.length, merged: survivors.size, doubtful, endId: ids.length < AT_ONCE ? null : (ids.at(-1) ?? null) };
}
