import type { Scope } from '../model/index.js';
import { KINDS } from '../records/index.js';

/** Kinds of data that no records are sent of. */
const OF_NO_RECORDS = {
  /** What static and dynamic segments a customer is in, for segments that build on them. */
  membership: { bit: 16, scope: 'segments:read' },
  /** Bounds say where a figure of the customer stands among all: the kind of data that the figure is of is read with them. */
  thresholds: { bit: 1024, scope: null },
  /** What a forecast expects of customers, of their orders. */
  expectation: { bit: 2048, scope: 'orders:read' },
} as const satisfies Readonly<Record<string, { readonly bit: number; readonly scope: Scope | null }>>;

type Declared = Extract<(typeof KINDS)[number], { readonly data: object }>['data'];
type DataKindName = Declared['name'] | keyof typeof OF_NO_RECORDS;

const OF_RECORDS = KINDS.flatMap(({ data, scope }) =>
  data === undefined ? [] : [[data.name as Declared['name'], data.bit, `${scope}:read` as const] as const],
);
const ALL: readonly (readonly [name: DataKindName, bit: number, scope: Scope | null])[] = [
  ...OF_RECORDS,
  ...Object.entries(OF_NO_RECORDS).map(([name, { bit, scope }]) => [name as keyof typeof OF_NO_RECORDS, bit, scope] as const),
].toSorted(([, a], [, b]) => a - b);

/** The kinds of data that a rule may read, as the bits that triggers put on the evaluation queue (migrations/0003_triggers.sql, 0005_more_data.sql). */
export const DataKind = Object.fromEntries(ALL) as Readonly<Record<DataKindName, number>>;

/** What reading records of each kind takes, and so what asking rules for them takes. */
export const READ_SCOPES = Object.fromEntries(ALL.map(([name, , scope]) => [name, scope])) as Readonly<Record<DataKindName, Scope | null>>;

export const ALL_DATA_KINDS = ALL.reduce((kinds, [, bit]) => kinds | bit, 0);

/** The names of the kinds in a set of bits. */
export function dataKindsOf(bits: number): DataKindName[] {
  return ALL.flatMap(([name, bit]) => ((bits & bit) === 0 ? [] : [name]));
}
