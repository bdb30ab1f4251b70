export {
  type DiscoveryOutcome,
  type DiscoveryRefusal,
  type Measure,
  type SegmentationNode,
  type Suggestion,
  SUGGESTION_KINDS,
  type SuggestionKind,
  type ToldAttribute,
} from './discovery.js';
export { type Bits, bitsOf, countOf, isIn, within } from './bits.js';
export { type Course, type DiscoveryStep, findGroups, LEAST_BASE } from './find-groups.js';
export { readPeople, type Sample } from './people.js';
export { type Trait, traitsOf } from './traits.js';
export { FALSE_SPLITS } from './splits.js';
export { groupsAfter, MOST_GROUPS } from './tree.js';
