import type { GraphQLResolveInfo } from 'graphql';
import type { Batch } from '../../sync/index.js';
import type { OperationContext } from '../context.js';
import { sentArgument } from '../operation/untyped-records.js';
import type { BatchInput } from './batch.input.js';

/** Where records stand: in an argument, or in a field of one. */
interface Place {
  readonly argument?: string;
  readonly field?: string;
}

/** Records as they were sent: the sync judges each by itself (src/records). */
export function sentRecords<Record>(context: OperationContext, info: GraphQLResolveInfo, { argument = 'input', field }: Place): Record[] {
  const sent = sentArgument(info, argument, context.sent);
  const records = field === undefined ? sent : (sent as Readonly<{ [Name in string]: unknown }>)[field];
  // As in all of GraphQL, a single one is a list of one.
  return (Array.isArray(records) ? records : [records]) as Record[];
}

export function batchOf<Record>(context: OperationContext, info: GraphQLResolveInfo, input: BatchInput): Batch<Record> {
  return {
    source: input.source,
    idempotencyKey: input.idempotencyKey ?? null,
    records: sentRecords<Record>(context, info, { field: 'records' }),
  };
}
