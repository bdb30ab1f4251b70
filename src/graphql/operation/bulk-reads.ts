import { hasScope, type Viewer } from '../../access/index.js';
import { requiredScopes } from './check-scopes.js';
import { walkOperation, type Operation } from './walk-operation.js';

/** Root fields that personal data of many is read by, and of how many at most. */
export type BulkReads = ReadonlyMap<string, number>;
export const NO_BULK: BulkReads = new Map();

/** Reads of no more than so many are no reads in bulk. */
const MOST_AT_ONCE = 100;

/** What an operation reads in bulk, by its page sizes. */
export function bulkReadsOf(operation: Operation, viewer: Viewer): BulkReads {
  // Without the scope it would have been refused.
  if (!hasScope(viewer, 'personal_data:read')) return NO_BULK;
  let root = '';
  let reads: Map<string, number> | undefined;
  walkOperation(operation, ({ parentType, field, depth, records }) => {
    if (depth === 1) root = field.name;
    if (records <= MOST_AT_ONCE || field.name === '__typename') return;
    if (!requiredScopes(parentType, field).includes('personal_data:read')) return;
    reads ??= new Map();
    reads.set(root, Math.max(records, reads.get(root) ?? 0));
  });
  return reads ?? NO_BULK;
}
