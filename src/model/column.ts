import { ArrayType, BlobType, DecimalType, type PropertyOptions, type Reference } from '@mikro-orm/core';

/**
 * The kinds of column that the migrations use, so that entities and tables say the same in the same words. Spread one into a decorator,
 * `@Property({ ...text })`: MikroORM writes into the object that it is given.
 */
type Column = PropertyOptions<object>;

export const uuid: Column = { type: 'string', columnType: 'uuid' };
export const text: Column = { type: 'string', columnType: 'text' };
export const integer: Column = { type: 'integer', columnType: 'int' };
export const flag: Column = { type: 'boolean', columnType: 'boolean' };
export const degrees: Column = { type: 'double', columnType: 'double precision' };
export const json: Column = { type: 'json', columnType: 'jsonb' };
export const bytes: Column = { type: BlobType, columnType: 'bytea' };
/** A calendar day, in the program as `YYYY-MM-DD`. */
export const day: Column = { type: 'string', columnType: 'date' };
/** A moment, in the program a Date. */
export const instant: Column = { type: 'Date', columnType: 'timestamptz' };
/** Exact decimals are text in the program: a JavaScript number would round them. */
export const money: Column = { type: DecimalType, columnType: 'numeric(19,4)' };
/** Exact, with as many digits as it has. */
export const decimal: Column = { type: DecimalType, columnType: 'numeric' };
/** How much of something. */
export const quantity: Column = { type: DecimalType, columnType: 'numeric(14,4)' };
export const rate: Column = { type: DecimalType, columnType: 'numeric(9,6)' };
export const duration: Column = { type: DecimalType, columnType: 'numeric(9,2)' };
export const texts: Column = { type: ArrayType, columnType: 'text[]' };
export const decimals: Column = { type: ArrayType, columnType: 'numeric[]' };
export const uuids: Column = { type: ArrayType, columnType: 'uuid[]' };

/** The same column where a value may be missing. */
export function optional(column: Column): Column {
  return { ...column, nullable: true };
}

/** A foreign key whose rows go when the row they point at goes. */
export const owned = { deleteRule: 'cascade', updateRule: 'no action', ref: true } as const;

/**
 * A record as lists read it: a plain object with the entity's own properties, and `customerId` where the entity has `customer`.
 * Columns that nobody asked for are left out (see graphql/rows/columns.ts).
 */
export type RowOf<Entity> = {
  [Property in keyof Entity as Entity[Property] extends Function ? never : RowProperty<Property, Entity[Property]>]: RowValue<
    Entity[Property]
  >;
};

type RowProperty<Property, Value> = NonNullable<Value> extends Reference<infer _Target> ? `${Property & string}Id` : Property;
type RowValue<Value> = NonNullable<Value> extends Reference<infer _Target> ? string | Extract<Value, null> : Value;
