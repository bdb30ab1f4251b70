export type SegmentKind = 'DYNAMIC' | 'STATIC';

/** A named rule over customers, or a hand-kept list of them. */
export interface Segment {
  readonly id: string;
  /** Stands for the segment in verdicts. */
  readonly number: number;
  readonly name: string;
  readonly description: string | null;
  readonly kind: SegmentKind;
  /** The canonical text of the rule, and the same as a tree; null for a static segment. */
  readonly query: string | null;
  readonly rule: unknown;
  /** Grows with every change of the rule. */
  readonly version: number;
  /** Grows with every change of the name, the description or the rule. */
  readonly revision: number;
  /** `building` while the members for a new rule are being found, `failed` if it cannot be evaluated (see `error`). */
  readonly state: 'building' | 'ready' | 'failed';
  readonly error: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** A row of table segment. */
export interface SegmentRow {
  readonly id: string;
  readonly number: number;
  readonly name: string;
  readonly description: string | null;
  readonly kind: 'dynamic' | 'static';
  readonly query: string | null;
  readonly rule: unknown;
  readonly version: number;
  readonly revision: number;
  readonly state: Segment['state'];
  readonly error: string | null;
  readonly created_at: Date;
  readonly updated_at: Date;
}

export function segmentOf(row: SegmentRow): Segment {
  return {
    id: row.id,
    number: row.number,
    name: row.name,
    description: row.description,
    kind: row.kind === 'static' ? 'STATIC' : 'DYNAMIC',
    query: row.query,
    rule: row.rule,
    version: row.version,
    revision: row.revision,
    state: row.state,
    error: row.error,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
