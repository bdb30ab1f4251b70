import { createUnionType, Field, ObjectType } from 'type-graphql';
import type { MembershipChange } from '../../changes/index.js';
import type { MembershipUpdate } from '../../live/index.js';
import { RequireScopes, CursorScalar } from '../../model/index.js';
import { HoldsUpTo } from '../operation/list-size.js';
import { MembershipChangeType } from './membership-change.type.js';

@ObjectType({ description: 'A part of the members that there were when the subscription began.', simpleResolvers: true })
@RequireScopes('segments:read')
export class MembershipSnapshotPage {
  @Field(() => Boolean, { description: 'Whether this is the last page: changes follow.' })
  last!: boolean;

  @Field(() => CursorScalar, { nullable: true, description: 'On the last page: resume after it.' })
  cursor!: string | null;
}

@ObjectType({ description: 'Changes in the order in which they happened.', simpleResolvers: true })
@RequireScopes('segments:read')
export class MembershipChangeBatch {
  @Field(() => [MembershipChangeType], { description: 'Changes, the oldest first.' })
  @HoldsUpTo(1_000)
  changes!: readonly MembershipChange[];

  @Field(() => CursorScalar, { nullable: true, description: 'Resume after this. Always there (docs/adr/0007).' })
  cursor!: string;
}

export const MembershipUpdateType = createUnionType({
  name: 'MembershipUpdate',
  description: 'Members to begin with, or changes.',
  types: () => [MembershipSnapshotPage, MembershipChangeBatch] as const,
  resolveType: (update: MembershipUpdate | object) =>
    'kind' in update && update.kind === 'snapshot' ? MembershipSnapshotPage : MembershipChangeBatch,
});
