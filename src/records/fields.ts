import { z } from 'zod';
import type { AttributeOwner, ClosedSet } from '../model/index.js';
import * as check from './check.js';
import type { Ahead, Checked, Field, Fields, Form, Given, Part, Place, Presence, ReferredKind } from './field.js';
import { jsonObject } from './json-object.js';

/*
 * The kinds of fields. Each is made of what it means and, where it is not as usual, its options; a field can be cleared unless its
 * options say otherwise, and is a column unless its maker says otherwise.
 */

interface Options {
  readonly presence?: Presence;
  readonly personal?: boolean;
  readonly identifies?: boolean;
}

type PresenceIn<Given extends Options> = Given extends { readonly presence: infer Told extends Presence } ? Told : 'clearable';

type Particulars = Pick<
  Field,
  'allowed' | 'enumeration' | 'range' | 'ahead' | 'scale' | 'refersTo' | 'newOne' | 'declaredBy' | 'owner' | 'part'
>;

/** The maker's signature says of what presence: that of its options. */
function made<In, Out, FieldForm extends Form, FieldPresence extends Presence>(
  form: FieldForm,
  value: z.ZodType<Out, In>,
  description: string,
  { presence = 'clearable', ...particulars }: Options & Particulars = {},
): Field<In, Out, FieldPresence, 'column', FieldForm> {
  return { form, check: value, description, presence: presence as FieldPresence, place: 'column', ...particulars };
}

function placed<In, Out, FieldPresence extends Presence, FieldPlace extends Place, FieldForm extends Form>(
  field: Field<In, Out, FieldPresence, Place, FieldForm>,
  place: FieldPlace,
): Field<In, Out, FieldPresence, FieldPlace, FieldForm> {
  return { ...field, place };
}

/** Kept in a table of its own, or nowhere. */
export function apart<In, Out, FieldPresence extends Presence, FieldForm extends Form>(
  field: Field<In, Out, FieldPresence, 'column', FieldForm>,
): Field<In, Out, FieldPresence, 'apart', FieldForm> {
  return placed(field, 'apart');
}

interface TextOptions extends Options {
  /** 255 where left out. Of up to 500 characters it is of one line. */
  readonly maxLength?: number;
  /** Blank text is no value where the field can be cleared, unless it is refused; else it always is. */
  readonly blank?: 'refused';
}

/** null only of what can be cleared. */
type TextOrNone<FieldPresence extends Presence> = FieldPresence extends 'clearable' ? string | null : string;

export function text<const Given extends TextOptions = {}>(
  description: string,
  given?: Given,
): Field<string, TextOrNone<PresenceIn<Given>>, PresenceIn<Given>, 'column', 'text'> {
  const { maxLength, blank, ...options }: TextOptions = given ?? {};
  const blankIsNone = blank !== 'refused' && (options.presence ?? 'clearable') === 'clearable';
  const value: z.ZodType<string | null, string> = blankIsNone ? check.nameOrNone(maxLength) : check.name(maxLength);
  return made('text', value as z.ZodType<TextOrNone<PresenceIn<Given>>, string>, description, options);
}

/** Text of a shape that `value` checks. */
export function textLike<const Given extends Options = {}>(
  value: z.ZodType<string, string>,
  description: string,
  options?: Given,
): Field<string, string, PresenceIn<Given>, 'column', 'text'> {
  return made('text', value, description, options);
}

/** One of a closed set of words. */
export function oneOf<Word extends string, const Given extends Options = {}>(
  { words, enumeration }: ClosedSet<Word>,
  description: string,
  options?: Given,
): Field<Word, Word, PresenceIn<Given>, 'column', 'text'> {
  return made('text', check.oneOf(words), description, { ...options, allowed: words, enumeration });
}

interface IntegerOptions extends Options {
  readonly min?: number;
  readonly max?: number;
}

export function integer<const Given extends IntegerOptions = {}>(
  description: string,
  given?: Given,
): Field<number, number, PresenceIn<Given>, 'column', 'integer'> {
  const { min = -check.MAX_INT, max = check.MAX_INT, ...options }: IntegerOptions = given ?? {};
  return made('integer', check.integer(min, max), description, { ...options, range: [min, max] });
}

/** A number of degrees, from -most to most. */
export function degrees(most: number, description: string): Field<number, number, 'clearable', 'column', 'number'> {
  return made('number', check.numberBetween(-most, most), description, { range: [-most, most] });
}

export function boolean<const Given extends Options = {}>(
  description: string,
  options?: Given,
): Field<boolean, boolean, PresenceIn<Given>, 'column', 'boolean'> {
  return made('boolean', check.boolean(), description, options);
}

