import { Extensions, Field, Float, InputType, Int, type ClassType } from 'type-graphql';
import { DateScalar, DateTimeScalar, DecimalScalar, JsonScalar } from '../../model/index.js';
import { type Field as RecordField, type Fields, type Form, type Kind, type Part, pascalCase } from '../../records/index.js';
import { JUDGED_ALONE } from '../operation/untyped-records.js';
import { BatchInput } from './batch.input.js';

/** What is sent of a value, by the form of its field. */
const TYPES = {
  text: String,
  integer: Int,
  number: Float,
  decimal: DecimalScalar,
  quantity: Float,
  boolean: Boolean,
  day: DateScalar,
  instant: DateTimeScalar,
  texts: [String],
  keyed: JsonScalar,
} as const satisfies Readonly<Record<Exclude<Form, 'parts'>, unknown>>;

/** What every list of records or declarations says of itself. */
export const EACH_BY_ITSELF = { description: 'At most 1,000. Each is taken or rejected by itself.' };

/** A batch of records of one kind. */
export type RecordsInput = BatchInput & { readonly records: readonly object[] };

const BATCH_INPUTS = new Map<string, ClassType<RecordsInput>>();

/** The input of the mutations that bring in records of a kind. */
export function batchInputOf(kind: Kind): ClassType<RecordsInput> {
  const made = BATCH_INPUTS.get(kind.name) ?? makeBatchInput(kind);
  BATCH_INPUTS.set(kind.name, made);
  return made;
}

function makeBatchInput({ name, plural, batch, description, fields, newOne }: Kind): ClassType<RecordsInput> {
  const record = inputOf(`${pascalCase(name)}Input`, description, fields, newOne);
  @InputType(`Sync${pascalCase(plural)}Input`, { description: batch })
  class SyncInput extends BatchInput {
    @Field(() => [record], EACH_BY_ITSELF)
    records!: object[];
  }
  return SyncInput;
}

/** What is sent of the input is judged by the sync, and not by its types: they tell what is wanted. */
export function JudgedAlone(): ReturnType<typeof Extensions> {
  return Extensions({ [JUDGED_ALONE]: true });
}

/** The input for objects that are part of others, or declarations. */
export function inputOfPart({ name, description, fields }: Part): ClassType<object> {
  return inputOf(`${name}Input`, description, fields, 'record');
}

/** Every field may be left out: whether it may is for the check of each record to say, so that one bad record never loses the others. */
function inputOf(name: string, description: string, fields: Fields, newOne: string): ClassType<object> {
  class RecordInput {}
  for (const [fieldName, field] of Object.entries(fields)) {
    const type = typeOf(field);
    Field(() => type, { nullable: true, description: told(field, newOne) })(RecordInput.prototype, fieldName);
  }
  InputType(name, { description })(RecordInput);
  JudgedAlone()(RecordInput);
  return RecordInput;
}

function typeOf({ form, part, enumeration }: RecordField) {
  if (enumeration !== undefined) return enumeration;
  if (part !== undefined) return [inputOfPart(part)];
  return form === 'parts' ? JsonScalar : TYPES[form];
}

function told({ description, presence, newOne: named }: RecordField, newOne: string): string {
  if (presence === 'required') return `${description} Required.`;
  return presence === 'required when new' ? `${description} Required for a new ${named ?? newOne}.` : description;
}
