import type { Database } from '../../../src/database/database.js';
import { sql } from '../../../src/database/sql.js';
import { openTestDatabase } from '../../support/database.js';
import type { SyncContext } from '../../../src/sync/index.js';
import { syncContext } from '../../support/records.js';
import { describeWithData, importShared, stepCounts } from '../../support/shared-import.js';

describeWithData('exports')('exports of other systems', () => {
  let database: Database;
  let context: SyncContext;
  beforeAll(async () => {
    database = await openTestDatabase();
    context = syncContext(database);
  });
  afterAll(() => database.close());
  beforeEach(() => database.execute(sql`truncate customer, company, campaign, product, attribute_definition, event_property cascade`));

  /** What came in, and each reason for what did not, with how often. */
  async function bringIn(system: string) {
    const report = await importShared(context, system, `exports/${system}`);
    const reasons = report.rejects.map(({ file, column, reason }) => `${file} ${column}: ${reason.replace(/'.*'/, "'...'")}`);
    const again = await importShared(context, system, `exports/${system}`);
    expect(again.steps.map(({ created, updated }) => created + updated)).toEqual(again.steps.map(() => 0));
    return {
      counts: stepCounts(report),
      reasons: [...new Set(reasons)].map((reason) => `${reasons.filter((r) => r === reason).length} x ${reason}`),
    };
  }

  test('Shopify', async () => {
    expect(await bringIn('shopify')).toEqual({
      counts: [
        'product shopify_product_data.csv: 8 created',
        'customer shopify_order_data.csv: 7 created, 1 skipped',
        'customer shopify_abandoned_checkout_data.csv: 3 created',
        'customer shopify_customer_data.csv: 2 created, 2 updated',
        'consent shopify_customer_data.csv: 4 created',
        'order shopify_order_data.csv: 8 created',
        'event shopify_abandoned_checkout_data.csv: 3 created',
      ],
      // Receipts with bare quotes in them.
      reasons: ['3 x shopify_transaction_data.csv undefined: is not well-formed CSV: Invalid Opening Quote'],
    });
  });

  test('HubSpot', async () => {
    expect(await bringIn('hubspot')).toEqual({
      counts: [
        'company company_data.csv: 24 created',
        'customer contact_data.csv: 22 created',
        'campaign email_campaign_data.csv: 100 created',
        'campaign_engagement email_event_data.csv: 97 rejected, 3 skipped',
        'consent email_event_data.csv: 100 skipped',
        'service_interaction ticket_data.csv: 25 rejected',
      ],
      // The extract has events and tickets of other people than its contacts.
      reasons: ["97 x email_event_data.csv recipient: names no row of table '...'", "25 x ticket_data.csv id: names no row of table '...'"],
    });
  });

  test('Zendesk', async () => {
    expect(await bringIn('zendesk')).toEqual({
      counts: [
        'company organization_data.csv: 10 created',
        'customer user_data.csv: 9 created, 1 skipped',
        'service_interaction ticket_data.csv: 1 created, 7 rejected, 2 skipped',
      ],
      reasons: ["7 x ticket_data.csv requester_id: names no customer of this source: '...'"],
    });
  });
});
