import type { z } from 'zod';
import type { Scope } from '../model/index.js';
import { columnsOf, referencesOf, type ReferenceField } from './columns.js';
import type { Agreement } from './entity-agreement.js';
import type { Checked, Fields, FieldsIn, Given, Part } from './field.js';
import { DATING } from './fields.js';
import { part, schemaOf } from './schema.js';

/** What is guarded by a pair of scopes: `orders` by `orders:read` and `orders:write`. */
type Guarded = Extract<Scope, `${string}:write`> extends `${infer Area}:write` ? Area : never;

type EntityOf<Entity> = new () => Entity;

/** What there is to say of a kind of record. */
export interface KindDeclaration<Name extends string = string, KindFields extends Fields = Fields> {
  /** As mappings of imports name it; in the plural as the sync mutation does. */
  readonly name: Name;
  readonly plural: string;
  /** Where its records are kept. If `tracked`, that is what the delta feed and deletions call them. */
  readonly table: string;
  /** Whether its records have ids and external ids of their own, are told of in the delta feed and can be deleted. */
  readonly tracked: boolean;
  readonly scope: Guarded;
  /** The kind of data that its changes are: a bit that triggers put on the evaluation queue. Undefined for what is part of another's. */
  readonly data?: DataKindDeclaration | undefined;
  /** What a record is, for those who send it. */
  readonly description: string;
  /** What a batch of them is, and what the mutation does. */
  readonly batch: string;
  readonly mutation: string;
  /** What a new one is called in what is said of fields that it requires. */
  readonly newOne: string;
  readonly fields: KindFields;
}

export interface DataKindDeclaration {
  readonly name: string;
  readonly bit: number;
}

/** A kind of record, with what follows from its declaration. */
export interface Kind<Name extends string = string, KindFields extends Fields = Fields, Entity = unknown> extends KindDeclaration<
  Name,
  KindFields
> {
  /** Its output type. */
  readonly entity: EntityOf<Entity>;
  /** The mutation that brings records in, and the operation that idempotency keys are remembered for. */
  readonly operation: string;
  readonly schema: z.ZodType<Checked<KindFields>, Given<KindFields>>;
  /** The columns of its fields, with their types. */
  readonly columns: Readonly<Record<FieldsIn<KindFields, 'column'>, string>>;
  readonly references: readonly ReferenceField[];
}

type WithDating<KindFields extends Fields> = KindFields & typeof DATING;

/** A kind of record. `computed` names the columns of its entity that no field fills. */
export function recordKind<Entity, const Declaration extends KindDeclaration<string, Fields>, const Computed extends string = never>(
  entity: EntityOf<Entity>,
  declaration: Declaration & { readonly computed?: readonly Computed[] } & Agreement<Entity, Declaration['fields'], Computed>,
): Kind<Declaration['name'], WithDating<Declaration['fields']>, Entity> & Omit<Declaration, 'fields'> {
  const { plural }: Declaration = declaration;
  const fields: WithDating<Declaration['fields']> = { ...(declaration.fields as Declaration['fields']), ...DATING };
  return {
    ...(declaration as Declaration),
    fields,
    entity,
    operation: `sync${pascalCase(plural)}`,
    schema: schemaOf<WithDating<Declaration['fields']>>(fields),
    columns: columnsOf<WithDating<Declaration['fields']>>(fields),
    references: referencesOf(fields),
  };
}

/** What the elements of a list of records' own are: rows of a table, as `entity` gives them. */
export function recordPart<Entity, const PartFields extends Fields, const Computed extends string = never>(
  _entity: EntityOf<Entity>,
  {
    name,
    description,
    fields,
  }: {
    readonly name: string;
    readonly description: string;
    readonly computed: readonly Computed[];
    readonly fields: PartFields;
  } & Agreement<Entity, PartFields, Computed>,
): Part<PartFields> {
  return part<PartFields>(name, description, fields);
}

/** `StoreCreditAccount` of `store_credit_account`. */
export function pascalCase(name: string): string {
  return name.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
