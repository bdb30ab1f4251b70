-- What is done when the size of a segment, or what its members have spent, crosses a bound (src/actions).
alter table segment_action
  -- Which figure, which bound, and how far it must come back before it can cross it again.
  add column bound jsonb,
  -- Whether the next crossing counts; null until somebody has looked.
  add column armed boolean,
  -- How large the segment was at the position.
  add column size int,
  -- When what the members have spent was last reckoned, or began to be.
  add column looked_at timestamptz;

-- What is done for a segment is done with nobody.
alter table segment_action_run
  alter column customer_id drop not null,
  add column note text;
-- What an erasure looks through.
create index segment_action_run_note on segment_action_run (action_id) where note is not null;

-- What is no change of membership; then there are no changes.
alter table webhook_delivery add column message jsonb;
create index webhook_delivery_message on webhook_delivery ((message ->> 'segmentId')) where message is not null;
