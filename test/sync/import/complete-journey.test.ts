import type { Database } from '../../../src/database/database.js';
import { sql, type Sql } from '../../../src/database/sql.js';
import type { SyncContext } from '../../../src/sync/index.js';
import { openTestDatabase } from '../../support/database.js';
import { syncContext } from '../../support/records.js';
import { answerOf, describeWithData, importShared, stepCounts } from '../../support/shared-import.js';

describeWithData('complete-journey')('Complete Journey', () => {
  let database: Database;
  let context: SyncContext;
  beforeAll(async () => {
    database = await openTestDatabase();
    context = { ...syncContext(database), currency: 'USD' };
  });
  afterAll(() => database.close());

  test('comes in whole, households of which only the behaviour is known too', async () => {
    const report = await importShared(context, 'complete-journey', 'complete-journey');
    expect(report.rejects).toEqual([]);
    expect(stepCounts(report)).toEqual([
      'product products.csv: 92331 created',
      'customer demographics.csv: 801 created',
      'customer campaigns.csv: 803 created, 756 unchanged, 5030 skipped',
      'customer coupon_redemptions.csv: 410 unchanged, 1692 skipped',
      'customer transactions_sample.csv: 775 created, 1602 unchanged, 72623 skipped',
      'campaign campaign_descriptions.csv: 27 created',
      'campaign_engagement campaigns.csv: 6589 created',
      'campaign_engagement coupon_redemptions.csv: 2102 created',
      'order transactions_sample.csv: 47243 created, 27757 skipped',
    ]);
    expect(
      await database.query(sql`
        select count(*)::int lines, sum(amount) sales, count(distinct customer_id)::int buyers,
          count(*) filter (where product_id is null)::int without_product, count(*) filter (where promotion is not null)::int promoted
        from order_line`),
    ).toEqual([{ lines: 75_000, sales: '233935.2400', buyers: 2_377, without_product: 222, promoted: 1_135 }]);
  });

  const engagements = sql`campaign_engagement e join campaign g on g.id = e.campaign_id where e.customer_id = c.id`;
  const lines = sql`order_line l join product p on p.id = l.product_id where l.customer_id = c.id`;
  test.each<[string, Sql, number, string]>([
    [
      'CJ01',
      sql`exists (select from ${engagements} and e.kind = 'sent' and g.type = 'Type A')`,
      1490,
      'c95c319970078ce0db91e69dea9ccf9a05767b9aff03895f11b0cd82e6089b43',
    ],
    [
      'CJ02',
      sql`exists (select from ${engagements} and e.kind = 'responded')`,
      410,
      '02aa196473a0c067a81632528b55e59c8cfd91583d5374f75eb6a031fbec5606',
    ],
    [
      'CJ03',
      sql`exists (select from ${engagements} and e.kind = 'sent') and not exists (select from ${engagements} and e.kind = 'responded')`,
      1149,
      '9136673b60674893403c175b0c6acd621d640ea9a19a43d0874fb3542d0eb436',
    ],
    [
      'CJ05',
      sql`(select count(distinct g.id) from ${engagements} and e.kind = 'responded') >= 3`,
      97,
      '8a5f1891c2e0691c59beedb945c4d75e732d0cfc1e54cad968ebc9cb8b80bb41',
    ],
    ['CJ07', sql`c.income_band in ('250K+', '200-249K')`, 16, 'aa61f91a9b705490b04b1371a4a2e67811f087620ac9510330f3bb5597963aa1'],
    [
      'CJ09',
      sql`(select sum(amount) from "order" o where o.customer_id = c.id) >= 200`,
      334,
      '3793a2fd30e1794d543799aabd7a5e18f1ce385d0b26d2fadd0cb44bae558d69',
    ],
    [
      'CJ11',
      sql`exists (select from ${lines} and p.category_path[1] = 'PRODUCE') and not exists (select from ${lines} and p.category_path[1] = 'MEAT')`,
      709,
      '57f84918690fb3d3f0de7cf9d668c2d306fe42291f94c8a03bddd920c972f1a4',
    ],
    [
      'CJ13',
      sql`(select count(*) from order_line l where l.customer_id = c.id and l.promotion = 'coupon' and l.discount > 0) >= 3`,
      129,
      'd5ffef10a825483cf73fb1426a9930130de85709ebf90483392c23f30c441425',
    ],
  ])('carries what question %s needs', async (_id, condition, count, sha256) => {
    expect(await answerOf(database, condition)).toEqual({ count, sha256 });
  });
});
