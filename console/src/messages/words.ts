/** What the server calls something by a word of a closed set, such as `AT_RISK` or `cart_added`, as people write it; all else as it is. */
export function inWords(value: string): string {
  if (!/^(?:[A-Z]+(?:_[A-Z]+)*|[a-z]+(?:_[a-z]+)+)$/.test(value) || value.length < 3) return value;
  const text = value.replaceAll('_', ' ').toLowerCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** An entry of a timeline in parts, written out already. */
export interface EntryWords {
  readonly subject: string;
  /** As the API has it, for what is told apart by it. */
  readonly word: string;
  readonly what: string;
  readonly amount: string;
}

/** What would turn a clause, in parts, written out already. */
export interface ChangeWords {
  readonly text: string;
  readonly label: string;
  /** How much it would take; undefined where it is not a matter of more or less. */
  readonly by: { readonly size: string; readonly unit: string; readonly isMore: boolean } | undefined;
  readonly to: string | undefined;
  /** When it comes by itself. */
  readonly at: string | undefined;
}

/** Why a case stands where it does, in parts, written out already. */
export interface ReasonWords {
  readonly text: string;
  readonly ago: string;
  readonly contribution: string;
  readonly roi: string | undefined;
  readonly segment: { readonly name: string; readonly size: string; readonly contribution: string } | undefined;
}
