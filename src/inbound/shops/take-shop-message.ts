import { sql } from '../../database/index.js';
import {
  deleteRecords,
  type NewProblem,
  noteProblems,
  type RecordError,
  type SyncContext,
  type SyncOutcome,
  syncUnchecked,
} from '../../sync/index.js';
import { check, UNSTORABLE, unstorablePath } from '../../records/index.js';
import { knownProducts, withKnownProducts } from '../products.js';
import { readShopifyMessage } from './shopify.js';
import type { ShopKind, StoredShop } from './shop.js';
import { digestOf, signerOf } from './signature.js';
import { isOfAnother } from './subject.js';
import { type Problem, type ReadMessage, type ShopTold, type ToldOrder, UNREAD } from './told.js';
import { flawsOf, takeRefunds, withRefunds } from './refunds.js';
import { idOf, objectOf } from './values.js';
import { readWooCommerceMessage } from './woocommerce.js';

const EMAIL = check.email();

const READ: Readonly<Record<ShopKind, ReadMessage>> = { shopify: readShopifyMessage, woocommerce: readWooCommerceMessage };
/** A message that tells of a deletion says no more than of what. */
/** No topic that anything is read of is longer. */
const LONGEST_TOPIC = 100;
const SAYS_MORE = ['updated_at', 'created_at', 'date_modified_gmt', 'date_created_gmt'];

export interface ShopMessage {
  readonly topic: string;
  readonly messageId: string | undefined;
  /** As it was signed. */
  readonly raw: Buffer;
  readonly body: unknown;
  /** With what it was signed. */
  readonly secret: string;
}

/** TAKEN: what could be was. REPEATED: it was before. IGNORED: nothing is read of messages of its topic. */
export type ShopAnswer = {
  readonly status: 'TAKEN' | 'REPEATED' | 'IGNORED';
  readonly problems: readonly Pick<NewProblem, 'code' | 'path' | 'message'>[];
};

/**
 * Takes a message of a shop whose signature has been verified. One that was taken before changes nothing, in whatever order they come, and so does one that
 * tells of things as they were before. What cannot be taken of it is told in the answer, and in the log of problems.
 */
export async function takeShopMessage(context: SyncContext, shop: StoredShop, message: ShopMessage): Promise<ShopAnswer> {
  const hash = digestOf(message.raw);
  const body = objectOf(message.body);
  const told = READ[shop.kind](message.topic, body);
  const topic = message.topic.slice(0, LONGEST_TOPIC);
  const deletes = told !== UNREAD && told.deleted !== undefined;
  // The topic is not signed: a message about somebody must not pass for one that they are gone.
  const saysMore = SAYS_MORE.some((field) => body[field] != null);
  const mayDelete = !saysMore && idOf(body['id']) !== undefined;
  const problems: Problem[] = [];
  const signer = signerOf(message, shop.source);
  const before = await toldBefore(context, shop, signer, hash);
  const isMoved = deletes && before?.topic != null && before.topic !== topic;
  if (before?.taken === true && !isMoved) return { status: 'REPEATED', problems };
  if (isMoved) {
    problems.push({
      code: 'INVALID_VALUE',
      path: [],
      message: 'The same message came before as one of another topic: nothing more is deleted.',
    });
  } else if (told !== UNREAD) {
    const unstorable = unstorablePath(body);
    if (unstorable !== undefined) problems.push(unstorableAt(unstorable));
    else if (isOfAnother(message.topic, body))
      problems.push({ code: 'INVALID_VALUE', path: [], message: 'The message is about something else than its topic.' });
    else if (deletes && saysMore)
      problems.push({ code: 'INVALID_VALUE', path: [], message: 'The message says more than that something was deleted.' });
    else await take(context, shop, told, problems);
  } else problems.push({ code: 'UNKNOWN_TOPIC', path: [], message: 'Nothing is read of messages of this topic.' });
  await noteProblems(
    context,
    problems.map((problem) => ({
      ...problem,
      via: shop.kind,
      source: shop.source,
      type: message.topic,
      lost: 'message' as const,
      messageId: message.messageId,
    })),
  );
  const taken = problems.length === 0;
  await remember(context, shop, taken || mayDelete ? { hash, signer, topic: mayDelete ? topic : null, taken } : undefined);
  return { status: isMoved ? 'REPEATED' : told === UNREAD ? 'IGNORED' : 'TAKEN', problems };
}

async function take(context: SyncContext, shop: StoredShop, told: ShopTold, problems: Problem[]): Promise<void> {
  const { source } = shop;
  const note = ({ results }: SyncOutcome) => {
    for (const { errors } of results) problems.push(...errors.map(problemOf));
  };
  const { customers = [], consents = [], products = [], orders = [], refunds, deleted } = told;
  if (products.length > 0) note(await syncUnchecked(context, 'product', { source, records: products }));
  if (customers.length > 0) note(await syncUnchecked(context, 'customer', { source, records: customers }));
  if (consents.length > 0) note(await syncUnchecked(context, 'consent', { source, records: consents }));
  for (const order of orders) problems.push(...(await takeOrder(context, source, order)));
  if (refunds !== undefined) problems.push(...(await takeRefund(context, source, refunds)));
  if (deleted !== undefined) problems.push(...(await takeDeletion(context, shop, deleted)));
}

