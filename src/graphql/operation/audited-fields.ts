import type { GraphQLField, GraphQLFieldResolver, GraphQLResolveInfo, GraphQLSchema } from 'graphql';
import { type Counts, type Result, toldOfOutcome } from '../../audit/index.js';
import { DomainError, invariant } from '../../kernel/index.js';
import { ALWAYS_AUDITED } from '../../model/index.js';
import type { OperationContext } from '../context.js';
import { idsGivenBy, idsGivenTo, subjectKindOf } from './audited-subjects.js';

type Field = GraphQLField<unknown, OperationContext>;
type Resolve = GraphQLFieldResolver<unknown, OperationContext>;

const AUDITED = new WeakSet<Function>();

/**
 * Puts the audit log around every root field: around mutations whatever they do, around what is read where it is read in bulk or refused for want
 * of a right. No resolver sees to it, and none is left out.
 */
export function auditRootFields(schema: GraphQLSchema): void {
  for (const field of fieldsOf(schema.getMutationType())) field.resolve = audited(mutating(schema, field, resolveOf(field)));
  for (const field of fieldsOf(schema.getQueryType())) field.resolve = audited(reading(schema, field, resolveOf(field)));
  for (const field of fieldsOf(schema.getSubscriptionType())) {
    invariant(field.subscribe !== undefined, 'a subscription says what it follows');
    field.subscribe = audited(reading(schema, field, field.subscribe));
  }
}

/** Whether the audit log is around a field. */
export function isAudited({ resolve, subscribe }: GraphQLField<unknown, unknown>): boolean {
  return AUDITED.has(subscribe ?? (resolve as Function));
}

function audited(resolve: Resolve): Resolve {
  AUDITED.add(resolve);
  return resolve;
}

function fieldsOf(type: ReturnType<GraphQLSchema['getMutationType']>): Field[] {
  return Object.values(type?.getFields() ?? {}) as Field[];
}

function resolveOf({ name, resolve }: Field): Resolve {
  invariant(resolve !== undefined, `the root field ${name} has a resolver`);
  return resolve;
}

function mutating(schema: GraphQLSchema, field: Field, resolve: Resolve): Resolve {
  const about = { operation: field.name, subjectKind: subjectKindOf(schema, field as GraphQLField<unknown, unknown>) };
  return (source, args, context, info) => {
    const subjectIds = idsGivenTo(field as GraphQLField<unknown, unknown>, args as Record<string, unknown>);
    const deed = { ...about, subjectIds, counts: countOfBulk(context, info) };
    return context.audit.during(
      deed,
      async (): Promise<unknown> => resolve(source, args, context, info),
      (given) => resultOf(field, given),
    );
  };
}

function resultOf(field: Field, given: unknown): Result {
  // Of what was deleted the ids are told though no field of the answer is the record.
  const { userErrors, subjectIds = [] } = (given ?? {}) as Pick<Result, 'subjectIds'> & {
    readonly userErrors?: readonly { readonly code: string }[];
  };
  const told = toldOfOutcome(given);
  return {
    subjectIds: [...subjectIds, ...idsGivenBy(field as GraphQLField<unknown, unknown>, given), ...told.subjectIds],
    counts: told.counts,
    refusedWith: userErrors?.[0]?.code,
  };
}

function reading(schema: GraphQLSchema, field: Field, resolve: Resolve): Resolve {
  const about = { operation: field.name, subjectKind: subjectKindOf(schema, field as GraphQLField<unknown, unknown>) };
  const isAlways = field.extensions[ALWAYS_AUDITED] === true;
  return (source, args, context, info) => {
    const deed = () => ({ ...about, subjectIds: idsGivenTo(field as GraphQLField<unknown, unknown>, args as Record<string, unknown>) });
    const noteRefusal = async (error: unknown): Promise<never> => {
      if (error instanceof DomainError && error.code === 'FORBIDDEN') await context.audit.noteAttempt(deed(), error);
      throw error;
    };
    const read = () => {
      try {
        const given: unknown = resolve(source, args, context, info);
        return given instanceof Promise ? given.catch(noteRefusal) : given;
      } catch (error) {
        return noteRefusal(error);
      }
    };
    const counts = countOfBulk(context, info);
    if (counts['records'] === undefined && !isAlways) return read();
    return context.audit.note({ ...deed(), counts }).then(read);
  };
}

/** Of how many a root field reads personal data, if it does so in bulk. */
function countOfBulk({ bulkReads }: OperationContext, { path }: GraphQLResolveInfo): Counts {
  const records = bulkReads.get(String(path.key));
  return records === undefined ? {} : { records };
}
