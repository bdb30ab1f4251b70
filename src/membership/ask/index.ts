export { type SegmentForecast, forecastCustomers, forecastSegment } from './forecast-until.js';
export { leavesAt } from './forecast.js';
export type { ForetoldChange } from './foretell.js';
export { type Funnel, type FunnelStep, funnelOf } from './funnel.js';
export { type GroupMoney, type GroupValue, worthOfMembers } from './group-value.js';
export { filterByMembership, filterByMembershipAsOf, filterByRuleNow } from './member-filter.js';
export { type EditImpact, type RulePreview, previewEdit, previewRule } from './preview.js';
export { type SegmentSizeNow, type SegmentSizePoint, isMember, sizesOf, sizesOverTime } from './sizes.js';
