import { sql, type Queryable } from '../../database/index.js';
import { notFound, isId } from '../../kernel/index.js';
import { segmentOf, type Segment, type SegmentRow } from './segment.js';

/** The segment. Throws NOT_FOUND. */
export async function getSegment({ database }: { readonly database: Queryable }, id: string): Promise<Segment> {
  if (!isId(id)) throw notFound('segment', id);
  const [row] = await database.query<SegmentRow>(sql`/* segment.get */ select * from segment where id = ${id}`);
  if (row === undefined) throw notFound('segment', id);
  return segmentOf(row);
}

/** The id of the segment that has a name, in any case; undefined if there is none. */
export async function segmentIdNamed({ database }: { readonly database: Queryable }, name: string): Promise<string | undefined> {
  const [row] = await database.query<{ id: string }>(sql`/* segment.named */
    select id from segment where caseless(name) = caseless(${name.replaceAll('\0', '')})`);
  return row?.id;
}