function unstorableAt(path: readonly string[]): Problem {
  return { code: 'INVALID_VALUE', path, message: `${path.length === 0 ? 'The message' : path.join('.')} ${UNSTORABLE}.` };
}

function problemOf({ code, path, message }: RecordError): Problem {
  return { code, path, message };
}

async function takeOrder(context: SyncContext, source: string, order: ToldOrder): Promise<readonly Problem[]> {
  const flaws = flawsOf(order.refunds ?? []);
  if (flaws.length > 0) return flaws;
  const told = order.products.map((record) => ({ externalId: record.externalId, record }));
  const { externalId } = order.record;
  const record = { ...withKnownProducts(order.record, await knownProducts(context, source, told, true)), externalId };
  const whole = await withRefunds(context, source, record, order.refunds);
  const address = EMAIL.safeParse(order.email);
  if (order.customerExternalId === undefined && !address.success)
    return [{ code: 'REQUIRED', path: ['email'], message: 'The order has neither a customer nor an e-mail address.' }];
  const whose = order.customerExternalId === undefined ? { guestEmail: address.data } : { customerExternalId: order.customerExternalId };
  const { results } = await syncUnchecked(context, 'order', { source, records: [{ ...whole, ...whose }] });
  const problems = results.flatMap(({ errors }) => errors.map(problemOf));
  if (problems.length > 0 || results.some(({ waits }) => waits)) return problems;
  const kept = await takeRefunds(context, source, { orderExternalId: externalId, refunds: order.refunds ?? [] });
  return kept !== undefined && 'problems' in kept ? kept.problems : [];
}

async function takeRefund(context: SyncContext, source: string, told: NonNullable<ShopTold['refunds']>): Promise<readonly Problem[]> {
  const flaws = flawsOf(told.refunds);
  if (flaws.length > 0) return flaws;
  const kept = await takeRefunds(context, source, told);
  if (kept === undefined) return [{ code: 'UNKNOWN_REFERENCE', path: ['order_id'], message: 'order_id names no order of this source.' }];
  if ('problems' in kept) return kept.problems;
  const { results } = await syncUnchecked(context, 'order', { source, records: [kept.record] });
  return results.flatMap(({ errors }) => errors.map(problemOf));
}

async function takeDeletion(
  context: SyncContext,
  { source, deletesCustomers }: StoredShop,
  deleted: NonNullable<ShopTold['deleted']>,
): Promise<readonly Problem[]> {
  if (deleted.kind === 'customer' && !deletesCustomers) {
    return [
      {
        code: 'FORBIDDEN',
        path: [],
        message: 'The shop is connected without deletesCustomers, or its key may delete no customers any more.',
      },
    ];
  }
  const { results } = await deleteRecords(context, { source, records: [deleted] });
  return results.flatMap(({ errors }) => errors.map(problemOf));
}

/** A message as it came before. */
interface Remembered {
  readonly hash: Buffer;
  readonly signer: Buffer;
  /** Of one by which something could be deleted, under whatever topic it came. */
  readonly topic: string | null;
  readonly taken: boolean;
}

/** At whichever address of the shop. */
async function toldBefore(
  { database }: SyncContext,
  { id }: StoredShop,
  signer: Buffer,
  hash: Buffer,
): Promise<Pick<Remembered, 'topic' | 'taken'> | undefined> {
  const [row] = await database.transaction((transaction) =>
    transaction.query<Pick<Remembered, 'topic' | 'taken'>>(sql`/* shop.wasTold */
      select (array_agg(deletes order by at) filter (where deletes is not null))[1] as topic, bool_or(taken) as taken
      from shop_message where (shop_id = ${id}::uuid or told_by = ${signer}) and hash = ${hash} having count(*) > 0`),
  );
  return row;
}

/** As taken only once all of it has been: who is cut off before, or mends what was wrong, sends it again. The topic that it first came with stays. */
async function remember({ database, clock }: SyncContext, { id }: StoredShop, told: Remembered | undefined): Promise<void> {
  await database.transaction(async (transaction) => {
    const now = clock.now();
    if (told !== undefined)
      await transaction.execute(sql`/* shop.remember */
        insert into shop_message (shop_id, hash, told_by, deletes, taken, at)
        select id, ${told.hash}, ${told.signer}, ${told.topic}::text, ${told.taken}::boolean, ${now} from shop where id = ${id}::uuid
        on conflict (shop_id, hash) do update set taken = true where excluded.taken and not shop_message.taken`);
    await transaction.execute(sql`/* shop.lastMessage */ update shop set last_message_at = ${now} where id = ${id}::uuid`);
  });
}

/** A shop sends again for two days what was not answered; what is older than what is known changes nothing in any case, unless it has no time: a deletion. */
const REMEMBERED_MS = 30 * 86_400_000;

export async function forgetOldShopMessages({ database, clock }: Pick<SyncContext, 'database' | 'clock'>): Promise<void> {
  const before = new Date(clock.now().getTime() - REMEMBERED_MS);
  await database.transaction((transaction) =>
    transaction.execute(sql`/* shop.forgetMessages */ delete from shop_message where at < ${before} and deletes is null`),
  );
}
