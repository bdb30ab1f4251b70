import { sql } from '../../database/sql.js';
import type { RowOf } from '../../model/row.js';
import { ServiceInteraction } from '../../model/service-interaction.js';
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
