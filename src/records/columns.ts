import type { EmptyColumns, FieldsIn, Fields, Form, ReferenceColumns } from './field.js';

/** The PostgreSQL type of a column, by the form of its field. */
const COLUMN_TYPES: Readonly<Record<Exclude<Form, 'parts'>, string>> = {
  text: 'text',
  integer: 'int',
  number: 'float8',
  decimal: 'numeric',
  quantity: 'numeric',
  boolean: 'boolean',
  day: 'date',
  instant: 'timestamptz',
  texts: 'text[]',
  keyed: 'jsonb',
};

/** The columns of the fields that are kept in such, with their types. */
export function columnsOf<These extends Fields>(fields: These): Readonly<Record<FieldsIn<These, 'column'>, string>> {
  const columns = Object.entries(fields).flatMap(([name, { form, place }]) =>
    place === 'column' && form !== 'parts' ? [[name, COLUMN_TYPES[form]]] : [],
  );
  return Object.fromEntries(columns) as Record<FieldsIn<These, 'column'>, string>;
}

/** `first_name` of `firstName`: the name of a field's column. */
export function snakeCase(field: string): string {
  return field.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);
}

/** What the columns hold of a record that says nothing: null, or nothing of a list. */
export function emptyColumns<These extends Fields>(fields: These): EmptyColumns<These> {
  const columns = Object.entries(fields).flatMap(([name, { form, place, presence }]) => {
    if (place !== 'column') return [];
    if (form === 'texts') return [[name, []]];
    if (form === 'keyed') return [[name, {}]];
    return presence === 'clearable' ? [[name, null]] : [];
  });
  return Object.fromEntries(columns) as EmptyColumns<These>;
}

/** A field that names another record, and the column that keeps that one's id. */
export interface ReferenceField {
  readonly field: string;
  readonly refersTo: NonNullable<Fields[string]['refersTo']>;
  readonly column: string;
}

export function referencesOf<These extends Fields>(
  fields: These,
): readonly (ReferenceField & { readonly column: ReferenceColumns<These> })[] {
  return Object.entries(fields).flatMap(([field, { refersTo }]) =>
    refersTo === undefined ? [] : [{ field, refersTo, column: `${refersTo}Id` as ReferenceColumns<These> }],
  );
}
