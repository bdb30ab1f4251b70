export { dropOldRecordChanges } from './record-change-retention.js';
export { type RecordChange, type RecordChangePage, type RecordChangeQuery, readRecordChanges } from './record-changes.js';
