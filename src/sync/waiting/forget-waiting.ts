import { type Queryable, sql, type Sql } from '../../database/index.js';

/** E-mail addresses of these customers. Whatever merges kept of them counts too: an address that they had may be nobody's by now. */
function emailsOf(ids: string[]): Sql {
  return sql`select normal as email from customer_email where customer_id = any(${ids}::uuid[])
      union
      select lower(kept #>> '{}') from customer_merge m, jsonb_path_query(m.snapshot, '$.**.emails[*].*') kept
      where (m.into_id = any(${ids}::uuid[]) or m.merged_id = any(${ids}::uuid[])) and jsonb_typeof(kept) = 'string' and position('@' in kept #>> '{}') > 0`;
}

function phonesOf(ids: string[]): Sql {
  return sql`select normal as phone from customer_phone where customer_id = any(${ids}::uuid[])
      union
      select '+' || regexp_replace(kept #>> '{}', '[^0-9]', '', 'g') from customer_merge m, jsonb_path_query(m.snapshot, '$.**.phones[*].*') kept
      where (m.into_id = any(${ids}::uuid[]) or m.merged_id = any(${ids}::uuid[])) and jsonb_typeof(kept) = 'string'`;
}

/** Whether a text tells an address: it alone, or in the midst of others, as in a search or the address of a page, where signs are escaped; not as a part of a longer one. */
function tellsAddress(text: Sql, email: Sql): Sql {
  const plain = sql`replace(replace(regexp_replace(lower(${text}), '%(?!40|2b)[0-9a-f]{2}', ' ', 'g'), '%40', '@'), '%2b', '+')`;
  const escaped = sql`regexp_replace(${email}, '([^[:alnum:]])', '\\\\\\1', 'g')`;
  return sql`${plain} ~ ('(^|[^[:alnum:]._+-])' || ${escaped} || '($|[^[:alnum:].-]|[.-]+($|[^[:alnum:]]))')`;
}

/** What waits for these customers is not to bring back who is erased. */
export async function forgetWaiting(database: Queryable, customerIds: readonly string[]): Promise<void> {
  const ids = [...customerIds];
  await database.execute(sql`/* sync.forgetWaiting */
    delete from waiting_record w using customer_external_id x
    where x.customer_id = any(${ids}::uuid[]) and w.source = x.source and w.customer_external_id = x.external_id`);
  // An event of a visitor that tells the address is theirs, whoever the visitor is.
  await database.execute(sql`/* sync.forgetGuests */
    with address as (${emailsOf(ids)})
    delete from waiting_record w using address e
    where (w.email = e.email or w.kind = 'event' and position(split_part(split_part(e.email, '@', 1), '+', 1) in lower(w.record::text)) > 0 and exists (
        select from jsonb_path_query(w.record, '$.**') told where jsonb_typeof(told) = 'string' and ${tellsAddress(sql`told #>> '{}'`, sql`e.email`)}))
      and not exists (select from customer_email o where o.normal = e.email and o.customer_id <> all(${ids}::uuid[]))`);
  await database.execute(sql`/* sync.forgetGuestsByPhone */
    with number as (${phonesOf(ids)})
    delete from waiting_record w using number n
    where w.phone = n.phone
      and not exists (select from customer_phone o where o.normal = n.phone and o.customer_id <> all(${ids}::uuid[]))`);
  // Where nothing waits any more there is nothing to be looked at either.
  await database.execute(sql`/* sync.forgetLooksAtGone */
    delete from waiting_look l
    where (l.address in (${emailsOf(ids)} union ${phonesOf(ids)})
        and not exists (select from waiting_record w where w.email = l.address)
        and not exists (select from waiting_record w where w.phone = l.address))
      or (l.source, l.customer_external_id) in (select source, external_id from customer_external_id where customer_id = any(${ids}::uuid[]))`);
}
