import type { Span } from '../rule.js';

export type CompletionKind = 'attribute' | 'function' | 'parameter' | 'operator' | 'value' | 'keyword';

/** One way to go on with an unfinished rule. */
export interface Completion {
  readonly kind: CompletionKind;
  /** What to write in the place of `span`. */
  readonly text: string;
  /** What to show in the list. */
  readonly label: string;
  /** A sentence or a type, to show beside it. */
  readonly detail: string;
  readonly span: Span;
}

/** A completion before it is known where it goes. */
export type Proposal = Omit<Completion, 'span'>;

const MAX_COMPLETIONS = 100;

/** The proposals that fit what was typed, the best first: those that begin with it, then those that have it somewhere in their text or label. */
export function rankProposals(proposals: readonly Proposal[], typed: string): readonly Proposal[] {
  const wanted = typed.toLowerCase();
  const beginning: Proposal[] = [];
  const containing: Proposal[] = [];
  for (const proposal of proposals) {
    const [text, label] = [unquoted(proposal.text).toLowerCase(), proposal.label.toLowerCase()];
    if (text.startsWith(wanted)) beginning.push(proposal);
    else if (wanted.length > 1 && (text.includes(wanted) || label.includes(wanted))) containing.push(proposal);
  }
  return [...beginning, ...containing].slice(0, MAX_COMPLETIONS);
}

function unquoted(text: string): string {
  return text.startsWith("'") ? text.slice(1) : text;
}
