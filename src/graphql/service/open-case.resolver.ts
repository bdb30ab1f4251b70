import { Args, Ctx, FieldResolver, Float, Query, Resolver, Root } from 'type-graphql';
import { reasonsOf } from '../../insight/index.js';
import { Customer, DateTimeScalar, RequireScopes, type RowOf, Segment, ServiceInteraction } from '../../model/index.js';
import { OperationContext } from '../context.js';
import type { CustomerRow } from '../customer/index.js';
import { AsksTheBase } from '../operation/asks-the-base.js';
import { PageArguments, pageRequest } from '../paging/page-arguments.js';
import type { Page } from '../paging/page.js';
import { loadReferenced } from '../rows/record-loader.js';
import { CaseReasonType, CaseSegment, OpenCaseArguments, OpenCaseConnection, type OpenCaseRow, OpenCaseType } from './open-case.type.js';
import { readOpenCases } from './read-open-cases.js';

/** Whom to help first. */
@Resolver(() => OpenCaseType)
export class OpenCaseResolver {
  @Query(() => OpenCaseConnection, {
    description:
      'Contacts with customer service that are not settled, ranked by what their customers, and the segments of these, contribute and return.',
  })
  @AsksTheBase()
  @RequireScopes('campaigns:read', 'customers:read', 'orders:read', 'segments:read', 'service:read')
  async openCases(
    @Ctx() context: OperationContext,
    @Args(() => PageArguments) page: PageArguments,
    @Args(() => OpenCaseArguments) args: OpenCaseArguments,
  ): Promise<Page<OpenCaseRow>> {
    await context.settled();
    return readOpenCases(context, args, pageRequest(page));
  }

  @FieldResolver(() => ServiceInteraction, { description: 'The contact.' })
  interaction(@Root() { case_id: id }: OpenCaseRow, @Ctx() context: OperationContext): Promise<RowOf<ServiceInteraction>> {
    return loadReferenced(context, ServiceInteraction, id);
  }

  @FieldResolver(() => Customer, { description: 'Whose it is.' })
  customer(@Root() { customer_id: id }: OpenCaseRow, @Ctx() context: OperationContext): Promise<CustomerRow> {
    return loadReferenced(context, Customer, id);
  }

  @FieldResolver(() => DateTimeScalar, { description: 'Since when it is open.' })
  openSince(@Root() { occurred_at: at }: OpenCaseRow): Date {
    return at;
  }

  @FieldResolver(() => Boolean, { description: 'Whether it has been open for too long.' })
  isOverdue(@Root() { is_overdue: isOverdue }: OpenCaseRow): boolean {
    return isOverdue;
  }

  @FieldResolver(() => Float, { nullable: true, description: 'The return on what was spent on the customer, as `roi` of rules.' })
  roi(@Root() { roi }: OpenCaseRow): number | null {
    return roi === null ? null : Number(roi);
  }

  @FieldResolver(() => [CaseSegment], {
    description: 'The segments of the customer that the key may see, those whose members contribute most first; at most 10.',
  })
  segments(@Root() { segments }: OpenCaseRow, @Ctx() context: OperationContext): CaseSegment[] {
    return segments.map(({ segmentId, roi, ...told }) => ({
      ...told,
      roi: roi === null ? null : Number(roi),
      segment: () => loadReferenced(context, Segment, segmentId),
    }));
  }

  @FieldResolver(() => [CaseReasonType], { description: 'Why it stands where it does, in the order in which it weighs.' })
  reasons(@Root() row: OpenCaseRow, @Ctx() context: OperationContext): CaseReasonType[] {
    const { clock, timeZone } = context.membership;
    return reasonsOf(row, { now: clock.now(), currency: context.sync.currency, timeZone }).map(({ kind, text, segmentId }) => ({
      kind,
      text,
      segment: segmentId === null ? null : () => loadReferenced(context, Segment, segmentId),
    }));
  }
}
