import { gone } from '../../kernel/index.js';
import { departuresOf } from '../../membership/index.js';
import { Customer } from '../../model/index.js';
import type { OperationContext } from '../context.js';
import { loadRecord } from '../rows/record-loader.js';
import type { CustomerRow } from './customer.type.js';

/** The customer of an id: of one that was merged the survivor; null if there never was one. Of one that was erased or deleted it is GONE. */
export async function findCustomer(context: OperationContext, id: string): Promise<CustomerRow | null> {
  const customer = await loadRecord(context, Customer, id);
  if (customer !== null) return customer;
  const into = (await departuresOf(context.database, [id])).get(id.toLowerCase());
  if (into === undefined) return null;
  const survivor = into === null ? null : await loadRecord(context, Customer, into);
  if (survivor === null) throw gone('customer', id);
  return survivor;
}
