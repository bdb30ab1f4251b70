export { type SegmentBuild, beginBuild, buildFor, continueBuilding, dropDraft, findBuilds } from './begin-build.js';
