import { headOfLog } from '../changes/index.js';
import { isAsKnown, joinSql, type KnownRow, sql, type Sql } from '../database/index.js';
import { conflict, invalidInput, isId, limitExceeded, newId, readName } from '../kernel/index.js';
import type { ReadingContext } from '../membership/index.js';
import { type Action, type ActionTrigger, COLUMNS, getAction, isSeen, type StoredAction } from './action.js';
import { type GivenBound, readBound } from './bound.js';
import { checkFigures, type GivenEffect, readEffect } from './read-effect.js';

export const MOST_ACTIONS = 200;
export const MOST_DAYS = 365;

export interface NewAction {
  readonly segmentId: string;
  readonly name: string;
  readonly trigger: ActionTrigger;
  /** Of `STAYED`, and of no other. */
  readonly afterDays?: number | null | undefined;
  /** Of `ROSE_ABOVE` and `FELL_BELOW`, and of no other. */
  readonly bound?: GivenBound | null | undefined;
  readonly effect: GivenEffect;
}

/** What is left out, or null, stays as it is. */
export interface ActionChange {
  readonly name?: string | null | undefined;
  readonly effect?: GivenEffect | null | undefined;
}

/** The first change that it follows is the first after this. Of the same `id` there is one. */
export async function createAction(
  context: ReadingContext,
  input: NewAction,
  { id = newId() }: { readonly id?: string } = {},
): Promise<Action> {
  const { database, clock } = context;
  const [now, name] = [clock.now(), readName(input.name)];
  const afterDays = readDays(input);
  const segmentId = await readSegment(context, input.segmentId);
  const bound = await readBound(context, input);
  const effect = await readEffect(context, input.effect, { segmentId, bound });
  const { epoch, seq } = await headOfLog(database);
  return database.transaction(async (transaction) => {
    const [present] = await transaction.query<{ count: number }>(sql`/* action.count */ select count(*)::int as count from segment_action`);
    if (present !== undefined && present.count >= MOST_ACTIONS) throw limitExceeded('The number of actions', MOST_ACTIONS);
    const [made] = await transaction.query<StoredAction>(sql`/* action.create */
      insert into segment_action (id, segment_id, name, trigger, after_days, bound, effect, resumed_at, epoch, seq, created_at, updated_at)
      select ${id}::uuid, s.id, ${name}::text, lower(${input.trigger}::text), ${afterDays}::int, ${bound === null ? null : JSON.stringify(bound)}::jsonb, ${JSON.stringify(effect)}::jsonb, ${now}::timestamptz,
        ${epoch}::text, ${seq.toString()}::bigint, ${now}::timestamptz, ${now}::timestamptz
      from segment s where s.id = ${segmentId}::uuid for key share on conflict (id) do nothing returning ${COLUMNS}`);
    if (made === undefined) throw conflict('segmentId', 'The segment was deleted meanwhile, or the action was made by somebody else.');
    return made;
  });
}

/** What is left out stays as it is, and has to be allowed to whoever changes the rest. Who waits already waits as long as before. */
export async function updateAction(
  context: ReadingContext,
  id: string,
  { name, effect }: ActionChange,
  known: KnownRow = {},
): Promise<Action> {
  const action = await getAction(context.database, id, context.reader.segmentIds);
  await readBound(context, action);
  if (effect == null) await checkFigures(context, action.effect);
  const set = [
    ...(name == null ? [] : [sql`name = ${readName(name)}`]),
    ...(effect == null ? [] : [sql`effect = ${JSON.stringify(await readEffect(context, effect, action))}::jsonb`]),
  ];
  return changed(context, id, set, known);
}

export function pauseAction(context: ReadingContext, id: string): Promise<Action> {
  return changed(context, id, [sql`paused_at = coalesce(paused_at, ${context.clock.now()}), paused_for = coalesce(paused_for, 'asked')`]);
}

/** Goes on where it was paused. What it does has to be allowed to whoever resumes it. */
export async function resumeAction(context: ReadingContext, id: string): Promise<Action> {
  const action = await getAction(context.database, id, context.reader.segmentIds);
  await readBound(context, action);
  await readEffect(context, action.effect, action);
  return changed(context, id, [
    sql`paused_at = null, paused_for = null, paused_reason = null, resumed_at = ${context.clock.now()}, looked_at = null`,
  ]);
}

/** With what it would still have done, and the log of what it did. */
export async function deleteAction({ database, reader }: ReadingContext, id: string, known: KnownRow = {}): Promise<void> {
  await getAction(database, id, reader.segmentIds);
  const deleted = await database.transaction((transaction) =>
    transaction.execute(sql`/* action.delete */ delete from segment_action where id = ${id}::uuid and ${isAsKnown(known)}`),
  );
  if (deleted === 0 && known.updatedAt !== undefined) throw movedOn();
}

/** All of them, or those of a segment; the newest first. */
export async function listActions({ database, reader }: ReadingContext, segmentId: string | null): Promise<Action[]> {
  if (segmentId !== null && !isId(segmentId)) return [];
  const all = await database.query<StoredAction>(sql`/* action.list */
    select ${COLUMNS} from segment_action where ${segmentId}::uuid is null or segment_id = ${segmentId}::uuid order by id desc`);
  return all.filter((action) => isSeen(action, reader.segmentIds));
}

async function changed(
  { database, clock, reader }: ReadingContext,
  id: string,
  set: readonly Sql[],
  known: KnownRow = {},
): Promise<Action> {
  await getAction(database, id, reader.segmentIds);
  return database.transaction(async (transaction) => {
    const [action] = await transaction.query<StoredAction>(sql`/* action.update */
      update segment_action set ${joinSql([...set, sql`updated_at = ${clock.now()}`])} where id = ${id}::uuid and ${isAsKnown(known)} returning ${COLUMNS}`);
    if (action === undefined) throw movedOn();
    return action;
  });
}

const movedOn = () => conflict('id', 'The action was changed or deleted meanwhile.');

/** Throws INVALID_INPUT where the days do not go with the trigger. */
export function readDays({ trigger, afterDays = null }: Pick<NewAction, 'trigger' | 'afterDays'>): number | null {
  if (trigger !== 'STAYED') {
    if (afterDays !== null) throw invalidInput('afterDays', 'Only what is done with who has stayed has days to wait.');
    return null;
  }
  if (afterDays === null || afterDays < 1) throw invalidInput('afterDays', 'Say after how many days, 1 or more.');
  if (afterDays > MOST_DAYS) throw limitExceeded('afterDays', MOST_DAYS);
  return afterDays;
}

async function readSegment({ database, reader: { segmentIds: seen } }: ReadingContext, given: string): Promise<string> {
  const id = given.toLowerCase();
  const known =
    isId(id) && seen?.has(id) !== false ? await database.query(sql`/* action.segment */ select from segment where id = ${id}::uuid`) : [];
  if (known.length === 0) throw invalidInput('segmentId', `No segment has the id '${given}'.`);
  return id;
}
