import { IANAZone } from 'luxon';
import { type Database, retriedTransaction, sql } from '../database/index.js';
import { StartError } from '../kernel/index.js';
import { requeueEverybody } from '../membership/index.js';
import { isPhoneRegion, type PhoneRegion } from '../records/index.js';
import { keepWorkspaceCurrency } from '../sync/index.js';

/**
 * What everybody who works on a workspace must agree on, since what is stored depends on it. The first who names it says it for all; it is kept with
 * the data.
 */
export interface WorkspaceFacts {
  /** ISO 4217. */
  readonly currency: string;
  /** IANA. */
  readonly timeZone: string;
  readonly phoneRegion: PhoneRegion | undefined;
}

/** Those of them that a configuration names. */
export type NamedFacts = { readonly [Fact in keyof WorkspaceFacts]?: WorkspaceFacts[Fact] | undefined };

interface FactKind<Value> {
  /** In workspace_setting. */
  readonly key: string;
  /** Of the environment. */
  readonly variable: string;
  /** Of `cantle workspace set`. */
  readonly option: string;
  readonly unnamed: Value;
  /** What it is, for people, and whether a text is one. */
  readonly what: string;
  readonly isOne: (text: string) => boolean;
}

export const FACTS: { readonly [Fact in keyof WorkspaceFacts]: FactKind<WorkspaceFacts[Fact]> } = {
  currency: {
    key: 'currency',
    variable: 'CANTLE_CURRENCY',
    option: '--currency',
    unnamed: 'USD',
    what: 'ISO 4217, such as EUR',
    isOne: (text) => /^[A-Z]{3}$/.test(text),
  },
  timeZone: {
    key: 'time_zone',
    variable: 'CANTLE_TIME_ZONE',
    option: '--time-zone',
    unnamed: 'UTC',
    what: 'an IANA time zone, such as Europe/Berlin',
    isOne: (text) => IANAZone.isValidZone(text),
  },
  phoneRegion: {
    key: 'phone_region',
    variable: 'CANTLE_PHONE_REGION',
    option: '--phone-region',
    unnamed: undefined,
    what: 'a country code of two capitals (ISO 3166-1), such as DE',
    isOne: isPhoneRegion,
  },
};
const NAMES = Object.keys(FACTS) as (keyof WorkspaceFacts)[];

/**
 * The facts of a workspace, those of them kept that were not. What is named otherwise is refused with a StartError, unless nothing is stored yet that
 * depends on it: a process that reckons otherwise would change what the others have stored, and they again what it has.
 */
export async function agreeOnFacts(database: Database, named: NamedFacts): Promise<WorkspaceFacts> {
  const facts = await retriedTransaction({ database }, async (transaction) => {
    const [row] = await transaction.query<{ kept: Kept; is_empty: boolean }>(sql`/* workspace.facts */
      select coalesce((select jsonb_object_agg(key, value) from workspace_setting where key = any(${NAMES.map((name) => FACTS[name].key)}::text[])), '{}') as kept,
        not exists (select from customer) and not exists (select from product) and not exists (select from campaign) as is_empty`);
    const kept = row?.kept ?? {};
    const others = NAMES.filter((name) => named[name] !== undefined && isKept(kept, name) && valueOf(kept, name) !== named[name]);
    if (others.length > 0 && row?.is_empty !== true) throw new StartError(others.map((name) => refusal(name, kept, named)).join('\n'));
    const agreed = factsOf((name) => named[name] ?? (isKept(kept, name) ? valueOf(kept, name) : FACTS[name].unnamed));
    // What the currency stands for is valued with it, below.
    const unsaid = NAMES.filter((name) => name !== 'currency' && (!isKept(kept, name) || others.includes(name)));
    await keep(transaction, agreed, unsaid);
    return agreed;
  });
  await keepWorkspaceCurrency({ database, currency: facts.currency });
  return facts;
}

/**
 * Changes facts, for somebody who works alone, and brings what is stored into line: orders are valued, everybody is evaluated, and numbers are read, by the
 * next server, anew.
 */
export async function changeFacts(database: Database, facts: WorkspaceFacts, named: NamedFacts): Promise<WorkspaceFacts> {
  const changed = factsOf((name) => (name in named ? named[name] : facts[name]));
  const others = NAMES.filter((name) => changed[name] !== facts[name]);
  await retriedTransaction({ database }, async (transaction) => {
    await keep(
      transaction,
      changed,
      others.filter((name) => name !== 'currency'),
    );
    if (others.includes('timeZone')) await requeueEverybody(transaction);
  });
  await keepWorkspaceCurrency({ database, currency: changed.currency });
  return changed;
}

type Kept = Readonly<Record<string, string | null>>;

function isKept(kept: Kept, name: keyof WorkspaceFacts): boolean {
  return FACTS[name].key in kept;
}

function valueOf(kept: Kept, name: keyof WorkspaceFacts): string | undefined {
  return kept[FACTS[name].key] ?? undefined;
}

function factsOf(value: (name: keyof WorkspaceFacts) => string | undefined): WorkspaceFacts {
  const region = value('phoneRegion');
  return {
    currency: value('currency') ?? FACTS.currency.unnamed,
    timeZone: value('timeZone') ?? FACTS.timeZone.unnamed,
    phoneRegion: region !== undefined && isPhoneRegion(region) ? region : undefined,
  };
}

async function keep(database: Pick<Database, 'execute'>, facts: WorkspaceFacts, names: readonly (keyof WorkspaceFacts)[]): Promise<void> {
  for (const name of names) {
    await database.execute(sql`/* workspace.keepFact */
      insert into workspace_setting (key, value) values (${FACTS[name].key}, ${JSON.stringify(facts[name] ?? null)}::jsonb)
      on conflict (key) do update set value = excluded.value`);
  }
}

function refusal(name: keyof WorkspaceFacts, kept: Kept, named: NamedFacts): string {
  const { variable, option } = FACTS[name];
  const [own, other] = [valueOf(kept, name), named[name]];
  const isOf = own === undefined ? 'has none' : `has ${own}`;
  return (
    `${variable} is ${other}, but the workspace in this database ${isOf}, and what is stored depends on it. ` +
    `Leave ${variable} unset${own === undefined ? '' : ` or set it to ${own}`}; \`npx cantle workspace set ${option} ${other}\` changes the workspace, while no server runs.`
  );
}
