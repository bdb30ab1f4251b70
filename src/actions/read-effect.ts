import type { Catalogue } from '../catalogue/index.js';
import { attributeNamed, namesInTemplate, readFigures } from '../insight/index.js';
import { invalidInput, isId, limitExceeded, readName } from '../kernel/index.js';
import { sql } from '../database/index.js';
import { loadCatalogue, type ReadingContext } from '../membership/index.js';
import { UNSTORABLE, unstorablePath } from '../records/index.js';
import { attributeTypes, checkAttributes, Rejection } from '../sync/index.js';
import { refusalOfMessage } from '../webhooks/index.js';
import { type ActionEffect, announces, type AnnouncingEffect, type EffectKind } from './action.js';
import { FIGURES_OF_BOUND } from './announce.js';
import type { Bound } from './bound.js';

/** Characters of a template, as JSON. */
export const LONGEST_TEMPLATE = 2_000;
const MOST_NAMES = 20;

/** An effect as it is asked for: each kind has its own parts. */
export interface GivenEffect {
  readonly kind: EffectKind;
  readonly tag?: string | null | undefined;
  readonly attribute?: string | null | undefined;
  readonly value?: unknown;
  readonly targetSegmentId?: string | null | undefined;
  readonly text?: string | null | undefined;
  readonly webhookId?: string | null | undefined;
}

/** What an effect is of. */
interface OfAction {
  readonly segmentId: string;
  readonly bound: Bound | null;
}

type Part = Exclude<keyof GivenEffect, 'kind'>;
const PARTS: Readonly<Record<EffectKind, readonly Part[]>> = {
  ADD_TAG: ['tag'],
  REMOVE_TAG: ['tag'],
  SET_ATTRIBUTE: ['attribute', 'value'],
  CLEAR_ATTRIBUTE: ['attribute'],
  ADD_TO_SEGMENT: ['targetSegmentId'],
  REMOVE_FROM_SEGMENT: ['targetSegmentId'],
  NOTE: ['text'],
  CALL_WEBHOOK: ['webhookId'],
};
const ALL_PARTS = ['tag', 'attribute', 'value', 'targetSegmentId', 'text', 'webhookId'] as const satisfies readonly Part[];

/** What effects may name: what there is, or what there is going to be. */
export interface Nameable {
  readonly catalogue: () => Promise<Catalogue>;
  /** The type of a declared attribute of customers, by its key; none where there is no such attribute. */
  readonly typesOf: (attribute: string) => Promise<Parameters<typeof checkAttributes>[1]>;
  readonly kindOfSegment: (id: string) => Promise<string | undefined>;
}

export function whatThereIs({ database, reader }: ReadingContext): Nameable {
  return {
    catalogue: () => loadCatalogue(database, reader),
    typesOf: async (attribute) => (await database.ask(attributeTypes([{ index: 0, record: { attributes: { [attribute]: null } } }])))[0],
    kindOfSegment: async (id) => {
      const [segment] = await database.query<{ kind: string }>(sql`/* action.target */ select kind from segment where id = ${id}::uuid`);
      return segment?.kind;
    },
  };
}

/** An effect that can be done. Refuses with INVALID_INPUT what is missing, too much or not there, and with FORBIDDEN figures that the reader may not ask for. */
export async function readEffect(
  context: ReadingContext,
  given: GivenEffect,
  of: OfAction,
  nameable: Nameable = whatThereIs(context),
): Promise<ActionEffect> {
  const { kind } = given;
  const parts = PARTS[kind];
  const isGiven = (part: Part) => given[part] !== undefined && given[part] !== null;
  const missing = parts.find((part) => !isGiven(part));
  if (missing !== undefined) throw invalidInput(`effect.${missing}`, `${kind} needs '${missing}'.`);
  const more = ALL_PARTS.find((part) => isGiven(part) && !parts.includes(part) && !(kind === 'CALL_WEBHOOK' && part === 'text'));
  if (more !== undefined) throw invalidInput(`effect.${more}`, `${kind} takes no '${more}'.`);
  const isAnnouncing = kind === 'NOTE' || kind === 'CALL_WEBHOOK';
  if (isAnnouncing !== (of.bound !== null)) {
    const message = isAnnouncing
      ? `${kind} is done for a segment whose figure crosses a bound, not with customers.`
      : `${kind} is done with customers: where a figure of a segment crosses a bound there are NOTE and CALL_WEBHOOK.`;
    throw invalidInput('effect.kind', message);
  }
  if (isAnnouncing) return readAnnouncing(context, given, of);
  if (kind === 'ADD_TO_SEGMENT' || kind === 'REMOVE_FROM_SEGMENT') {
    return { kind, targetSegmentId: await readTarget(context, nameable, given.targetSegmentId as string) };
  }
  if (kind === 'ADD_TAG' || kind === 'REMOVE_TAG') {
    const tag = readName(given.tag as string, { field: 'effect.tag', most: 255 });
    await checkTemplate(context, nameable, 'tag', tag);
    return { kind, tag };
  }
  const attribute = given.attribute as string;
  const value = kind === 'SET_ATTRIBUTE' ? given.value : null;
  await checkTemplate(context, nameable, 'value', value);
  await checkValue(nameable, attribute, value);
  return kind === 'SET_ATTRIBUTE' ? { kind, attribute, value } : { kind, attribute };
}

