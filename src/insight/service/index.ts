export { type CaseReason, type CaseReasonKind, type OpenCase, reasonsOf } from './case-reasons.js';
export { lossMakingCustomers, lossMakingSegments } from './loss-makers.js';
export { openCases, type OpenCasesQuestion, type SegmentWorth } from './open-cases.js';
export { type CostKind, lossOf, type Turnaround, type TurnaroundKind } from './turnaround.js';
export { type Worth, worthColumns, worthFigures } from './worth.js';
