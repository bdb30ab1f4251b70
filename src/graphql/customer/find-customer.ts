import { gone, isId } from '../../kernel/index.js';
import { departuresOf } from '../../membership/index.js';
import { Customer } from '../../model/index.js';
import type { OperationContext } from '../context.js';
import { loadRecord } from '../rows/record-loader.js';
import type { CustomerRow } from './customer.type.js';

/** The customer of an id: of one that was merged the survivor; null if there never was one. Of one that was erased or deleted it is GONE. */
export async function findCustomer(context: OperationContext, id: string): Promise<CustomerRow | null> {
  const customer = await loadRecord(context, Customer, id);
  if (customer !== null) return customer;
  if (!isId(id)) return null;
  const departures = context.loaders.named<Departure | undefined>('departure', (ids) => findDepartures(context, ids), undefined);
  const departure = await departures.load(id.toLowerCase());
  if (departure === undefined) return null;
  const survivor = departure.into === null ? null : await loadRecord(context, Customer, departure.into);
  if (survivor === null) throw gone('customer', id);
  return survivor;
}

interface Departure {
  /** Into whom they were merged; null for those who were erased or deleted. */
  readonly into: string | null;
}

async function findDepartures(context: OperationContext, ids: readonly string[]): Promise<Map<string, Departure>> {
  const departures = await departuresOf(context.database, ids);
  return new Map([...departures].map(([id, into]) => [id, { into }]));
}
