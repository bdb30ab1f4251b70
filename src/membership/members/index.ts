export { purgeDraftMembers, writeDraftMembers } from './draft-members.js';
export { dropFirstFound, keepFound, noteEvaluated, purgeFound, takeFound } from './found-members.js';
export { type IdRange, idsWithin } from './id-range.js';
export { type NextMembers, type Telling, replaceDraftMembers, replaceMembers } from './replace-members.js';
export { enqueueDependents, writeMemberships } from './write-memberships.js';
