export { ChangeFeed, type ChangeSubscription } from './change-feed.js';
export { followState } from './followed-state.js';
export { followImport } from './import-progress.js';
export type { MembershipUpdate } from './membership-updates.js';
export { subscribeToSizes, type SegmentSizeUpdate } from './segment-sizes.js';
export type { SnapshotMember } from './snapshot.js';
