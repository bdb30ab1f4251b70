/** Something that could not be evaluated: one customer for a segment, or the segment for anybody. */
export interface EvaluationFailure {
  readonly segmentId: string;
  readonly customerId?: string;
  /** If it was a new rule of the segment, while the one before goes on. */
  readonly draftId?: string;
  /** Without what the data say. */
  readonly error: string;
}
