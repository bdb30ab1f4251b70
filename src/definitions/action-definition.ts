import { z } from 'zod';
import { type ActionEffect, type ActionTrigger, type EffectKind, type GivenEffect, SCOPES_OF_EFFECT } from '../actions/index.js';

/** What an action does, with the segment that it moves customers to or from by its name. */
export interface EffectDefinition {
  readonly kind: EffectKind;
  readonly tag?: string;
  readonly attribute?: string;
  readonly value?: unknown;
  readonly targetSegment?: string;
}

/** An action on a segment. Whether it is paused is no definition. */
export interface ActionDefinition {
  readonly kind: 'action';
  /** In the workspace that the file was pulled from; a file that is written by hand has none. */
  readonly id: string | null;
  readonly name: string;
  /** By its name. */
  readonly segment: string;
  readonly trigger: ActionTrigger;
  readonly afterDays: number | null;
  readonly effect: EffectDefinition;
}

const TRIGGERS = ['ENTERED', 'LEFT', 'STAYED'] as const satisfies readonly ActionTrigger[];
const KINDS = Object.keys(SCOPES_OF_EFFECT) as EffectKind[];
const PARTS = ['tag', 'attribute', 'value', 'targetSegment'] as const;
const text = z.string('must be a text');

/** What kinds need, and that they take nothing else, is said where effects are read. */
const effect = z.strictObject(
  {
    kind: z.enum(KINDS, `must be one of ${KINDS.join(', ')}`),
    tag: text.nullish(),
    attribute: text.nullish(),
    value: z.unknown().optional(),
    targetSegment: text.nullish(),
  },
  'must have a kind, and what that needs',
);

export const actionFile = z.strictObject({
  action: text,
  id: z.uuid('must be the id of an action').nullish(),
  segment: text,
  trigger: z.enum(TRIGGERS, `must be one of ${TRIGGERS.join(', ')}`),
  afterDays: z.int('must be a whole number of days').nullish(),
  effect,
});

export function fromActionFile({ action, id, segment, trigger, afterDays, effect: given }: z.infer<typeof actionFile>): ActionDefinition {
  const parts = Object.fromEntries(PARTS.flatMap((part) => (given[part] == null ? [] : [[part, given[part]]])));
  return {
    kind: 'action',
    id: id ?? null,
    name: action,
    segment,
    trigger,
    afterDays: afterDays ?? null,
    effect: { kind: given.kind, ...parts },
  };
}

export function toActionFile({ id, name, segment, trigger, afterDays, effect: done }: ActionDefinition): object {
  return {
    action: name,
    ...(id === null ? {} : { id }),
    segment,
    trigger,
    ...(afterDays === null ? {} : { afterDays }),
    effect: done,
  };
}

/** An effect as it is kept, as files say it. A segment that there is no more keeps its id for a name. */
export function definedEffect(stored: ActionEffect, nameOf: (segmentId: string) => string | undefined): EffectDefinition {
  switch (stored.kind) {
    case 'ADD_TAG':
    case 'REMOVE_TAG':
      return { kind: stored.kind, tag: stored.tag };
    case 'SET_ATTRIBUTE':
      return { kind: stored.kind, attribute: stored.attribute, value: stored.value };
    case 'CLEAR_ATTRIBUTE':
      return { kind: stored.kind, attribute: stored.attribute };
    default:
      return { kind: stored.kind, targetSegment: nameOf(stored.targetSegmentId) ?? stored.targetSegmentId };
  }
}

/** The same as it is asked for; undefined where there is no such segment. */
export function givenEffect(
  { targetSegment, ...parts }: EffectDefinition,
  idOf: (segment: string) => string | undefined,
): GivenEffect | undefined {
  if (targetSegment === undefined) return parts;
  const targetSegmentId = idOf(targetSegment);
  return targetSegmentId === undefined ? undefined : { ...parts, targetSegmentId };
}
