export { Discoverer } from './discoverer.js';
export {
  type DiscoveryOutcome,
  type DiscoveryRefusal,
  type Measure,
  type SegmentationNode,
  type Suggestion,
  SUGGESTION_KINDS,
  type SuggestionKind,
} from './discovery.js';
export {
  askForDiscovery,
  cancelDiscovery,
  currentDiscovery,
  DISCOVERY_STATES,
  type DiscoveryRun,
  type DiscoveryState,
  readDiscoveries,
} from './discovery-run.js';
export { LEAST_BASE } from './find-groups.js';
export { FALSE_SPLITS } from './splits.js';
export { groupsAfter, MOST_GROUPS } from './tree.js';
