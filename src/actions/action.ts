import { type Queryable, rawSql, sql } from '../database/index.js';
import { isId, notFound } from '../kernel/index.js';
import type { Scope } from '../model/index.js';

/** When something is done: when a customer enters the segment, leaves it, or has stayed in it for some days. */
export type ActionTrigger = 'ENTERED' | 'LEFT' | 'STAYED';
export type ActionPause = 'asked' | 'failing' | 'looping';

/** What is done with a customer. Tags and values are templates (`src/insight/figures/figure-template.ts`). */
export type ActionEffect =
  | { readonly kind: 'ADD_TAG' | 'REMOVE_TAG'; readonly tag: string }
  | { readonly kind: 'SET_ATTRIBUTE'; readonly attribute: string; readonly value: unknown }
  | { readonly kind: 'CLEAR_ATTRIBUTE'; readonly attribute: string }
  | { readonly kind: 'ADD_TO_SEGMENT' | 'REMOVE_FROM_SEGMENT'; readonly targetSegmentId: string };
export type EffectKind = ActionEffect['kind'];

/** What a key needs to have it done, besides `actions:manage`: no action does what its maker may not. */
export const SCOPES_OF_EFFECT: Readonly<Record<EffectKind, Scope>> = {
  ADD_TAG: 'customers:write',
  REMOVE_TAG: 'customers:write',
  SET_ATTRIBUTE: 'customers:write',
  CLEAR_ATTRIBUTE: 'customers:write',
  ADD_TO_SEGMENT: 'segments:write',
  REMOVE_FROM_SEGMENT: 'segments:write',
};

/** Something that is done with customers whose membership of a segment changes. */
export interface Action {
  readonly id: string;
  readonly segmentId: string;
  readonly name: string;
  readonly trigger: ActionTrigger;
  /** Only of `STAYED`. */
  readonly afterDays: number | null;
  readonly effect: ActionEffect;
  readonly pausedAt: Date | null;
  readonly pausedFor: ActionPause | null;
  /** What failed, for people. */
  readonly pausedReason: string | null;
  readonly missedAt: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** With what only the runner needs. */
export interface StoredAction extends Action {
  readonly resumedAt: Date;
  readonly epoch: string;
  readonly seq: string;
}

export const COLUMNS =
  rawSql(`id, segment_id as "segmentId", name, upper(trigger) as trigger, after_days as "afterDays", effect, paused_at as "pausedAt",
  paused_for as "pausedFor", paused_reason as "pausedReason", missed_at as "missedAt", created_at as "createdAt", updated_at as "updatedAt",
  resumed_at as "resumedAt", epoch, seq`);

/** Whoever is limited to segments knows the actions that are about these alone. */
export type SeenSegments = ReadonlySet<string> | null;

export function isSeen({ segmentId, effect }: Pick<Action, 'segmentId' | 'effect'>, seen: SeenSegments): boolean {
  return seen === null || (seen.has(segmentId) && (!('targetSegmentId' in effect) || seen.has(effect.targetSegmentId)));
}

/** Throws NOT_FOUND, also for one that is not seen. */
export async function getAction(database: Queryable, id: string, seen: SeenSegments): Promise<StoredAction> {
  const [action] = isId(id)
    ? await database.query<StoredAction>(sql`/* action.get */ select ${COLUMNS} from segment_action where id = ${id}::uuid`)
    : [];
  if (action === undefined || !isSeen(action, seen)) throw notFound('action', id);
  return action;
}
