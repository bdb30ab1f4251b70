import { hasScope, type Viewer } from '../../access/index.js';
import { requiredScopes } from './check-scopes.js';
import { responseName } from './root-fields.js';
import { tellsPersonally } from './personal-lists.js';
import { argumentsOf, walkOperation, type Operation } from './walk-operation.js';

/** Of how many at most personal data is read, by the names that root fields are answered under. */
export type BulkReads = ReadonlyMap<string, number>;
export const NO_BULK: BulkReads = new Map();

/** Reads of no more than so many are no reads in bulk. */
export const MOST_AT_ONCE = 100;
const PERSONAL = 'personal_data:read';

/** A field that is answered under one name, with what is below it. */
interface Answered {
  /** Of how many it tells personal data itself. */
  own: number;
  /** Whether whom it has, or in which order, tells personal data, whatever is read of them. */
  isTelling?: boolean;
  readonly below: Map<string, Answered>;
}

/** Below a list: those who are in it, and the cursors of the first and the last, which hold what they are sorted by. */
export const WHOM: ReadonlySet<string> = new Set(['nodes', 'edges', 'pageInfo']);

/** What an operation reads in bulk, by its page sizes: the sum over all of it, so that nothing is got by asking for a little many times at once. */
export function bulkReadsOf(operation: Operation, viewer: Viewer): BulkReads {
  // Without the scope it would have been refused.
  if (!hasScope(viewer, PERSONAL)) return NO_BULK;
  const whole: Answered = { own: 0, below: new Map() };
  const path = [whole];
  let isPersonal = false;
  walkOperation(operation, (visit) => {
    const { parentType, field, node, depth, records } = visit;
    path.length = depth;
    const above = path[depth - 1] as Answered;
    const name = responseName(node);
    let answered = above.below.get(name);
    if (answered === undefined) above.below.set(name, (answered = { own: 0, below: new Map() }));
    path[depth] = answered;
    if (tellsPersonally(field, () => argumentsOf(operation, visit))) answered.isTelling = true;
    if (above.isTelling === true && WHOM.has(field.name)) {
      isPersonal = true;
      above.own = Math.max(above.own, records);
    }
    if (field.name === '__typename' || !requiredScopes(parentType, field).includes(PERSONAL)) return;
    isPersonal = true;
    // Of a root field itself, or of the records that the field above gives.
    const of = depth === 1 ? answered : above;
    of.own = Math.max(of.own, records);
  });
  if (!isPersonal || recordsOf(whole) <= MOST_AT_ONCE) return NO_BULK;
  const roots = [...whole.below].map(([name, root]): [string, number] => [name, recordsOf(root)]);
  return new Map(roots.filter(([, records]) => records > 0));
}

/** What is below a record is of the same person, or of others. */
function recordsOf({ own, below }: Answered): number {
  let sum = 0;
  for (const answered of below.values()) sum += recordsOf(answered);
  return Math.max(own, sum);
}

/** Whether what needs these scopes is personal. */
export function isPersonal({ scopes }: { readonly scopes: readonly string[] }): boolean {
  return scopes.includes(PERSONAL);
}
