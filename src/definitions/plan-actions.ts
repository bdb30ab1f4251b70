import { isDeepStrictEqual } from 'node:util';
import { type ActionEffect, type Nameable, readDays, readEffect } from '../actions/index.js';
import { DomainError, isId, newId, readName } from '../kernel/index.js';
import type { ReadingContext } from '../membership/index.js';
import { type ActionDefinition, definedEffect, givenEffect } from './action-definition.js';
import { refuse } from './folder.js';
import { caseless } from './match.js';
import type { ActionPair } from './match-actions.js';
import { plainStep, type Step } from './step.js';
import type { WorkspaceAction } from './workspace-definitions.js';

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

async function actionStep(context: ReadingContext, { file, before }: ActionPair, { segments, nameable }: Future): Promise<Step[]> {
  const { definition } = file;
  const idOf = (name: string) => segmentNamed(segments, name)?.id;
  const segment = segmentNamed(segments, definition.segment);
  if (segment === undefined) throw wrong(`segment: there is no segment '${definition.segment}'`);
  if (before !== undefined) refuseOther(definition, segment.id, before);
  readDays(definition);
  const name = readName(definition.name);
  const effect = await effectOf(context, definition, { before, nameable, idOf });
  if (before !== undefined && before.name === name && isDeepStrictEqual(effect, before.kept)) return [];
  const nameOf = (id: string) => segments.find((one) => one.id === id)?.name;
  const after: ActionDefinition = {
    kind: 'action',
    id: before?.id ?? newId(),
    name,
    segment: segment.name,
    trigger: definition.trigger,
    afterDays: definition.afterDays,
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
function refuseOther({ trigger, afterDays }: ActionDefinition, segmentId: string, before: WorkspaceAction): void {
  const other =
    before.segmentId !== segmentId
      ? `segment is '${before.segment}'`
      : before.trigger !== trigger
        ? `trigger is ${before.trigger}`
        : before.afterDays === afterDays
          ? undefined
          : `afterDays is ${before.afterDays}`;
  if (other !== undefined) throw wrong(`${other} in the workspace, and cannot change: name another action, without this id`);
}

interface Naming {
  readonly before: WorkspaceAction | undefined;
  readonly nameable: Nameable;
  readonly idOf: (segment: string) => string | undefined;
}

/** An effect that is there already is as it was: what it named may be gone, and then the action says so itself. */
async function effectOf(context: ReadingContext, { effect }: ActionDefinition, { before, nameable, idOf }: Naming): Promise<ActionEffect> {
  const isGone = effect.targetSegment !== undefined && effect.targetSegment === before?.effect.targetSegment && isId(effect.targetSegment);
  const given = givenEffect(effect, (name) => idOf(name) ?? (isGone ? name : undefined));
  if (given === undefined) throw wrong(`effect.targetSegment: there is no segment '${effect.targetSegment}'`);
  return before !== undefined && isDeepStrictEqual(given, before.kept) ? before.kept : readEffect(context, given, nameable);
}

export function plainAction({ kind, id, name, segment, trigger, afterDays, effect }: WorkspaceAction): ActionDefinition {
  return { kind, id, name, segment, trigger, afterDays, effect };
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
