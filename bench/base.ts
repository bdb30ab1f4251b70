import { sql } from '../src/database/sql.js';
import type { Database } from '../src/database/database.js';

export interface BaseSize {
  readonly customers: number;
  readonly ordersPerCustomer: number;
  readonly linesPerOrder: number;
}

/** The moment that the bench takes place in. */
export const NOW = new Date('2026-06-01T12:00:00Z');

const PRODUCTS = 300;

/** Fills an empty database with invented records, made by the database itself from a fixed seed. Triggers are off: nothing is evaluated. */
export async function fillBase(database: Database, { customers, ordersPerCustomer, linesPerOrder }: BaseSize): Promise<void> {
  await database.with({ purpose: 'upkeep' }).transaction(async (transaction) => {
    await transaction.query(sql`select setseed(0.42)`);
    await transaction.execute(sql`set local session_replication_role = replica`);
    await transaction.execute(sql`/* bench.products */
      insert into product (id, source, external_id, name, brand, category_path, unit_cost, list_price, created_at, updated_at)
      select gen_random_uuid(), 'bench', n::text, 'Product ' || n, 'Brand ' || n % 40, array['Category ' || n % 8, 'Sub ' || n % 40], n % 50, n % 50 * 2, ${NOW}, ${NOW}
      from generate_series(1, ${PRODUCTS}::int) n`);
    await transaction.execute(sql`/* bench.customers */
      insert into customer (id, first_name, last_name, birth_date, gender, yearly_income, home_owner, tags, added_at, created_at, updated_at)
      select md5('customer' || n)::uuid, 'First' || n, 'Last' || n, date '1940-01-01' + (random() * 25000)::int,
        case when random() < 0.5 then 'female' else 'male' end, (random() * 150000)::int, random() < 0.4,
        case when random() < 0.1 then '{vip}'::text[] else '{}' end, ${NOW}::timestamptz - random() * interval '5 years', ${NOW}, ${NOW}
      from generate_series(1, ${customers}::int) n`);
    await transaction.execute(sql`/* bench.addresses */
      insert into customer_address (customer_id, position, city, country_code)
      select id, 0, 'City', (array['DE', 'FR', 'US', 'GB', 'AU'])[1 + (random() * 4)::int] from customer`);
    await transaction.execute(sql`/* bench.orders */
      insert into "order" (id, source, external_id, customer_id, status, financial_status, channel, currency, total, line_count, placed_at, created_at, updated_at)
      select md5('order' || n)::uuid, 'bench', n::text, md5('customer' || (1 + (n % ${customers}::int)))::uuid, 'completed', 'paid',
        (array['online', 'store', 'phone'])[1 + (random() * 2)::int], 'EUR', (random() * 400)::numeric(10, 2), ${linesPerOrder}::int,
        ${NOW}::timestamptz - random() * random() * interval '3 years', ${NOW}, ${NOW}
      from generate_series(1, ${customers}::int * ${ordersPerCustomer}::int) n`);
    await transaction.execute(sql`/* bench.lines */
      with product_list as (select array_agg(id order by external_id) as ids from product)
      insert into order_line (order_id, position, customer_id, placed_at, product_id, name, quantity, unit_price, amount, unit_cost)
      select o.id, position, o.customer_id, o.placed_at, ids[1 + (random() * ${PRODUCTS - 1}::int)::int], 'Line', 1, o.total / ${linesPerOrder}::int, o.total / ${linesPerOrder}::int, 10
      from "order" o, product_list, generate_series(1, ${linesPerOrder}::int) position`);
  });
  await database.execute(sql`analyze`);
}
