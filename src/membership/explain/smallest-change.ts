/** One thing about a customer that would have to be different, or the instant at which time alone makes it so. */
export interface Change {
  /** The clause that it flips, as the rule says it. */
  readonly clause: string;
  /** What would have to change, such as `Amount spent`. */
  readonly label: string;
  /** How much more, exact; below zero for less. In `unit`. */
  readonly by: string | null;
  readonly unit: string | null;
  /** The value that it would have to be or to have. */
  readonly to: string | boolean | null;
  /** When the clause flips by the passing of time alone, if nothing else happens. */
  readonly at: Date | null;
  readonly text: string;
}

/** The smallest change that would turn a verdict round: all of `changes` together. */
export interface Flip {
  /** When the verdict turns by the passing of time alone, if nothing else happens. */
  readonly at: Date | null;
  readonly changes: readonly Change[];
  readonly text: string;
}

/** What would have to be different, before it is put into words about a clause. */
export interface Difference {
  readonly label: string;
  readonly by?: string;
  readonly unit?: string;
  readonly to?: string | boolean;
  /** Whether it moves a date, which time may do by itself. */
  readonly ofDate?: true;
  /** In words: `12.50 more`. */
  readonly words: string;
}
