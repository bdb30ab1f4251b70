export { Limiter, type RequestsTold } from './limiter.js';
export { type Caller, LIMIT_NAMES, type LimitName, type Limits, NO_LIMITS, type OwnLimits, type SharedLimits } from './limits.js';
