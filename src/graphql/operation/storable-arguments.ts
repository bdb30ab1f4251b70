import {
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';
import { invalidInput, limitExceeded } from '../../kernel/index.js';
import { DateTimeScalar } from '../../model/index.js';
import { check } from '../../records/index.js';
import { readInstant } from '../read-argument.js';

/** Of a list: what takes fewer says so itself. */
const MOST_ELEMENTS = 1_000;

type Resolve = GraphQLFieldResolver<unknown, unknown>;
type Judge = (value: unknown, path: string) => void;

/**
 * Has whatever is asked refused with INVALID_INPUT at the argument where a text has characters that no database can hold, or a moment is none, and with LIMIT_EXCEEDED
 * where a list is longer than any has to be: no resolver sees to it, and none is left out. Mutations judge what they are given by themselves, one record at a time. What is in JSON its reader judges, and a rule the language, which
 * says where in it.
 */
export function refuseUnstorable(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type === schema.getMutationType() || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) guard(field);
  }
}

function guard(field: GraphQLField<unknown, unknown>): void {
  const judges = field.args.flatMap(({ name, type }) => {
    const judge = name === RULE ? undefined : judgeOf(type);
    return judge === undefined ? [] : [[name, judge] as const];
  });
  if (judges.length === 0) return;
  const guarded =
    (resolve: Resolve): Resolve =>
    (source, given: Readonly<Record<string, unknown>>, context, info) => {
      for (const [name, judge] of judges) judge(given[name], name);
      return resolve(source, given, context, info);
    };
  // Of a subscription what it follows is asked with the arguments; each event is resolved with the same.
  if (field.subscribe !== undefined) field.subscribe = guarded(field.subscribe);
  else if (field.resolve !== undefined) field.resolve = guarded(field.resolve);
}

/** The argument with a rule in the segment query language. */
const RULE = 'query';

/** What is wrong with a value of a type, where anything can be. Inputs that hold one another end at the type that is being looked at. */
function judgeOf(type: GraphQLInputType, above: readonly unknown[] = []): Judge | undefined {
  if (isNonNullType(type)) return judgeOf(type.ofType, above);
  if (isListType(type)) {
    const each = judgeOf(type.ofType, above);
    return (value, path) => {
      if (!Array.isArray(value)) return;
      if (value.length > MOST_ELEMENTS) throw limitExceeded(`The number of elements of ${path}`, MOST_ELEMENTS);
      if (each !== undefined) for (const one of value) each(one, path);
    };
  }
  if (isEnumType(type) || above.includes(type)) return undefined;
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).flatMap((field) => {
      const judge = judgeOf(field.type, [...above, type]);
      return judge === undefined ? [] : [[field.name, judge] as const];
    });
    if (fields.length === 0) return undefined;
    return (value, path) => {
      if (typeof value !== 'object' || value === null) return;
      for (const [name, judge] of fields) judge((value as Readonly<Record<string, unknown>>)[name], `${path}.${name}`);
    };
  }
  return type.name === DateTimeScalar.name ? judgeInstant : TEXTS.has(type.name) ? judgeText : undefined;
}

const TEXTS: ReadonlySet<string> = new Set(['String', 'ID', 'Date', 'Decimal', 'Cursor']);

function judgeInstant(value: unknown, path: string): void {
  if (typeof value === 'string') readInstant(path, value);
}

function judgeText(value: unknown, path: string): void {
  if (typeof value === 'string' && !check.isStorable(value)) throw invalidInput(path, `${path} has characters that cannot be stored.`);
}
