-- Lists and tables of other systems that are kept equal to a segment (src/destinations).
create table destination (
  id uuid primary key,
  name text not null,
  -- null: the segment was deleted.
  segment_id uuid references segment on delete set null,
  -- mailing_list or table.
  kind text not null,
  -- What of it is no secret: the list or the table.
  settings jsonb not null,
  -- With what it is written to: it has to be known.
  secret text not null,
  -- What is told of members: [{ name, column }].
  columns jsonb not null,
  channels text[] not null,
  -- What becomes of who has not agreed: leave_out, blank or include.
  without_consent text not null,
  -- Whether nobody else is to be there.
  exclusive boolean not null,
  compare_every_hours int,
  compared_at timestamptz,
  -- A comparison that is under way, and how far it has come. The number is that of the last one begun.
  comparison jsonb,
  comparison_number int not null default 0,
  strangers int,
  paused_at timestamptz,
  -- Why it was paused: asked, or failing, and what failed.
  paused_for text,
  paused_reason text,
  -- Failures one after another, since when, and when it is tried again.
  failures int not null default 0,
  failing_since timestamptz,
  next_at timestamptz,
  last_error text,
  last_error_at timestamptz,
  -- Up to where the change log and the delta feed have been read into destination_due.
  epoch text not null,
  seq bigint not null,
  feed_cursor text not null,
  feed_seq bigint not null,
  -- A process that writes to it says so again and again; one that is frozen loses it.
  leased_by uuid,
  leased_until timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

-- Customers who are to be looked at: what is there of them may not be what is to be.
create table destination_due (
  destination_id uuid not null references destination on delete cascade,
  customer_id uuid not null references customer on delete cascade,
  since timestamptz not null,
  primary key (destination_id, customer_id)
);
create index destination_due_customer on destination_due (customer_id);

-- Who is there or may be, is to go, or cannot be there. It is written before anything is sent: what a crash leaves behind is known.
create table destination_member (
  number bigint generated always as identity primary key,
  destination_id uuid not null references destination on delete cascade,
  -- null: who was there under this key is gone, or has another now. The key is to go.
  customer_id uuid references customer on delete set null,
  -- By what it is known there; null where nothing is, and nothing was.
  key text,
  -- putting, present, removing, refused, stuck, skipped or gone.
  state text not null,
  -- Of what is there, where that is known.
  digest text,
  -- Why it is not there, or cannot go, and the words of the destination without the person's address.
  problem text,
  message text,
  -- The key that another member has.
  twin_key text,
  -- Whether it is to be forgotten there for good.
  forgets boolean not null default false,
  changed_at timestamptz not null,
  -- The last comparison in which it was found there.
  seen_in int
);
create unique index destination_member_customer on destination_member (destination_id, customer_id);
create unique index destination_member_key on destination_member (destination_id, key);
create index destination_member_customer_id on destination_member (customer_id);
create index destination_member_state on destination_member (destination_id, state, number);
create index destination_member_gone on destination_member (destination_id, number) where customer_id is null;
create index destination_member_twin on destination_member (destination_id, twin_key) where twin_key is not null;
