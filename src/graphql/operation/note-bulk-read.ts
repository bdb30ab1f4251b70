import { getNamedType, type GraphQLResolveInfo } from 'graphql';
import type { RuleNeeds } from '../../catalogue/index.js';
import { needsToTheGround, type ReadRule } from '../../membership/index.js';
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
 * The same of customers who are told because a rule over personal data holds for them, or will, where an operation tells more than 100 of such, added up over all of it: a rule
 * is a way of reading, whatever segments it builds on.
 */
export async function noteToldByRule(
  context: OperationContext,
  info: GraphQLResolveInfo,
  { needs }: Pick<ReadRule, 'needs'>,
  customers: number,
): Promise<void> {
  if (customers > 0 && (await looksPersonally(context, needs))) await noteTold(context, info, customers);
}

/** The same of those of whom is told that they belong to any of these segments, or when they will. */
export async function noteToldBySegments(
  context: OperationContext,
  info: GraphQLResolveInfo,
  segmentIds: Iterable<string>,
  customers: number,
): Promise<void> {
  if (customers === 0) return;
  const loader = context.loaders.named<boolean>(
    'rules over personal data',
    async (ids) => {
      const looking = ids.map(async (id) => [id, await looksPersonally(context, { mentions: [], segmentIds: new Set([id]) })] as const);
      return new Map(await Promise.all(looking));
    },
    false,
  );
  const looks = await Promise.all([...new Set(segmentIds)].map((id) => loader.load(id)));
  if (looks.includes(true)) await noteTold(context, info, customers);
}

/** Of a rule that cannot be read any more nobody knows what it looks at. */
async function looksPersonally({ membership }: OperationContext, needs: RuleNeeds): Promise<boolean> {
  if (needs.mentions.some(isPersonal)) return true;
  if (needs.segmentIds?.size === 0) return false;
  const all = await needsToTheGround(membership, needs);
  return all.some((one) => one === undefined || one.mentions.some(isPersonal));
}

async function noteTold(context: OperationContext, info: GraphQLResolveInfo, customers: number): Promise<void> {
  const { toldByRules: told } = context;
  const before = told.customers;
  told.customers += customers;
  // Those that went before are counted where the bound is passed.
  if (told.customers > MOST_AT_ONCE) await noteBulkRead(context, info, before > MOST_AT_ONCE ? customers : told.customers);
}
