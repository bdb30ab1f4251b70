import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Queryable, sql } from '../../../database/index.js';
import { isId } from '../../../kernel/index.js';
import { findFiles, isFileName, keepFile, type KeptFile, LARGEST_PART_BYTES, OUTPUTS, isOneOf, readFileParts } from '../../files/index.js';
import { type ImportReport, rejectsToCsv, type RejectedRow, type StepReport } from '../report.js';
import type { SampledRecord } from '../sample.js';
import type { Claimed, RequestContext } from './request.js';

/** Of the reasons why rows were not taken, so many are in the report; all are in the file of reasons. */
const MOST_REASONS = 100;

/** What is told of an import that has come to its end. */
export interface ImportOutcome {
  readonly dryRun: boolean;
  readonly steps: readonly StepReport[];
  /** The first of them. */
  readonly reasons: readonly RejectedRow[];
  readonly reasonCount: number;
  /** Records that were made and changed, the first of each kind; of a dry run, that would be. */
  readonly sample: readonly SampledRecord[];
  /** Files of the rows that did not come in. */
  readonly rejectedFiles: readonly { readonly name: string; readonly size: number }[];
  /** Rejected rows that are too long to be mended, and so in no file. */
  readonly leftOut: number;
}

/** Keeps what an import has to tell, and its rejected rows, for whoever has asked for it. */
export async function keepOutcome(
  context: RequestContext,
  { id, owner, dryRun }: Claimed,
  report: ImportReport,
  sample: readonly SampledRecord[],
): Promise<void> {
  const keep = (purpose: KeptFile['purpose'], name: string, bytes: Parameters<typeof keepFile>[2]) =>
    keepFile(context, { purpose, name, owner, importId: id }, bytes);
  const { folder = '', files = [], leftOut = 0 } = report.rejectedFiles ?? {};
  const rejectedFiles: { name: string; size: number }[] = [];
  for (const name of files) {
    const path = join(folder, name);
    await keep('rejected', name, createReadStream(path, { highWaterMark: LARGEST_PART_BYTES }));
    rejectedFiles.push({ name, size: (await stat(path)).size });
  }
  const reasonCount = report.rejects.length + report.unlistedRejects;
  if (reasonCount > 0) await keep('reasons', 'reasons.csv', [Buffer.from(rejectsToCsv(report))]);
  const reasons = report.rejects.slice(0, MOST_REASONS);
  const outcome: ImportOutcome = { dryRun, steps: report.steps, reasons, reasonCount, sample, rejectedFiles, leftOut };
  await keep('report', 'report.json', [Buffer.from(JSON.stringify(outcome))]);
}

/** What imports have written that can be fetched. */
export type Output = (typeof OUTPUTS)[number];

/** A file that an import has written; undefined if there is none, or none any more, or it is of an import of somebody else. `owner`: null for whoever may have all. */
export async function findOutput(
  { database, clock }: RequestContext,
  owner: string | null,
  importId: string,
  { purpose, name }: { readonly purpose: Output; readonly name?: string },
): Promise<KeptFile | undefined> {
  if (!isId(importId) || (name !== undefined && !isFileName(name))) return undefined;
  const isTheirs = sql`(${owner}::uuid is null or f.owner = ${owner}::uuid)`;
  const isCalled = sql`(${name ?? null}::text is null or f.name = ${name ?? null}::text)`;
  // An import that goes on has not told yet.
  const isEnded = sql`not exists (select from import_request r where r.import_id = f.import_id)`;
  const [file] = await findFiles(
    database,
    clock.now(),
    sql`f.import_id = ${importId}::uuid and ${isOneOf([purpose])} and ${isCalled} and ${isTheirs} and ${isEnded}`,
  );
  return file;
}

/** The report of an import, if there is one. */
export async function readOutcome(context: RequestContext, owner: string | null, importId: string): Promise<ImportOutcome | undefined> {
  const file = await findOutput(context, owner, importId, { purpose: 'report' });
  return file === undefined ? undefined : (JSON.parse(await textOf(context.database, file)) as ImportOutcome);
}

export async function textOf(database: Queryable, { id }: KeptFile): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of readFileParts(database, id)) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}
