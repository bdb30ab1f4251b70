import { pseudonymise } from '../../audit/index.js';
import { type Transaction, sql, retriedTransaction } from '../../database/index.js';
import { invalidInput, notFound, isId } from '../../kernel/index.js';
import { keepEvaluatorsOff, noSuchCustomer } from '../../membership/index.js';
import type { SyncContext } from '../context.js';
import { dropNamingFiles, FileSearch, holdAllFiles } from '../files/index.js';
import { causedBy } from '../merge/index.js';
import { forgetTextConflicts } from '../text-conflicts.js';
import { undone } from '../undone.js';
import { forgetWaiting } from '../waiting/index.js';
import { suppressExternalIds, type SuppressionKey } from '../suppression/index.js';
import { forgetReferrer } from './forget-referrer.js';
import { formerIds } from './former-ids.js';
import {
  forgetFormerDefinitions,
  keptFilesThatName,
  type NamingRecord,
  recordsThatName,
  segmentsThatName,
  takeOutOfImports,
} from './mentions.js';

export interface Erasure {
  /** Segments that somebody wrote the person into. They stay as they are. */
  readonly namedBySegmentIds: readonly string[];
  /** What else names the person in its texts. It stays as it is, too. */
  readonly namedBy: readonly NamingRecord[];
  /** How many external ids are kept from coming back. */
  readonly suppressed: number;
}

export interface ErasureOptions {
  /** Whether what sources call the person is kept, as keyed hashes, so that no sync and no import brings them back. */
  readonly suppress?: boolean | undefined;
}

/**
 * Erases a person: the customer with everything that hangs on it, what earlier merges kept of it, and its name in the change log. What remains
 * says that somebody was erased, not who: an id that leads nowhere any more, where the delta feed tells it as ERASED and the change log
 * that it left a segment.
 */
export async function eraseCustomer(context: SyncContext, id: string, { suppress = false }: ErasureOptions = {}): Promise<Erasure> {
  const key = suppress ? keyOf(context) : undefined;
  if (!isId(id)) throw notFound('customer', id);
  const search = new FileSearch();
  await searchAhead(context, id, search);
  return retriedTransaction(context, async (transaction) => {
    await causedBy(transaction, 'ERASURE');
    // Customers before what belongs to them, and before the evaluators: no merge begins or is undone meanwhile.
    const locked = await transaction.query(sql`/* sync.lockErased */ select 1 from customer where id = ${id} for update`);
    if (locked.length === 0) throw await noSuchCustomer(transaction, id);
    const former = await formerIds(transaction, id);
    const ids = [id.toLowerCase(), ...former];
    // Who evaluates somebody of them now has seen them alive, and may have yet to say so in the log.
    await keepEvaluatorsOff(transaction, ids);
    const namedBySegmentIds = await segmentsThatName(transaction, ids);
    const namedBy = await recordsThatName(transaction, ids);
    await forgetFormerDefinitions(transaction, ids);
    // What has come since, and then nothing comes until this is done.
    await holdAllFiles(transaction);
    await dropNamingFiles(transaction, await keptFilesThatName(transaction, ids, search));
    await takeOutOfImports(transaction, ids);
    await forgetWaiting(transaction, ids);
    await forgetReferrer(transaction, ids);
    await takeOutOfDeliveries(transaction, ids);
    await forgetAtDestinations(transaction, ids, context.clock.now());
    await pseudonymise(transaction, ids);
    const suppressed = key === undefined ? 0 : await suppressExternalIds(transaction, key, ids);
    // Merges into this customer go with it by cascade.
    await transaction.execute(sql`/* sync.eraseSnapshots */ delete from customer_merge where merged_id = ${id}`);
    await transaction.execute(sql`/* sync.eraseCustomer */ delete from customer where id = ${id}`);
    // Not before: what campaigns came to among the members of segments is counted as the customer goes.
    await takeOutOfLog(transaction, ids);
    await forgetTextConflicts(transaction);
    // Nobody comes to evaluate whoever was merged any more, as they come to whoever is erased.
    await transaction.execute(sql`/* sync.eraseFormer */ delete from customer_evaluation where customer_id = any(${former}::uuid[])`);
    await tellErased(transaction, former);
    return { namedBySegmentIds, namedBy, suppressed };
  });
}

