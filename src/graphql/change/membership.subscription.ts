import { Arg, ID, Int, Resolver, Root, Subscription } from 'type-graphql';
import type { MembershipUpdate } from '../../live/index.js';
import { checkCustomer } from '../../membership/index.js';
import { RequireScopes, CursorScalar } from '../../model/index.js';
import type { OperationContext } from '../context.js';
import { AsksTheBase } from '../operation/asks-the-base.js';
import { visibleSegments } from '../segment/index.js';
import { MembershipUpdateType } from './membership-update.type.js';

interface ChangeArguments {
  readonly segmentIds?: readonly string[] | null;
  readonly after?: string | null;
  readonly snapshot?: boolean | null;
  readonly quietPeriodMs?: number | null;
}

interface Asked<Arguments> {
  readonly args: Arguments;
  readonly context: OperationContext;
}

@Resolver()
export class MembershipSubscription {
  @Subscription(() => MembershipUpdateType, {
    subscribe: ({ args, context }: Asked<ChangeArguments>) =>
      context.services.feed.subscribe({
        ...args,
        snapshot: args.snapshot === true,
        segmentIds: visibleSegments(context.viewer, args.segmentIds),
      }),
    description:
      'Who enters and leaves segments, as it happens. From now on; with `after` everything since a cursor, each change once; with `snapshot` the members first and then the changes, with no gap between.',
  })
  @AsksTheBase(({ snapshot }) => snapshot === true)
  @RequireScopes('segments:read')
  membershipChanges(
    @Root() update: MembershipUpdate,
    @Arg('snapshot', () => Boolean, {
      nullable: true,
      defaultValue: false,
      description: 'Tell the members first. Not together with `after`.',
    })
    _snapshot?: boolean | null,
    @Arg('segmentIds', () => [ID], { nullable: true, description: 'Only of these segments.' }) _segmentIds?: string[] | null,
    @Arg('after', () => CursorScalar, { nullable: true, description: 'Resume after this cursor.' }) _after?: string | null,
    @Arg('quietPeriodMs', () => Int, {
      nullable: true,
      description:
        'Tell only the outcome of each period of so many milliseconds, at most 3,600,000: who entered and left within it is not told.',
    })
    _quietPeriodMs?: number | null,
  ): MembershipUpdate {
    return update;
  }

  @Subscription(() => MembershipUpdateType, {
    subscribe: async ({ args, context }: Asked<{ readonly customerId: string }>) => {
      await checkCustomer(context.database, args.customerId);
      const segmentIds = visibleSegments(context.viewer, undefined);
      return context.services.feed.subscribe({ customerId: args.customerId.toLowerCase(), segmentIds, snapshot: true });
    },
    description:
      'The segments of one customer: those at present, then each that they enter or leave. Of one who was merged, erased or deleted it is GONE.',
  })
  @RequireScopes('segments:read', 'customers:read')
  customerSegments(
    @Root() update: MembershipUpdate,
    @Arg('customerId', () => ID, { description: 'Of the customer.' }) _customerId: string,
  ): MembershipUpdate {
    return update;
  }
}
