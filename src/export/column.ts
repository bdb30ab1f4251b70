import type { Sql } from '../database/index.js';
import type { CONSENT_CHANNEL, Scope } from '../model/index.js';

export type Channel = (typeof CONSENT_CHANNEL.words)[number];

/** Money is exact text, moments are Dates, lists arrays; null is missing. */
export type CellValue = string | number | boolean | Date | readonly string[] | object | null;

/** Something of a customer that a file can have. */
export interface ExportColumn {
  /** As it is asked for, and as the file has it. */
  readonly name: string;
  /** What a key needs to have it. */
  readonly scopes: readonly Scope[];
  /** Over `customer c`, and AggregateReference placeholders. */
  readonly value: Sql;
  /** What is made of the value as the database gives it. */
  readonly read: (value: unknown) => CellValue;
  /** Whether its texts are exact numbers. */
  readonly isNumber: boolean;
  /** The channels by which it lets the customer be reached; none for what is no contact. */
  readonly channels: readonly Channel[];
}
