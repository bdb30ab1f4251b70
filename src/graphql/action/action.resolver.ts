import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { requireScopes } from '../../access/index.js';
import {
  type Action,
  countRuns,
  createAction,
  deleteAction,
  type EffectKind,
  getAction,
  listActions,
  type ListedRun,
  listRuns,
  pauseAction,
  resumeAction,
  type RunState,
  SCOPES_OF_EFFECT,
  updateAction,
} from '../../actions/index.js';
import { sql } from '../../database/index.js';
import { RequireScopes } from '../../model/index.js';
import { OperationContext } from '../context.js';
import { DeletePayload } from '../delete-payload.type.js';
import { orUserErrors } from '../or-user-errors.js';
import { connectionOf } from '../paging/connection.js';
import { afterCursor, type KeysetOrder } from '../paging/keyset.js';
import { PageArguments, pageRequest } from '../paging/page-arguments.js';
import { type Page, pageOf } from '../paging/page.js';
import { ActionPayload, ActionRunType, ActionType, CreateActionInput, RunStateEnum, UpdateActionInput } from './action.type.js';

const ActionRunConnection = connectionOf<ListedRun>('SegmentActionRun', ActionRunType);

const NEWEST: KeysetOrder = { name: 'NEWEST', keys: [{ value: sql`r.number`, type: 'numeric' }], descending: true };
const ID_OF = { description: 'Of the action.' };

/** A key that is limited to segments knows, and makes, actions that are about these alone. No key makes one that does what it may not do itself. */
@Resolver(() => ActionType)
export class ActionResolver {
  @Query(() => [ActionType], { description: 'The actions that there are, of all segments or of one, at most 200, the newest first.' })
  @RequireScopes('actions:read')
  segmentActions(
    @Ctx() { membership }: OperationContext,
    @Arg('segmentId', () => ID, { nullable: true, description: 'Only those of this segment.' }) segmentId?: string | null,
  ): Promise<Action[]> {
    return listActions(membership, segmentId ?? null);
  }

  @Query(() => ActionType, { description: 'An action by id.' })
  @RequireScopes('actions:read')
  segmentAction(@Ctx() { membership }: OperationContext, @Arg('id', () => ID, ID_OF) id: string): Promise<Action> {
    return getAction(membership.database, id, membership.reader.segmentIds);
  }

  @FieldResolver(() => ActionRunConnection, { description: 'What it did, the newest first; kept for 30 days.' })
  @RequireScopes('customers:read')
  async runs(
    @Root() { id }: Action,
    @Ctx() context: OperationContext,
    @Args(() => PageArguments) page: PageArguments,
    @Arg('state', () => RunStateEnum, { nullable: true, description: 'Only those of this state.' }) given?: RunState | null,
  ): Promise<Page<ListedRun>> {
    const [request, state] = [pageRequest(page), given ?? null];
    const condition = afterCursor(NEWEST, request.after);
    const rows = await listRuns(context, id, { state, limit: request.first + 1, condition });
    return pageOf(rows, request, NEWEST, () => countRuns(context, id, state));
  }

  @Mutation(() => ActionPayload, {
    description:
      'Makes an action: it follows what changes from now on. It needs the scopes of what it does, and of the figures that it names, too.',
  })
  @RequireScopes('actions:manage', 'segments:read', 'customers:read')
  createSegmentAction(
    @Ctx() context: OperationContext,
    @Arg('input', () => CreateActionInput, { description: 'The action to make.' }) input: CreateActionInput,
  ): Promise<ActionPayload> {
    return changed(() => createAction(allowed(context, input.effect.kind), input));
  }

  @Mutation(() => ActionPayload, {
    description: 'Changes an action; what is left out stays as it is. Segment, trigger, days and bound stay: make another for others.',
  })
  @RequireScopes('actions:manage', 'segments:read', 'customers:read')
  updateSegmentAction(
    @Ctx() context: OperationContext,
    @Arg('id', () => ID, ID_OF) id: string,
    @Arg('input', () => UpdateActionInput, { description: 'What to change.' }) input: UpdateActionInput,
  ): Promise<ActionPayload> {
    return changed(async () => updateAction(allowed(context, input.effect?.kind ?? (await kindOf(context, id))), id, input));
  }

  @Mutation(() => ActionPayload, { description: 'Does nothing until it is resumed; what changes meanwhile is followed then.' })
  @RequireScopes('actions:manage')
  pauseSegmentAction(@Ctx() { membership }: OperationContext, @Arg('id', () => ID, ID_OF) id: string): Promise<ActionPayload> {
    return changed(() => pauseAction(membership, id));
  }

  @Mutation(() => ActionPayload, { description: 'Goes on where it was paused. It needs the scopes of what the action does too.' })
  @RequireScopes('actions:manage', 'segments:read', 'customers:read')
  resumeSegmentAction(@Ctx() context: OperationContext, @Arg('id', () => ID, ID_OF) id: string): Promise<ActionPayload> {
    return changed(async () => resumeAction(allowed(context, await kindOf(context, id)), id));
  }

  @Mutation(() => DeletePayload, { description: 'Deletes an action with the log of what it did. What it did stays.' })
  @RequireScopes('actions:manage')
  async deleteSegmentAction(@Ctx() { membership }: OperationContext, @Arg('id', () => ID, ID_OF) id: string): Promise<DeletePayload> {
    await deleteAction(membership, id);
    return { deletedId: id, userErrors: [] };
  }
}

async function kindOf({ membership: { database, reader } }: OperationContext, id: string): Promise<EffectKind> {
  return (await getAction(database, id, reader.segmentIds)).effect.kind;
}

/** The context of somebody who may do themselves what is to be done. */
function allowed({ membership, viewer }: OperationContext, kind: EffectKind): OperationContext['membership'] {
  requireScopes(viewer, `An action of the kind ${kind}`, SCOPES_OF_EFFECT[kind]);
  return membership;
}

function changed(work: () => Promise<Action>): Promise<ActionPayload> {
  return orUserErrors<ActionPayload>(
    async () => ({ action: await work(), userErrors: [] }),
    (userErrors) => ({ action: null, userErrors }),
  );
}
