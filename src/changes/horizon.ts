import { DomainError } from '../kernel/index.js';
import { sql, type Queryable } from '../database/index.js';

/** How far back the log tells everything. Before it stand only the entries of those who were members then (see retention.ts). */
export interface Horizon {
  /** Changes after this position are all there; 0 if nothing was ever dropped. */
  readonly seq: bigint;
  /** From this instant on the past can be told exactly. */
  readonly at: Date;
}

const KEY = 'changes_dropped_to';
const BEGINNING: Horizon = { seq: 0n, at: new Date(0) };

export async function readHorizon(database: Queryable): Promise<Horizon> {
  const [row] = await database.query<{ seq: string; at: Date }>(sql`/* changes.horizon */
    select value ->> 'seq' as seq, (value ->> 'at')::timestamptz as at from workspace_setting where key = ${KEY}`);
  return row === undefined ? BEGINNING : { seq: BigInt(row.seq), at: row.at };
}

export async function writeHorizon(database: Queryable, { seq, at }: Horizon): Promise<void> {
  const value = JSON.stringify({ seq: seq.toString(), at });
  await database.execute(sql`/* changes.moveHorizon */
    insert into workspace_setting (key, value) values (${KEY}, ${value}::jsonb) on conflict (key) do update set value = excluded.value`);
}

/** Refuses a past instant that the log can no longer tell of (HISTORY_EXPIRED); `field` is the argument that names it. */
export async function checkInstant(database: Queryable, field: string, instant: Date): Promise<void> {
  const { at } = await readHorizon(database);
  if (instant >= at) return;
  const keptFrom = at.toISOString();
  throw new DomainError('HISTORY_EXPIRED', `Changes before ${keptFrom} are no longer kept.`, { field, keptFrom });
}
