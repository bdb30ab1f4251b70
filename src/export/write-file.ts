import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { Writable } from 'node:stream';
import { unfinishedBeside } from '../database/index.js';
import type { CustomerExport } from './export-customers.js';

/** What has been written. */
export interface Written {
  readonly rows: number;
  readonly bytes: number;
}

interface WritingOptions {
  readonly signal?: AbortSignal | undefined;
  readonly mode?: number;
  /** Asked once the file is whole, before it gets its name; throws if it is not to. */
  readonly beforeNaming?: (() => Promise<void>) | undefined;
}

/** Writes an export into a file, under another name until it is whole and on the disk; then in the place of whatever is there. */
export async function writeExportedFile(
  exported: Pick<CustomerExport, 'pieces'>,
  path: string,
  { signal, mode = 0o666, beforeNaming }: WritingOptions = {},
): Promise<Written> {
  const unfinished = unfinishedBeside(path);
  const file = createWriteStream(unfinished, { flags: 'wx', mode, flush: true });
  try {
    const written = await writeExport(file, exported, { end: true, signal });
    await beforeNaming?.();
    await rename(unfinished, path);
    return written;
  } catch (error) {
    // Why it could not be written is what is told.
    await rm(unfinished, { force: true }).catch(() => {});
    throw error;
  }
}

/** No faster than it is taken; rejects once the stream takes no more, whenever that is. */
export async function writeExport(
  stream: Writable,
  exported: Pick<CustomerExport, 'pieces'>,
  { end, signal }: { readonly end: boolean; readonly signal?: AbortSignal | undefined },
): Promise<Written> {
  let [rows, bytes] = [0, 0];
  async function* texts(): AsyncGenerator<string> {
    for await (const piece of exported.pieces()) {
      yield piece.text;
      rows += piece.rows;
      bytes += Buffer.byteLength(piece.text);
    }
  }
  await pipeline(texts, stream, { end, ...(signal === undefined ? {} : { signal }) });
  return { rows, bytes };
}
