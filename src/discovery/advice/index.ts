export {
  ADVICE_KINDS,
  ADVICE_MEASURES,
  ADVICE_STRENGTHS,
  type Advice,
  type AdviceFigure,
  type AdviceKind,
  type AdviceMeasure,
  type AdviceStrength,
  SET_ADVICE_KINDS,
  type SetAdvice,
  type SetAdviceKind,
  UNSAID_REASONS,
  type UnsaidReason,
} from './advice.js';
export { adviseSegment, type SegmentAdvice } from './segment-advice.js';
export { adviseSegments, type SetAdviceAnswer } from './set-advice.js';
