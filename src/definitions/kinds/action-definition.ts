import { z } from 'zod';
import {
  type ActionEffect,
  type ActionTrigger,
  type Bound,
  type BoundFigure,
  type EffectKind,
  type GivenEffect,
  leastDigits,
  SCOPES_OF_EFFECT,
} from '../../actions/index.js';
import { parseDecimal, printDecimal } from '../../kernel/index.js';

/** What an action does, with the segment that it moves customers to or from, and the webhook that it calls, by their names. */
export interface EffectDefinition {
  readonly kind: EffectKind;
  readonly tag?: string;
  readonly attribute?: string;
  readonly value?: unknown;
  readonly targetSegment?: string;
  readonly text?: string;
  readonly webhook?: string;
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
  readonly bound: Bound | null;
  readonly effect: EffectDefinition;
}

const TRIGGERS = ['ENTERED', 'LEFT', 'STAYED', 'ROSE_ABOVE', 'FELL_BELOW'] as const satisfies readonly ActionTrigger[];
const FIGURES = ['SIZE', 'AMOUNT_SPENT'] as const satisfies readonly Bound['figure'][];
const KINDS = Object.keys(SCOPES_OF_EFFECT) as EffectKind[];
const PARTS = ['tag', 'attribute', 'value', 'targetSegment', 'text', 'webhook'] as const;
const text = z.string('must be a text');

/** What kinds need, and that they take nothing else, is said where effects are read. */
const effect = z.strictObject(
  {
    kind: z.enum(KINDS, `must be one of ${KINDS.join(', ')}`),
    tag: text.nullish(),
    attribute: text.nullish(),
    value: z.unknown().optional(),
    targetSegment: text.nullish(),
    text: text.nullish(),
    webhook: text.nullish(),
  },
  'must have a kind, and what that needs',
);

const number = z.union([z.number(), z.string()], 'must be a number');
const bound = z.strictObject(
  { figure: z.enum(FIGURES, `must be one of ${FIGURES.join(', ')}`), value: number, margin: number.nullish() },
  'must have a figure and a value',
);

export const actionFile = z.strictObject({
  action: text,
  id: z.uuid('must be the id of an action').nullish(),
  segment: text,
  trigger: z.enum(TRIGGERS, `must be one of ${TRIGGERS.join(', ')}`),
  afterDays: z.int('must be a whole number of days').nullish(),
  bound: bound.nullish(),
  effect,
});

export function fromActionFile({
  action,
  id,
  segment,
  trigger,
  afterDays,
  bound: crossed,
  effect: given,
}: z.infer<typeof actionFile>): ActionDefinition {
  const parts = Object.fromEntries(PARTS.flatMap((part) => (given[part] == null ? [] : [[part, given[part]]])));
  return {
    kind: 'action',
    id: id ?? null,
    name: action,
    segment,
    trigger,
    afterDays: afterDays ?? null,
    bound: crossed == null ? null : asKept({ ...crossed, margin: crossed.margin ?? 0 }),
    effect: { kind: given.kind, ...parts },
  };
}

/** Numbers as they are kept, however they are written; what is none stays, and is refused where bounds are read. */
function asKept({ figure, value, margin }: { readonly [Part in keyof Bound]: Bound[Part] | number }): Bound {
  const kept = (given: string | number) => {
    const decimal = parseDecimal(String(given));
    return decimal === undefined ? String(given) : printDecimal(decimal, leastDigits(figure as BoundFigure));
  };
  return { figure: figure as BoundFigure, value: kept(value), margin: kept(margin) };
}

function toBound({ figure, value, margin }: Bound): object {
  const written = (text: string) => (figure === 'SIZE' ? Number(text) : text);
  return { figure, value: written(value), ...(Number(margin) === 0 ? {} : { margin: written(margin) }) };
}

export function toActionFile({ id, name, segment, trigger, afterDays, bound: crossed, effect: done }: ActionDefinition): object {
  return {
    action: name,
    ...(id === null ? {} : { id }),
    segment,
    trigger,
    ...(afterDays === null ? {} : { afterDays }),
    ...(crossed === null ? {} : { bound: toBound(crossed) }),
    effect: done,
  };
}

/** What effects name, by kind: a name of an id, or an id of a name. */
export interface Naming {
  readonly segment: (one: string) => string | undefined;
  readonly webhook: (one: string) => string | undefined;
}

/** An effect as it is kept, as files say it. What there is no more keeps its id for a name. */
export function definedEffect(stored: ActionEffect, nameOf: Naming): EffectDefinition {
  switch (stored.kind) {
    case 'ADD_TAG':
    case 'REMOVE_TAG':
      return { kind: stored.kind, tag: stored.tag };
    case 'SET_ATTRIBUTE':
      return { kind: stored.kind, attribute: stored.attribute, value: stored.value };
    case 'CLEAR_ATTRIBUTE':
      return { kind: stored.kind, attribute: stored.attribute };
    case 'NOTE':
      return { kind: stored.kind, text: stored.text };
    case 'CALL_WEBHOOK':
      return {
        kind: stored.kind,
        webhook: nameOf.webhook(stored.webhookId) ?? stored.webhookId,
        ...(stored.text === null ? {} : { text: stored.text }),
      };
    default:
      return { kind: stored.kind, targetSegment: nameOf.segment(stored.targetSegmentId) ?? stored.targetSegmentId };
  }
}

/** The same as it is asked for; what it names without there being such, as a text. */
export function givenEffect({ targetSegment, webhook, ...parts }: EffectDefinition, idOf: Naming): GivenEffect | string {
  const targetSegmentId = targetSegment === undefined ? undefined : idOf.segment(targetSegment);
  if (targetSegment !== undefined && targetSegmentId === undefined) return `effect.targetSegment: there is no segment '${targetSegment}'`;
  const webhookId = webhook === undefined ? undefined : idOf.webhook(webhook);
  if (webhook !== undefined && webhookId === undefined) return `effect.webhook: there is no webhook '${webhook}', or several`;
  return {
    ...parts,
    ...(targetSegmentId === undefined ? {} : { targetSegmentId }),
    ...(webhookId === undefined ? {} : { webhookId }),
  };
}
