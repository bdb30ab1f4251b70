export { TimelineRecordResolver, TimelineResolver } from './timeline.resolver.js';
