import { sql } from '../../database/index.js';
import { normalLine, normalText } from '../../kernel/index.js';
import { Customer } from '../../model/index.js';
import type { OperationContext } from '../context.js';
import { loadRecord } from '../rows/record-loader.js';
import type { CustomerRow } from './customer.type.js';

/** The customer that a source system calls by this id; null if there is none. */
export async function findByExternalId(context: OperationContext, source: string, externalId: string): Promise<CustomerRow | null> {
  if (source.includes('\0') || externalId.includes('\0')) return null;
  const [row] = await context.database.query<{ id: string }>(sql`/* graphql.customerByExternalId */
    select customer_id as id from customer_external_id where source = ${normalLine(source)} and external_id = ${normalText(externalId)}`);
  return row === undefined ? null : loadRecord(context, Customer, row.id);
}
