import type { MembershipChange } from '../changes/index.js';
import { type Queryable, sql } from '../database/index.js';

export type MessageType = 'membership.changed' | 'segment.crossed' | 'webhook.test';

/** What is told of a segment besides its changes of membership, as it is kept until it is sent. */
export interface KeptMessage {
  readonly type: 'segment.crossed';
  readonly segmentId: string;
  readonly data: object;
}

/** A change as it is kept until it is sent. */
export interface KeptChange extends Pick<MembershipChange, 'segmentId' | 'customerId' | 'kind' | 'cause'> {
  readonly at: string;
}

export function keptChange({ segmentId, customerId, kind, cause, at }: MembershipChange): KeptChange {
  return { segmentId, customerId, kind, cause, at: at.toISOString() };
}

export function compose(type: MessageType, at: Date, data: object): string {
  return JSON.stringify({ type, timestamp: at.toISOString(), data });
}

/** A message about a segment with the name that it has now. */
export async function toldOfSegment(database: Queryable, { segmentId, data }: KeptMessage): Promise<object> {
  const [segment] = await database.query<{ name: string }>(
    sql`/* webhook.segmentName */ select name from segment where id = ${segmentId}::uuid`,
  );
  return { segment: { id: segmentId, name: segment?.name ?? null }, ...data };
}

/** The changes with the names of the segments and what sources call the customers, as they are now: of somebody who is erased there is nothing. */
export async function told(database: Queryable, changes: readonly KeptChange[]): Promise<object[]> {
  const [ids, segmentIds] = [changes.map(({ customerId }) => customerId), changes.map(({ segmentId }) => segmentId)];
  const named = await database.query<{ id: string; ids: object }>(sql`/* webhook.externalIds */
    select customer_id as id, jsonb_object_agg(source, ids) as ids from (
      select customer_id, source, jsonb_agg(external_id order by external_id) as ids from customer_external_id
      where customer_id = any(${ids}::uuid[]) group by customer_id, source) x group by customer_id`);
  const segments = await database.query<{ id: string; name: string }>(sql`/* webhook.segmentNames */
    select id, name from segment where id = any(${segmentIds}::uuid[])`);
  const externalIds = new Map(named.map((row) => [row.id, row.ids]));
  const names = new Map(segments.map((row) => [row.id, row.name]));
  return changes.map(({ segmentId, customerId, kind, cause, at }) => ({
    kind,
    cause,
    at,
    segment: { id: segmentId, name: names.get(segmentId) ?? null },
    customer: { id: customerId, externalIds: externalIds.get(customerId ?? '') ?? {} },
  }));
}
