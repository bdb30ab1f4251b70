import { type Queryable, sql, type Sql } from '../../database/index.js';
import type { SyncContext } from '../context.js';
import { nameCustomers, type Naming } from '../identity/index.js';

/*
 * Guests, who buy without an account: their orders name nobody, but have an e-mail address or a phone number. Whoever is the only one who has it is the guest, and
 * has from then on a name for it in the source of the order.
 */

/**
 * What sources call guests, as nobody else does: made of the address, of which it tells nothing to who may not see addresses. By address, each in its
 * normal form.
 */
export async function guestNames(
  { database }: Pick<SyncContext, 'database'>,
  addresses: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await database.transaction((transaction) =>
    transaction.query<{ address: string; name: string }>(sql`/* sync.guestNames */
      select address, guest_name(address) as name from unnest(${[...addresses]}::text[]) address`),
  );
  return new Map(rows.map(({ address, name }) => [address, name]));
}

export interface Guest {
  readonly source: string;
  /** An e-mail address or a phone number, in its normal form: no text is both. */
  readonly address: string;
}

/** Names those of the guests whom somebody knows. An address that several have, or that stands for somebody who is to stay away, names nobody. */
export async function nameGuests(context: SyncContext, guests: readonly Guest[]): Promise<void> {
  if (guests.length === 0) return;
  const addresses = [...new Set(guests.map(({ address }) => address))];
  const rows = await context.database.transaction((transaction) => findHolders(transaction, addresses));
  const holders = new Map(rows.map((row) => [row.address, row]));
  const namings = guests.flatMap(({ source, address }): Naming[] => {
    const holder = holders.get(address);
    if (holder === undefined) return [];
    return [{ name: { source: holder.source, externalId: holder.externalId }, also: { source, externalId: holder.name } }];
  });
  await nameCustomers(context, namings);
}

function findHolders(database: Queryable, addresses: readonly string[]) {
  const given = [...addresses];
  return database.query<Guest & { readonly externalId: string; readonly name: string }>(sql`/* sync.holdersOfAddresses */
    select o.normal as address, guest_name(o.normal) as name, x.source, x.external_id as "externalId"
    from (select normal, (array_agg(customer_id))[1] as customer_id from (${holdings(given)}) held
      group by normal having count(distinct customer_id) = 1) o,
      lateral (select source, external_id from customer_external_id where customer_id = o.customer_id order by source, external_id limit 1) x`);
}

/** Who has which of these addresses. */
function holdings(addresses: string[]): Sql {
  return sql`select normal, customer_id from customer_email where normal = any(${addresses}::text[])
    union all select normal, customer_id from customer_phone where normal = any(${addresses}::text[])`;
}

/** All who have one of these addresses. */
export async function holdersOf({ database }: Pick<SyncContext, 'database'>, addresses: readonly string[]): Promise<string[]> {
  const rows = await database.transaction((transaction) =>
    transaction.query<{ id: string }>(sql`/* sync.allHolders */ select distinct customer_id as id from (${holdings([...addresses])}) held`),
  );
  return rows.map(({ id }) => id);
}

/** Names guests whose orders wait and who are these customers. */
export async function nameGuestsOf(context: SyncContext, customerIds: readonly string[]): Promise<void> {
  const ids = [...customerIds];
  const guests = await context.database.transaction((transaction) =>
    transaction.query<Guest>(sql`/* sync.guestsWhoWait */
      select w.source, w.email as address from customer_email e join waiting_record w on w.email = e.normal where e.customer_id = any(${ids}::uuid[])
      union select w.source, w.phone from customer_phone p join waiting_record w on w.phone = p.normal where p.customer_id = any(${ids}::uuid[])`),
  );
  await nameGuests(context, guests);
}
