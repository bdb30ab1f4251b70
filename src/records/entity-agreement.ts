import type { RowOf } from '../model/index.js';
import type { Columns, Fields, Form, ReferenceColumns } from './field.js';

/** What a value of each form is in an entity. */
interface EntityValues {
  readonly text: string;
  readonly integer: number;
  readonly number: number;
  readonly decimal: string;
  readonly quantity: string;
  readonly boolean: boolean;
  readonly day: string;
  readonly instant: Date;
  readonly texts: string[];
  readonly keyed: object;
  readonly parts: never;
}

/** What every record has, and nobody sends. */
type Kept = 'id' | 'source' | 'externalId' | 'createdAt' | 'updatedAt' | 'sourceUpdatedAt' | 'customerExternalId';
type PropertiesOf<Entity> = Exclude<keyof RowOf<Entity> & string, Kept>;
type ColumnOf<These extends Fields> = Exclude<(keyof Columns<These> & string) | ReferenceColumns<These>, Kept>;

/** Properties of another type than their field's, or that may not be null where the field may. */
type Differing<Entity, These extends Fields> = {
  [Name in keyof Columns<These> & keyof RowOf<Entity> & string]: [Exclude<RowOf<Entity>[Name], null>] extends [
    EntityValues[These[Name]['form'] & Form],
  ]
    ? [Extract<Columns<These>[Name], null>] extends [Extract<RowOf<Entity>[Name], null>]
      ? never
      : Name
    : Name;
}[keyof Columns<These> & keyof RowOf<Entity> & string];

/**
 * That an entity and the fields of its kind tell the same columns: `computed` names those that nobody sends. What is forgotten
 * on either side stands in the error of the compiler.
 */
export type Agreement<Entity, These extends Fields, Computed extends string> = [
  | Exclude<PropertiesOf<Entity>, ColumnOf<These> | Computed>
  | Exclude<ColumnOf<These> | Computed, PropertiesOf<Entity>>
  | Differing<Entity, These>,
] extends [never]
  ? unknown
  : {
      readonly propertiesWithoutField: Exclude<PropertiesOf<Entity>, ColumnOf<These> | Computed>;
      readonly fieldsWithoutProperty: Exclude<ColumnOf<These> | Computed, PropertiesOf<Entity>>;
      readonly differing: Differing<Entity, These>;
    };
