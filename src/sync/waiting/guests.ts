import { type Queryable, sql } from '../../database/index.js';
import { normalEmail } from '../../records/index.js';
import type { SyncContext } from '../context.js';
import { nameCustomers, type Naming } from '../identity/index.js';

/*
 * Guests, who buy without an account: their orders name nobody, but have an address. Whoever is the only one who has it is the guest, and has from then on
 * a name for it in the source of the order.
 */

/**
 * What sources call guests, as nobody else does: made of the address, of which it tells nothing to who may not see addresses. By the normal form of each of
 * these addresses.
 */
export async function guestNames(
  { database }: Pick<SyncContext, 'database'>,
  emails: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await database.transaction((transaction) =>
    transaction.query<{ email: string; name: string }>(sql`/* sync.guestNames */
      select email, guest_name(email) as name from unnest(${emails.map(normalEmail)}::text[]) email`),
  );
  return new Map(rows.map(({ email, name }) => [email, name]));
}

interface Guest {
  readonly source: string;
  /** In its normal form. */
  readonly email: string;
}

/** Names those of the guests whom somebody knows. An address that several have, or that stands for somebody who is to stay away, names nobody. */
export async function nameGuests(context: SyncContext, guests: readonly Guest[]): Promise<void> {
  if (guests.length === 0) return;
  const emails = [...new Set(guests.map(({ email }) => email))];
  const rows = await context.database.transaction((transaction) => findHolders(transaction, emails));
  const holders = new Map(rows.map((row) => [row.email, row]));
  const namings = guests.flatMap(({ source, email }): Naming[] => {
    const holder = holders.get(email);
    if (holder === undefined) return [];
    return [{ name: { source: holder.source, externalId: holder.externalId }, also: { source, externalId: holder.name } }];
  });
  await nameCustomers(context, namings);
}

function findHolders(database: Queryable, emails: readonly string[]) {
  return database.query<Guest & { readonly externalId: string; readonly name: string }>(sql`/* sync.holdersOfAddresses */
    select o.normal as email, guest_name(o.normal) as name, x.source, x.external_id as "externalId"
    from (select normal, (array_agg(customer_id))[1] as customer_id from customer_email where normal = any(${[...emails]}::text[])
      group by normal having count(distinct customer_id) = 1) o,
      lateral (select source, external_id from customer_external_id where customer_id = o.customer_id order by source, external_id limit 1) x`);
}

/** Names guests whose orders wait and who are these customers. */
export async function nameGuestsOf(context: SyncContext, customerIds: readonly string[]): Promise<void> {
  const guests = await context.database.transaction((transaction) =>
    transaction.query<Guest>(sql`/* sync.guestsWhoWait */
      select distinct w.source, w.email from customer_email e join waiting_record w on w.email = e.normal
      where e.customer_id = any(${[...customerIds]}::uuid[])`),
  );
  await nameGuests(context, guests);
}
