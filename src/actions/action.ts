import { type Queryable, rawSql, sql } from '../database/index.js';
import { isId, notFound } from '../kernel/index.js';
import type { Scope } from '../model/index.js';
import type { Bound, BoundTrigger } from './bound.js';

/** When something is done: when a customer enters the segment, leaves it, or has stayed in it for some days; or when a figure of the segment crosses a bound. */
export type ActionTrigger = 'ENTERED' | 'LEFT' | 'STAYED' | BoundTrigger;
export type ActionPause = 'asked' | 'failing' | 'looping';

/** What is done with a customer, or, by the last two, for the segment. Tags, values and texts are templates (`src/insight/figures/figure-template.ts`). */
export type ActionEffect =
  | { readonly kind: 'ADD_TAG' | 'REMOVE_TAG'; readonly tag: string }
  | { readonly kind: 'SET_ATTRIBUTE'; readonly attribute: string; readonly value: unknown }
  | { readonly kind: 'CLEAR_ATTRIBUTE'; readonly attribute: string }
  | { readonly kind: 'ADD_TO_SEGMENT' | 'REMOVE_FROM_SEGMENT'; readonly targetSegmentId: string }
  | AnnouncingEffect;
/** What is done where there is no customer to do it with. */
export type AnnouncingEffect =
  | { readonly kind: 'NOTE'; readonly text: string }
  | { readonly kind: 'CALL_WEBHOOK'; readonly webhookId: string; readonly text: string | null };
export type CustomerEffect = Exclude<ActionEffect, AnnouncingEffect>;
export type EffectKind = ActionEffect['kind'];

/** What a key needs to have it done, besides `actions:manage`: no action does what its maker may not. */
export const SCOPES_OF_EFFECT: Readonly<Record<EffectKind, Scope>> = {
  ADD_TAG: 'customers:write',
  REMOVE_TAG: 'customers:write',
  SET_ATTRIBUTE: 'customers:write',
  CLEAR_ATTRIBUTE: 'customers:write',
  ADD_TO_SEGMENT: 'segments:write',
  REMOVE_FROM_SEGMENT: 'segments:write',
  NOTE: 'segments:read',
  CALL_WEBHOOK: 'webhooks:manage',
};

/** Something that is done with customers whose membership of a segment changes, or when its size or worth crosses a bound. */
export interface Action {
  readonly id: string;
  readonly segmentId: string;
  readonly name: string;
  readonly trigger: ActionTrigger;
  /** Only of `STAYED`. */
  readonly afterDays: number | null;
  /** Only of `ROSE_ABOVE` and `FELL_BELOW`. */
  readonly bound: Bound | null;
  /** When what the members have spent was reckoned last, where the bound is of that. */
  readonly lookedAt: Date | null;
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
  /** Of one with a bound: whether the next crossing counts, and the size at the position; null until somebody has looked. */
  readonly armed: boolean | null;
  readonly size: number | null;
  readonly epoch: string;
  readonly seq: string;
}

export const COLUMNS =
  rawSql(`id, segment_id as "segmentId", name, upper(trigger) as trigger, after_days as "afterDays", bound, looked_at as "lookedAt", effect, paused_at as "pausedAt",
  paused_for as "pausedFor", paused_reason as "pausedReason", missed_at as "missedAt", created_at as "createdAt", updated_at as "updatedAt",
  resumed_at as "resumedAt", armed, size, epoch, seq`);

/** Whoever is limited to segments knows the actions that are about these alone. */
export type SeenSegments = ReadonlySet<string> | null;

export function isSeen({ segmentId, effect }: Pick<Action, 'segmentId' | 'effect'>, seen: SeenSegments): boolean {
  return seen === null || (seen.has(segmentId) && (!('targetSegmentId' in effect) || seen.has(effect.targetSegmentId)));
}

export function announces(effect: ActionEffect): effect is AnnouncingEffect {
  return effect.kind === 'NOTE' || effect.kind === 'CALL_WEBHOOK';
}

/** Throws NOT_FOUND, also for one that is not seen. */
export async function getAction(database: Queryable, id: string, seen: SeenSegments): Promise<StoredAction> {
  const [action] = isId(id)
    ? await database.query<StoredAction>(sql`/* action.get */ select ${COLUMNS} from segment_action where id = ${id}::uuid`)
    : [];
  if (action === undefined || !isSeen(action, seen)) throw notFound('action', id);
  return action;
}
