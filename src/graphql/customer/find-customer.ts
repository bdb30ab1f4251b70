import { sql } from '../../database/index.js';
import { gone, isId } from '../../kernel/index.js';
import { Customer } from '../../model/index.js';
import type { OperationContext } from '../context.js';
import { loadRecord } from '../rows/record-loader.js';
import type { CustomerRow } from './customer.type.js';

/** The customer of an id: of one that was merged the survivor; null if there never was one. Of one that was erased or deleted it is GONE. */
export async function findCustomer(context: OperationContext, id: string): Promise<CustomerRow | null> {
  const customer = await loadRecord(context, Customer, id);
  if (customer !== null || !isId(id)) return customer;
  const [departure] = await context.database.query<{ into_id: string | null }>(sql`/* graphql.departure */
    select into_id from customer_departure where id = ${id}`);
  if (departure === undefined) return null;
  const survivor = departure.into_id === null ? null : await loadRecord(context, Customer, departure.into_id);
  if (survivor === null) throw gone('customer', id);
  return survivor;
}
