import { COMPUTED_RULES } from './computed-rules.js';
import { OWN_RULES } from './own-rules.js';
import { PUBLISHED_RULES } from './published-rules.js';
import type { RuleCase } from './rule-case.js';
import { TEXTS_OF_RULES } from './texts-of-rules.js';

/** All rules that are right: they are read without diagnostics and have the same members when they run. */
export const RULES: readonly RuleCase[] = [...PUBLISHED_RULES, ...OWN_RULES, ...COMPUTED_RULES, ...TEXTS_OF_RULES];
