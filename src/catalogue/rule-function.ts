import type { RuleFunction } from './function.js';
import { measuresOf } from './measures.js';
import { scopesOf } from './need.js';

/** A function; its measures follow from its parameters (measures.ts). */
export function ruleFunction(parts: Omit<RuleFunction, 'measures' | 'kinds' | 'scopes'>): RuleFunction {
  const { source, whereNeeds = [] } = parts;
  const scopes = scopesOf(parts, source.kind, [{ source, needs: whereNeeds }]);
  return { ...parts, measures: measuresOf(parts), kinds: source.kind, scopes };
}
