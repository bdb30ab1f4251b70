export { useCustomer, useExplanation, usePreview, useSegment, useSegments } from './hooks.js';
export { CantleProvider, useCantle, type CantleProviderProps } from './provider.js';
export type { WithPrevious } from './use-entry.js';
export {
  useConnection,
  useMembers,
  useMembershipChanges,
  useSubscription,
  type UseMembers,
  type UseMembershipChanges,
  type UseSubscription,
} from './use-live.js';
export { useQuery, type QueryOptions, type QueryResult, type QueryState, type UseQuery } from './use-query.js';
