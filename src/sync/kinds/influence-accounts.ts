import { isDeepStrictEqual } from 'node:util';
import { type Transaction, question, type Question, rowsByExternalId, sql } from '../../database/index.js';
import { newId } from '../../kernel/index.js';
import { influenceMetric } from '../../records/index.js';
import { readState, recordTable } from '../batch/index.js';

interface AccountState {
  readonly id: string;
  readonly externalId: string;
  readonly customerId: string;
  readonly customerExternalId: string | null;
  readonly network: string;
  readonly handle: string;
}

const { network, handle, ...observed } = influenceMetric.columns;
/** The columns of an observation, which are the account's too: a trigger keeps the latest there. */
export const OBSERVED = observed;

const ACCOUNT = recordTable(
  'influence_account',
  { id: 'uuid', externalId: 'text', customerId: 'uuid', customerExternalId: 'text', network, handle },
  ['id'],
);

/** The social accounts that a batch of observations is about: those known, locked, and those it makes. */
export class InfluenceAccounts {
  readonly #current: Map<string, AccountState>;
  /** When each was last observed, by external id. */
  readonly #observedAt: Map<string, string>;

  private constructor(
    private readonly stored: ReadonlyMap<string, AccountState>,
    observedAt: readonly (readonly [externalId: string, at: string])[],
  ) {
    this.#current = new Map(stored);
    this.#observedAt = new Map(observedAt);
  }

  static locked(source: string, externalIds: readonly string[]): Question<InfluenceAccounts> {
    const lock = sql`/* sync.lockInfluenceAccounts */
      select ${ACCOUNT.selection('a')}, a.observed_at as "observedAt" from influence_account a
      where a.id in (select id from ${rowsByExternalId(sql`influence_account`, source, externalIds)} asked)
      order by a.external_id for no key update`;
    return question<[{ observedAt: Date | null }], InfluenceAccounts>([lock], (rows) => {
      const found = rows.map(({ observedAt, ...row }) => ({ observedAt, state: readState<AccountState>(row) }));
      return new InfluenceAccounts(
        new Map(found.map(({ state }) => [state.externalId, state])),
        found.flatMap(({ observedAt, state }) => (observedAt === null ? [] : [[state.externalId, observedAt.toISOString()] as const])),
      );
    });
  }

  find(externalId: string): AccountState | undefined {
    return this.#current.get(externalId);
  }

  /** Makes the account, or makes it what was observed, unless something later was: whose it is and how it is called is what it was last. */
  put(
    externalId: string,
    observed: Pick<AccountState, 'customerId' | 'customerExternalId' | 'network' | 'handle'> & { readonly observedAt: string },
  ): AccountState {
    const known = this.find(externalId);
    const latest = this.#observedAt.get(externalId);
    if (known !== undefined && latest !== undefined && observed.observedAt < latest) return known;
    const { customerId, customerExternalId, network, handle } = observed;
    const account = { id: known?.id ?? newId(), externalId, customerId, customerExternalId, network, handle };
    this.#current.set(externalId, account);
    this.#observedAt.set(externalId, observed.observedAt);
    return account;
  }

  identify(externalId: string): { id?: string; externalId: string } {
    const account = this.find(externalId);
    return account === undefined ? { externalId } : { id: account.id, externalId };
  }

  /** Those who had one of the accounts before and have it no more. */
  movedCustomerIds(): string[] {
    return this.#changed().flatMap((account) => this.stored.get(account.externalId)?.customerId ?? []);
  }

  /** Deferred, as all that is written to a table of records. */
  write(transaction: Transaction, source: string, now: Date): void {
    const created = [...this.#current.values()]
      .filter((account) => !this.stored.has(account.externalId))
      .sort((a, b) => (a.externalId < b.externalId ? -1 : 1));
    ACCOUNT.insert(transaction, created, { source, createdAt: now, updatedAt: now });
    ACCOUNT.update(transaction, this.#changed(), { updatedAt: now });
  }

  #changed(): AccountState[] {
    return [...this.stored.values()].flatMap((before) => {
      const after = this.find(before.externalId);
      return after === undefined || isDeepStrictEqual(before, after) ? [] : [after];
    });
  }
}
