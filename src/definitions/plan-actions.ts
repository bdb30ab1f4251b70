import { isDeepStrictEqual } from 'node:util';
import { type ActionEffect, type Bound, type Nameable, readBound, readDays, readEffect } from '../actions/index.js';
import { DomainError, isId, newId, readName } from '../kernel/index.js';
import type { ReadingContext } from '../membership/index.js';
import { type ActionDefinition, definedEffect, givenEffect, type Naming } from './action-definition.js';
import { refuse } from './folder.js';
import { caseless } from './match.js';
import type { ActionPair } from './match-actions.js';
import { plainStep, type Step } from './step.js';
import { nameOfWebhook, webhookNamed, type WorkspaceAction, type WorkspaceWebhook } from './workspace-definitions.js';

/** A segment as it will be once a plan is done. */
export interface FutureSegment {
  readonly id: string;
  readonly name: string;
  readonly isStatic: boolean;
}

/** What actions may name once everything before them in a plan is done. */
export interface Future {
  readonly segments: readonly FutureSegment[];
  readonly nameable: Nameable;
  readonly webhooks: readonly WorkspaceWebhook[];
}

/** What is to be done with actions. Throws INVALID_INPUT with everything that is wrong with those of files. */
export async function planActions(context: ReadingContext, pairs: readonly ActionPair[], future: Future): Promise<Step[]> {
  const problems: string[] = [];
  const steps: Step[] = [];
  for (const pair of pairs) {
    try {
      steps.push(...(await actionStep(context, pair, future)));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      problems.push(`${pair.file.path}: ${error.message}`);
    }
  }
  refuse(problems);
  return steps;
}

async function actionStep(context: ReadingContext, { file, before }: ActionPair, future: Future): Promise<Step[]> {
  const [{ definition }, { segments, webhooks }] = [file, future];
  const segment = segmentNamed(segments, definition.segment);
  if (segment === undefined) throw wrong(`segment: there is no segment '${definition.segment}'`);
  readDays(definition);
  const bound = await readBound(context, definition);
  if (before !== undefined) refuseOther({ ...definition, bound }, segment.id, before);
  const name = readName(definition.name);
  const effect = await effectOf(context, definition, { before, future, of: { segmentId: segment.id, bound } });
  if (before !== undefined && before.name === name && isDeepStrictEqual(effect, before.kept)) return [];
  const nameOf: Naming = { segment: (id) => segments.find((one) => one.id === id)?.name, webhook: (id) => nameOfWebhook(webhooks, id) };
  const after: ActionDefinition = {
    kind: 'action',
    id: before?.id ?? newId(),
    name,
    segment: segment.name,
    trigger: definition.trigger,
    afterDays: definition.afterDays,
    bound,
    effect: definedEffect(effect, nameOf),
  };
  return [
    plainStep({
      action: before === undefined ? 'create' : 'update',
      before: before === undefined ? null : plainAction(before),
      after,
      file: file.path,
      updatedAt: before?.updatedAt.toISOString() ?? null,
    }),
  ];
}

/** What is done for whom stays: the log of an action is of one. */
function refuseOther({ trigger, afterDays, bound }: ActionDefinition, segmentId: string, before: WorkspaceAction): void {
  const other =
    before.segmentId !== segmentId
      ? `segment is '${before.segment}'`
      : before.trigger !== trigger
        ? `trigger is ${before.trigger}`
        : before.afterDays !== afterDays
          ? `afterDays is ${before.afterDays}`
          : isDeepStrictEqual(before.bound, bound)
            ? undefined
            : `bound is ${JSON.stringify(before.bound)}`;
  if (other !== undefined) throw wrong(`${other} in the workspace, and cannot change: name another action, without this id`);
}

interface Told {
  readonly before: WorkspaceAction | undefined;
  readonly future: Future;
  readonly of: { readonly segmentId: string; readonly bound: Bound | null };
}

/** An effect that is there already is as it was: what it named may be gone, and then the action says so itself. */
async function effectOf(
  context: ReadingContext,
  { effect }: ActionDefinition,
  { before, future: { segments, webhooks, nameable }, of }: Told,
): Promise<ActionEffect> {
  const ifGone = (name: string, was: string | undefined) => (name === was && isId(name) ? name : undefined);
  const given = givenEffect(effect, {
    segment: (name) => segmentNamed(segments, name)?.id ?? ifGone(name, before?.effect.targetSegment),
    webhook: (name) => webhookNamed(webhooks, name) ?? ifGone(name, before?.effect.webhook),
  });
  if (typeof given === 'string') throw wrong(given);
  const isAsItWas = before !== undefined && isDeepStrictEqual(withoutNulls(given), withoutNulls(before.kept));
  return isAsItWas ? before.kept : readEffect(context, given, of, nameable);
}

/** A webhook may be sent no text. */
const withoutNulls = (effect: object) => Object.fromEntries(Object.entries(effect).filter(([, value]) => value !== null));

export function plainAction({ kind, id, name, segment, trigger, afterDays, bound, effect }: WorkspaceAction): ActionDefinition {
  return { kind, id, name, segment, trigger, afterDays, bound, effect };
}

export function deletionOfAction(action: WorkspaceAction): Step {
  return plainStep({
    action: 'delete',
    before: plainAction(action),
    after: null,
    file: null,
    updatedAt: action.updatedAt.toISOString(),
  });
}

export function segmentNamed<Of extends { readonly name: string }>(segments: readonly Of[], name: string): Of | undefined {
  return segments.find((one) => caseless(one.name) === caseless(name));
}

const wrong = (message: string) => new DomainError('INVALID_INPUT', message);
