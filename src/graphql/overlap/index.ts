export { OverlapCombinationsResolver, OverlapResolver } from './overlap.resolver.js';
export { SegmentMapLinksResolver, SegmentMapResolver } from './segment-map.resolver.js';
