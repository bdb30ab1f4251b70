export { type SegmentBuild, beginBuild, buildFor, continueBuilding, dropDraft, findBuilds } from './build-segment.js';
