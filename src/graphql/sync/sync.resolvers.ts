import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { requireScopes } from '../../access/index.js';
import type { Result } from '../../audit/index.js';
import { RequireScopes, type Scope } from '../../model/index.js';
import { type Kind, type KindName, KINDS, TRACKED_KINDS } from '../../records/index.js';
import { deleteRecords, syncUnchecked } from '../../sync/index.js';
import { OperationContext } from '../context.js';
import { batchOf } from './batch-of.js';
import { DeleteRecordsInput } from './delete-records.input.js';
import { batchInputOf, type RecordsInput } from './input-of.js';
import { syncPayload } from './sync-payload.js';
import { SyncPayload } from './sync.type.js';

const BATCH = { description: 'The batch.' };

/** The mutation that brings in records of a kind. */
function syncing(kind: Kind<KindName>): Function {
  const Input = batchInputOf(kind);
  @Resolver()
  class SyncResolver {
    @Mutation(() => SyncPayload, { name: kind.operation, description: kind.mutation })
    @RequireScopes(`${kind.scope}:write`)
    sync(
      @Ctx() context: OperationContext,
      @Info() info: GraphQLResolveInfo,
      @Arg('input', () => Input, BATCH) input: RecordsInput,
    ): Promise<SyncPayload> {
      const batch = batchOf<object>(context, info, input);
      if (batch.records.some((record) => namesByAddress(kind, record)))
        requireScopes(context.viewer, 'Naming guests by their addresses', 'personal_data:read');
      return syncPayload(context, (sync) => syncUnchecked(sync, kind.name, batch));
    }
  }
  return SyncResolver;
}

/** Whether the answer tells if somebody has an address. Whatever was sent: it is judged later. */
function namesByAddress({ fields }: Kind, record: unknown): boolean {
  if (typeof record !== 'object' || record === null) return false;
  return Object.entries(fields).some(([name, { identifies }]) => identifies === true && (record as Record<string, unknown>)[name] != null);
}

export const SYNC_RESOLVERS: readonly Function[] = KINDS.map(syncing);

/** Records of any kind may be deleted in one batch. */
const WRITE_SCOPES: readonly Scope[] = [...new Set(TRACKED_KINDS.map(({ scope }) => `${scope}:write` as const))];

@Resolver()
export class DeletionResolver {
  @Mutation(() => SyncPayload, {
    description: 'Deletes records by their external ids, with all that belongs to them. To delete a customer needs `customers:erase` too.',
  })
  @RequireScopes(...WRITE_SCOPES)
  async deleteRecords(
    @Ctx() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => DeleteRecordsInput, BATCH) input: DeleteRecordsInput,
  ): Promise<SyncPayload & Pick<Result, 'subjectIds'>> {
    const checkCustomers = () => requireScopes(context.viewer, 'Deleting a customer', 'customers:erase');
    const payload = await syncPayload(context, (sync) => deleteRecords(sync, batchOf(context, info, input), { checkCustomers }));
    return Object.assign(payload, { subjectIds: payload.results.flatMap(({ status, id }) => (status === 'UPDATED' ? (id ?? []) : [])) });
  }
}
