export { overlap, type OverlapCombination, type OverlapPair, type OverlapSegment, type SegmentOverlap } from './overlap.js';
export { segmentTemplates, type SegmentTemplate } from './segment-templates.js';
