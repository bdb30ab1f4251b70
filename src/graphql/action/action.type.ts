import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { Action, ActionEffect, ActionPause, ActionTrigger, Bound, EffectKind, Run, RunState } from '../../actions/index.js';
import { DateTimeScalar, JsonScalar, RequireScopes } from '../../model/index.js';
import { UserError } from '../user-error.type.js';
import { BoundInput, BoundType } from './bound.type.js';

export const ActionTriggerEnum = {
  ENTERED: 'ENTERED',
  LEFT: 'LEFT',
  STAYED: 'STAYED',
  ROSE_ABOVE: 'ROSE_ABOVE',
  FELL_BELOW: 'FELL_BELOW',
} as const satisfies Record<ActionTrigger, ActionTrigger>;
registerEnumType(ActionTriggerEnum, {
  name: 'SegmentActionTrigger',
  description: 'When something is done: with a customer, or, by the last two, for the segment.',
  valuesConfig: {
    ENTERED: { description: 'When it enters the segment.' },
    LEFT: { description: 'When it leaves the segment.' },
    STAYED: { description: 'When it has been in the segment for `afterDays` without leaving.' },
    ROSE_ABOVE: {
      description: 'When the figure of `bound` rises above its value, having been at it or below. Needs `bound`, as what follows.',
    },
    FELL_BELOW: { description: 'When the figure of `bound` falls below its value, having been at it or above.' },
  },
});

export const EffectKindEnum = {
  ADD_TAG: 'ADD_TAG',
  REMOVE_TAG: 'REMOVE_TAG',
  SET_ATTRIBUTE: 'SET_ATTRIBUTE',
  CLEAR_ATTRIBUTE: 'CLEAR_ATTRIBUTE',
  ADD_TO_SEGMENT: 'ADD_TO_SEGMENT',
  REMOVE_FROM_SEGMENT: 'REMOVE_FROM_SEGMENT',
  NOTE: 'NOTE',
  CALL_WEBHOOK: 'CALL_WEBHOOK',
} as const satisfies Record<EffectKind, EffectKind>;
registerEnumType(EffectKindEnum, {
  name: 'SegmentActionKind',
  description: 'What is done: with a customer, or, by the last two, for a segment whose figure crosses a bound.',
  valuesConfig: {
    ADD_TAG: { description: 'It gets `tag`. Needs `customers:write`, as what follows.' },
    REMOVE_TAG: { description: 'It loses `tag`.' },
    SET_ATTRIBUTE: { description: 'Its declared attribute `attribute` gets `value`.' },
    CLEAR_ATTRIBUTE: { description: 'Its declared attribute `attribute` has no value any more.' },
    ADD_TO_SEGMENT: { description: 'It is added to the static segment `targetSegmentId`. Needs `segments:write`, as what follows.' },
    REMOVE_FROM_SEGMENT: { description: 'It is removed from the static segment `targetSegmentId`.' },
    NOTE: { description: '`text` is written into the log of what was done. Needs `segments:read`.' },
    CALL_WEBHOOK: {
      description:
        'The webhook `webhookId` is sent a message of the type `segment.crossed`, with `text` if there is one. Needs `webhooks:manage`.',
    },
  },
});

const PausedForEnum = { ASKED: 'asked', FAILING: 'failing', LOOPING: 'looping' } as const satisfies Record<string, ActionPause>;
registerEnumType(PausedForEnum, {
  name: 'SegmentActionPause',
  description: 'Why an action does nothing.',
  valuesConfig: {
    ASKED: { description: 'Somebody asked for it.' },
    FAILING: { description: 'It could not be done at all: `pausedReason`. Mend it, then resume.' },
    LOOPING: {
      description:
        'What it does leads back to its segment: it was done with one customer again and again. Mend the rule or the action, then resume.',
    },
  },
});

export const RunStateEnum = { DONE: 'DONE', UNCHANGED: 'UNCHANGED', FAILED: 'FAILED' } as const satisfies Record<RunState, RunState>;
registerEnumType(RunStateEnum, {
  name: 'SegmentActionRunState',
  description: 'What came of an action for a customer, or for its segment.',
  valuesConfig: {
    DONE: { description: 'The customer was changed; what is done for a segment was.' },
    UNCHANGED: { description: 'It was so already, or another source is trusted more.' },
    FAILED: { description: 'It could not be: see `error`.' },
  },
});

@ObjectType('SegmentActionEffect', { description: 'What is done, and with what.', simpleResolvers: true })
@RequireScopes('actions:read')
export class ActionEffectType {
  @Field(() => EffectKindEnum, { description: 'What is done.' })
  kind!: EffectKind;

  @Field(() => String, { nullable: true, description: 'The tag, in which figures may be named: `{{rfm_group}}`.' })
  tag?: string | null;

  @Field(() => String, { nullable: true, description: 'The key of the declared attribute.' })
  attribute?: string | null;

  @Field(() => JsonScalar, { nullable: true, description: 'Its value, in which figures may be named.' })
  value?: unknown;

  @Field(() => ID, { nullable: true, description: 'The static segment.' })
  targetSegmentId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What is noted, or sent with the message: figures of the segment may be named in it.',
  })
  text?: string | null;

  @Field(() => ID, { nullable: true, description: 'The webhook that is sent a message.' })
  webhookId?: string | null;
}

