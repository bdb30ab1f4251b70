import type { GraphQLResolveInfo } from 'graphql';
import type { OperationContext } from '../context.js';

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
