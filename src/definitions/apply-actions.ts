import { isDeepStrictEqual } from 'node:util';
import { createAction, deleteAction, updateAction } from '../actions/index.js';
import { conflict } from '../kernel/index.js';
import type { ReadingContext } from '../membership/index.js';
import { type ActionDefinition, givenEffect, type Naming } from './action-definition.js';
import { nameOf } from './definition.js';
import { caseless } from './match.js';
import { segmentNamed } from './plan-actions.js';
import type { Step } from './step.js';
import { readDefinitions, webhookNamed, type WorkspaceDefinitions } from './workspace-definitions.js';

/** Does a step of a plan that is of an action; its segments are there by now. Throws why it cannot. */
export async function applyActionStep(context: ReadingContext, { before, after, updatedAt }: Step): Promise<void> {
  const [was, wanted] = [before, after] as readonly (ActionDefinition | null)[];
  const known = updatedAt === null ? {} : { updatedAt: new Date(updatedAt) };
  if (wanted == null) return deleteAction(context, was?.id ?? '', known);
  const { segments, webhooks } = await readDefinitions(context.database);
  const idOf: Naming = { segment: (name) => segmentNamed(segments, name)?.id, webhook: (name) => webhookNamed(webhooks, name) };
  const { id, name, trigger, afterDays, bound } = wanted;
  if (was != null && isDeepStrictEqual(was.effect, wanted.effect)) {
    await updateAction(context, was.id ?? '', { name }, known);
    return;
  }
  const [segmentId, effect] = [idOf.segment(wanted.segment), givenEffect(wanted.effect, idOf)];
  if (segmentId === undefined) throw conflict('segment', `There is no segment '${wanted.segment}' any more.`);
  if (typeof effect === 'string') throw conflict('effect', `${effect}.`);
  if (was == null) await createAction(context, { segmentId, name, trigger, afterDays, bound, effect }, id === null ? {} : { id });
  else await updateAction(context, was.id ?? '', { name, effect }, known);
}

/** What has become of an action since a plan was made. */
export function whyActionMoved({ before, updatedAt }: Step, definition: ActionDefinition, { actions }: WorkspaceDefinitions): string[] {
  const told = `action ${nameOf(definition)}`;
  if (before === null) {
    const isThere = actions.some((one) => one.id === definition.id || caseless(nameOf(one)) === caseless(nameOf(definition)));
    return isThere ? [`${told} is there by now`] : [];
  }
  const now = actions.find(({ id }) => id === definition.id);
  if (now === undefined) return [`${told} is gone`];
  return now.updatedAt.toISOString() === updatedAt ? [] : [told];
}
