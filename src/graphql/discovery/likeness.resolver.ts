import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { textRefusal } from '../../access/index.js';
import {
  askForDiscovery,
  type Audience,
  currentLookalikes,
  MOST_LOOKALIKES,
  readDiscoveries,
  readLookalikes,
  type ToldTelling,
} from '../../discovery/index.js';
import { invalidInput, limitExceeded } from '../../kernel/index.js';
import { getSegment, loadCatalogue, needsOfStored } from '../../membership/index.js';
import { Customer, RequireScopes } from '../../model/index.js';
import { OperationContext } from '../context.js';
import { noteBulkRead } from '../operation/note-bulk-read.js';
import { loadRecord } from '../rows/record-loader.js';
import { checkSegment } from '../segment/index.js';
import { DiscoveryRun } from './groups.type.js';
import { AudienceType, Lookalike, Lookalikes } from './likeness.type.js';
import { askedRule } from './asked-rule.js';

const segmentArgument = { description: 'Of the segment.' };

@Resolver(() => Lookalikes)
export class LookalikesResolver {
  @Mutation(() => DiscoveryRun, {
    description:
      'Asks for a search for who is like the members of a segment, in the background; one that goes on already is given instead. `lookalikeRuns` tells how far it is, `cancelDiscovery` cancels it, `lookalikes` tells what it found. Once there is one it is made again by itself when it is stale.',
  })
  @RequireScopes('customers:read', 'segments:write')
  async startLookalikes(
    @Ctx() context: OperationContext,
    @Arg('segmentId', () => ID, segmentArgument) segmentId: string,
  ): Promise<DiscoveryRun> {
    return askForDiscovery(context.membership, await segmentOf(context, segmentId));
  }

  @Query(() => [DiscoveryRun], {
    description: 'Searches for who is like the members of a segment, the latest first, with how far they are.',
  })
  @RequireScopes('customers:read', 'segments:read')
  async lookalikeRuns(
    @Ctx() context: OperationContext,
    @Arg('segmentId', () => ID, segmentArgument) segmentId: string,
    @Arg('first', () => Int, { nullable: true, defaultValue: 1, description: 'At most so many, 1 to 20.' }) first?: number | null,
  ): Promise<DiscoveryRun[]> {
    return readDiscoveries(context.membership, first ?? 1, await segmentOf(context, segmentId));
  }

  @Query(() => Lookalikes, {
    nullable: true,
    description: 'Who is like the members of a segment, as it was found last; null before anybody has asked by `startLookalikes`.',
  })
  @RequireScopes('customers:read', 'segments:read')
  async lookalikes(
    @Ctx() context: OperationContext,
    @Arg('segmentId', () => ID, segmentArgument) segmentId: string,
    @Arg('audience', () => AudienceType, { nullable: true, defaultValue: 'CUSTOMERS', description: 'Among whom.' }) asked?: Audience | null,
  ): Promise<Lookalikes | null> {
    const { membership, database } = context;
    const audience = asked ?? 'CUSTOMERS';
    const run = await currentLookalikes(membership, await segmentOf(context, segmentId));
    if (run === undefined || run.outcome === null || run.asOf === null) return null;
    const { members, others, models } = run.outcome;
    const { tellings, profile, ...model } = models[audience];
    const catalogue = await loadCatalogue(database, membership.reader);
    const withheld = tellings.some(({ rule }) => askedRule(context, catalogue, rule) === undefined);
    return {
      ...model,
      runId: run.id,
      asOf: run.asOf,
      isStale: run.isStale,
      audience,
      members,
      others,
      withheld,
      traits: withheld ? [] : tellings,
      profile: profile === null || withheld ? null : { ...profile, ...profile.difference },
    } satisfies Lookalikes;
  }

  @FieldResolver(() => [Lookalike], { description: 'The likest first, without those who have become members since.' })
  async customers(
    @Root() { runId, audience, traits, withheld }: Lookalikes,
    @Ctx() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20, description: 'At most so many, 1 to 1,000.' }) first?: number | null,
  ): Promise<Lookalike[]> {
    const most = first ?? 20;
    if (most < 1) throw invalidInput('first', 'first must be 1 or more.');
    if (most > MOST_LOOKALIKES) throw limitExceeded('first', MOST_LOOKALIKES);
    if (withheld) return [];
    const found = await readLookalikes(context.database, runId, audience, most);
    if (found.length > 0) await noteBulkRead(context, info, found.length);
    return found.map(({ customerId, rank, score, traits: places }) => ({
      rank,
      score,
      customer: () => loadRecord(context, Customer, customerId),
      reasons: places.flatMap((place): ToldTelling[] => (traits[place] === undefined ? [] : [traits[place]])),
    }));
  }
}

/** One that the key may see, and whose rule it may read: what is left out as settled tells what the rule says. */
async function segmentOf({ viewer, membership, database }: OperationContext, segmentId: string): Promise<string> {
  const id = checkSegment(viewer, segmentId);
  await getSegment(membership, id);
  const needs = (await needsOfStored({ database }, [id])).get(id);
  const refusal = needs === undefined ? undefined : textRefusal(viewer, needs.present);
  if (refusal !== undefined) throw refusal;
  return id;
}
