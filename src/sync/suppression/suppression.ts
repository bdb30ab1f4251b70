import { type Queryable, question, type Question, sql, type Transaction, prepared } from '../../database/index.js';
import { conflict, normalText, StartError, unavailable } from '../../kernel/index.js';
import { ANONYMOUS } from '../anonymous.js';
import type { SuppressionKey } from './suppression-key.js';

/** Where the name of the key is kept with which everybody is suppressed who is. */
const SETTING = 'suppression_key';
const TRY_ANOTHER_PROCESS_MS = 1_000;
const NOBODY: ReadonlySet<string> = new Set();

/**
 * The name of the key with which people are suppressed; undefined where nobody is, and then nothing more is asked or reckoned. To be asked after
 * whatever waits for erasures (locks of customers): only then does it know of them.
 */
export const SUPPRESSED_WITH: Question<string | undefined> = question<[{ name: string }], string | undefined>(
  [prepared`/* sync.suppressedWith */ select value #>> '{}' as name from workspace_setting where key = ${SETTING}`],
  ([row]) => row?.name,
);

/** External ids of one source. */
export interface NamedBySource {
  readonly source: string;
  readonly externalIds: readonly string[];
}

/**
 * Those of the external ids that are not to come back. The id of a visitor and that of a user with the same text are one here: by an alias either becomes
 * the other. Refuses, rather than let somebody in, where the key is not the one that they are kept with. */
export async function suppressedAmong(
  database: Queryable,
  { suppressionKey }: { readonly suppressionKey?: SuppressionKey | undefined },
  suppressedWith: string | undefined,
  { source, externalIds }: NamedBySource,
): Promise<ReadonlySet<string>> {
  if (suppressedWith === undefined || externalIds.length === 0) return NOBODY;
  if (suppressionKey?.name !== suppressedWith) throw unavailable('SUPPRESSION_KEY', wrongKey(suppressionKey), TRY_ANOTHER_PROCESS_MS);
  const named = externalIds.flatMap((externalId) =>
    formsOf(externalId).map((form) => ({ externalId, hash: suppressionKey.hash(source, form) })),
  );
  const rows = await database.query<{ hash: string }>(
    prepared`/* sync.suppressedAmong */
    select encode(hash, 'hex') as hash from suppressed_external_id where hash = any(${named.map(({ hash }) => hash)}::bytea[])`,
  );
  const suppressed = new Set(rows.map(({ hash }) => hash));
  return new Set(named.flatMap(({ externalId, hash }) => (suppressed.has(hash.toString('hex')) ? [externalId] : [])));
}

/** Keeps the external ids of these customers, whatever source they are of, from coming back. Gives how many there are. */
export async function suppressExternalIds(transaction: Transaction, key: SuppressionKey, customerIds: readonly string[]): Promise<number> {
  // Locks the setting too: of two who suppress, or lift, at once, one waits for the other.
  const [kept] = await transaction.query<{ name: string }>(sql`/* sync.keepSuppressionKey */
    insert into workspace_setting (key, value) values (${SETTING}, to_jsonb(${key.name}::text))
    on conflict (key) do update set value = workspace_setting.value returning value #>> '{}' as name`);
  if (kept?.name !== key.name) throw conflict('suppress', wrongKey(key));
  const named = await transaction.query<{ source: string; external_id: string }>(sql`/* sync.namesOfErased */
    select source, external_id from customer_external_id where customer_id = any(${[...customerIds]}::uuid[])`);
  // In their normal form, as whatever comes in has it: what was stored before there was one may not have it yet.
  const hashes = named.map(({ source, external_id: externalId }) => key.hash(normalText(source), normalText(externalId)));
  await transaction.execute(sql`/* sync.suppress */
    insert into suppressed_external_id (hash) select unnest(${hashes}::bytea[]) on conflict do nothing`);
  return hashes.length;
}

/** Lets people in again whom a source calls so, as users and as visitors. Gives how many of the external ids were suppressed. */
export async function liftSuppression(transaction: Transaction, key: SuppressionKey | undefined, named: NamedBySource): Promise<number> {
  const [kept] = await transaction.query<{ name: string }>(sql`/* sync.lockSuppressionKey */
    select value #>> '{}' as name from workspace_setting where key = ${SETTING} for update`);
  if (kept === undefined) return 0;
  if (key?.name !== kept.name) throw unavailable('SUPPRESSION_KEY', wrongKey(key), TRY_ANOTHER_PROCESS_MS);
  const lifted = await transaction.execute(sql`/* sync.liftSuppression */
    delete from suppressed_external_id where hash = any(${hashesOf(key, named)}::bytea[])`);
  // Where nobody is left, whoever runs the server may choose another key, or none.
  await transaction.execute(sql`/* sync.forgetSuppressionKey */
    delete from workspace_setting where key = ${SETTING} and not exists (select from suppressed_external_id)`);
  return lifted;
}

/** Refuses to start with another key than the one that people are suppressed with, or none. */
export async function checkSuppressionKey(database: Queryable, key: SuppressionKey | undefined): Promise<void> {
  const [suppressedWith] = await database.ask(SUPPRESSED_WITH);
  if (suppressedWith !== undefined && suppressedWith !== key?.name) {
    throw new StartError(`${wrongKey(key)} Set it to that one: with another or none erased people would come back.`);
  }
}

/** What is wrong with the key of a process, where external ids are kept with another. */
function wrongKey(key: SuppressionKey | undefined): string {
  return `CANTLE_SUPPRESSION_KEY is not ${key === undefined ? 'set, and the external ids of erased people are kept with one' : 'the one with which the external ids of erased people are kept'}.`;
}

/** As it is given, and as a source calls a user, and a visitor. */
function formsOf(externalId: string): readonly string[] {
  let user = externalId;
  while (user.startsWith(ANONYMOUS)) user = user.slice(ANONYMOUS.length);
  return [...new Set([externalId, user, `${ANONYMOUS}${user}`])];
}

function hashesOf(key: SuppressionKey, { source, externalIds }: NamedBySource): Buffer[] {
  return externalIds.flatMap((externalId) => formsOf(externalId).map((form) => key.hash(source, form)));
}
