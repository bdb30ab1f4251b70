export { ChangeFeed, type ChangeSubscription, type MembershipUpdate } from './change-feed.js';
export { followImport } from './import-progress.js';
export { subscribeToSizes, type SegmentSizeUpdate } from './segment-sizes.js';
export type { SnapshotMember } from './snapshot.js';
