import { randomUUID } from 'node:crypto';
import { type Database, type Queryable, rawSql, sql } from '../../database/index.js';
import { type Clock, invalidInput, isId, limitExceeded, normalText, notFound } from '../../kernel/index.js';

export type ShopKind = 'shopify' | 'woocommerce';

/** A shop that sends its webhooks here. */
export interface Shop {
  readonly id: string;
  readonly name: string;
  readonly kind: ShopKind;
  readonly source: string;
  readonly deletesCustomers: boolean;
  readonly formerSecretEndsAt: Date | null;
  readonly lastMessageAt: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** With what messages are verified by. */
export interface StoredShop extends Shop {
  readonly secret: string;
  readonly formerSecret: string | null;
}

export interface ShopContext {
  readonly database: Database;
  readonly clock: Clock;
}

export interface NewShop {
  readonly name: string;
  readonly kind: ShopKind;
  readonly source?: string | null | undefined;
  readonly secret: string;
  readonly deletesCustomers?: boolean | null | undefined;
}

export const MOST_SHOPS = 100;
export const LONGEST_OVERLAP_SECONDS = 30 * 86_400;
const SHORTEST_SECRET = 16;

const TOLD = rawSql(`id, name, kind, source, deletes_customers as "deletesCustomers", former_secret_ends_at as "formerSecretEndsAt",
  last_message_at as "lastMessageAt", created_at as "createdAt", updated_at as "updatedAt"`);
const STORED = sql`${TOLD}, secret, former_secret as "formerSecret"`;

/** Connects a shop: what it sends to its address, signed with the secret, is taken from now on. */
export async function connectShop({ database, clock }: ShopContext, input: NewShop): Promise<Shop> {
  const name = readText('name', input.name, 200);
  const source = readText('source', input.source ?? input.kind, 255);
  const secret = readSecret(input.secret);
  // The address is all that is known to whoever may send a body at all: it is not to be guessed.
  const id = randomUUID();
  return database.transaction(async (transaction) => {
    const [there] = await transaction.query<{ count: number }>(sql`/* shop.count */ select count(*)::int as count from shop`);
    if (there !== undefined && there.count >= MOST_SHOPS) throw limitExceeded('The number of shops', MOST_SHOPS);
    const [shop] = await transaction.query<Shop>(sql`/* shop.connect */
      insert into shop (id, name, kind, source, secret, deletes_customers, created_at, updated_at)
      values (${id}::uuid, ${name}, ${input.kind}, ${source}, ${secret}, ${input.deletesCustomers === true}::boolean, ${clock.now()}, ${clock.now()})
      returning ${TOLD}`);
    return shop as Shop;
  });
}

export function listShops(database: Queryable): Promise<Shop[]> {
  return database.query<Shop>(sql`/* shop.list */ select ${TOLD} from shop order by created_at desc, id`);
}

/** undefined where there is none: whoever asks may know no more than that. */
export async function findShop(database: Queryable, id: string): Promise<StoredShop | undefined> {
  if (!isId(id)) return undefined;
  const [shop] = await database.query<StoredShop>(sql`/* shop.find */ select ${STORED} from shop where id = ${id}::uuid`);
  return shop;
}

/** The shop. Throws NOT_FOUND. */
export async function getShop(database: Queryable, id: string): Promise<StoredShop> {
  const shop = await findShop(database, id);
  if (shop === undefined) throw notFound('shop', id);
  return shop;
}

/** Gives the shop another secret. What is signed with the one before is taken too, until `overlapSeconds` have passed. */
export async function rotateShopSecret(
  { database, clock }: ShopContext,
  id: string,
  secret: string,
  overlapSeconds: number,
): Promise<Shop> {
  if (!Number.isInteger(overlapSeconds) || overlapSeconds < 0 || overlapSeconds > LONGEST_OVERLAP_SECONDS) {
    throw invalidInput('overlapSeconds', `overlapSeconds must be from 0 to ${LONGEST_OVERLAP_SECONDS}.`);
  }
  const given = readSecret(secret);
  const now = clock.now();
  const [shop] = !isId(id)
    ? []
    : await database.transaction((transaction) =>
        transaction.query<Shop>(sql`/* shop.rotate */
          update shop set former_secret = secret, former_secret_ends_at = ${new Date(now.getTime() + overlapSeconds * 1_000)}, secret = ${given}, updated_at = ${now}
          where id = ${id}::uuid returning ${TOLD}`),
      );
  if (shop === undefined) throw notFound('shop', id);
  return shop;
}

/** What the shop sends is refused from now on. What it has told stays. */
export async function disconnectShop({ database }: ShopContext, id: string): Promise<void> {
  const gone = !isId(id)
    ? 0
    : await database.transaction(async (transaction) => {
        await transaction.execute(sql`/* shop.forgetAll */ delete from shop_message where shop_id = ${id}::uuid`);
        return transaction.execute(sql`/* shop.disconnect */ delete from shop where id = ${id}::uuid`);
      });
  if (gone === 0) throw notFound('shop', id);
}

/** What messages of the shop may be signed with now. */
export function secretsOf({ secret, formerSecret, formerSecretEndsAt }: StoredShop, now: Date): string[] {
  return formerSecret === null || formerSecretEndsAt === null || formerSecretEndsAt <= now ? [secret] : [secret, formerSecret];
}

function readText(field: string, given: string, most: number): string {
  const text = normalText(given);
  if (text === '' || text.length > most || text.includes('\0')) throw invalidInput(field, `${field} must have 1 to ${most} characters.`);
  return text;
}

function readSecret(secret: string): string {
  if (secret.length < SHORTEST_SECRET || secret.length > 500 || !/^[\x21-\x7e]+$/.test(secret)) {
    throw invalidInput('secret', `secret must have ${SHORTEST_SECRET} to 500 printable characters without blanks.`);
  }
  return secret;
}
