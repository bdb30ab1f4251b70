import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Catalogue } from '../../catalogue/index.js';
import {
  askForDiscovery,
  cancelDiscovery,
  currentDiscovery,
  FALSE_SPLITS,
  groupsAfter,
  MOST_GROUPS,
  readDiscoveries,
  type SegmentationNode,
  type Suggestion,
  type SuggestionKind,
} from '../../discovery/index.js';
import { attributeNamed } from '../../insight/index.js';
import { invalidInput, limitExceeded } from '../../kernel/index.js';
import { loadCatalogue } from '../../membership/index.js';
import { RequireScopes } from '../../model/index.js';
import { OperationContext } from '../context.js';
import { isPersonal } from '../operation/bulk-reads.js';
import { noteBulkRead } from '../operation/note-bulk-read.js';
import { askedRule } from './asked-rule.js';
import { KindOfSuggestion } from './groups.enums.js';
import { Discovery, DiscoveryRun, Segmentation, SegmentSuggestion } from './groups.type.js';

const MOST_SUGGESTIONS = 100;

@Resolver()
export class DiscoveryRunResolver {
  @Query(() => [DiscoveryRun], { description: 'Searches for groups that the data suggest, the latest first, with how far they are.' })
  @RequireScopes('orders:read', 'segments:read')
  discoveryRuns(
    @Ctx() { membership }: OperationContext,
    @Arg('first', () => Int, { nullable: true, defaultValue: 1, description: 'At most so many, 1 to 20.' }) first?: number | null,
  ): Promise<DiscoveryRun[]> {
    return readDiscoveries(membership, first ?? 1);
  }

  @Mutation(() => DiscoveryRun, {
    description:
      'Asks for a search for groups that the data suggest, in the background; one that goes on already is given instead. `discoveryRuns` tells how far it is, `discovery` what it found. Once there is one it is made again by itself when it is stale.',
  })
  @RequireScopes('orders:read', 'segments:write')
  startDiscovery(@Ctx() { membership }: OperationContext): Promise<DiscoveryRun> {
    return askForDiscovery(membership);
  }

  @Mutation(() => DiscoveryRun, {
    description:
      'Cancels a search: one that waits at once, one that runs within seconds. What was found before stays. NOT_FOUND if there is none that goes on.',
  })
  @RequireScopes('orders:read', 'segments:write')
  cancelDiscovery(
    @Ctx() { membership }: OperationContext,
    @Arg('id', () => ID, { description: 'Of the search.' }) id: string,
  ): Promise<DiscoveryRun> {
    return cancelDiscovery(membership, id);
  }
}

@Resolver(() => Discovery)
export class DiscoveryResolver {
  @Query(() => Discovery, {
    nullable: true,
    description: 'Groups that the data suggest, as they were found last; null before anybody has asked by `startDiscovery`.',
  })
  @RequireScopes('orders:read', 'segments:read')
  async discovery(@Ctx() context: OperationContext, @Info() info: GraphQLResolveInfo): Promise<Discovery | null> {
    const { membership, database } = context;
    const run = await currentDiscovery(membership);
    if (run?.outcome === undefined || run.outcome === null || run.asOf === null) return null;
    const { suggestions, segmentation, ...counts } = run.outcome;
    const catalogue = await loadCatalogue(database, membership.reader);
    let personal = 0;
    const mayAsk = (rule: string): boolean => {
      const read = askedRule(context, catalogue, rule);
      if (read?.needs.mentions.some(isPersonal) === true) personal += 1;
      return read !== undefined;
    };
    const told = suggestions.filter(({ rule }) => mayAsk(rule)).map((one) => ({ ...one, turnsWithin: turnsFor(context, catalogue, one) }));
    // Everybody is the only group without a rule.
    const isTold = segmentation.nodes.length > 0 && segmentation.nodes.every(({ rule }) => rule === '' || mayAsk(rule));
    if (personal > 0) await noteBulkRead(context, info, personal);
    return {
      ...counts,
      asOf: run.asOf,
      isStale: run.isStale,
      falseDiscoveryRate: FALSE_SPLITS,
      withheld: suggestions.length - told.length,
      told,
      nodes: isTold ? segmentation.nodes : null,
      explained: segmentation.explained,
    };
  }

  @FieldResolver(() => [SegmentSuggestion], {
    description:
      'The groups, by kinds; of a kind those first that move the most: by how far the lift is from 1 and how many are in the group.',
  })
  suggestions(
    @Root() { told }: Discovery,
    @Arg('kinds', () => [KindOfSuggestion], { nullable: true, description: 'Only of these kinds; where left out of all.' })
    kinds?: SuggestionKind[] | null,
    @Arg('first', () => Int, { nullable: true, defaultValue: 50, description: 'At most so many, 1 to 100.' }) first?: number | null,
  ): Suggestion[] {
    const most = first ?? 50;
    if (most < 1) throw invalidInput('first', 'first must be 1 or more.');
    if (most > MOST_SUGGESTIONS) throw limitExceeded('first', MOST_SUGGESTIONS);
    return told.filter(({ kind }) => kinds?.includes(kind) ?? true).slice(0, most);
  }

  @FieldResolver(() => Segmentation, {
    nullable: true,
    description: 'The whole base in groups; null where no split held, or the key may not ask for what the rules mention.',
  })
  segmentation(
    @Root() { nodes, explained }: Discovery,
    @Arg('groups', () => Int, {
      nullable: true,
      defaultValue: 5,
      description: 'Into so many groups, 2 to 20, or fewer where there are no more.',
    })
    groups?: number | null,
  ): Segmentation | null {
    const wanted = groups ?? 5;
    if (wanted < 2) throw invalidInput('groups', 'groups must be 2 or more.');
    if (wanted > MOST_GROUPS) throw limitExceeded('groups', MOST_GROUPS);
    if (nodes === null) return null;
    const splits = Math.min(wanted, explained.length) - 1;
    const chosen = groupsAfter(nodes, splits).map((place) => nodes[place] as SegmentationNode);
    return {
      groups: chosen.toSorted((one, other) => other.mean - one.mean || (one.rule < other.rule ? -1 : 1)),
      mostGroups: explained.length,
      explained: explained[splits] ?? 0,
    };
  }
}

function turnsFor({ membership }: OperationContext, catalogue: Catalogue, { turnsWithin }: Suggestion): Suggestion['turnsWithin'] {
  return turnsWithin.filter(({ attribute: name }) => {
    const attribute = attributeNamed(catalogue, name);
    if (attribute === undefined) return false;
    const mentions = [{ mentioned: name, scopes: attribute.scopes }];
    return membership.reader.refusal({ mentions, segmentIds: new Set() }) === undefined;
  });
}
