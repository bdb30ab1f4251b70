export type { ChangeCause, ChangeKind, MembershipChange, NewChange } from './change.js';
export {
  appendChanges,
  appendSelected,
  checkPosition,
  headOfLog,
  lockLog,
  positionTest,
  readChanges,
  readLog,
  type ChangeQuery,
} from './change-log.js';
export { BEGINNING, decodeCursor, encodeCursor, type Position } from './cursor.js';
export { epochsOf, latestEpochOf, positionLost } from './epochs.js';
export { checkInstant, readHorizon, type Horizon } from './horizon.js';
export { readOn, type ReadOn } from './read-on.js';
export { dropOldChanges } from './retention.js';
export { WakeUps, type WakeUp } from './wake-ups.js';
