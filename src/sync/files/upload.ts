import { advisoryLocks, sql } from '../../database/index.js';
import { conflict, DomainError, invalidInput, isId, limitExceeded, newId, notFound } from '../../kernel/index.js';
import { dropUnusedFiles, type FileContext, findFiles, IS_IN_USE, type KeptFile, UPLOAD_KEPT_MS } from './kept-file.js';

/** How much may be kept. */
export interface UploadLimits {
  /** Of one file. */
  readonly fileBytes: number;
  /** Of all files of everybody, as they are to be: none are taken where it is 0. */
  readonly totalBytes: number;
}

/** Of one key, at a time: a mapping has some ten files. */
export const MOST_UPLOADS = 100;

const LONGEST_NAME = 255;
/** Of a step of a path, as file systems have it. */
const LONGEST_STEP_BYTES = 255;
/** What is no name anywhere, and what leads out of a folder. */
const UNNAMEABLE = /[\p{Cc}\p{Zl}\p{Zp}\\:]/u;

/** Whether a file may be called so: by a path within a folder. */
export function isFileName(name: string): boolean {
  const steps = name.split('/');
  return (
    name.length <= LONGEST_NAME &&
    !UNNAMEABLE.test(name) &&
    steps.every((step) => step.trim() !== '' && step !== '.' && step !== '..' && Buffer.byteLength(step) <= LONGEST_STEP_BYTES)
  );
}

/** Refuses with INVALID_INPUT a name that a file cannot have; `field` says whose. */
export function checkFileName(field: string, name: string): void {
  if (isFileName(name)) return;
  throw invalidInput(
    field,
    `A file has a name of at most ${LONGEST_NAME} characters, and ${LONGEST_STEP_BYTES} bytes in each of its steps, such as customers.csv or in/customers.csv.`,
  );
}

/** Begins an upload, of which nothing has come yet. */
export async function beginUpload(
  { database, clock }: FileContext,
  { owner, name, size }: Pick<KeptFile, 'owner' | 'name' | 'size'>,
  limits: UploadLimits,
): Promise<KeptFile> {
  checkFileName('filename', name);
  if (limits.totalBytes === 0) throw new DomainError('FORBIDDEN', 'This server takes no uploads.');
  if (size > limits.fileBytes) throw limitExceeded('The size of the file, in bytes,', limits.fileBytes);
  const now = clock.now();
  const file: KeptFile = {
    id: newId(),
    purpose: 'upload',
    name,
    size,
    received: 0,
    owner,
    importId: null,
    until: new Date(now.getTime() + UPLOAD_KEPT_MS),
  };
  await database.transaction(async (transaction) => {
    // Two that begin at once could pass the limits together.
    transaction.defer(sql`/* files.lock */ select pg_advisory_xact_lock(${advisoryLocks.beginningUploads})`);
    const [kept] = await transaction.query<{ own: number; total: string }>(sql`/* files.countKept */
      select count(*) filter (where f.owner = ${owner}::uuid and f.purpose = 'upload')::int as own, coalesce(sum(f.size), 0)::text as total
      from kept_file f where f.until > ${now} or ${IS_IN_USE}`);
    if ((kept?.own ?? 0) >= MOST_UPLOADS) throw limitExceeded('The number of files that the key has sent and not imported', MOST_UPLOADS);
    if (Number(kept?.total ?? 0) + size > limits.totalBytes)
      throw limitExceeded('What all files that the server keeps come to, in bytes,', limits.totalBytes);
    transaction.defer(sql`/* files.beginUpload */
      insert into kept_file (id, purpose, name, size, owner, created_at, until)
      values (${file.id}, 'upload', ${name}, ${size}, ${owner}, ${now}, ${file.until})`);
  });
  return file;
}

/** An upload of the owner. Throws NOT_FOUND; of what belongs to others nobody is told. */
export async function getUpload({ database, clock }: FileContext, owner: string, id: string): Promise<KeptFile> {
  if (!isId(id)) throw notFound('upload', id);
  const [file] = await findFiles(
    database,
    clock.now(),
    sql`f.id = ${id}::uuid and f.owner = ${owner}::uuid and f.purpose = 'upload' and not f.goes`,
  );
  if (file === undefined) throw notFound('upload', id);
  return file;
}

/** The uploads of the owner, by name. */
export function listUploads({ database, clock }: FileContext, owner: string): Promise<KeptFile[]> {
  return findFiles(database, clock.now(), sql`f.owner = ${owner}::uuid and f.purpose = 'upload' and not f.goes`);
}

/**
 * Adds to what has come of an upload. Refuses with CONFLICT where that does not go on from there: another request has sent it meanwhile. Part and place are
 * written together, so what is said to have come is there.
 */
export async function appendToUpload(
  { database, clock }: FileContext,
  { id, owner }: Pick<KeptFile, 'id' | 'owner'>,
  startsAt: number,
  bytes: Buffer,
): Promise<void> {
  const until = new Date(clock.now().getTime() + UPLOAD_KEPT_MS);
  const written = await database.execute(sql`/* files.append */
    with longer as (
      update kept_file set received = received + ${bytes.length}::int, until = ${until}
      where id = ${id}::uuid and owner = ${owner}::uuid and purpose = 'upload' and received = ${startsAt}::bigint
        and received + ${bytes.length}::int <= size and not goes and until > ${clock.now()}
      returning id)
    insert into kept_file_part (file_id, starts_at, bytes) select id, ${startsAt}::bigint, ${bytes}::bytea from longer`);
  if (written === 0) throw offsetConflict();
}

/** The upload goes on elsewhere. */
export function offsetConflict(): DomainError {
  return conflict('upload-offset', 'The upload does not go on from there: ask by HEAD how much of it has come.');
}

/** Drops an upload. Refuses with CONFLICT one that an import reads. */
export async function dropUpload(context: FileContext, owner: string, id: string): Promise<void> {
  const file = await getUpload(context, owner, id);
  const dropped = await dropUnusedFiles(context.database, sql`f.id = ${file.id}::uuid`);
  if (dropped === 0) throw conflict('id', 'An import reads the file: cancel it first.');
}
