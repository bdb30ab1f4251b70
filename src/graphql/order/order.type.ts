import { sql } from '../../database/index.js';
import { type OrderLine, Order, type RowOf } from '../../model/index.js';
import { connectionOf } from '../paging/connection.js';
import { newestFirst } from '../paging/list-orders.js';
import type { OwnedList } from '../rows/owned-page.js';

export type OrderRow = RowOf<Order>;
export type OrderLineRow = RowOf<OrderLine>;

export const OrderConnection = connectionOf<OrderRow>('Order', Order);

/** The orders of a customer, the newest first. */
export const NEWEST_ORDERS: OwnedList<Order> = { entity: Order, owner: sql`r.customer_id`, order: newestFirst(sql`r.placed_at`) };
