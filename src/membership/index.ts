// The contract of this folder (see README.md). Everything takes a MembershipContext first.
export { continueBuilding, findBuilds, type SegmentBuild } from './build/index.js';
export {
  loadCatalogue,
  keepEvaluatorsOff,
  reckoningOf,
  type MembershipContext,
  ReadRule,
  readRuleInput,
  readStoredRule,
  type RuleInput,
  type RuleReading,
  getSegment,
  type Segment,
  type SegmentKind,
  SegmentSet,
  type EvaluationFailure,
  THE_PROGRAM,
  type ReadingContext,
  type RuleReader,
  needsOfStored,
  avoidPairing,
  type StoredNeeds,
} from './set/index.js';
export { evaluateBatch, countFailures, retryPutAside, refreshThresholds, refreshThresholdsIfDue } from './evaluate/index.js';
export { Evaluator, unfinishedSegments, freshnessFor, settle, type Freshness } from './settle/index.js';
export { explain, type ActualValue, type ClauseExplanation, type Explanation, type Change, type Flip } from './explain/index.js';
export {
  leavesAt,
  forecastCustomers,
  forecastSegment,
  type SegmentForecast,
  type ForetoldChange,
  funnelOf,
  type Funnel,
  type FunnelStep,
  filterByMembership,
  filterByMembershipAsOf,
  filterByRuleNow,
  type GroupMoney,
  type GroupValue,
  previewEdit,
  previewRule,
  type EditImpact,
  type RulePreview,
  isMember,
  sizesOf,
  sizesOverTime,
  type SegmentSizeNow,
  type SegmentSizePoint,
} from './ask/index.js';
export {
  createSegment,
  retryFailed,
  updateSegment,
  type NewSegment,
  type SegmentEdit,
  type SegmentOutcome,
  addSegmentMembers,
  removeSegmentMembers,
  deleteSegment,
  type SegmentError,
} from './edit/index.js';
export { sweep } from './time/index.js';
