import { pinSegments } from '../../catalogue/index.js';
import type { Queryable } from '../../database/index.js';
import { encodeTree, NO_SPAN, printRule, readRule, readTree, type Diagnostic, type Rule, type RuleTree } from '../../language/index.js';
import { loadCatalogue } from './catalogue-loader.js';

/** A rule as a client gives it: as text or as a tree, not both. */
export interface RuleInput {
  readonly query?: string | null | undefined;
  readonly rule?: unknown;
}

/** A rule that may be compiled, in all its forms. */
export interface ReadRule {
  readonly ok: true;
  readonly rule: Rule;
  readonly text: string;
  readonly tree: RuleTree;
}

/** A rule that may be compiled, or everything that is wrong with it. */
export type RuleReading = ReadRule | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** Reads and checks a rule against the catalogue as it is now. */
export async function readRuleInput({ database }: { readonly database: Queryable }, { query, rule }: RuleInput): Promise<RuleReading> {
  const hasText = query !== undefined && query !== null;
  const hasTree = rule !== undefined && rule !== null;
  if (hasText === hasTree) return { ok: false, diagnostics: [hasText ? TWO_FORMS : NO_RULE] };
  const catalogue = await loadCatalogue(database);
  const reading = hasText ? readRule(query, catalogue) : readTree(rule, catalogue);
  if (reading.rule === undefined) return { ok: false, diagnostics: reading.diagnostics };
  const pinned = pinSegments(reading.rule, catalogue.segments);
  return { ok: true, rule: pinned, text: printRule(pinned), tree: encodeTree(pinned) };
}

const NO_RULE: Diagnostic = {
  code: 'EMPTY_RULE',
  message: 'A rule is needed: give it as text in query or as a tree in rule.',
  span: NO_SPAN,
  expected: [],
};

const TWO_FORMS: Diagnostic = {
  code: 'INVALID_TREE',
  message: 'Give the rule once: as text in query or as a tree in rule.',
  span: NO_SPAN,
  expected: [],
};
