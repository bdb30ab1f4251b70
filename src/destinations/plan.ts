import { rowsOf, sql, type Sql, type Transaction } from '../database/index.js';
import type { StoredDestination } from './destination.js';
import { type MemberProblem, MOST_AT_ONCE, type Outgoing } from './receiver.js';
import type { Wanted } from './wanted.js';

/** In these a row has its key, and no other member can. */
const HOLDS: ReadonlySet<MemberState> = new Set(['putting', 'present', 'refused']);

/** In these nothing is there to be taken away, at the most something archived. */
const AWAY: ReadonlySet<MemberState> = new Set(['skipped', 'gone']);

export type MemberState = 'putting' | 'present' | 'removing' | 'refused' | 'stuck' | 'skipped' | 'gone';

interface Row {
  readonly number: string;
  readonly customerId: string | null;
  readonly key: string | null;
  readonly state: MemberState;
  readonly digest: string | null;
  readonly problem: MemberProblem | null;
}

/** Somebody to be put there, and what is to be written down when that is done. */
export interface Putting {
  readonly number: string;
  readonly outgoing: Outgoing;
  readonly digest: string;
}

/** A row as it is to be; of `number` null it is a new one. */
interface Planned {
  readonly number: string | null;
  readonly customerId: string;
  readonly key: string | null;
  readonly state: MemberState;
  readonly problem: MemberProblem | null;
  readonly twinKey: string | null;
}

/** Takes some of those who are to be looked at, and those whom a crash or a failure has left half done. */
export async function takeDue(transaction: Transaction, { id }: StoredDestination): Promise<readonly string[]> {
  const rows = await transaction.query<{ id: string }>(sql`/* destination.takeDue */
    with half as materialized (
      select customer_id as id from destination_member
      where destination_id = ${id}::uuid and state = 'putting' and customer_id is not null order by number limit ${MOST_AT_ONCE}::int
    ), due as (
      delete from destination_due where destination_id = ${id}::uuid and customer_id in (
        select customer_id from destination_due where destination_id = ${id}::uuid order by since, customer_id
        limit greatest(0, ${MOST_AT_ONCE}::int - (select count(*)::int from half)))
      returning customer_id as id
    ) select id from half union select id from due`);
  return rows.map(({ id: customerId }) => customerId);
}

/**
 * Writes down what is to become of these customers before anything is sent, and gives whom to put there. Of two members of one key the first has it; the other is
 * looked at again when that goes.
 */
export async function plan(
  transaction: Transaction,
  destination: StoredDestination,
  {
    customerIds,
    wanted,
    now,
  }: { readonly customerIds: readonly string[]; readonly wanted: ReadonlyMap<string, Wanted>; readonly now: Date },
): Promise<readonly Putting[]> {
  const keys = [...wanted.values()].flatMap((one) => ('outgoing' in one ? one.outgoing.key : []));
  const rows = await transaction.query<Row>(sql`/* destination.lockMembers */
    select number, customer_id as "customerId", key, state, digest, problem from destination_member
    where destination_id = ${destination.id}::uuid and (customer_id = any(${[...customerIds]}::uuid[]) or key = any(${keys}::text[]))
    order by number for update`);
  const draft = new Draft(rows);
  for (const customerId of [...customerIds].toSorted()) draft.decide(customerId, wanted.get(customerId));
  await write(transaction, destination, draft, now);
  if (draft.putting.size === 0) return [];
  const numbers = await transaction.query<{ number: string; customerId: string }>(sql`/* destination.toPut */
    select number, customer_id as "customerId" from destination_member
    where destination_id = ${destination.id}::uuid and state = 'putting' and customer_id = any(${[...draft.putting.keys()]}::uuid[])`);
  return numbers.flatMap(({ number, customerId }) => {
    const one = draft.putting.get(customerId);
    return one === undefined ? [] : { number, ...one };
  });
}

/** What is decided of some customers, one after another: each sees what was decided of those before. */
class Draft {
  readonly #byCustomer: Map<string, Row>;
  readonly #byKey: Map<string, Row>;
  readonly drop: string[] = [];
  /** Rows that are of nobody any more: their key is to go. */
  readonly orphan: string[] = [];
  /** Who had a key that another has taken over. */
  readonly displaced: string[] = [];
  readonly fresh: Planned[] = [];
  readonly known = new Map<string, Planned>();
  /** Keys that somebody else may have now. */
  readonly freed: string[] = [];
  readonly putting = new Map<string, Pick<Putting, 'outgoing' | 'digest'>>();

  constructor(rows: readonly Row[]) {
    this.#byCustomer = new Map(rows.flatMap((row) => (row.customerId === null ? [] : [[row.customerId, row]])));
    this.#byKey = new Map(rows.flatMap((row) => (row.key === null ? [] : [[row.key, row]])));
  }

