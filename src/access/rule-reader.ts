import type { RuleNeeds } from '../catalogue/index.js';
import type { RuleReader } from '../membership/index.js';
import type { DomainError } from '../kernel/index.js';
import { type KeyManager, OPERATOR } from './key-rights.js';
import { mayNotAsk, missingScopes, outsideSegments, unnamedSegments } from './refusals.js';
import { hasScope, seesSegments, type Viewer } from './viewer.js';

/** The key as somebody for whom rules are read: what it may ask, and which segments there are for it. The one gate to every rule. */
export function ruleReader(viewer: KeyManager): RuleReader {
  if (viewer === OPERATOR) return { segmentIds: null, refusal: () => undefined };
  return {
    // To whoever may not read segments none is named, by whatever way.
    segmentIds: hasScope(viewer, 'segments:read') ? viewer.segmentIds : NONE,
    refusal: ({ mentions, segmentIds: told }): DomainError | undefined => {
      if (!seesSegments(viewer, told)) return told === null ? unnamedSegments() : outsideSegments();
      const refused = mentions.filter(({ scopes }) => !scopes.every((scope) => hasScope(viewer, scope)));
      if (refused.length === 0) return undefined;
      const names = [...new Set(refused.map(({ mentioned }) => mentioned))];
      const missing = new Set(refused.flatMap(({ scopes }) => scopes).filter((scope) => !hasScope(viewer, scope)));
      return mayNotAsk(names, [...missing]);
    },
  };
}

const NONE: ReadonlySet<string> = new Set();

/** Whether a key is told every rule, so that none need be looked at. */
export function readsEveryRule(viewer: Viewer): boolean {
  return viewer.segmentIds === null && hasScope(viewer, PERSONAL);
}

/**
 * Why a key is not told the text of a rule; undefined if it is. What a rule says is not what the data say: to read one takes less than to
 * ask it. But what personal data are compared with are personal data, and names of segments are for those for whom there are those segments.
 */
export function textRefusal(viewer: Viewer, needs: RuleNeeds | undefined): DomainError | undefined {
  const what = 'The text of this rule';
  // Of a rule that cannot be checked any more nobody knows what it looks at.
  if (needs === undefined && !hasScope(viewer, PERSONAL)) return missingScopes(what, [PERSONAL]);
  if (needs === undefined) return viewer.segmentIds === null ? undefined : outsideSegments();
  if (!seesSegments(viewer, needs.segmentIds)) return outsideSegments();
  const isPersonal = needs.mentions.some(({ scopes }) => scopes.includes(PERSONAL));
  return isPersonal && !hasScope(viewer, PERSONAL) ? missingScopes(what, [PERSONAL]) : undefined;
}

const PERSONAL = 'personal_data:read';
