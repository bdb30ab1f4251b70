import type { Catalogue } from '../catalogue/index.js';
import { bind } from '../compile/index.js';
import type { Sql } from '../database/index.js';
import { findGroup, type Group } from '../insight/index.js';
import { unavailable } from '../kernel/index.js';
import { askingFor, type Freshness, loadCatalogue, type ReadingContext } from '../membership/index.js';
import type { ExportColumn } from './column.js';
import { checkChannels, checkOverride, isTold } from './consent.js';
import { AT_ONCE, dropCustomers, type FoundCustomers, keepCustomers, readPart } from './export-run.js';
import { writerOf } from './format.js';
import { readColumns } from './read-columns.js';
import type { ExportRequest } from './request.js';
import { checkGroup } from './rights.js';
import { cellsOf, tellingStatement } from './telling.js';

/** After how long it may be begun again. */
const TRY_AGAIN_MS = 1_000;

/** A piece of the file. */
export interface Piece {
  readonly text: string;
  readonly rows: number;
}

/** A file that is being written. */
export interface CustomerExport extends Freshness {
  /** Of the segment or rule at `asOf`. */
  readonly customers: number;
  /** Of whom so many are in the file, but for those who are erased or take their consent back until it is written. */
  readonly exported: number;
  /** The file, piece by piece. Read to its end it is whole; an error means that it is not. */
  pieces(): AsyncGenerator<Piece>;
  /** To be called in any case. */
  close(): Promise<void>;
}

/**
 * Begins to write the customers of a group to a file. Who they are is found at one instant, `asOf`; what is told of each is read with the part of the
 * file that has it. So nothing is held open, however long the reader takes, and only one part is in memory.
 */
export async function exportCustomers(context: ReadingContext, group: Group, request: ExportRequest): Promise<CustomerExport> {
  const asking = askingFor(context, 'export');
  const { timeZone } = context;
  const columns = await checkExport(context, group, request);
  const { freshness, ids } = await findGroup(asking, group);
  const found = await keepCustomers(asking.database, ids, (id) => isTold(request, id));
  const statement = tellingStatement(columns, request);
  return {
    ...freshness,
    customers: found.customers,
    exported: found.exported,
    pieces: () => readPieces(asking, { found, columns, request, read: (page) => bind(statement(page), { now: freshness.asOf, timeZone }) }),
    // Whether or not anybody waits any more.
    close: () => dropCustomers(context.database.with({ signal: undefined }), found.id),
  };
}

/** Refuses what the reader may not have, and contacts that are for nothing; gives the columns. `catalogue`: what there is, if that is not what there is now. */
export async function checkExport(
  context: ReadingContext,
  group: Group,
  request: ExportRequest,
  catalogue?: Catalogue,
): Promise<readonly ExportColumn[]> {
  checkGroup(context, 'rule' in group ? 'customers' : 'segments');
  checkOverride(context, request);
  const columns = readColumns(context, catalogue ?? (await loadCatalogue(context.database, context.reader)), request.columns);
  checkChannels(columns, request);
  return columns;
}

interface Reading {
  readonly found: FoundCustomers;
  readonly columns: readonly ExportColumn[];
  readonly request: ExportRequest;
  readonly read: (customerIds: readonly string[]) => Sql;
}

async function* readPieces({ database }: ReadingContext, { found, columns, request, read }: Reading): AsyncGenerator<Piece> {
  const writer = writerOf(columns, request);
  // With the first rows: what fails before there are any is an answer that is refused, not one that is cut.
  let { head } = writer;
  if (found.exported === 0) yield { text: head, rows: 0 };
  for (let part = 0; part * AT_ONCE < found.exported; part++) {
    const customerIds = await readPart(database, found.id, part);
    if (customerIds === undefined) throw unavailable('EXPORT_LOST', 'What was left of the export is gone: begin it again.', TRY_AGAIN_MS);
    const rows = await database.query<Record<string, unknown>>(read(customerIds));
    const cells = rows.map((row) => cellsOf(columns, row));
    yield { text: head + writer.write(cells), rows: cells.length };
    head = '';
  }
}
