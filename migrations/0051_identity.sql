-- Who is who (src/sync/identity). An address is the same mailbox where its host says so: Gmail reads over dots, and several hosts over what follows a +.
create function mailbox(normal text) returns text language sql immutable strict parallel safe
  return case
    when split_part(normal, '@', 2) in ('gmail.com', 'googlemail.com')
      then replace(split_part(split_part(normal, '@', 1), '+', 1), '.', '') || '@gmail.com'
    when split_part(normal, '@', 2) in ('outlook.com', 'hotmail.com', 'live.com', 'icloud.com', 'me.com', 'fastmail.com', 'proton.me', 'protonmail.com')
      then split_part(split_part(normal, '@', 1), '+', 1) || '@' || split_part(normal, '@', 2)
    else normal end;
create index customer_email_mailbox on customer_email (mailbox(normal));

-- Two names and a day by which somebody may be found who has no address and number in common.
create function person_key(first_name text, last_name text, birth_date date) returns text language sql immutable strict parallel safe
  return unaccented(split_part(first_name, ' ', 1)) || ' ' || unaccented(last_name) || ' ' || (birth_date - date '1970-01-01');
create index customer_person on customer (person_key(first_name, last_name, birth_date)) where person_key(first_name, last_name, birth_date) is not null;

create index customer_external_id_text on customer_external_id (external_id, source);

-- Two customers who may be one. Those that somebody has said are two stay, so that they are not asked for again.
create table identity_review (
  id uuid primary key,
  -- The lower id of the two first.
  customer_id uuid not null references customer on delete cascade,
  other_id uuid not null references customer on delete cascade,
  -- open or rejected: of those that are accepted there is one customer left, and a merge that tells of it.
  state text not null,
  score int not null,
  -- What speaks for and against it, with its points: no values.
  evidence jsonb not null,
  found_at timestamptz not null,
  decided_at timestamptz,
  -- The key that decided.
  decided_by uuid,
  unique (customer_id, other_id)
);
create index identity_review_open on identity_review (score desc, id) where state = 'open';
create index identity_review_other on identity_review (other_id);

-- Who merged, and why. Of merges from before that is not known.
alter table customer_merge
  add column cause text,
  add column actor_id uuid,
  add column evidence jsonb;
