import { type Database, joinSql, type Queryable, sql, type Sql } from '../../database/index.js';
import { type Clock, newId } from '../../kernel/index.js';

/*
 * Files in the tables kept_file and kept_file_part. They lie in the database, as exports do: whichever process is sent the next part of one takes it, and
 * whichever has time imports it; an erasure reaches them, and a backup has them.
 */

/** What a file is for. */
export type Purpose = 'upload' | 'mapping' | 'rejected' | 'reasons' | 'report';

/** What imports write, to be fetched. */
export const OUTPUTS = ['rejected', 'reasons', 'report'] as const satisfies readonly Purpose[];

/** How long an upload is kept after something was last done with it: a part that came, an import that ended. */
export const UPLOAD_KEPT_MS = 86_400_000;
/** How long what an import has written can be fetched. */
export const OUTPUT_KEPT_MS = 7 * 86_400_000;

/** The most of a file that is in memory. */
export const LARGEST_PART_BYTES = 1 << 20;

export interface FileContext {
  readonly database: Database;
  readonly clock: Clock;
}

export interface KeptFile {
  readonly id: string;
  readonly purpose: Purpose;
  readonly name: string;
  readonly size: number;
  readonly received: number;
  readonly owner: string;
  readonly importId: string | null;
  readonly until: Date;
}

type Row = Omit<KeptFile, 'size' | 'received'> & { readonly size: string; readonly received: string };

/** Files for which a condition over `f` holds, by name. */
export async function findFiles(database: Queryable, now: Date, condition: Sql): Promise<KeptFile[]> {
  const rows = await database.query<Row>(sql`/* files.find */
    select f.id, f.purpose, f.name, f.size, f.received, f.owner, f.import_id as "importId", f.until from kept_file f
    where f.until > ${now} and ${condition} order by f.name, f.id`);
  return rows.map((row) => ({ ...row, size: Number(row.size), received: Number(row.received) }));
}

/** Every file that is kept, whosoever it is, and whether or not its time is over. */
export function findAllFiles(database: Queryable): Promise<KeptFile[]> {
  return findFiles(database, new Date(0), sql`true`);
}

/** Keeps a file that is there whole, such as a mapping, or what an import has written. Gives its id. */
export async function keepFile(
  { database, clock }: FileContext,
  file: Pick<KeptFile, 'purpose' | 'name' | 'owner' | 'importId'>,
  bytes: AsyncIterable<Buffer> | Iterable<Buffer>,
): Promise<string> {
  const id = newId();
  const now = clock.now();
  await database.execute(sql`/* files.begin */
    insert into kept_file (id, purpose, name, size, owner, import_id, created_at, until)
    values (${id}, ${file.purpose}, ${file.name}, 0, ${file.owner}, ${file.importId}, ${now}, ${new Date(now.getTime() + OUTPUT_KEPT_MS)})`);
  for await (const chunk of bytes) {
    for (let from = 0; from < chunk.length; from += LARGEST_PART_BYTES) {
      const part = chunk.subarray(from, from + LARGEST_PART_BYTES);
      await database.execute(sql`/* files.add */
        with longer as (
          update kept_file set size = size + ${part.length}::int, received = received + ${part.length}::int where id = ${id} returning received)
        insert into kept_file_part (file_id, starts_at, bytes) select ${id}::uuid, received - ${part.length}::int, ${part}::bytea from longer`);
    }
  }
  return id;
}

/** What there is of a file, part by part: one is in memory. A file that goes meanwhile ends before its size. `from` is where a part ended. */
export async function* readFileParts(database: Queryable, id: string, from = 0): AsyncGenerator<Buffer> {
  for (let at = from; ;) {
    const [part] = await database.query<{ bytes: Buffer }>(sql`/* files.readPart */
      select bytes from kept_file_part where file_id = ${id}::uuid and starts_at = ${at}::bigint`);
    if (part === undefined || part.bytes.length === 0) return;
    yield part.bytes;
    at += part.bytes.length;
  }
}

/** Drops the files for which a condition over `f` holds. Gives how many there were. */
export async function dropFiles(database: Queryable, condition: Sql): Promise<number> {
  const [row] = await database.query<{ files: number }>(sql`/* files.drop */
    with gone as (delete from kept_file f where ${condition} returning f.id),
    parts as (delete from kept_file_part p using gone where p.file_id = gone.id returning 1)
    select (select count(*)::int from gone) as files, (select count(*)::int from parts) as parts`);
  return row?.files ?? 0;
}

/** A condition over `f`: whether an import that has not ended reads the file. What is done by it is done to files that `lockFiles` has taken before. */
export const IS_IN_USE = sql`exists (select from import_request r where r.import_id = f.import_id)`;

/**
 * Takes the files for which a condition over `f` holds, until the transaction ends, and gives whether each is to go. Only a later statement sees whether they are in
 * use: one that waits for a file goes on with what it saw of imports before, and overlooks the one that has taken the file meanwhile.
 */
export async function lockFiles(transaction: Queryable, condition: Sql): Promise<{ readonly id: string; readonly goes: boolean }[]> {
  return transaction.query(sql`/* files.takeHold */ select f.id, f.goes from kept_file f where ${condition} order by f.id for update`);
}

/** Until the transaction ends nothing is added to any file, and none is begun: whoever would waits. */
export async function holdAllFiles(transaction: Queryable): Promise<void> {
  await transaction.execute(sql`/* files.holdAll */ lock table kept_file in share row exclusive mode`);
}

/** Drops the files for which a condition over `f` holds, but for those that an import reads. Gives how many there were. */
export async function dropUnusedFiles(database: Database, condition: Sql): Promise<number> {
  return database.transaction(async (transaction) => {
    await lockFiles(transaction, condition);
    return dropFiles(transaction, sql`${condition} and not ${IS_IN_USE}`);
  });
}

/** A condition over `f`. */
export function isOneOf(purposes: readonly Purpose[]): Sql {
  return sql`f.purpose in (${joinSql([...purposes])})`;
}

/** Drops what is kept no longer. The embedded database gives the room of what is deleted to others only when it is told to. */
export async function dropOldFiles({ database, clock }: FileContext): Promise<void> {
  const dropped = await dropUnusedFiles(database, sql`f.until <= ${clock.now()}`);
  if (dropped > 0 && database.embedded) await database.execute(sql`/* files.vacuum */ vacuum kept_file_part`);
}
