import { Customer, Segment } from '../../model/index.js';
import type { OperationContext } from '../context.js';
import { loadRecord } from '../rows/record-loader.js';
import type { MembershipRow } from './membership.type.js';

/** A segment or customer may have been deleted since the memberships were read: such a membership is over. */
export async function withoutDeleted(context: OperationContext, memberships: readonly MembershipRow[]): Promise<MembershipRow[]> {
  const standing = await Promise.all(
    memberships.map(async ({ segmentId, customerId }) => {
      const [segment, customer] = await Promise.all([loadRecord(context, Segment, segmentId), loadRecord(context, Customer, customerId)]);
      return segment !== null && customer !== null;
    }),
  );
  return memberships.filter((_membership, index) => standing[index]);
}
