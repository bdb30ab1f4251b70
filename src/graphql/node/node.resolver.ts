import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Query, Resolver } from 'type-graphql';
import { limitExceeded } from '../../kernel/index.js';
import { Node, RequireScopes, type NodeRow } from '../../model/index.js';
import { OperationContext } from '../context.js';
import { HoldsUpTo } from '../operation/list-size.js';
import { findNode, nodeKinds } from './find-node.js';

const MOST_NODES = 100;

/** What clients with a store of their own read anew, without knowing what it is. */
@Resolver()
export class NodeResolver {
  @Query(() => Node, {
    nullable: true,
    description:
      'A record or segment by its id alone; of a customer who was merged the survivor; null if there is none, or the key may not read what it is.',
  })
  @RequireScopes('customers:read')
  node(
    @Ctx() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID, { description: 'Of the record or segment.' }) id: string,
  ): Promise<NodeRow | null> {
    return findNode(context, nodeKinds(info.schema, context.viewer), id);
  }

  @Query(() => [Node], {
    nullable: 'items',
    description: `The same of many, at most ${MOST_NODES}: as many answers as ids, in their order.`,
  })
  @HoldsUpTo(MOST_NODES)
  @RequireScopes('customers:read')
  nodes(
    @Ctx() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('ids', () => [ID], { description: 'Of the records and segments.' }) ids: string[],
  ): Promise<(NodeRow | null)[]> {
    if (ids.length > MOST_NODES) throw limitExceeded('ids', MOST_NODES);
    const kinds = nodeKinds(info.schema, context.viewer);
    return Promise.all(ids.map((id) => findNode(context, kinds, id)));
  }
}
