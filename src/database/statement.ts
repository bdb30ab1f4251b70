/** What is sent: text with `$1`, `$2` ... and their values. Every `Sql` is one. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
  /** The name under which each connection prepares it once, for statements that are sent again and again. */
  readonly prepare?: string;
}