const MOST_LOOKS_AHEAD = 5;

/**
 * Before anybody has to wait: files may be long. Again while more comes, so that little is left to be looked through while others wait. And in a transaction that is
 * undone: with one that is kept the audit log would have what is yet to be done.
 */
async function searchAhead(context: SyncContext, id: string, search: FileSearch): Promise<void> {
  for (let looks = 0; looks < MOST_LOOKS_AHEAD && (looks === 0 || search.bytes > 0); looks++) {
    await undone(context, ({ database }) =>
      database.transaction(async (transaction) => {
        await keptFilesThatName(transaction, [id.toLowerCase(), ...(await formerIds(transaction, id))], search);
      }),
    );
  }
}

function keyOf({ suppressionKey }: SyncContext): SuppressionKey {
  if (suppressionKey !== undefined) return suppressionKey;
  throw invalidInput('suppress', 'External ids of erased people are kept with CANTLE_SUPPRESSION_KEY, which this server does not have.');
}

/** Whoever was merged has been told as DELETED: copies of it may be kept. */
async function tellErased(transaction: Transaction, ids: readonly string[]): Promise<void> {
  await transaction.execute(sql`/* sync.tellErased */
    insert into record_change (kind, record_id, operation) select 'customer', id, 'ERASED' from unnest(${[...ids]}::uuid[]) as former(id)`);
}

/** But for the last leaving of each segment: whoever follows the log and has not been told of it would keep the person as a member. */
async function takeOutOfLog(transaction: Transaction, ids: readonly string[]): Promise<void> {
  await transaction.execute(sql`/* sync.eraseFromLog */
    update membership_change c set customer_id = null
    where customer_id = any(${[...ids]}::uuid[]) and (kind = 'ENTERED' or exists (
      select from membership_change later
      where later.customer_id = c.customer_id and later.segment_id = c.segment_id and later.seq > c.seq))`);
}

/** What is kept to be sent to other systems, or to be sent again: their leavings stay, so that nobody is kept there as a member. */
async function takeOutOfDeliveries(transaction: Transaction, ids: readonly string[]): Promise<void> {
  const isTheirs = sql`one ->> 'kind' = 'ENTERED' and (one ->> 'customerId') = any(${[...ids]}::text[])`;
  await transaction.execute(sql`/* sync.eraseFromDeliveries */
    update webhook_delivery set changes = (
      select coalesce(jsonb_agg(one order by place), '[]') from jsonb_array_elements(changes) with ordinality as kept(one, place) where not (${isTheirs}))
    where exists (select from jsonb_array_elements(changes) as kept(one) where ${isTheirs})`);
  await transaction.execute(
    sql`/* sync.dropEmptyDeliveries */ delete from webhook_delivery where state = 'pending' and changes = '[]' and message is null`,
  );
}

/** What destinations have of them is kept until it is gone there for good: a key that leads to nobody. */
async function forgetAtDestinations(transaction: Transaction, ids: readonly string[], now: Date): Promise<void> {
  await transaction.execute(sql`/* sync.dropFromDestinations */
    delete from destination_member where customer_id = any(${[...ids]}::uuid[]) and key is null`);
  await transaction.execute(sql`/* sync.forgetAtDestinations */
    update destination_member set forgets = true, state = 'removing', customer_id = null, digest = null, problem = null, message = null, twin_key = null
    where customer_id = any(${[...ids]}::uuid[])`);
  // What a list has archived under an address that they had before, unless another member has that now.
  await transaction.execute(sql`/* sync.forgetFormerKeys */
    insert into destination_member (destination_id, key, state, forgets, changed_at)
    select destination_id, key, 'removing', true, ${now} from destination_former_key where customer_id = any(${[...ids]}::uuid[])
    group by destination_id, key
    on conflict (destination_id, key) do update set forgets = true, state = 'removing' where destination_member.customer_id is null`);
  await transaction.execute(sql`/* sync.dropFormerKeys */ delete from destination_former_key where customer_id = any(${[...ids]}::uuid[])`);
}
