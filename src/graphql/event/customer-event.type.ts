import { sql } from '../../database/index.js';
import { CustomerEvent, type RowOf } from '../../model/index.js';
import { connectionOf } from '../paging/connection.js';
import { newestFirst } from '../paging/list-orders.js';
import type { OwnedList } from '../rows/owned-page.js';
import { exactly } from '../rows/search.js';

export type CustomerEventRow = RowOf<CustomerEvent>;

export const CustomerEventConnection = connectionOf<CustomerEventRow>('CustomerEvent', CustomerEvent);

/** The events of a customer, the newest first: all, or those of a name. */
export function newestEvents(name: string | null | undefined): OwnedList<CustomerEvent> {
  const condition = exactly(name, sql`r.name`);
  return { entity: CustomerEvent, owner: sql`r.customer_id`, condition, order: newestFirst(sql`r.occurred_at`) };
}
