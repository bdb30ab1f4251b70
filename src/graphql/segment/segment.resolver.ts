import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql';
import { sql, type Sql } from '../../database/index.js';
import { segmentIdNamed } from '../../membership/index.js';
import { RequireScopes, Segment, SegmentKind } from '../../model/index.js';
import { OperationContext } from '../context.js';
import type { KeysetOrder } from '../paging/keyset.js';
import { PageArguments, pageRequest } from '../paging/page-arguments.js';
import type { Page } from '../paging/page.js';
import { readPage } from '../rows/record-page.js';
import { containing } from '../rows/search.js';
import { findSegment, visibleSegments } from './segment-access.js';
import { SegmentConnection, type SegmentRow } from './segment.type.js';

const BY_NAME: KeysetOrder = {
  name: 'NAME',
  keys: [
    { value: sql`caseless(s.name)`, type: 'text' },
    { value: sql`s.id`, type: 'uuid' },
  ],
};

@Resolver()
export class SegmentResolver {
  @Query(() => Segment, { nullable: true, description: 'A segment by id; null if there is none.' })
  @RequireScopes('segments:read')
  segment(
    @Ctx() context: OperationContext,
    @Arg('id', () => ID, { description: 'Of the segment.' }) id: string,
  ): Promise<SegmentRow | null> | null {
    return findSegment(context, id);
  }

  @Query(() => Segment, { nullable: true, description: 'A segment by name, in any case; null if there is none.' })
  @RequireScopes('segments:read')
  async segmentByName(
    @Ctx() context: OperationContext,
    @Arg('name', () => String, { description: 'Of the segment.' }) name: string,
  ): Promise<SegmentRow | null> {
    const id = await segmentIdNamed(context, name);
    return id === undefined ? null : findSegment(context, id);
  }

  @Query(() => SegmentConnection, { description: 'Segments by name.' })
  @RequireScopes('segments:read')
  segments(
    @Ctx() context: OperationContext,
    @Args(() => PageArguments) page: PageArguments,
    @Arg('search', () => String, { nullable: true, description: 'Only those with this in their name or description, in any case.' })
    search?: string | null,
    @Arg('kind', () => SegmentKind, { nullable: true, description: 'Only those of this kind.' }) kind?: SegmentKind | null,
  ): Promise<Page<SegmentRow>> {
    const condition = sql`${containing(search, sql`s.name`, sql`s.description`)} and ${ofKind(kind)} and ${visible(context)}`;
    return readPage(context, { entity: Segment, alias: sql`s`, condition, order: BY_NAME }, pageRequest(page));
  }
}

function ofKind(kind: SegmentKind | null | undefined): Sql {
  return kind ? sql`s.kind = ${kind}` : sql`true`;
}

function visible({ viewer }: OperationContext): Sql {
  const ids = visibleSegments(viewer, undefined);
  return ids === undefined ? sql`true` : sql`s.id = any(${[...ids]}::uuid[])`;
}
