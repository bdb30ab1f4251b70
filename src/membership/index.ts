// The contract of this folder (see README.md). Everything takes a MembershipContext first.
export { continueBuilding, findBuilds, type SegmentBuild } from './build-segment.js';
export { loadCatalogue } from './catalogue-loader.js';
export { reckoningOf, type MembershipContext } from './context.js';
export { evaluateBatch } from './evaluate.js';
export { countFailures, retryPutAside, type EvaluationFailure } from './failures.js';
export { Evaluator } from './evaluator.js';
export { explain, type ActualValue, type ClauseExplanation, type Explanation } from './explain.js';
export type { Change, Flip } from './flip/change.js';
export { leavesAt } from './forecast.js';
export { forecastCustomers, forecastSegment, type SegmentForecast } from './forecast-until.js';
export type { ForetoldChange } from './foretell.js';
export { unfinishedSegments } from './freshness-for.js';
export { funnelOf, type Funnel, type FunnelStep } from './funnel.js';
export { filterByMembership, filterByMembershipAsOf, filterByRuleNow } from './member-filter.js';
export type { GroupMoney, GroupValue } from './group-value.js';
export { previewEdit, previewRule, type EditImpact, type RulePreview } from './preview.js';
export { readRuleInput, type RuleInput, type RuleReading } from './rule-input.js';
export {
  createSegment,
  deleteSegment,
  getSegment,
  retryFailed,
  updateSegment,
  type NewSegment,
  type SegmentEdit,
  type SegmentError,
  type SegmentOutcome,
} from './save-segment.js';
export type { Segment, SegmentKind } from './segment.js';
export { SegmentSet } from './segment-set.js';
export { settle, type Freshness } from './settle.js';
export { isMember, sizesOf, sizesOverTime, type SegmentSizeNow, type SegmentSizePoint } from './sizes.js';
export { addSegmentMembers, removeSegmentMembers } from './static-members.js';
export { sweep } from './sweep.js';
export { refreshThresholds, refreshThresholdsIfDue } from './thresholds.js';
