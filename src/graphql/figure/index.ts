export { SegmentValue } from './group-figures.type.js';
export { OverTimeResolver } from './over-time.resolver.js';
export { SegmentValueResolver, type ValueOfGroup, ValueOfSegmentResolver } from './segment-value.resolver.js';
export { namesGroup, readGroup } from './read-group.js';