@ObjectType('SegmentAction', {
  description:
    'Something that is done with customers who enter a segment, leave it, or have stayed in it, or for a segment whose size or worth crosses a bound.',
  simpleResolvers: true,
})
@RequireScopes('actions:read')
export class ActionType {
  @Field(() => ID, { description: 'Stays the same.' })
  id!: string;

  @Field(() => ID, { description: 'Whose changes of membership, or whose figure, it follows. It goes with the segment.' })
  segmentId!: string;

  @Field(() => String, { description: 'What it is for.' })
  name!: string;

  @Field(() => ActionTriggerEnum, { description: 'When it is done.' })
  trigger!: ActionTrigger;

  @Field(() => Int, { nullable: true, description: 'After how many days in the segment, of `STAYED`.' })
  afterDays!: number | null;

  @Field(() => BoundType, { nullable: true, description: 'Which bound, of `ROSE_ABOVE` and `FELL_BELOW`.' })
  bound!: Bound | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When what the members have spent was reckoned last, where the bound is of that: every 15 minutes. null if not yet.',
  })
  lookedAt!: Date | null;

  @Field(() => ActionEffectType, { description: 'What is done.' })
  effect!: ActionEffect;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Since when nothing is done; null while it is in force.' })
  pausedAt!: Date | null;

  @Field(() => PausedForEnum, { nullable: true, description: 'Why; null while it is in force.' })
  pausedFor!: ActionPause | null;

  @Field(() => String, { nullable: true, description: 'What failed, for people; null if nothing did.' })
  pausedReason!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When changes were found to be dropped from the log before they could be followed, the last time. null if never.',
  })
  missedAt!: Date | null;

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it was changed last.' })
  updatedAt!: Date;
}

@ObjectType('SegmentActionRun', {
  description: 'What an action did with a customer, or for its segment, or why it did not.',
  simpleResolvers: true,
})
@RequireScopes('actions:read', 'customers:read')
export class ActionRunType implements Run {
  @Field(() => ID, { nullable: true, description: 'The customer; null of what was done for the segment.' })
  customerId!: string | null;

  @Field(() => RunStateEnum, { description: 'What came of it.' })
  state!: RunState;

  @Field(() => String, { nullable: true, description: 'Why it could not be, for people; null if it could.' })
  error!: string | null;

  @Field(() => String, { nullable: true, description: 'What was noted or sent of the segment; null of what was done with a customer.' })
  @RequireScopes('orders:read')
  note!: string | null;

  @Field(() => DateTimeScalar, { description: 'When.' })
  at!: Date;
}

@InputType('SegmentActionEffectInput', {
  description: 'What is to be done: a kind, and what that kind needs, nothing else.',
})
export class ActionEffectInput {
  @Field(() => EffectKindEnum, { description: 'What is done.' })
  kind!: EffectKind;

  @Field(() => String, { nullable: true, description: 'Of ADD_TAG and REMOVE_TAG. Figures may be named in it: `{{rfm_group}}`.' })
  tag?: string | null;

  @Field(() => String, { nullable: true, description: 'Of SET_ATTRIBUTE and CLEAR_ATTRIBUTE: the key of a declared attribute.' })
  attribute?: string | null;

  @Field(() => JsonScalar, {
    nullable: true,
    description:
      'Of SET_ATTRIBUTE: a value of the type of the attribute. Figures may be named in it; a text that is nothing but a name becomes the figure as it is.',
  })
  value?: unknown;

  @Field(() => ID, { nullable: true, description: 'Of ADD_TO_SEGMENT and REMOVE_FROM_SEGMENT: a static segment.' })
  targetSegmentId?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Of NOTE, and of CALL_WEBHOOK where it is wanted. Figures of the segment may be named in it: `{{segment}}`, `{{bound}}`, `{{size}}`, and where the bound is of that `{{amount_spent}}`.',
  })
  text?: string | null;

  @Field(() => ID, { nullable: true, description: 'Of CALL_WEBHOOK: a webhook that is about the segment.' })
  webhookId?: string | null;
}

@InputType('CreateSegmentActionInput', { description: 'An action to make.' })
export class CreateActionInput {
  @Field(() => ID, { description: 'The segment whose changes of membership, or whose figure, it follows.' })
  segmentId!: string;

  @Field(() => String, { description: 'What it is for; at most 200 characters.' })
  name!: string;

  @Field(() => ActionTriggerEnum, { description: 'When it is done.' })
  trigger!: ActionTrigger;

  @Field(() => Int, { nullable: true, description: 'After how many days in the segment, 1 to 365; of `STAYED` alone.' })
  afterDays?: number | null;

  @Field(() => BoundInput, { nullable: true, description: 'Of `ROSE_ABOVE` and `FELL_BELOW`, and of these alone.' })
  bound?: BoundInput | null;

  @Field(() => ActionEffectInput, { description: 'What is done.' })
  effect!: ActionEffectInput;
}

@InputType('UpdateSegmentActionInput', { description: 'What to change of an action.' })
export class UpdateActionInput {
  @Field(() => String, { nullable: true, description: 'What it is for.' })
  name?: string | null;

  @Field(() => ActionEffectInput, { nullable: true, description: 'What is done from now on, all of it.' })
  effect?: ActionEffectInput | null;
}

@ObjectType('SegmentActionPayload', { description: 'The action, or why nothing was done.', simpleResolvers: true })
export class ActionPayload {
  @Field(() => ActionType, { nullable: true, description: 'As it is now; null if there are errors.' })
  action!: Action | null;

  @Field(() => [UserError], { description: 'What to put right; empty if it was done.' })
  userErrors!: readonly UserError[];
}
