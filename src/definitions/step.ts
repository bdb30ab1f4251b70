import type { Definition } from './definition.js';

/** What a change does to the members of a segment and to what they are worth, all data being as they are. */
export interface Impact {
  readonly sizeBefore: number;
  readonly sizeAfter: number;
  readonly entering: number;
  readonly leaving: number;
  /** Samples: the first ten by id. */
  readonly enteringIds: readonly string[];
  readonly leavingIds: readonly string[];
  /** `amount_spent` and `total_margin` of all members, in the currency of the workspace. */
  readonly valueBefore: Value | null;
  readonly valueAfter: Value | null;
}

export interface Value {
  readonly amountSpent: string;
  readonly totalMargin: string;
}

/** One change of one definition. */
export interface Step {
  readonly action: 'create' | 'update' | 'delete';
  readonly before: Definition | null;
  readonly after: Definition | null;
  /** The file that wants it; null where none does, and so it is deleted. */
  readonly file: string | null;
  /** Of a segment or an action that exists: when it was last changed by somebody. */
  readonly updatedAt: string | null;
  /** null where nobody enters or leaves, and where it cannot be told yet. */
  readonly impact: Impact | null;
  /** Why the impact cannot be told yet. */
  readonly untold: string | null;
  /** Other segments that build on this one, by name: they move with it. */
  readonly carriesAlong: readonly string[];
}

/** A step, with what is not said of it left empty. */
export const plainStep = (parts: Pick<Step, 'action' | 'before' | 'after' | 'file'> & Partial<Step>): Step => ({
  updatedAt: null,
  impact: null,
  untold: null,
  carriesAlong: [],
  ...parts,
});
