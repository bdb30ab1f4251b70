import type { KindName } from '../../records/index.js';
import { changedFieldsOf, type SyncResult } from '../batch/index.js';

/** Of each outcome and kind, so many records are shown. */
const MOST_SHOWN = 10;
/** What is shown of texts. */
const LONGEST_TEXT = 200;

/** A record of a file, and what becomes of it. */
export interface SampledRecord {
  readonly kind: KindName;
  readonly file: string;
  readonly line: number;
  readonly externalId: string | null;
  readonly status: 'CREATED' | 'UPDATED';
  /** The fields that would be another; of a new record, those that it has. */
  readonly fields: readonly string[];
  /** What the mapping has made of the row. */
  readonly record: Readonly<Record<string, unknown>>;
}

interface Shown {
  readonly kind: KindName;
  readonly file: string;
  readonly line: number;
  readonly record: Readonly<Record<string, unknown>>;
  readonly result: SyncResult;
}

/** The first records of each kind that an import makes, and that it changes. */
export class Sample {
  readonly records: SampledRecord[] = [];
  readonly #counts = new Map<string, number>();

  show({ kind, file, line, record, result }: Shown): void {
    const { status } = result;
    if (status !== 'CREATED' && status !== 'UPDATED') return;
    const counted = `${kind} ${status}`;
    const count = this.#counts.get(counted) ?? 0;
    if (count >= MOST_SHOWN) return;
    this.#counts.set(counted, count + 1);
    const given = Object.keys(record).filter((field) => record[field] !== null && record[field] !== undefined);
    this.records.push({
      kind,
      file,
      line,
      externalId: result.externalId ?? null,
      status,
      fields: (status === 'UPDATED' ? changedFieldsOf(result)?.filter((field) => field in record) : undefined) ?? given,
      record: brief(record) as Record<string, unknown>,
    });
  }
}

/** The same with the beginning of long texts, and of long lists. */
function brief(value: unknown): unknown {
  if (typeof value === 'string') return value.length > LONGEST_TEXT ? `${value.slice(0, LONGEST_TEXT)}…` : value;
  if (Array.isArray(value)) return value.slice(0, MOST_SHOWN).map(brief);
  if (value instanceof Date || value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, brief(inner)]));
}