interface TimeOptions extends Options {
  /** Has to be said of each: what has happened does not lie ahead. */
  readonly ahead: Ahead;
}

export function day<const Given extends TimeOptions>(
  description: string,
  options: Given,
): Field<string, string, PresenceIn<Given>, 'column', 'day'> {
  return made('day', check.day(), description, options);
}

export function instant<const Given extends TimeOptions>(
  description: string,
  options: Given,
): Field<string, string, PresenceIn<Given>, 'column', 'instant'> {
  return made('instant', check.instant(), description, options);
}

type Decimal<FieldPresence extends Presence> = Field<string, string, FieldPresence, 'column', 'decimal'>;

export function money<const Given extends Options = {}>(description: string, options?: Given): Decimal<PresenceIn<Given>> {
  return made('decimal', check.money(), description, { ...options, scale: 4 });
}

export function positiveMoney<const Given extends Options = {}>(description: string, options?: Given): Decimal<PresenceIn<Given>> {
  return made('decimal', check.positiveMoney(), description, { ...options, scale: 4 });
}

/** How much of something: of pieces a whole number, of goods by weight, length or time a part of one. */
export function quantity<const Given extends Options & { readonly least?: 'nothing' } = {}>(
  description: string,
  given?: Given,
): Field<number | string, string, PresenceIn<Given>, 'column', 'quantity'> {
  const { least, ...options }: Options & { readonly least?: 'nothing' } = given ?? {};
  const value = least === undefined ? check.quantity() : check.positiveQuantity();
  return made('quantity', value, description, { ...options, scale: 4 });
}

/** A length of time, with two decimals. */
export function duration(description: string): Decimal<'clearable'> {
  return made('decimal', check.duration(), description, { scale: 2 });
}

/** A part of something, 0 to 1, with six decimals. */
export function share(ofWhat: string, description: string): Decimal<'clearable'> {
  return made('decimal', check.share(ofWhat), description, { scale: 6 });
}

interface ListOptions {
  readonly element?: z.ZodType<string, string>;
  readonly maxLength?: number;
  readonly personal?: boolean;
}

/** Texts, each once without regard to case. */
export function texts(
  description: string,
  { element, maxLength, ...options }: ListOptions = {},
): Field<string[], string[], 'kept', 'column', 'texts'> {
  return made('texts', check.textList(element, maxLength), description, { presence: 'kept', ...options });
}

/** Texts whose order and number mean something. */
export function path(description: string, maxLength: number): Field<string[], string[], 'kept', 'column', 'texts'> {
  return made('texts', check.texts(check.name(), maxLength), description, { presence: 'kept' });
}

type Keyed<Value> = Field<Value, Record<string, unknown>, 'kept', 'column', 'keyed'>;

/** Values of custom attributes; they are checked against the declarations, and merged with those that are stored. */
export function attributesByKey(owner: AttributeOwner, description: string): Keyed<Record<string, unknown>> {
  const object = z.record(z.string(), z.unknown(), { error: 'must be an object of values by key' });
  return made('keyed', object, description, { presence: 'kept', declaredBy: 'attributes', owner });
}

/** Properties of an event: those that are declared are checked, others are kept as they are. */
export function propertiesByKey(description: string): Keyed<unknown> {
  return made('keyed', jsonObject(), description, { presence: 'kept', declaredBy: 'event properties' });
}

/** The id in the source system, by which a record is known. */
export function externalId(): Field<string, string, 'required', 'identity', 'text'> {
  return placed(text('The id in the source system.', { presence: 'required' }), 'identity');
}

/** What every kind of record has: how old it is in its source. */
export const DATING = {
  updatedAt: placed(
    instant('When the source last changed the record. An older one than is known changes nothing, in whatever order they come.', {
      ahead: 'refused',
    }),
    'dating',
  ),
};

/** The external id of another record, in the source of the batch. */
export function reference<Kind extends ReferredKind, FieldPresence extends Presence>(
  refersTo: Kind,
  presence: FieldPresence,
  newOne = 'record',
): Field<string, TextOrNone<FieldPresence>, FieldPresence, 'reference', 'text'> & { readonly refersTo: Kind } {
  const name = text(`Of the ${refersTo}, in the source of the batch.`, { presence, blank: 'refused' });
  return { ...placed(name, 'reference'), refersTo, newOne };
}

/** A list of objects. */
export function parts<PartFields extends Fields>(
  part: Part<PartFields>,
  description: string,
  { maxLength, ...options }: Pick<Options, 'personal'> & { readonly maxLength: number },
): Field<Given<PartFields>[], Checked<PartFields>[], 'kept', 'apart', 'parts'> {
  return placed(made('parts', check.list(part.schema, maxLength), description, { ...options, presence: 'kept', part }), 'apart');
}
