import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { checkUnlimited } from '../../access/index.js';
import {
  addSegmentMembers,
  createSegment,
  deleteSegment,
  removeSegmentMembers,
  updateSegment,
  type SegmentOutcome,
} from '../../membership/index.js';
import { RequireScopes, SegmentKind } from '../../model/index.js';
import { OperationContext } from '../context.js';
import { DeletePayload } from '../delete-payload.type.js';
import { anyGiven, AsksTheBase } from '../operation/asks-the-base.js';
import { orUserErrors } from '../or-user-errors.js';
import { segmentErrors } from '../rule/index.js';
import { checkSegment, findSegment, withAllowedName } from './segment-access.js';
import { CreateSegmentInput, SegmentPayload, UpdateSegmentInput } from './segment.type.js';

@Resolver()
export class SegmentMutationResolver {
  @Mutation(() => SegmentPayload, { description: 'Makes a segment and finds its members.' })
  @AsksTheBase(anyGiven('input.query', 'input.rule'))
  @RequireScopes('segments:write')
  async createSegment(
    @Ctx() context: OperationContext,
    @Arg('input', () => CreateSegmentInput, { description: 'The segment.' }) { kind, ...input }: CreateSegmentInput,
  ): Promise<SegmentPayload> {
    checkUnlimited(context.viewer);
    return payload(
      context,
      await createSegment(context.membership, { ...input, kind: kind === SegmentKind.STATIC ? 'STATIC' : 'DYNAMIC' }),
    );
  }

  @Mutation(() => SegmentPayload, {
    description:
      'Changes a segment. A new rule takes over, with all its members at once, when they are found: see `state` and `nextQuery`.',
  })
  @AsksTheBase(anyGiven('input.query', 'input.rule'))
  @RequireScopes('segments:write')
  async updateSegment(
    @Ctx() context: OperationContext,
    @Arg('id', () => ID, { description: 'Of the segment.' }) id: string,
    @Arg('input', () => UpdateSegmentInput, { description: 'What to change.' }) input: UpdateSegmentInput,
  ): Promise<SegmentPayload> {
    const segmentId = checkSegment(context.viewer, id);
    const { entryId } = context.audit;
    return payload(
      context,
      await updateSegment(context.membership, segmentId, await withAllowedName(context, segmentId, input), { entryId }),
    );
  }

  @Mutation(() => DeletePayload, { description: 'Deletes a segment. The change log says that its members left.' })
  @RequireScopes('segments:write')
  async deleteSegment(
    @Ctx() context: OperationContext,
    @Arg('id', () => ID, { description: 'Of the segment.' }) id: string,
  ): Promise<DeletePayload> {
    const segmentId = checkSegment(context.viewer, id);
    return orUserErrors<DeletePayload>(
      async () => {
        await deleteSegment(context.membership, segmentId);
        context.forget();
        return { deletedId: id, userErrors: [] };
      },
      (userErrors) => ({ deletedId: null, userErrors }),
    );
  }

  @Mutation(() => SegmentPayload, { description: 'Puts customers on a static segment; those on it already stay. At most 10,000 at once.' })
  @RequireScopes('segments:write')
  async addSegmentMembers(
    @Ctx() context: OperationContext,
    @Arg('segmentId', () => ID, { description: 'Of the segment.' }) segmentId: string,
    @Arg('customerIds', () => [ID], { description: 'Of the customers.' }) customerIds: string[],
  ): Promise<SegmentPayload> {
    return payload(context, await addSegmentMembers(context.membership, checkSegment(context.viewer, segmentId), customerIds));
  }

  @Mutation(() => SegmentPayload, {
    description: 'Takes customers off a static segment; those not on it are passed over. At most 10,000 at once.',
  })
  @RequireScopes('segments:write')
  async removeSegmentMembers(
    @Ctx() context: OperationContext,
    @Arg('segmentId', () => ID, { description: 'Of the segment.' }) segmentId: string,
    @Arg('customerIds', () => [ID], { description: 'Of the customers.' }) customerIds: string[],
  ): Promise<SegmentPayload> {
    return payload(context, await removeSegmentMembers(context.membership, checkSegment(context.viewer, segmentId), customerIds));
  }
}

async function payload(context: OperationContext, { segment, errors }: SegmentOutcome): Promise<SegmentPayload> {
  context.forget();
  return { segment: segment === undefined ? null : await findSegment(context, segment.id), userErrors: segmentErrors(errors) };
}
