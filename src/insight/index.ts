export { TIMELINE_KINDS, TIMELINE_SOURCES, type TimelineKind, timelineOf } from './timeline.js';
export { fillTemplate } from './fill-template.js';
export * from './campaigns/index.js';
export * from './figures/index.js';
export * from './service/index.js';
export { membersSharedWith, type SharedMembers, sharedMembers } from './shared-members.js';
export { overlap, type OverlapCombination, type OverlapPair, type OverlapSegment, type SegmentOverlap } from './overlap.js';
export { getTemplate, segmentTemplates } from './segment-templates.js';
export type { SegmentTemplate, TemplateModel, TemplateParameter, TemplateParameterType } from './template.js';
