export { briefText } from './brief-text.js';
export { type Clock, FollowingClock, systemClock } from './clock.js';
export {
  type Decimal,
  absolute,
  addDecimals,
  compareDecimals,
  decimalOf,
  floorDecimal,
  parseDecimal,
  printDecimal,
  roundHalfAway,
  roundOutward,
  subtractDecimals,
} from './decimal.js';
export {
  DomainError,
  type ErrorCode,
  conflict,
  gone,
  invalidInput,
  limitExceeded,
  movedTo,
  notFound,
  unavailable,
  UNAVAILABLE_REASONS,
  type UnavailableReason,
} from './errors.js';
export { FewAtOnce } from './few-at-once.js';
export { HungUp } from './hung-up.js';
export { derivedId, isId, newId } from './id.js';
export { invariant, unreachable } from './invariant.js';
export { LEASE_SECONDS, LeaseWatch } from './lease-watch.js';
export { LONGEST_NAME, readName } from './name.js';
export { composedText, lineProblem, normalLine, normalText } from './normal-text.js';
export { ownTurn } from './own-turn.js';
export { Random } from './random.js';
export { RecentMap } from './recent-map.js';
export { RepeatedJob } from './repeated-job.js';
export { minorDigits, sayAmount, sayDay, sayDecimal, sayMoment, sayPercent, sayUnitless } from './say.js';
export { StartError, systemReason } from './start-error.js';
