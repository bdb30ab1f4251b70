import { isDeepStrictEqual } from 'node:util';
import { invariant } from '../kernel/index.js';
import { caseless, type DefinitionContext, type KeptDefinition, kindOf, type Names } from './kinds/index.js';
import { plainOf } from './plan-kinds.js';
import type { Step } from './step.js';
import type { WorkspaceDefinitions } from './workspace-definitions.js';

/** Does a step of a plan that is of a definition beside segments and attributes; those are there by now. Throws why it cannot. */
export async function applyKeptStep(context: DefinitionContext, { before, after, updatedAt }: Step, names: Names): Promise<void> {
  const [was, wanted] = [before, after] as readonly (KeptDefinition | null)[];
  const known = updatedAt === null ? {} : { updatedAt: new Date(updatedAt) };
  if (wanted != null) {
    if (was == null) await kindOf(wanted).create(context, wanted, names);
    else await kindOf(wanted).update(context, was, wanted, known, names);
    return;
  }
  invariant(was != null, 'a step has something before or after it');
  await kindOf(was).delete(context, was, known);
}

/** What has become of a definition since a plan was made. */
export function whyKeptMoved({ before, updatedAt }: Step, definition: KeptDefinition, { kept }: WorkspaceDefinitions): string[] {
  const { kind, nameOf } = kindOf(definition);
  const told = `${kind} ${nameOf(definition)}`;
  const all = kept.filter((one) => one.kind === kind);
  const isCalledSo = (one: KeptDefinition) => caseless(nameOf(one)) === caseless(nameOf(definition));
  if (before === null) {
    const isThere = all.some((one) => (one.id !== null && one.id === definition.id) || isCalledSo(one));
    return isThere ? [`${told} is there by now`] : [];
  }
  const now = all.find((one) => (definition.id === null ? isCalledSo(one) : one.id === definition.id));
  if (now === undefined) return [`${told} is gone`];
  const isAsItWas = updatedAt === null ? isDeepStrictEqual(plainOf(now), before) : now.updatedAt?.toISOString() === updatedAt;
  return isAsItWas ? [] : [told];
}
