export { SuppressionKey } from './suppression-key.js';
export {
  checkSuppressionKey,
  liftSuppression,
  type NamedBySource,
  suppressExternalIds,
  suppressedAmong,
  SUPPRESSED_WITH,
} from './suppression.js';
