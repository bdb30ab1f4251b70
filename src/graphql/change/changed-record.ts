import { createUnionType, type ClassType } from 'type-graphql';
import { type RecordKind, TRACKED_KINDS } from '../../records/index.js';
import type { RecordChange } from '../../sync/index.js';
import type { OperationContext } from '../context.js';
import { loadRecord } from '../rows/record-loader.js';

const ENTITIES = Object.fromEntries(TRACKED_KINDS.map(({ table, entity }) => [table, entity])) as Readonly<
  Record<RecordKind, ClassType<object>>
>;

/** A record with its kind, by which its type is known. */
export interface ChangedRow {
  readonly changedKind: RecordChange['kind'];
}

export const ChangedRecord = createUnionType({
  name: 'ChangedRecord',
  description: 'A record of any kind. Its fields need the scopes that they need anywhere.',
  types: () => Object.values(ENTITIES),
  resolveType: (record: ChangedRow | object) => ENTITIES[(record as ChangedRow).changedKind],
});

/** The record that a change is about, as it is now; null if it is gone. Those of a page are read in one statement a kind. */
export async function loadChangedRecord(context: OperationContext, { kind, id }: RecordChange): Promise<ChangedRow | null> {
  const row = await loadRecord<object>(context, ENTITIES[kind], id);
  return row === null ? null : { ...row, changedKind: kind };
}
