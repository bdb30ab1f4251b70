export { type AuditContext, AuditTrail, type Result } from './audit-trail.js';
export { COUNTED, type Counts, OTHER_DEEDS, OTHER_KINDS, type OtherDeed, WITHOUT_TYPE } from './deeds.js';
export { type Actor, type ActorKind, type Deed, type Ending, Entry, type Outcome, type OwnDeed } from './entry.js';
export { exportEntries } from './export-entries.js';
export { pseudonymise } from './pseudonym.js';
export { auditCondition, type AuditFilter } from './read-entries.js';
export { dropOldEntries } from './retention.js';
export { toldOfOutcome } from './told-of-outcome.js';
