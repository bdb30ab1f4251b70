import { randomUUID } from 'node:crypto';
import { type Database, type Queryable, rawSql, sql, type Transaction } from '../../database/index.js';
import { type Clock, invalidInput, isId, limitExceeded, notFound, readName } from '../../kernel/index.js';
import type { Scope } from '../../model/index.js';

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

/** Who gave a shop a secret: a key, or the subject of a token with the limits that it had. */
export interface ShopHolder {
  readonly kind: 'key' | 'token';
  readonly id: string;
  readonly limits?: Readonly<Record<string, number | null>>;
}

/** With what messages are verified by. */
export interface StoredShop extends Shop {
  readonly secret: string;
  readonly formerSecret: string | null;
  /** Null for a shop from before holders were kept. */
  readonly holder: ShopHolder | null;
  readonly formerHolder: ShopHolder | null;
}

export interface ShopContext {
  readonly database: Database;
  readonly clock: Clock;
  /** Who gives a shop its secret, and answers for what is signed with it: as they stand until the transaction ends. Refuses whoever may not. */
  readonly holder: (transaction: Transaction) => Promise<ShopHolder>;
}

/** What the messages of a shop write, and what their answers tell: whether a guest's address is known. */
export const SHOP_SCOPES = [
  'imports:write',
  'customers:write',
  'orders:write',
  'products:write',
  'personal_data:read',
] as const satisfies readonly Scope[];
/** And those of one by which customers are deleted. */
export const SHOP_ERASES = 'customers:erase' satisfies Scope;

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
const STORED = sql`${TOLD}, secret, former_secret as "formerSecret", holder, former_holder as "formerHolder"`;

/** Connects a shop: what it sends to its address, signed with the secret, is taken from now on. */
export async function connectShop({ database, clock, holder }: ShopContext, input: NewShop): Promise<StoredShop> {
  const name = readName(input.name);
  const source = readName(input.source ?? input.kind, { field: 'source', most: 255 });
  const secret = readSecret(input.secret);
  // The address is all that is known to whoever may send a body at all: it is not to be guessed.
  const id = randomUUID();
  return database.transaction(async (transaction) => {
    const holding = await holder(transaction);
    const [there] = await transaction.query<{ count: number }>(sql`/* shop.count */ select count(*)::int as count from shop`);
    if (there !== undefined && there.count >= MOST_SHOPS) throw limitExceeded('The number of shops', MOST_SHOPS);
    const [shop] = await transaction.query<StoredShop>(sql`/* shop.connect */
      insert into shop (id, name, kind, source, secret, holder, deletes_customers, created_at, updated_at)
      values (${id}::uuid, ${name}, ${input.kind}, ${source}, ${secret}, ${JSON.stringify(holding)}::jsonb, ${input.deletesCustomers === true}::boolean,
        ${clock.now()}, ${clock.now()})
      returning ${STORED}`);
    return shop as StoredShop;
  });
}

export function listShops(database: Queryable): Promise<StoredShop[]> {
  return database.query<StoredShop>(sql`/* shop.list */ select ${STORED} from shop order by created_at desc, id`);
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

/**
 * Gives the shop another secret, for which whoever gives it answers. What is signed with the one before is taken too, until `overlapSeconds` have passed, for
 * as long as whoever gave that one may.
 */
export async function rotateShopSecret(
  { database, clock, holder }: ShopContext,
  id: string,
  secret: string,
  overlapSeconds: number,
): Promise<StoredShop> {
  if (!Number.isInteger(overlapSeconds) || overlapSeconds < 0 || overlapSeconds > LONGEST_OVERLAP_SECONDS) {
    throw invalidInput('overlapSeconds', `overlapSeconds must be from 0 to ${LONGEST_OVERLAP_SECONDS}.`);
  }
  const given = readSecret(secret);
  const now = clock.now();
  const [shop] = !isId(id)
    ? []
    : await database.transaction(async (transaction) =>
        transaction.query<StoredShop>(sql`/* shop.rotate */
          update shop set former_secret = secret, former_holder = holder, holder = ${JSON.stringify(await holder(transaction))}::jsonb, former_secret_ends_at = ${new Date(now.getTime() + overlapSeconds * 1_000)}, secret = ${given}, updated_at = ${now}
          where id = ${id}::uuid returning ${STORED}`),
      );
  if (shop === undefined) throw notFound('shop', id);
  return shop;
}

/** What the shop sends is refused from now on. What it has told stays, and what was taken is remembered, should it be connected again. */
export async function disconnectShop({ database }: Pick<ShopContext, 'database'>, id: string): Promise<void> {
  const gone = !isId(id)
    ? 0
    : await database.transaction(async (transaction) => {
        await transaction.execute(sql`/* shop.forgetAll */ delete from shop_message where shop_id = ${id}::uuid and told_by is null`);
        return transaction.execute(sql`/* shop.disconnect */ delete from shop where id = ${id}::uuid`);
      });
  if (gone === 0) throw notFound('shop', id);
}

/** What messages of the shop may be signed with, and who gave it. */
export interface ShopSecret {
  readonly secret: string;
  readonly holder: ShopHolder | null;
}

/** Those that are good now, the present one first. */
export function secretsOf({ secret, holder, formerSecret, formerHolder, formerSecretEndsAt }: StoredShop, now: Date): ShopSecret[] {
  if (formerSecret === null || formerSecretEndsAt === null || formerSecretEndsAt <= now) return [{ secret, holder }];
  return [
    { secret, holder },
    { secret: formerSecret, holder: formerHolder },
  ];
}

function readSecret(secret: string): string {
  if (secret.length < SHORTEST_SECRET || secret.length > 500 || !/^[\x21-\x7e]+$/.test(secret)) {
    throw invalidInput('secret', `secret must have ${SHORTEST_SECRET} to 500 printable characters without blanks.`);
  }
  return secret;
}
