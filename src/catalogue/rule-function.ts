import type { RuleFunction } from './function.js';
import { measuresOf } from './measures.js';

/** A function; its measures follow from its parameters (measures.ts). */
export function ruleFunction(parts: Omit<RuleFunction, 'measures' | 'kinds'>): RuleFunction {
  return { ...parts, measures: measuresOf(parts), kinds: parts.source.kind };
}
