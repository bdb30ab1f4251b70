export { type Attribute, type TimedColumn, type ValueOrigin, movesByItself } from './attribute.js';
export { Catalogue } from './catalogue.js';
export type { CustomAttributeDefinition } from './custom-attributes.js';
export {
  type Aggregate,
  AggregateReference,
  BirthDateOfAge,
  Constant,
  elementOf,
  localDay,
  DayList,
  MomentList,
  AgeList,
  DaysOfYear,
  MovingConstant,
  type SqlType,
  Subexpression,
  TODAY,
  WorkspaceTimeZone,
} from './expression.js';
export { type AggregateParameter, type FilterParameter, type RuleFunction, type RuleMeasure, scopesWithin } from './function.js';
export { type EventProperty, type SegmentName, nameSegments, pinSegments, readsMemberships, segmentsIn } from './functions/index.js';
export { dateOf, isByOrder } from './relations.js';
export { type RuleNeed, type RuleNeeds, needsMentioned, needsOf } from './rule-needs.js';
export { ALL_DATA_KINDS, DataKind, dataKindsOf } from './data-kind.js';
export { EXPECTATION_DAYS, PROBABILITY_DAYS } from './expectation-attributes.js';
export { interactionCost, messageCost, ofOrder } from './money.js';
export type { Source } from './source.js';
export { INFLUENCER_TIERS, thresholds } from './tier-attributes.js';
export { boundsAmong } from './thresholds.js';
