import type { Reference } from '@mikro-orm/core';

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
