import { type Queryable, rawSql, sql } from '../database/index.js';
import { auditCondition, type AuditFilter } from './read-entries.js';

const AT_ONCE = 1_000;

interface Row {
  readonly id: string;
  readonly place: string;
  readonly entry: object;
}

/** All entries that a filter lets through, the oldest first, as objects with the names of the API. However many, only some are held at a time. */
export async function* exportEntries(database: Queryable, filter: AuditFilter): AsyncGenerator<object> {
  const alias = rawSql('e');
  let after: Row | undefined;
  for (;;) {
    const next = after === undefined ? sql`true` : sql`(e.at, e.id) > (${after.place}::timestamptz, ${after.id}::uuid)`;
    const rows: Row[] = await database.query<Row>(sql`/* audit.export */
      select e.id, e.at::text as place, jsonb_build_object('id', e.id, 'at', e.at, 'actorKind', upper(e.actor_kind), 'actorId', e.actor_id, 'actorName', e.actor_name,
        'operation', e.operation, 'outcome', upper(e.outcome), 'code', e.code, 'subjectKind', e.subject_kind, 'subjectIds', e.subject_ids,
        'counts', e.counts, 'address', e.address, 'requestId', e.request_id) as entry
      from audit_entry e where ${auditCondition(alias, filter)} and ${next} order by e.at, e.id limit ${AT_ONCE}`);
    for (const { entry } of rows) yield entry;
    if (rows.length < AT_ONCE) return;
    after = rows.at(-1);
  }
}
