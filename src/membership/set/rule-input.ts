import { ownTurn } from '../../kernel/index.js';
import { type Catalogue, nameSegments, needsMentioned, needsOf, pinSegments, type RuleNeeds } from '../../catalogue/index.js';
import {
  type CheckedText,
  encodeTree,
  NO_SPAN,
  printRule,
  readRule,
  readTree,
  type Diagnostic,
  type Rule,
  type RuleTree,
} from '../../language/index.js';
import { compileRule, costOf, MOST_COST, type RuleCost } from '../../compile/index.js';
import { loadCatalogue } from './catalogue-loader.js';
import type { ReadingContext } from './context.js';
import { THE_PROGRAM, type RuleReader } from './rule-reader.js';

/** A rule as a client gives it: as text or as a tree, not both. */
export interface RuleInput {
  readonly query?: string | null | undefined;
  readonly rule?: unknown;
}

type Reading = Pick<ReadingContext, 'database' | 'reader'>;

/**
 * A rule that may be compiled, in all its forms, with the catalogue that it was read by. It is only made here, for a reader who may ask
 * it: whatever takes one has been allowed.
 */
export class ReadRule {
  readonly ok = true;
  readonly rule: Rule;
  /** As it is kept: segments are told by their ids. */
  readonly text: string;
  readonly tree: RuleTree;
  readonly needs: RuleNeeds;

  private constructor(
    checked: Rule,
    readonly catalogue: Catalogue,
  ) {
    this.rule = pinSegments(checked, catalogue.segments);
    this.text = printRule(this.rule);
    this.tree = encodeTree(this.rule);
    this.needs = needsOf(this.rule, catalogue);
  }

  /** A part of it, or the whole, as it is told: segments by their names. Read again, it is the same rule. */
  told(part: Rule = this.rule): string {
    return printRule(nameSegments(part, this.catalogue.segments));
  }

  /** Throws what the reader is to be told if they may not ask it. */
  static for(reader: RuleReader, checked: Rule, catalogue: Catalogue): ReadRule {
    const read = new ReadRule(checked, catalogue);
    const refusal = reader.refusal(read.needs);
    if (refusal !== undefined) throw refusal;
    return read;
  }
}

/** A rule that may be compiled, or everything that is wrong with it. */
export type RuleReading = ReadRule | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** Reads and checks a rule against the catalogue as it is now. Throws FORBIDDEN if the reader may not ask it. */
export async function readRuleInput({ database, reader }: Reading, { query, rule }: RuleInput): Promise<RuleReading> {
  const hasText = query !== undefined && query !== null;
  const hasTree = rule !== undefined && rule !== null;
  if (hasText === hasTree) return { ok: false, diagnostics: [hasText ? TWO_FORMS : NO_RULE] };
  // Twenty large ones that come at once would keep those waiting who follow what happens.
  if (!hasText || query.length >= SMALL) await ownTurn();
  return readRuleBy(await loadCatalogue(database, reader), reader, hasText ? { query } : { rule });
}

/** The same against a catalogue that is at hand, such as that of definitions which are to be. */
export function readRuleBy(catalogue: Catalogue, reader: RuleReader, { query, rule }: RuleInput): RuleReading {
  const reading = query === undefined || query === null ? readTree(rule, catalogue) : readRule(query, catalogue);
  if (reading.rule === undefined) return { ok: false, diagnostics: diagnosticsFor(reader, reading, catalogue) };
  const excess = excessOf(reading.rule, catalogue);
  if (excess !== undefined) return { ok: false, diagnostics: [excess] };
  return ReadRule.for(reader, reading.rule, catalogue);
}

/** The same of the rule of a segment, as a tree. It may build on segments that there are not for the reader, and is then refused. */
export async function readStoredRule({ database, reader }: Reading, tree: unknown): Promise<RuleReading> {
  const catalogue = await loadCatalogue(database, THE_PROGRAM);
  const reading = readTree(tree, catalogue);
  if (reading.rule !== undefined) return ReadRule.for(reader, reading.rule, catalogue);
  const diagnostics = diagnosticsFor(reader, reading, catalogue);
  return { ok: false, diagnostics: reader.segmentIds === null ? diagnostics : [UNREADABLE] };
}

/** What is said against a rule, such as which names there are, is for those who may ask what it mentions: others are refused as if it checked. */
function diagnosticsFor(reader: RuleReader, { diagnostics, mentions }: CheckedText, catalogue: Catalogue): readonly Diagnostic[] {
  const refusal = reader.refusal({ mentions: needsMentioned(mentions, catalogue), segmentIds: new Set() });
  if (refusal !== undefined) throw refusal;
  return diagnostics;
}

const WHAT: Readonly<Record<keyof RuleCost, string>> = {
  statement: 'characters of a statement of the database',
  values: 'values of a statement of the database',
  movingDates: 'dates that move with the clock',
};

/** Why a rule is not run, though it is within each of the limits of the language: it comes to too much. Of small rules nothing is reckoned. */
function excessOf(rule: Rule, catalogue: Catalogue): Diagnostic | undefined {
  if (printRule(rule).length < SMALL) return undefined;
  const cost = costOf(compileRule(rule, { catalogue, timeZone: 'UTC' }));
  const over = (Object.keys(MOST_COST) as (keyof RuleCost)[]).find((what) => cost[what] > MOST_COST[what]);
  if (over === undefined) return undefined;
  const message = `This rule comes to ${cost[over]} ${WHAT[over]}; at most ${MOST_COST[over]} are asked at once. Build it from several segments.`;
  return { code: 'RULE_TOO_COSTLY', message, span: NO_SPAN, expected: [] };
}

/** Nothing so short comes to much. */
const SMALL = 2_000;

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

/** What is wrong may name what a reader who is limited to some segments does not know. */
const UNREADABLE: Diagnostic = {
  code: 'INVALID_TREE',
  message: 'The rule of this segment cannot be read any more.',
  span: NO_SPAN,
  expected: [],
};
