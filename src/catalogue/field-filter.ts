import { raw } from 'sql-template-tag';
import type { ValueType } from '../language/index.js';
import { type Field, type Fields, snakeCase } from '../records/index.js';
import { closedSet, typeOfField } from './field-attribute.js';
import { filterBy, type FilterParameter, type ParameterText } from './function.js';

/** What a parameter says besides what its field does. Without a name of its own it has the column's. */
interface FieldText extends Omit<ParameterText, 'personal' | 'list'> {
  readonly name?: string;
  /** Where it is another than the form of the field says: a closed set of words is an enum, other texts are text. */
  readonly type?: ValueType;
  /** Of a list: the column with the copy of it that is compared. */
  readonly keys?: string;
}

/** Makes parameters of the fields of a kind, whose table has `alias`: whether they are personal, their types and allowed values are the fields'. */
export function filtersOf<These extends Fields>(fields: These, alias: string) {
  return (
    name: keyof These & string,
    { name: ownName, type, keys, ...text }: FieldText,
    needs: readonly string[] = [],
  ): FilterParameter => {
    const field: Field | undefined = fields[name];
    if (field === undefined) throw new Error(`no field is called ${name}`);
    const column = raw(`${alias}.${keys ?? snakeCase(name)}`);
    const told = { personal: field.personal === true, ...(field.form === 'texts' ? { list: true } : {}), ...closedSet(field), ...text };
    return filterBy(ownName ?? snakeCase(name), type ?? typeOfField(field), column, told, needs);
  };
}
