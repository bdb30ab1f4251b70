export type { ChangeCause, ChangeKind, MembershipChange, NewChange } from './change.js';
export { appendChanges, appendSelected, checkPosition, headOfLog, lockLog, readChanges, type ChangeQuery } from './change-log.js';
export { decodeCursor, encodeCursor } from './cursor.js';
export { checkInstant, readHorizon, type Horizon } from './horizon.js';
export { dropOldChanges } from './retention.js';
export { WakeUps, type WakeUp } from './wake-ups.js';
