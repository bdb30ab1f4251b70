import { retriedTransaction, sql, type Transaction } from '../../database/index.js';
import type { SyncContext } from '../context.js';
import { fillInContacts, readPhonesAgain, type PhonePlace } from './contact-step.js';
import { normaliseNext, normaliseRows, type RowKey } from './text-step.js';
import { textTables, type TextTable } from './text-tables.js';

/** A row that stays in the form in which it was stored, since another has its normal one for a key. */
export interface TextConflict {
  readonly table: string;
  readonly key: RowKey;
}

/** How long one run goes on, between others that use the database. */
const RUN_MS = 500;

/** How far the texts have come; undefined where the walk has not begun. A walk that is over stays so. */
interface TextsState {
  readonly done: boolean;
  readonly table?: string;
  readonly after?: RowKey | undefined;
}

/** By which region numbers have been read, and how far a walk has come that reads them by another. */
interface PhonesState {
  readonly region: string | null;
  readonly reading?: string | null;
  readonly after?: PhonePlace | undefined;
}

const TEXTS = 'stored_texts';
const PHONES = 'phone_forms';

/**
 * Brings what was stored before into the forms in which it would be stored today: texts into their normal form, addresses and numbers into the one by
 * which people are looked up. In small transactions, each of which keeps where it stands; whatever ends the program, the next start goes on from there.
 */
export class StoredForms {
  #done = false;
  #triedConflicts = false;

  constructor(
    private readonly context: SyncContext,
    /** Told of every row that stays as it was, at every start. */
    private readonly onConflicts: (conflicts: readonly TextConflict[]) => void,
    private readonly runMs = RUN_MS,
  ) {}

  /** Goes on for a while; gives whether everything is in its form. */
  async run(): Promise<boolean> {
    const end = performance.now() + this.runMs;
    while (!this.#done && performance.now() < end) this.#done = await this.#step();
    return this.#done;
  }

  async #step(): Promise<boolean> {
    if (!this.#triedConflicts) {
      await this.#tryConflicts();
      this.#triedConflicts = true;
      return false;
    }
    return (await this.#contacts()) && (await this.#phones()) && (await this.#texts());
  }

  #contacts(): Promise<boolean> {
    return retriedTransaction(this.context, async (transaction) => (await fillInContacts(transaction, this.context)) === 0);
  }

  #phones(): Promise<boolean> {
    return retriedTransaction(this.context, async (transaction) => {
      const wanted = this.context.phoneRegion ?? null;
      const state = await readState<PhonesState>(transaction, PHONES);
      // Before there was a setting everything was filled in by the region of today, as it is in a new database.
      if (state === undefined) await writeState<PhonesState>(transaction, PHONES, { region: wanted });
      if (state === undefined || (state.region === wanted && state.reading === undefined)) return true;
      const after = await readPhonesAgain(transaction, this.context, state.reading === wanted ? state.after : undefined);
      await writeState<PhonesState>(transaction, PHONES, after === undefined ? { region: wanted } : { ...state, reading: wanted, after });
      return after === undefined;
    });
  }

  async #texts(): Promise<boolean> {
    const { done, conflicts } = await retriedTransaction(this.context, async (transaction) => {
      const state = await readState<TextsState>(transaction, TEXTS);
      if (state?.done === true) return { done: true, conflicts: [] };
      const tables = await textTables(transaction);
      const index = Math.max(
        tables.findIndex(({ table }) => table === state?.table),
        0,
      );
      const table = tables[index] as TextTable;
      const step = await normaliseNext(transaction, table, state?.after);
      const told = step.conflicts.map((key) => ({ table: table.table, key }));
      await keepConflicts(transaction, told, this.context.clock.now());
      const next = step.last === undefined ? tables[index + 1]?.table : table.table;
      await writeState<TextsState>(
        transaction,
        TEXTS,
        next === undefined ? { done: true } : { done: false, table: next, after: step.last },
      );
      return { done: next === undefined, conflicts: told };
    });
    if (conflicts.length > 0) this.onConflicts(conflicts);
    return done;
  }

  /** Those whose other row has been merged or deleted meanwhile are brought into their form now. */
  async #tryConflicts(): Promise<void> {
    const left = await retriedTransaction(this.context, async (transaction) => {
      const known = await transaction.query<TextConflict>(sql`/* sync.textConflicts */
        select table_name as table, key from text_conflict order by table_name, key limit ${MOST_TRIED}`);
      if (known.length === 0) return [];
      const still: TextConflict[] = [];
      for (const table of await textTables(transaction)) {
        const keys = known.filter((conflict) => conflict.table === table.table).map(({ key }) => key);
        still.push(...(await normaliseRows(transaction, table, keys)).map((key) => ({ table: table.table, key })));
      }
      const settled = known.filter(({ table, key }) => !still.some((one) => one.table === table && sameKey(one.key, key)));
      for (const { table, key } of settled) {
        await transaction.execute(sql`/* sync.settleTextConflict */
          delete from text_conflict where table_name = ${table} and key = ${JSON.stringify(key)}::jsonb`);
      }
      return still;
    });
    if (left.length > 0) this.onConflicts(left);
  }
}

/** At one start: there are hardly ever more than a few. */
const MOST_TRIED = 1_000;

function sameKey(one: RowKey, other: RowKey): boolean {
  return Object.entries(one).every(([name, value]) => other[name] === value);
}

async function keepConflicts(transaction: Transaction, conflicts: readonly TextConflict[], at: Date): Promise<void> {
  for (const { table, key } of conflicts) {
    await transaction.execute(sql`/* sync.keepTextConflict */
      insert into text_conflict (table_name, key, found_at) values (${table}, ${JSON.stringify(key)}::jsonb, ${at}) on conflict do nothing`);
  }
}

async function readState<State>(transaction: Transaction, key: string): Promise<State | undefined> {
  const [row] = await transaction.query<{ value: State }>(sql`/* sync.storedForms */
    select value from workspace_setting where key = ${key}`);
  return row?.value;
}

async function writeState<State>(transaction: Transaction, key: string, state: State): Promise<void> {
  await transaction.execute(sql`/* sync.keepStoredForms */
    insert into workspace_setting (key, value) values (${key}, ${JSON.stringify(state)}::jsonb)
    on conflict (key) do update set value = excluded.value`);
}
