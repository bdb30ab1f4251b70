import * as classes from './entities.js';

export * from './entities.js';
/** What MikroORM is told of. */
export const entities = Object.values(classes);
export { AuditActorKind, AuditOutcome } from './audit-entry.js';
export * from './closed-sets.js';
export type { FieldOrigin } from './customer.js';
export { DataParty } from './data-source.js';
export { MembershipChangeCause, MembershipChangeKind } from './membership-change.js';
export { ALWAYS_AUDITED, AlwaysAudited, PersonalData, REQUIRED_SCOPES, RequireScopes } from './require-scopes.js';
export type { RowOf } from './column.js';
export { CursorScalar, DateScalar, DateTimeScalar, DecimalScalar, JsonScalar, Node, type NodeRow, printedDecimal } from './scalars.js';
export { SCOPES, type Scope, isScope } from './scope.js';
export { SegmentKind } from './segment.js';
