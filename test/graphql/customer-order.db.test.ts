import { sql } from '../../src/database/sql.js';
import { CustomerOrder, customerOrder } from '../../src/graphql/customer/customer-order.js';
import { orderBy } from '../../src/graphql/paging/keyset.js';
import { openTestDatabase } from '../support/database.js';
import { viewer } from '../support/graphql.js';

test.each([CustomerOrder.NAME, CustomerOrder.NAME_DESC, CustomerOrder.ID])('sorting by %s reads an index, not everybody', async (order) => {
  const database = await openTestDatabase();
  const plan = await database.transaction(async (transaction) => {
    // The planner takes the index if it can, however small the table.
    await transaction.execute(sql`/* test.planner */ set local enable_seqscan = off`);
    return transaction.query<Record<string, string>>(
      sql`/* test.explain */ explain select c.id from customer c ${orderBy(customerOrder(order, viewer()))} limit 10`,
    );
  });
  await database.close();
  const text = plan.flatMap((row) => Object.values(row)).join('\n');
  expect(text).toMatch(/Index (Only )?Scan/);
  expect(text).not.toMatch(/Sort|Seq Scan/);
});
