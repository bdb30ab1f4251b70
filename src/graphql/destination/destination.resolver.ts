import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import {
  compareDestination,
  countMembers,
  countStates,
  createDestination,
  deleteDestination,
  type Destination,
  type DestinationMember,
  getDestination,
  type ListedMember,
  listDestinations,
  listMembers,
  type MemberCounts,
  pauseDestination,
  resumeDestination,
  testDestination,
  updateDestination,
} from '../../destinations/index.js';
import { sql } from '../../database/index.js';
import { RequireScopes } from '../../model/index.js';
import { OperationContext } from '../context.js';
import { DeletePayload } from '../delete-payload.type.js';
import { orUserErrors } from '../or-user-errors.js';
import { connectionOf } from '../paging/connection.js';
import { afterCursor, type KeysetOrder } from '../paging/keyset.js';
import { PageArguments, pageRequest } from '../paging/page-arguments.js';
import { type Page, pageOf } from '../paging/page.js';
import { MemberStateEnum } from './destination.enums.js';
import {
  CreateDestinationInput,
  DestinationCountsType,
  DestinationMemberType,
  DestinationPayload,
  DestinationType,
  TestDestinationPayload,
  UpdateDestinationInput,
} from './destination.type.js';

const DestinationMemberConnection = connectionOf<ListedMember>('DestinationMember', DestinationMemberType);

const NEWEST: KeysetOrder = { name: 'NEWEST', keys: [{ value: sql`d.number`, type: 'numeric' }], descending: true };
const ID_OF = { description: 'Of the destination.' };

/** A key that is limited to segments knows, and makes, destinations of these alone. No key makes one that is told what it may not read itself. */
@Resolver(() => DestinationType)
export class DestinationResolver {
  @Query(() => [DestinationType], { description: 'The destinations that there are, at most 50, the newest first.' })
  @RequireScopes('destinations:read')
  destinations(@Ctx() { destinations }: OperationContext): Promise<Destination[]> {
    return listDestinations(destinations);
  }

  @Query(() => DestinationType, { description: 'A destination by id.' })
  @RequireScopes('destinations:read')
  destination(@Ctx() { destinations }: OperationContext, @Arg('id', () => ID, ID_OF) id: string): Promise<Destination> {
    return getDestination(destinations.database, id, destinations.reader.segmentIds);
  }

  @FieldResolver(() => DestinationCountsType, { description: 'How many stand how.' })
  counts(@Root() { id }: Destination, @Ctx() { destinations }: OperationContext): Promise<MemberCounts> {
    return countStates(destinations, id);
  }

  @FieldResolver(() => DestinationMemberConnection, { description: 'Who stands how, the latest to be known first.' })
  @RequireScopes('customers:read')
  async members(
    @Root() { id }: Destination,
    @Ctx() { destinations }: OperationContext,
    @Args(() => PageArguments) page: PageArguments,
    @Arg('state', () => MemberStateEnum, { nullable: true, description: 'Only those of this state.' })
    given?: DestinationMember['state'] | null,
  ): Promise<Page<ListedMember>> {
    const [request, state] = [pageRequest(page), given ?? null];
    const condition = afterCursor(NEWEST, request.after);
    const rows = await listMembers(destinations, id, { state, limit: request.first + 1, condition });
    return pageOf(rows, request, NEWEST, () => countMembers(destinations, id, state));
  }

  @Mutation(() => DestinationPayload, {
    description: 'Makes a destination, and begins to fill it. It needs the scopes of what is told of members, too.',
  })
  @RequireScopes('destinations:manage', 'segments:read', 'customers:read')
  createDestination(
    @Ctx() { destinations }: OperationContext,
    @Arg('input', () => CreateDestinationInput, { description: 'The destination to make.' }) input: CreateDestinationInput,
  ): Promise<DestinationPayload> {
    return changed(() => createDestination(destinations, input));
  }

  @Mutation(() => DestinationPayload, { description: 'Changes a destination; what is left out stays as it is.' })
  @RequireScopes('destinations:manage', 'segments:read', 'customers:read')
  updateDestination(
    @Ctx() { destinations }: OperationContext,
    @Arg('id', () => ID, ID_OF) id: string,
    @Arg('input', () => UpdateDestinationInput, { description: 'What to change.' }) input: UpdateDestinationInput,
  ): Promise<DestinationPayload> {
    return changed(() => updateDestination(destinations, id, input));
  }

  @Mutation(() => DestinationPayload, { description: 'Writes nothing until it is resumed; what changes meanwhile is made up for then.' })
  @RequireScopes('destinations:manage')
  pauseDestination(@Ctx() { destinations }: OperationContext, @Arg('id', () => ID, ID_OF) id: string): Promise<DestinationPayload> {
    return changed(() => pauseDestination(destinations, id));
  }

  @Mutation(() => DestinationPayload, { description: 'Goes on where it was paused. It needs the scopes of what is told of members, too.' })
  @RequireScopes('destinations:manage', 'segments:read', 'customers:read')
  resumeDestination(@Ctx() { destinations }: OperationContext, @Arg('id', () => ID, ID_OF) id: string): Promise<DestinationPayload> {
    return changed(() => resumeDestination(destinations, id));
  }

  @Mutation(() => DestinationPayload, {
    description:
      'Has everything compared from the beginning: who is missing is put there, everybody as they are told now, and strangers are counted.',
  })
  @RequireScopes('destinations:manage')
  compareDestination(@Ctx() { destinations }: OperationContext, @Arg('id', () => ID, ID_OF) id: string): Promise<DestinationPayload> {
    return changed(() => compareDestination(destinations, id));
  }

  @Mutation(() => TestDestinationPayload, { description: 'Looks whether it could be written to, now, and writes nothing.' })
  @RequireScopes('destinations:manage')
  async testDestination(
    @Ctx() { destinations }: OperationContext,
    @Arg('id', () => ID, ID_OF) id: string,
  ): Promise<TestDestinationPayload> {
    return { error: await testDestination(destinations, id) };
  }

  @Mutation(() => DeletePayload, { description: 'Deletes a destination. What is there stays as it is.' })
  @RequireScopes('destinations:manage')
  async deleteDestination(@Ctx() { destinations }: OperationContext, @Arg('id', () => ID, ID_OF) id: string): Promise<DeletePayload> {
    await deleteDestination(destinations, id);
    return { deletedId: id, userErrors: [] };
  }
}

function changed(work: () => Promise<Destination>): Promise<DestinationPayload> {
  return orUserErrors<DestinationPayload>(
    async () => ({ destination: await work(), userErrors: [] }),
    (userErrors) => ({ destination: null, userErrors }),
  );
}
