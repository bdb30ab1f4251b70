import { type Completion, rankProposals } from './completion.js';
import { DiagnosticList } from '../diagnostic.js';
import { type Expectation, readText, type Token, Tokenizer } from '../parse/index.js';
import { DEFAULT_LIMITS } from '../limits.js';
import { type FindValues, propose } from './propose.js';
import type { Span } from '../rule.js';
import type { Vocabulary } from '../vocabulary.js';

/**
 * What may be written at a place of an unfinished rule, the best first; `offset` counts UTF-16 code units and is brought into the
 * text. `findValues` looks up values that the vocabulary does not list. What stands behind the place matters only as the rest of a word.
 * The grammar is the parser's own: the text before the place is parsed, and the parser tells what it would have accepted there.
 */
export async function completeRule(
  text: string,
  offset: number,
  vocabulary: Vocabulary,
  findValues?: FindValues,
): Promise<readonly Completion[]> {
  if (text.length > DEFAULT_LIMITS.textLength) return [];
  const cursor = Math.min(Math.max(Math.trunc(offset) || 0, 0), text.length);
  const word = wordAt(text.slice(0, cursor));
  const { expectations } = readText(text.slice(0, word.offset), DEFAULT_LIMITS).reader;
  const end = cursor + restOfWord(text, word.offset, cursor);
  const completions = expectations.map(async (expectation) => {
    const start = startOf(expectation, word);
    const typed = typedText(text.slice(start.offset, cursor));
    const quoted = text[start.offset] === "'" && start.offset < cursor;
    const proposals = await propose(expectation, { vocabulary, findValues, typed, quoted });
    const span = { ...start, length: end - start.offset };
    return rankProposals(proposals, typed).map((proposal) => ({ ...proposal, span }));
  });
  return (await Promise.all(completions)).flat();
}

/** An operator of several words is replaced as a whole. */
function startOf(expectation: Expectation, word: Span): Span {
  return expectation.kind === 'operator' ? expectation.start : word;
}

/** The word that ends the text, or the empty place behind it. */
function wordAt(text: string): Span {
  const tokenizer = new Tokenizer(text, new DiagnosticList());
  let last: Token | undefined;
  for (;;) {
    const token = tokenizer.next();
    if (token.kind === 'end') return last && isUnfinished(last, text) ? last.span : token.span;
    last = token;
  }
}

const COMPARISON = /^[=!<>]/;

function isUnfinished({ kind, text, span }: Token, written: string): boolean {
  const rest = written.slice(span.offset + span.length);
  if (kind === 'name' && rest === '.') return true;
  if (rest !== '') return false;
  if (kind === 'symbol') return COMPARISON.test(text) || text === '-' || text === '+';
  return kind !== 'value' || !text.startsWith("'");
}

const WORD_REST = /[\p{L}\p{M}\p{N}_.]*/uy;
const QUOTED_REST = /[^'\n]*'/y;

/** How many characters behind the place belong to the word that stands there. */
function restOfWord(text: string, start: number, cursor: number): number {
  if (start === cursor) return 0;
  const pattern = text[start] === "'" ? QUOTED_REST : WORD_REST;
  pattern.lastIndex = cursor;
  return pattern.exec(text)?.[0].length ?? 0;
}

/** What was typed, as it is compared with proposals: without the opening quote, and with single blanks. */
function typedText(text: string): string {
  return text.replace(/^'/, '').trim().replace(/\s+/g, ' ');
}
