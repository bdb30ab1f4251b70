import { checkRule } from './check/index.js';
import { decodeTree, encodeTree, type RuleTree, type TreePath } from './tree/index.js';
import { type Mentions, mentionsOf } from './mentions.js';
import { type Diagnostic, type DiagnosticCode, inSourceOrder } from './diagnostic.js';
import { DEFAULT_LIMITS, type RuleLimits } from './limits.js';
import { parseRule } from './parse/index.js';
import { printRule } from './print/index.js';
import { unquoteText } from './literal/index.js';
import { NO_SPAN, type Rule } from './rule.js';
import type { Vocabulary } from './vocabulary.js';

/** A rule in all its forms, or what is wrong with it. */
export interface CheckedText {
  /** The checked rule in normal form; it and its two other forms are there exactly when there are no diagnostics. */
  readonly rule?: Rule;
  /** The one canonical text. */
  readonly text?: string;
  /** The tree form, as JSON. */
  readonly tree?: RuleTree;
  /** In source order; with a `path` instead of a position for a rule that was read from a tree. */
  readonly diagnostics: readonly Diagnostic[];
  /** What it is about, as far as it could be parsed, whether or not it checks: the diagnostics may tell what the vocabulary knows of it. */
  readonly mentions: Mentions;
}

const NOTHING: Mentions = { attributes: [], functions: [] };

/** Parses and checks the text of a rule, and gives it in all its forms. Never throws on bad text. */
export function readRule(text: string, vocabulary: Vocabulary, limits: RuleLimits = DEFAULT_LIMITS): CheckedText {
  const parsed = parseRule(text, limits);
  if (!parsed.rule) return { diagnostics: parsed.diagnostics, mentions: NOTHING };
  const mentions = mentionsOf(parsed.rule);
  const checked = checkRule(parsed.rule, vocabulary, limits);
  const diagnostics = inSourceOrder([...parsed.diagnostics, ...checked.diagnostics]);
  return diagnostics.length > 0 ? { diagnostics, mentions } : inAllForms(checked.rule, mentions, limits);
}

/** Decodes and checks the tree form of a rule, from untrusted JSON, and gives it in all its forms. Never throws on bad input. */
export function readTree(json: unknown, vocabulary: Vocabulary, limits: RuleLimits = DEFAULT_LIMITS): CheckedText {
  const decoded = decodeTree(json, limits);
  if (!decoded.rule) return { diagnostics: decoded.diagnostics, mentions: NOTHING };
  const mentions = mentionsOf(decoded.rule);
  const checked = checkRule(decoded.rule, vocabulary, limits);
  const located = checked.diagnostics.map((diagnostic) => inTree(diagnostic, decoded.pathOf(diagnostic.span)));
  const diagnostics = inSourceOrder([...decoded.diagnostics, ...located]);
  return diagnostics.length > 0 ? { diagnostics, mentions } : inAllForms(checked.rule, mentions, limits);
}

/** Problems whose suggestion is a piece of text that has no place in a tree. */
const MENDED_IN_TEXT: ReadonlySet<DiagnosticCode> = new Set([
  'MISSING_ARGUMENT',
  'UNKNOWN_ARGUMENT',
  'UNEXPECTED_ARGUMENT',
  'NOT_AN_ATTRIBUTE',
  'NOT_A_MEASURE',
]);

/** A diagnostic of the checker with its place in the tree, and with a suggestion that can be put there as it is. */
function inTree(diagnostic: Diagnostic, path: TreePath = []): Diagnostic {
  const { suggestion, ...rest } = diagnostic;
  if (suggestion === undefined || MENDED_IN_TEXT.has(diagnostic.code)) return { ...rest, path };
  return { ...rest, path, suggestion: unquoteText(suggestion) };
}

function inAllForms(rule: Rule, mentions: Mentions, limits: RuleLimits): CheckedText {
  const text = printRule(rule);
  if (text.length <= limits.textLength) return { rule, text, tree: encodeTree(rule), diagnostics: [], mentions };
  const message = `A rule has at most ${limits.textLength} characters; the text of this one has ${text.length}.`;
  return { diagnostics: [{ code: 'TEXT_TOO_LONG', message, span: NO_SPAN, expected: [] }], mentions };
}
