import type { z } from 'zod';
import type { AttributeOwner, ClosedSet } from '../model/index.js';

/** What a value is made of. Whoever treats values by what they are made of has one entry a form, and does not compile without one. */
export type Form =
  | 'text'
  | 'integer'
  | 'number'
  /** An exact decimal, as text. */
  | 'decimal'
  /** How much of something: exact too, and sent as a number. */
  | 'quantity'
  | 'boolean'
  /** A calendar day, `YYYY-MM-DD`. */
  | 'day'
  /** A moment, RFC 3339. */
  | 'instant'
  /** A list of texts, replaced as a whole. */
  | 'texts'
  /** Values by key, of types that the workspace declares. */
  | 'keyed'
  /** A list of objects with fields of their own, replaced as a whole. */
  | 'parts';

/**
 * What it means that a record leaves a field out, or says null.
 * - `required`: neither can be.
 * - `required when new`: a known record keeps its value; null cannot be.
 * - `kept`: the record keeps its value, a new one has the kind's first value; null cannot be.
 * - `defaulted`: the same, and null stands for the kind's first value.
 * - `clearable`: the record keeps its value; null leaves it without one.
 */
export type Presence = 'required' | 'required when new' | 'kept' | 'defaulted' | 'clearable';

/** Whether a moment or a day may lie ahead of the clock. */
export type Ahead = 'refused' | 'allowed';

/**
 * Where a value is kept.
 * - `column`: in a column of the kind's table, of the field's name.
 * - `identity`: it is the id in the source system.
 * - `reference`: it is that of another record, whose own id is kept in a column.
 * - `dating`: it says how old the record is, which is kept beside it (`sourceUpdatedAt`).
 * - `apart`: in a table of its own, or nowhere; the kind's own code sees to it.
 */
export type Place = 'column' | 'identity' | 'reference' | 'dating' | 'apart';

/** Everything that there is to say of a field, once. `In` is the value as it is sent, `Out` its one form in which it is compared and stored. */
export interface Field<
  In = unknown,
  Out = unknown,
  FieldPresence extends Presence = Presence,
  FieldPlace extends Place = Place,
  FieldForm extends Form = Form,
> {
  readonly form: FieldForm;
  readonly presence: FieldPresence;
  readonly place: FieldPlace;
  /** What it is, for those who send it; that it is required is said for it. */
  readonly description: string;
  /** Of one value, without regard to its presence. */
  readonly check: z.ZodType<Out, In>;
  /** Whether reading it, and asking rules for it, takes the scope `personal_data:read`. */
  readonly personal?: boolean | undefined;
  /** Whether what becomes of a record tells if somebody has the value, so that sending it takes the scope `personal_data:read`. */
  readonly identifies?: boolean | undefined;
  /** The closed set of its values, and the enum that it is in the API. */
  readonly allowed?: readonly string[] | undefined;
  readonly enumeration?: ClosedSet['enumeration'] | undefined;
  /** Of whole numbers, both included. */
  readonly range?: readonly [min: number, max: number] | undefined;
  /** Of moments and days: whether it is of what has happened, so that one ahead of the clock is a mistake. */
  readonly ahead?: Ahead | undefined;
  /** Decimals that are kept. */
  readonly scale?: number | undefined;
  /** The kind of record that it names. */
  readonly refersTo?: ReferredKind | undefined;
  /** What a record is called for which it is required when new; else the kind says. */
  readonly newOne?: string | undefined;
  /** The declarations that say what its values by key are. */
  readonly declaredBy?: 'attributes' | 'event properties' | undefined;
  /** Whose attributes these are. */
  readonly owner?: AttributeOwner | undefined;
  /** What its elements are made of. */
  readonly part?: Part | undefined;
}

/** What records refer to by its external id. */
export type ReferredKind = 'customer' | 'company' | 'product' | 'campaign';

export type Fields = Readonly<Record<string, Field>>;

/** What the elements of a list are made of. */
export interface Part<PartFields extends Fields = Fields> {
  readonly name: string;
  readonly description: string;
  readonly fields: PartFields;
  readonly columns: Readonly<Record<FieldsIn<PartFields, 'column'>, string>>;
  readonly schema: z.ZodType<Checked<PartFields>, Given<PartFields>>;
}

type Flat<Type> = { [Key in keyof Type]: Type[Key] };
type OrNull<FieldPresence, Value> = FieldPresence extends 'clearable' | 'defaulted' ? Value | null : Value;
type KeysOfPresence<These extends Fields, Wanted extends Presence> = {
  [Key in keyof These]: These[Key]['presence'] extends Wanted ? Key : never;
}[keyof These];
type Optional = Exclude<Presence, 'required'>;

type In<One> = One extends Field<infer Value, unknown, infer FieldPresence> ? OrNull<FieldPresence, Value> : never;
type Out<One> = One extends Field<unknown, infer Value, infer FieldPresence> ? OrNull<FieldPresence, Value> : never;

/** A record as it is sent. */
export type Given<These extends Fields> = Flat<
  { [Key in KeysOfPresence<These, 'required'>]: In<These[Key]> } & { [Key in KeysOfPresence<These, Optional>]?: In<These[Key]> | undefined }
>;

/** A record that has been checked, its values in canonical form. undefined: keep; null: clear. */
export type Checked<These extends Fields> = Flat<
  { [Key in KeysOfPresence<These, 'required'>]: Out<These[Key]> } & {
    [Key in KeysOfPresence<These, Optional>]?: Out<These[Key]> | undefined;
  }
>;

/** The fields that are kept in such a place. */
export type FieldsIn<These extends Fields, Wanted extends Place, WantedForm extends Form = Form> = {
  [Key in keyof These & string]: These[Key] extends Field<unknown, unknown, Presence, Wanted, WantedForm> ? Key : never;
}[keyof These & string];

/** What is stored of a field: null only where it can be left without a value. */
export type Stored<One> =
  One extends Field<unknown, infer Value, infer FieldPresence>
    ? FieldPresence extends 'clearable'
      ? Value | null
      : NonNullable<Value>
    : never;

/** The columns that hold the ids of what a record refers to. */
export type ReferenceColumns<These extends Fields> = {
  [Key in keyof These]: These[Key] extends { readonly refersTo: infer Kind extends ReferredKind } ? `${Kind}Id` : never;
}[keyof These];

/** All that is stored in the row of a record, in camel case. */
export type Columns<These extends Fields> = { readonly [Key in FieldsIn<These, 'column'>]: Stored<These[Key]> };

/** The columns that a record has that says nothing; of those that are left, the kind's own code has to say what they hold. */
export type EmptyColumns<These extends Fields> = {
  readonly [Key in FieldsIn<These, 'column', 'texts' | 'keyed'> | Clearable<These>]: Stored<These[Key]>;
};
export type Clearable<These extends Fields> = {
  [Key in FieldsIn<These, 'column'>]: These[Key]['presence'] extends 'clearable' ? Key : never;
}[FieldsIn<These, 'column'>];