/** Refuses with FORBIDDEN an effect that stays as it is, and names figures that the reader may not ask for. It may be one that cannot be done any more. */
export async function checkFigures(context: ReadingContext, effect: ActionEffect): Promise<void> {
  const names = announces(effect) ? [] : namesInTemplate(effect);
  if (names.length === 0) return;
  const catalogue = await loadCatalogue(context.database, context.reader);
  readFigures(
    context,
    catalogue,
    names.filter((name) => attributeNamed(catalogue, name) !== undefined),
  );
}

async function readAnnouncing(
  { database, reader: { segmentIds: seen } }: ReadingContext,
  { kind, text = null, webhookId }: GivenEffect,
  { segmentId, bound }: OfAction,
): Promise<AnnouncingEffect> {
  const names = FIGURES_OF_BOUND[bound?.figure ?? 'SIZE'];
  if (text !== null) {
    checkText('text', text);
    const unknown = namesInTemplate(text).find((name) => !names.includes(name));
    if (unknown !== undefined) throw invalidInput('effect.text', `There is no figure '${unknown}' here: ${names.join(', ')}.`);
  }
  if (kind === 'NOTE') return { kind, text: text ?? '' };
  const id = (webhookId ?? '').toLowerCase();
  const refusal = await refusalOfMessage(database, id, segmentId, seen);
  if (refusal !== undefined) throw invalidInput('effect.webhookId', refusal);
  return { kind: 'CALL_WEBHOOK', webhookId: id, text };
}

function checkText(field: string, template: unknown): void {
  if (JSON.stringify(template).length > LONGEST_TEMPLATE) throw limitExceeded(`The length of ${field}`, LONGEST_TEMPLATE);
  if (unstorablePath(template) !== undefined) throw invalidInput(`effect.${field}`, `${field} ${UNSTORABLE}.`);
}

async function checkTemplate(context: ReadingContext, { catalogue }: Nameable, field: string, template: unknown): Promise<void> {
  checkText(field, template);
  const names = namesInTemplate(template);
  if (names.length > MOST_NAMES) throw limitExceeded(`The number of figures in ${field}`, MOST_NAMES);
  if (names.length > 0) readFigures(context, await catalogue(), names, `effect.${field}`);
}

/** What is in a template is known only of each customer; what is not is looked at once. */
async function checkValue({ typesOf }: Nameable, attribute: string, value: unknown): Promise<void> {
  const given = { [attribute]: namesInTemplate(value).length > 0 ? null : value };
  const types = await typesOf(attribute);
  if (!types.has(attribute)) throw invalidInput('effect.attribute', `There is no declared attribute '${attribute}' of customers.`);
  const checked = checkAttributes(given, types);
  if (checked instanceof Rejection) throw invalidInput('effect.value', checked.errors.map(({ message }) => message).join(' '));
}

async function readTarget({ reader: { segmentIds: seen } }: ReadingContext, { kindOfSegment }: Nameable, given: string): Promise<string> {
  const id = given.toLowerCase();
  const kind = isId(id) && seen?.has(id) !== false ? await kindOfSegment(id) : undefined;
  if (kind === undefined) throw invalidInput('effect.targetSegmentId', `No segment has the id '${given}'.`);
  if (kind !== 'static') throw invalidInput('effect.targetSegmentId', 'The members of a dynamic segment follow from its rule.');
  return id;
}
