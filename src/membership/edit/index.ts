export { deleteSegment } from './delete-segment.js';
export {
  type NewSegment,
  type SegmentEdit,
  type SegmentOutcome,
  createSegment,
  refusalOfRule,
  retryFailed,
  updateSegment,
} from './save-segment.js';
export type { SegmentError } from './segment-errors.js';
export { addSegmentMembers, moveMembers, removeSegmentMembers } from './static-members.js';
export { type InfluencerTiers, readInfluencerTiers, setInfluencerTiers } from './influencer-tiers.js';
