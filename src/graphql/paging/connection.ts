import { Field, Int, ObjectType, type ClassType } from 'type-graphql';
import { Reads } from '../operation/asks-the-base.js';
import type { Edge, Page } from './page.js';

@ObjectType({ description: 'Where a page lies in its list.', simpleResolvers: true })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether there is more after this page.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether the page was asked for with `after`.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first edge; null for an empty page.' })
  startCursor!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Cursor of the last edge: give it as `after` for the next page. Null for an empty page.',
  })
  endCursor!: string | null;
}

/** The edge type of a list; subclass it for edges that carry more. */
export function edgeOf<Row extends object>(name: string, node: ClassType<object>): ClassType<Edge<Row>> {
  @ObjectType(`${name}Edge`, { description: `One ${name} of a list.`, simpleResolvers: true })
  class NodeEdge implements Edge<Row> {
    @Field(() => node, { description: 'The record.' })
    node!: Row;

    @Field(() => String, { description: 'Its place in the list.' })
    cursor!: string;
  }
  return NodeEdge;
}

/** The Relay connection type of a list, `NameConnection`. */
export function connectionOf<Row extends object, RowEdge extends Edge<Row> = Edge<Row>>(
  name: string,
  node: ClassType<object>,
  edge: ClassType<RowEdge> = edgeOf<Row>(name, node) as ClassType<RowEdge>,
): ClassType<Page<Row, RowEdge>> {
  @ObjectType(`${name}Connection`, { description: `A page of a list, ${name} by ${name}.`, simpleResolvers: true })
  class Connection implements Page<Row, RowEdge> {
    @Field(() => [edge], { description: 'The records with their places.' })
    edges!: RowEdge[];

    @Field(() => [node], { description: 'The records alone.' })
    nodes!: Row[];

    @Field(() => PageInfo, { description: 'Where the page lies.' })
    pageInfo!: PageInfo;

    @Reads(100)
    @Field(() => Int, { description: 'How many the whole list has.' })
    totalCount!: () => Promise<number>;
  }
  return Connection;
}
