import type { Database } from '../../../src/database/database.js';
import { sql, type Sql } from '../../../src/database/sql.js';
import type { SyncContext } from '../../../src/sync/index.js';
import { openTestDatabase } from '../../support/database.js';
import { syncContext } from '../../support/records.js';
import { answerOf, describeWithData, importShared, stepCounts } from '../../support/shared-import.js';

describeWithData('foodmart')('FoodMart', () => {
  let database: Database;
  let context: SyncContext;
  beforeAll(async () => {
    database = await openTestDatabase();
    context = { ...syncContext(database), currency: 'USD' };
  });
  afterAll(() => database.close());

  test('comes in whole', async () => {
    const report = await importShared(context, 'foodmart', 'foodmart');
    expect(report.rejects).toEqual([]);
    expect(stepCounts(report)).toEqual([
      'product products.csv: 1560 created',
      'customer customers.csv: 5581 created',
      'campaign promotions.csv: 1863 created, 1 skipped',
      'order orders.csv: 20530 created',
    ]);
    expect(
      await database.query(sql`
        select count(*)::int lines, sum(quantity)::int units, sum(amount) sales, round(sum(unit_cost * quantity)) cost,
          count(*) filter (where promotion is not null)::int promoted, count(distinct promotion)::int promotions
        from order_line`),
    ).toEqual([{ lines: 86_837, units: 266_773, sales: '565238.1300', cost: '225627', promoted: 23_181, promotions: 47 }]);
    expect(await database.query(sql`select category_path, tags from product where external_id = '2'`)).toEqual([
      { category_path: ['Drink', 'Beverages', 'Drinks', 'Flavored Drinks'], tags: ['low_fat'] },
    ]);
  });

  const orders = sql`"order" o where o.customer_id = c.id`;
  const lines = sql`order_line l join product p on p.id = l.product_id where l.customer_id = c.id`;
  test.each<[string, Sql, number, string]>([
    ['FM01', sql`(select count(*) from ${orders}) >= 10`, 400, '375034f83b099aebafdad90f35291bd4c3cdaeb2898063209f0b1719bd72654c'],
    [
      'FM03',
      sql`exists (select from ${lines} and p.category_path[2] = 'Dairy')
        and not exists (select from ${lines} and 'Alcoholic Beverages' = any(p.category_path))`,
      1838,
      '917149d7030e3f14f9e5c65bcd7568eee5b345304c498cf0961e438eb3b0fcdb',
    ],
    [
      'FM06',
      sql`not exists (select from ${orders} and o.placed_at::date >= date '1997-12-30' - 180)`,
      1118,
      '79b7d4a9609a7d5a81521b3f50676c98d2732073ede6b185a2a82943290dcb39',
    ],
    [
      'FM08',
      sql`(select avg(amount) from ${orders}) between 20 and 40`,
      3476,
      'c5eecee3644b2c7589150ae4066f3229529318aad1cc6455b3df1a0b71b0d713',
    ],
    [
      'FM09',
      sql`(select count(distinct o.channel) from ${orders}) >= 2`,
      748,
      '05221877d444ebc881472dd692eda7dc900c5802b231306dc81d3709dd3e5cfe',
    ],
    [
      'FM13',
      sql`c.marital_status = 'single' and c.education = 'Graduate Degree' and (select count(*) from ${orders}) >= 5`,
      42,
      '6ff7184703a4f58db148eae0446f529653bd1af708ef3c580fc2847aa9705eb0',
    ],
    [
      'FM16',
      sql`(select sum(l.quantity) filter (where 'low_fat' = any(p.tags)) >= 0.4 * sum(l.quantity) and sum(l.quantity) >= 20 from ${lines})`,
      1357,
      '07790cc4f70e589391028819d977c33141f07774572ba8962dd95c9cb4043620',
    ],
    [
      'FM18',
      sql`c.occupation = 'Professional' and (
        select coalesce(sum(amount) filter (where extract(quarter from placed_at) = 4), 0) > sum(amount) filter (where extract(quarter from placed_at) = 1)
        from ${orders})`,
      325,
      '487556367a2dd415f9f1a9460e5526856228a293017f452efb5f83520b4ede65',
    ],
    [
      'FM19',
      sql`exists (select from ${orders} and extract(month from o.placed_at) = 11)
        and not exists (select from ${orders} and extract(month from o.placed_at) = 12)`,
      976,
      '2044d923deacfccddfe09f2fe95ce336d4706d5648490c4c1d28891cd372c4e0',
    ],
  ])('carries what question %s needs', async (_id, condition, count, sha256) => {
    expect(await answerOf(database, condition)).toEqual({ count, sha256 });
  });
});
