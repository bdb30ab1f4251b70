import { joinSql, sql, type Sql } from '../database/index.js';

/** Which entries are asked for; everything that is said must be so. */
export interface AuditFilter {
  readonly actorId?: string | null | undefined;
  /** As the actor was called then. */
  readonly actorName?: string | null | undefined;
  readonly operation?: string | null | undefined;
  readonly subjectId?: string | null | undefined;
  readonly outcome?: string | null | undefined;
  readonly from?: Date | null | undefined;
  /** Excluded. */
  readonly to?: Date | null | undefined;
}

/** The condition for entries, over `alias`. */
export function auditCondition(alias: Sql, { actorId, actorName, operation, subjectId, outcome, from, to }: AuditFilter): Sql {
  const conditions = [
    sql`true`,
    ...(isGiven(actorId) ? [sql`${alias}.actor_id = ${actorId}`] : []),
    ...(isGiven(actorName) ? [sql`${alias}.actor_name = ${actorName}`] : []),
    ...(isGiven(operation) ? [sql`${alias}.operation = ${operation}`] : []),
    ...(isGiven(subjectId) ? [sql`${alias}.subject_ids @> array[${subjectId}]::uuid[] and ${alias}.subject_ids <> '{}'`] : []),
    ...(isGiven(outcome) ? [sql`${alias}.outcome = ${outcome}`] : []),
    ...(isGiven(from) ? [sql`${alias}.at >= ${from}`] : []),
    ...(isGiven(to) ? [sql`${alias}.at < ${to}`] : []),
  ];
  return joinSql(conditions, ' and ');
}

function isGiven<Value>(value: Value | null | undefined): value is Value {
  return value !== null && value !== undefined;
}