  decide(customerId: string, wanted: Wanted | undefined): void {
    const row = this.#byCustomer.get(customerId);
    if (wanted === undefined || 'problem' in wanted) {
      const problem = wanted?.problem ?? null;
      if (row !== undefined && row.key !== null && AWAY.has(row.state)) {
        if (row.problem !== problem) this.#become(row, { state: problem === null ? 'gone' : 'skipped', problem });
      } else if (row !== undefined && row.key !== null) {
        this.freed.push(row.key);
        this.#become(row, { state: 'removing', problem });
      } else if (problem !== null)
        this.#add({ number: row?.number ?? null, customerId, key: null, state: 'skipped', problem, twinKey: null });
      else if (row !== undefined) this.drop.push(row.number);
      return;
    }
    this.#put(customerId, row, wanted);
  }

  #put(customerId: string, row: Row | undefined, wanted: Extract<Wanted, { readonly outgoing: Outgoing }>): void {
    const { key } = wanted.outgoing;
    const holder = this.#byKey.get(key);
    if (holder !== undefined && holder === row) {
      // Who has said there that they want nothing more is not asked again.
      if (row.problem === 'UNSUBSCRIBED' || (row.state === 'present' && row.digest === wanted.digest)) return;
      this.#become(row, { state: 'putting', problem: null });
      this.putting.set(customerId, wanted);
      return;
    }
    if (row !== undefined && row.key !== null) {
      this.orphan.push(row.number);
      this.freed.push(row.key);
      this.#byKey.set(row.key, { ...row, customerId: null, state: 'removing' });
    }
    const own = row === undefined || row.key !== null ? null : row.number;
    if (holder !== undefined && holder.customerId !== null && HOLDS.has(holder.state)) {
      this.#add({ number: own, customerId, key: null, state: 'skipped', problem: 'SAME_ADDRESS', twinKey: key });
      return;
    }
    if (holder !== undefined && holder.customerId !== null) this.displaced.push(holder.customerId);
    if (own !== null) this.drop.push(own);
    this.#add({ number: holder?.number ?? null, customerId, key, state: 'putting', problem: null, twinKey: null });
    this.putting.set(customerId, wanted);
  }

  #become(row: Row, to: Pick<Row, 'state' | 'problem'>): void {
    this.#add({ ...to, number: row.number, customerId: row.customerId ?? '', key: row.key, twinKey: null });
  }

  #add(planned: Planned): void {
    if (planned.number === null) this.fresh.push(planned);
    else this.known.set(planned.number, planned);
    if (planned.key === null) return;
    const { number, customerId, key, state, problem } = planned;
    this.#byKey.set(key, { number: number ?? '', customerId, key, state, digest: null, problem });
  }
}

async function write(transaction: Transaction, { id, kind }: StoredDestination, draft: Draft, now: Date): Promise<void> {
  const { drop, orphan, displaced, fresh, freed } = draft;
  if (kind === 'MAILING_LIST' && orphan.length + displaced.length > 0) {
    // A list keeps them, archived: an erasure is to reach that.
    await transaction.execute(sql`/* destination.keepFormerKeys */
      insert into destination_former_key (destination_id, key, customer_id)
      select destination_id, key, customer_id from destination_member
      where destination_id = ${id}::uuid and key is not null and (number = any(${orphan}::bigint[]) or customer_id = any(${displaced}::uuid[]))
      on conflict do nothing`);
  }
  if (drop.length > 0) {
    await transaction.execute(sql`/* destination.drop */ delete from destination_member where number = any(${drop}::bigint[])`);
  }
  if (orphan.length > 0) {
    await transaction.execute(sql`/* destination.orphan */
      update destination_member set customer_id = null, state = 'removing', digest = null, problem = null, message = null, changed_at = ${now}
      where number = any(${orphan}::bigint[])`);
  }
  const types = { number: 'bigint', customerId: 'uuid', key: 'text', state: 'text', problem: 'text', twinKey: 'text' } as const;
  const known = [...draft.known.values()];
  if (known.length > 0) {
    // What is there of whoever has it is not known until it is put.
    await transaction.execute(sql`/* destination.change */
      update destination_member d set customer_id = p.customer_id, state = p.state, problem = p.problem, twin_key = p.twin_key, digest = null,
        message = null, forgets = false, changed_at = ${now}
      from ${rowsOf(known, types)} as p(number, customer_id, key, state, problem, twin_key) where d.number = p.number`);
  }
  if (fresh.length > 0) {
    await transaction.execute(sql`/* destination.add */
      insert into destination_member (destination_id, customer_id, key, state, problem, twin_key, changed_at)
      select ${id}::uuid, p.customer_id, p.key, p.state, p.problem, p.twin_key, ${now}
      from ${rowsOf(fresh, types)} as p(number, customer_id, key, state, problem, twin_key)`);
  }
  await lookAt(transaction, id, sql`select c.id from customer c where c.id = any(${displaced}::uuid[])`, now);
  await lookAt(
    transaction,
    id,
    sql`select t.customer_id from destination_member t
      where t.destination_id = ${id}::uuid and t.twin_key = any(${freed}::text[]) and t.customer_id is not null`,
    now,
  );
}

/** Has the customers of a selection (of ids) looked at, if they are not to be anyway. */
export async function lookAt(transaction: Transaction, id: string, customers: Sql, now: Date): Promise<number> {
  return transaction.execute(sql`/* destination.lookAt */
    insert into destination_due (destination_id, customer_id, since)
    select ${id}::uuid, one.id, ${now}::timestamptz from (${customers}) as one(id) on conflict do nothing`);
}
