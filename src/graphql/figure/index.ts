export { SegmentValueResolver, ValueOfSegmentResolver } from './segment-value.resolver.js';
export { namesGroup, readGroup } from './read-group.js';
