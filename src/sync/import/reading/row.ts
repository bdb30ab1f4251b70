/** Where a row lies in its file. */
export interface Place {
  /** Line on which it begins, from 1. */
  readonly line: number;
  /** In bytes. */
  readonly offset: number;
  readonly length: number;
}

/** One row of a file. */
export interface Row extends Place {
  /** The value of a column as the file has it: text in CSV, any JSON value in NDJSON; undefined if there is none. */
  read(column: string): unknown;
}

/** A row that could not be taken apart. */
export interface UnreadableRow extends Place {
  readonly problem: string;
}

export function isUnreadable(row: Row | UnreadableRow): row is UnreadableRow {
  return 'problem' in row;
}
