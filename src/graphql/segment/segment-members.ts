import { sql, type Sql } from '../../database/index.js';
import { filterByMembership, filterByMembershipAsOf } from '../../membership/index.js';
import { Customer } from '../../model/index.js';
import type { OperationContext } from '../context.js';
import { CUSTOMER, type CustomerRow, type OrderAsked, readOrder } from '../customer/index.js';
import type { Page, PageRequest } from '../paging/page.js';
import { readPage } from '../rows/record-page.js';
import { leavingLoader } from './leaving-loader.js';
import type { SegmentMemberEdge } from './segment.type.js';

export interface MembersRequest extends PageRequest {
  readonly order: OrderAsked;
  /** A past instant; now if undefined. */
  readonly asOf: Date | undefined;
}

/** A page of the members of a segment, with since when each belongs and when time will make them leave. */
export async function readMembers(
  context: OperationContext,
  segmentId: string,
  request: MembersRequest,
): Promise<Page<CustomerRow, SegmentMemberEdge>> {
  if (request.asOf === undefined) await context.settled();
  const filter =
    request.asOf === undefined ? filterByMembership(segmentId) : await filterByMembershipAsOf(context.membership, segmentId, request.asOf);
  // Who belonged once is not among those who do now.
  const among =
    request.asOf === undefined
      ? (id: Sql) => sql`${id} in (select customer_id from membership where segment_id = ${segmentId}::uuid)`
      : undefined;
  const order = await readOrder(context, request.order, among);
  const list = { entity: Customer, alias: CUSTOMER, ...filter, order, extra: sql`m.since` };
  return readPage<Customer, { since: Date }, SegmentMemberEdge>(context, list, request, ({ node, cursor }) => ({
    node,
    cursor,
    since: node.since,
    leavesAt: () => leavingLoader(context, segmentId).load(node.id),
  }));
}
