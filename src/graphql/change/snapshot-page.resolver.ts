import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { OperationContext } from '../context.js';
import { HoldsUpTo } from '../operation/list-size.js';
import { MembershipType, withoutDeleted, type MembershipRow } from '../segment/index.js';
import { MembershipSnapshotPage } from './membership-update.type.js';

@Resolver(() => MembershipSnapshotPage)
export class SnapshotPageResolver {
  @HoldsUpTo(1_000)
  @FieldResolver(() => [MembershipType], { description: 'Members, at most 1,000.' })
  members(@Root() { members }: { members: readonly MembershipRow[] }, @Ctx() context: OperationContext): Promise<MembershipRow[]> {
    return withoutDeleted(context, members);
  }
}
