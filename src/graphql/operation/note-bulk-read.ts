import { getNamedType, type GraphQLResolveInfo } from 'graphql';
import type { ReadRule } from '../../membership/index.js';
import type { OperationContext } from '../context.js';
import { isPersonal, MOST_AT_ONCE, WHOM } from './bulk-reads.js';

/**
 * Writes into the audit log, before it is told, that values of personal data of a whole group are: what the names in arguments mean only the resolver
 * knows. Once for each root field.
 */
export function noteBulkRead(
  { audit, bulkReads, deedOf, notedBulkReads }: OperationContext,
  { path }: GraphQLResolveInfo,
  records: number,
): Promise<void> {
  let root = path;
  while (root.prev !== undefined) root = root.prev;
  const name = String(root.key);
  const deed = deedOf(name);
  if (deed === undefined || bulkReads.has(name)) return Promise.resolve();
  let noted = notedBulkReads.get(name);
  if (noted === undefined) notedBulkReads.set(name, (noted = audit.note({ ...deed, counts: { records } })));
  return noted;
}

/** How many customers a field tells of at most: none where their number alone is asked for. */
export function toldOf(
  { asked }: OperationContext,
  { returnType }: GraphQLResolveInfo,
  first: number,
  whom: Iterable<string> = WHOM,
): number {
  const fields = asked.get(getNamedType(returnType).name);
  return [...whom].some((field) => fields?.has(field)) ? first : 0;
}

/**
 * The same of customers who are told because a rule over personal data holds for them, where an operation tells more than 100 of such, added up over all of it: a rule
 * is a way of reading.
 */
export async function noteToldByRule(
  context: OperationContext,
  info: GraphQLResolveInfo,
  { needs: { mentions } }: Pick<ReadRule, 'needs'>,
  customers: number,
): Promise<void> {
  if (!mentions.some(isPersonal)) return;
  const { toldByRules: told } = context;
  const before = told.customers;
  told.customers += customers;
  // Those that went before are counted where the bound is passed.
  if (told.customers > MOST_AT_ONCE) await noteBulkRead(context, info, before > MOST_AT_ONCE ? customers : told.customers);
}
