import { sql } from '../../database/index.js';
import { type RowOf, ServiceInteraction } from '../../model/index.js';
import { connectionOf } from '../paging/connection.js';
import { newestFirst } from '../paging/list-orders.js';
import type { OwnedList } from '../rows/owned-page.js';

export const ServiceInteractionConnection = connectionOf<RowOf<ServiceInteraction>>('ServiceInteraction', ServiceInteraction);

/** The interactions of a customer, the newest first. */
export const NEWEST_INTERACTIONS: OwnedList<ServiceInteraction> = {
  entity: ServiceInteraction,
  owner: sql`r.customer_id`,
  order: newestFirst(sql`r.occurred_at`),
};
