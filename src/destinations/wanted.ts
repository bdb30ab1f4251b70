import { createHash } from 'node:crypto';
import { bind } from '../compile/index.js';
import { sql, type Queryable } from '../database/index.js';
import { cellsOf, type ExportColumn, isTold, readColumns, tellingStatement } from '../export/index.js';
import { DomainError } from '../kernel/index.js';
import { loadCatalogue, type MembershipContext, reckoningOf, type RuleReader } from '../membership/index.js';
import type { StoredDestination, ToldColumn } from './destination.js';
import { subscriberHash } from './mailing-list.js';
import { type MemberProblem, Misconfigured, type Outgoing } from './receiver.js';

/** What is told of members was looked at when it was chosen; columns name no segments. */
const WITHOUT_SEGMENTS: RuleReader = { segmentIds: new Set(), refusal: () => undefined };

/** By which a mailing list reaches somebody. */
export const ADDRESS_COLUMN = 'emails.first';

/** What is to be of a customer: a member there, somebody who cannot be, or nobody (undefined). */
export type Wanted = { readonly outgoing: Outgoing; readonly digest: string } | { readonly problem: MemberProblem };

/** The columns of what is told, those that nobody named but that are needed first. */
export function columnNamesOf({ kind, columns }: Pick<StoredDestination, 'kind' | 'columns'>): string[] {
  const named = columns.map(({ column }) => column);
  return kind === 'MAILING_LIST' ? [ADDRESS_COLUMN, ...named.filter((name) => name !== ADDRESS_COLUMN)] : [...new Set(named)];
}

/** What is to be at the destination of these customers, as things stand. Throws `Misconfigured` where a column is not there any more. */
export async function wantedOf(
  context: Pick<MembershipContext, 'clock' | 'timeZone'> & { readonly database: Queryable },
  destination: StoredDestination,
  customerIds: readonly string[],
): Promise<ReadonlyMap<string, Wanted>> {
  const { database } = context;
  const members = await database.query<{ id: string; agrees: boolean }>(sql`/* destination.membersOf */
    select m.customer_id as id, ${isTold(destination, sql`m.customer_id`)} as agrees from membership m join customer c on c.id = m.customer_id
    where m.segment_id = ${destination.segmentId}::uuid and m.customer_id = any(${[...customerIds]}::uuid[])`);
  const wanted = new Map<string, Wanted>(members.map(({ id }) => [id, { problem: 'NO_CONSENT' }]));
  const agreed = members.flatMap(({ id, agrees }) => (agrees ? id : []));
  if (agreed.length === 0) return wanted;
  const names = columnNamesOf(destination);
  const columns = await columnsOf(database, names);
  const rows = await database.query<Record<string, unknown> & { id: string }>(
    bind(tellingStatement(columns, destination)(agreed), reckoningOf(context)),
  );
  for (const row of rows) {
    const cells = new Map(cellsOf(columns, row).map((cell, index) => [names[index], cell]));
    const address = cells.get(ADDRESS_COLUMN);
    const email = destination.kind === 'MAILING_LIST' && typeof address === 'string' ? address : null;
    if (destination.kind === 'MAILING_LIST' && email === null) {
      wanted.set(row.id, { problem: 'NO_ADDRESS' });
      continue;
    }
    const values = Object.fromEntries(destination.columns.map(({ name, column }: ToldColumn) => [name, cells.get(column) ?? null]));
    const outgoing = { key: email === null ? row.id : subscriberHash(email), email, values };
    wanted.set(row.id, { outgoing, digest: digestOf(outgoing) });
  }
  return wanted;
}

async function columnsOf(database: Queryable, names: readonly string[]): Promise<ExportColumn[]> {
  if (names.length === 0) return [];
  try {
    return readColumns({ reader: WITHOUT_SEGMENTS }, await loadCatalogue(database, WITHOUT_SEGMENTS), names);
  } catch (error) {
    throw error instanceof DomainError ? new Misconfigured(error.message) : error;
  }
}

function digestOf(outgoing: Outgoing): string {
  return createHash('sha256').update(JSON.stringify(outgoing)).digest('base64');
}
