export type { Evidence, EvidenceKind } from './evidence.js';
export { type Link, linkCustomers, type LinkResult } from './link-customers.js';
export { type Name, type Named, nameCustomers, type Naming } from './name-customers.js';
export { type Resolution, type ResolvedPage, resolveIdentities, resolvePage } from './resolve.js';
export { acceptReview, countReviews, type IdentityReview, listReviews, rejectReview, type ReviewState } from './reviews.js';
export {
  type Identifier,
  IDENTIFIERS,
  type IdentityRule,
  identityRules,
  type IdentityRules,
  type KeptRule,
  type KeptRules,
  RULES,
  setIdentityRules,
} from './rules.js';
