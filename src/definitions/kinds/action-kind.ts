import { isDeepStrictEqual } from 'node:util';
import {
  type ActionEffect,
  type ActionTrigger,
  type Bound,
  createAction,
  deleteAction,
  readBound,
  readDays,
  readEffect,
  updateAction,
} from '../../actions/index.js';
import { question, sql } from '../../database/index.js';
import { conflict, isId, newId, readName } from '../../kernel/index.js';
import {
  type ActionDefinition,
  actionFile,
  definedEffect,
  fromActionFile,
  givenEffect,
  type Naming,
  toActionFile,
} from './action-definition.js';
import {
  caseless,
  type DefinitionContext,
  type Future,
  type Kind,
  type Names,
  nameOfWebhook,
  refuseChanged,
  segmentNamed,
  webhookNamed,
  wrong,
} from './kind.js';

/** An action as the workspace has it. */
interface StoredAction extends ActionDefinition {
  readonly id: string;
  readonly segmentId: string;
  /** With another segment by its id: what two are compared by. */
  readonly kept: ActionEffect;
  /** When somebody last changed, paused or resumed it. */
  readonly updatedAt: Date;
}

interface ActionRow {
  readonly id: string;
  readonly segmentId: string;
  readonly name: string;
  readonly trigger: ActionTrigger;
  readonly afterDays: number | null;
  readonly bound: Bound | null;
  readonly effect: ActionEffect;
  readonly updatedAt: Date;
}

const STORED = question<[ActionRow], (names: Names) => StoredAction[]>(
  [
    sql`/* definitions.actions */ select id, segment_id as "segmentId", name, upper(trigger) as trigger, after_days as "afterDays", bound, effect,
      updated_at as "updatedAt" from segment_action order by name, id`,
  ],
  (rows) => (names) => {
    const named = new Map(names.segments.map(({ id, name }) => [id, name]));
    const naming: Naming = { segment: (id) => named.get(id), webhook: (id) => nameOfWebhook(names.webhooks, id) };
    return rows.map(({ effect, ...row }) => ({
      kind: 'action',
      ...row,
      segment: named.get(row.segmentId) ?? row.segmentId,
      effect: definedEffect(effect, naming),
      kept: effect,
    }));
  },
);

/** Actions on segments. */
export const actionKind: Kind<ActionDefinition, StoredAction> = {
  kind: 'action',
  folder: 'actions',
  file: actionFile,
  readFile: fromActionFile,
  writeFile: toActionFile,
  nameOf: ({ segment, name }) => `${segment}/${name}`,
  stored: STORED,
  isNamed: (stored, { segment, name }, { segments }) =>
    stored.segmentId === segmentNamed(segments, segment)?.id && caseless(stored.name) === caseless(name),
  asFile: ({ kind, id, name, segment, trigger, afterDays, bound, effect }) => ({
    kind,
    id,
    name,
    segment,
    trigger,
    afterDays,
    bound,
    effect,
  }),
  plan: planAction,

  async create(context, { id, segment, name, trigger, afterDays, bound, effect }, names) {
    const idOf = idsOf(names);
    const segmentId = idOf.segment(segment);
    if (segmentId === undefined) throw conflict('segment', `There is no segment '${segment}' any more.`);
    const given = { segmentId, name, trigger, afterDays, bound, effect: toGiven(effect, idOf) };
    await createAction(context, given, id === null ? {} : { id });
  },

  async update(context, before, { name, effect }, known, names) {
    const isAsItWas = isDeepStrictEqual(before.effect, effect);
    await updateAction(context, before.id ?? '', { name, ...(isAsItWas ? {} : { effect: toGiven(effect, idsOf(names)) }) }, known);
  },

  delete: (context, { id }, known) => deleteAction(context, id ?? '', known),
};

function idsOf({ segments, webhooks }: Names): Naming {
  return { segment: (name) => segmentNamed(segments, name)?.id, webhook: (name) => webhookNamed(webhooks, name) };
}

function toGiven(effect: ActionDefinition['effect'], idOf: Naming) {
  const given = givenEffect(effect, idOf);
  if (typeof given === 'string') throw conflict('effect', `${given}.`);
  return given;
}

async function planAction(
  context: DefinitionContext,
  definition: ActionDefinition,
  before: StoredAction | undefined,
  future: Future,
): Promise<ActionDefinition | undefined> {
  const { segments, webhooks } = future;
  const { trigger, afterDays } = definition;
  const segment = segmentNamed(segments, definition.segment);
  if (segment === undefined) throw wrong(`segment: there is no segment '${definition.segment}'`);
  readDays(definition);
  const bound = await readBound(context, definition);
  // What is done for whom stays: the log of an action is of one.
  if (before !== undefined)
    refuseChanged({
      segment: [segment.id, before.segmentId, `'${before.segment}'`],
      trigger: [trigger, before.trigger, before.trigger],
      afterDays: [afterDays, before.afterDays],
      bound: [bound, before.bound],
    });
  const name = readName(definition.name);
  const effect = await effectOf(context, definition, { before, future, of: { segmentId: segment.id, bound } });
  if (before !== undefined && before.name === name && isDeepStrictEqual(effect, before.kept)) return undefined;
  const naming: Naming = { segment: (id) => segments.find((one) => one.id === id)?.name, webhook: (id) => nameOfWebhook(webhooks, id) };
  const id = before?.id ?? newId();
  return { kind: 'action', id, name, segment: segment.name, trigger, afterDays, bound, effect: definedEffect(effect, naming) };
}

interface Told {
  readonly before: StoredAction | undefined;
  readonly future: Future;
  readonly of: { readonly segmentId: string; readonly bound: Bound | null };
}

/** An effect that is there already is as it was: what it named may be gone, and then the action says so itself. */
async function effectOf(
  context: DefinitionContext,
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
