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
export { isKnownSource, type MemberNames, moveNamedMembers, type NamedMembers } from './named-members.js';
export {
  countDefinitionChanges,
  type Definition,
  type DefinitionChange,
  definitionChanges,
  type DefinitionPart,
  dropOldDefinitions,
  type ListedDefinitionChange,
} from './former-definitions.js';
export type { SegmentError } from './segment-errors.js';
export { addSegmentMembers, MOST_AT_ONCE, moveMembers, removeSegmentMembers } from './static-members.js';
export { type InfluencerTiers, readInfluencerTiers, setInfluencerTiers } from './influencer-tiers.js';
