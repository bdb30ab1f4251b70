export { SegmentValueResolver, ValueOfSegmentResolver } from './segment-value.resolver.js';
