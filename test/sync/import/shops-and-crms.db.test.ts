import type { Database } from '../../../src/database/database.js';
import { sql } from '../../../src/database/sql.js';
import { loadMapping, type SyncContext } from '../../../src/sync/index.js';
import { openTestDatabase } from '../../support/database.js';
import { importGiven } from '../../support/given-files.js';
import { syncContext } from '../../support/records.js';

let database: Database;
let context: SyncContext;
beforeAll(async () => {
  database = await openTestDatabase();
  context = syncContext(database);
});
afterAll(() => database.close());
beforeEach(() => database.execute(sql`truncate customer, company, campaign, product, attribute_definition, event_property cascade`));

/** A CSV file of the given rows; what a row does not say is empty. */
function csv(columns: string, ...rows: Readonly<Record<string, string>>[]): string {
  const names = columns.split(' ');
  return [names, ...rows.map((row) => names.map((name) => row[name] ?? ''))].map((cells) => `${cells.join(',')}\n`).join('');
}

test('Shopify: refunds, returns, tags, addresses and abandoned checkouts find their place', async () => {
  const report = await importGiven(context, await loadMapping('shopify'), {
    'shopify_product_data.csv': csv('id title vendor product_type published_at', {
      id: '7',
      title: 'Bike',
      vendor: 'Roadster',
      product_type: 'Bikes',
      published_at: '2024-01-01 00:00:00.000',
    }),
    'shopify_product_tag_data.csv': csv('product_id value', { product_id: '7', value: 'New' }, { product_id: '7', value: 'Sale' }),
    'shopify_product_variant_data.csv': csv('product_id price sku', { product_id: '7', price: '99.9', sku: 'B-7' }),
    'shopify_customer_data.csv': csv('id first_name last_name email phone state created_at updated_at accepts_marketing', {
      id: '1',
      first_name: 'Ada',
      email: 'ada@example.com',
      state: 'enabled',
      created_at: '2024-02-01 10:00:00.000 ',
      updated_at: '2024-02-02 10:00:00.000 ',
      accepts_marketing: 'TRUE',
    }),
    'shopify_customer_tag_data.csv': csv('customer_id value', { customer_id: '1', value: 'VIP' }),
    'shopify_order_data.csv': csv(
      'id customer_id order_number processed_at cancelled_at financial_status source_name location_id currency total_price total_discounts test shipping_address_address_1 shipping_address_address_2 shipping_address_city shipping_address_province shipping_address_zip shipping_address_country_code',
      {
        id: '100',
        customer_id: '1',
        order_number: '5',
        processed_at: '2024-03-01 10:00:00.000',
        financial_status: 'partially_refunded',
        source_name: 'web',
        currency: 'GBP',
        total_price: '199.8',
        total_discounts: '0',
        test: 'FALSE',
        shipping_address_city: 'London',
        shipping_address_country_code: 'GB',
      },
      { id: '101', customer_id: '2', processed_at: '2024-03-02 10:00:00.000', cancelled_at: '2024-03-03 10:00:00.000', total_price: '5' },
      { id: '102', customer_id: '2', processed_at: '2024-03-02 10:00:00.000', total_price: '5', test: 'TRUE' },
    ),
    'shopify_order_line_data.csv': csv(
      'id order_id product_id name quantity price total_discount',
      { id: '1000', order_id: '100', product_id: '7', name: 'Bike', quantity: '2', price: '99.9', total_discount: '0' },
      { id: '1001', order_id: '101', product_id: '8', name: 'Gone', quantity: '1', price: '5' },
    ),
    'shopify_order_line_refund_data.csv': csv('order_line_id quantity', { order_line_id: '1000', quantity: '1' }),
    'shopify_transaction_data.csv': csv(
      'order_id amount kind status',
      { order_id: '100', amount: '199.8', kind: 'sale', status: 'success' },
      { order_id: '100', amount: '99.9', kind: 'refund', status: 'success' },
      { order_id: '100', amount: '99.9', kind: 'refund', status: 'failure' },
    ),
    'shopify_abandoned_checkout_data.csv': csv(
      'id customer_id created_at completed_at total_price currency landing_site_base_url referring_site',
      { id: '9', customer_id: '3', created_at: '2024-03-04 10:00:00.111111', total_price: '12.5', currency: 'GBP' },
      { id: '10', customer_id: '3', created_at: '2024-03-05 10:00:00', completed_at: '2024-03-05 11:00:00', total_price: '1' },
    ),
  });
  expect(report.rejects).toEqual([]);
  expect(await database.query(sql`select external_id, status, total, refunded, amount, channel from "order" order by external_id`)).toEqual(
    [
      { external_id: '100', status: 'completed', total: '199.8000', refunded: '99.9000', amount: '99.9000', channel: 'online' },
      { external_id: '101', status: 'cancelled', total: '5.0000', refunded: '0.0000', amount: '0.0000', channel: null },
    ],
  );
  expect(
    await database.query(sql`select name, product_id is not null as known, returned_quantity from order_line order by external_id`),
  ).toEqual([
    { name: 'Bike', known: true, returned_quantity: '1.0000' },
    { name: 'Gone', known: false, returned_quantity: '0.0000' },
  ]);
  expect(await database.query(sql`select sku, list_price, tags from product`)).toEqual([
    { sku: 'B-7', list_price: '99.9000', tags: ['New', 'Sale'] },
  ]);
  expect(
    await database.query(sql`
      select c.first_name, c.account_status, c.tags, a.city, a.country_code, n.status
      from customer c join customer_address a on a.customer_id = c.id join consent n on n.customer_id = c.id`),
  ).toEqual([{ first_name: 'Ada', account_status: 'ENABLED', tags: ['VIP'], city: 'London', country_code: 'GB', status: 'SUBSCRIBED' }]);
  expect(
    await database.query(sql`
      select e.name, e.properties, e.occurred_at, x.external_id from event e join customer_external_id x using (customer_id)`),
  ).toEqual([
    {
      name: 'checkout_abandoned',
      properties: { total: '12.5000', currency: 'GBP' },
      occurred_at: new Date('2024-03-04T10:00:00.111Z'),
      external_id: '3',
    },
  ]);
});

test('HubSpot: what contacts, lists, messages, deals and tickets say comes together', async () => {
  const event = { email_campaign_id: '50', recipient: 'ada@example.com', created: '2024-01-02 10:00:00.000' };
  const report = await importGiven(context, await loadMapping('hubspot'), {
    'company_data.csv': csv(
      'id is_deleted property_name property_industry property_annualrevenue property_country',
      { id: '20', is_deleted: 'false', property_name: 'Acme', property_annualrevenue: '1000000', property_country: 'United States' },
      { id: '21', is_deleted: 'true', property_name: 'Gone' },
    ),
    'contact_data.csv': csv(
      'id _fivetran_deleted property_email property_firstname property_lastname property_company property_jobtitle property_createdate property_first_conversion_date',
      { id: '1', property_email: 'ada@example.com', property_firstname: 'Ada', property_company: 'Acme', property_jobtitle: 'CEO' },
      { id: '2', property_email: '3f786850e3', property_firstname: 'Bob', property_company: 'Unknown' },
    ),
    'contact_list_data.csv': csv('id name', { id: '30', name: 'Newsletter' }),
    'contact_list_member_data.csv': csv(
      'contact_id contact_list_id _fivetran_deleted',
      { contact_id: '1', contact_list_id: '30', _fivetran_deleted: 'false' },
      { contact_id: '2', contact_list_id: '30', _fivetran_deleted: 'true' },
    ),
    'deal_data.csv': csv(
      'deal_id property_amount',
      { deal_id: '40', property_amount: '10.5' },
      { deal_id: '41', property_amount: '2' },
      { deal_id: '42' },
    ),
    'deal_contact_data.csv': csv(
      'contact_id deal_id',
      { contact_id: '1', deal_id: '40' },
      { contact_id: '1', deal_id: '41' },
      { contact_id: '1', deal_id: '42' },
    ),
    'email_campaign_data.csv': csv('id name type', { id: '50', name: 'Spring', type: 'BATCH_EMAIL' }),
    'email_event_data.csv': csv(
      'id email_campaign_id recipient created type filtered_event',
      { ...event, id: 'e1', type: 'SENT' },
      { ...event, id: 'e2', type: 'OPEN', filtered_event: 'false' },
      { ...event, id: 'e3', type: 'OPEN', filtered_event: 'true' },
      { ...event, id: 'e4', type: 'STATUSCHANGE', created: '2024-01-03 10:00:00.000' },
      { ...event, id: 'e5', type: 'PROCESSED' },
    ),
    'email_event_status_change_data.csv': csv('id portal_subscription_status', { id: 'e4', portal_subscription_status: 'UNSUBSCRIBED' }),
    'ticket_data.csv': csv('id is_deleted property_subject property_hs_pipeline_stage property_createdate', {
      id: '60',
      property_subject: 'Help',
      property_hs_pipeline_stage: '70',
      property_createdate: '2024-01-04 10:00:00',
    }),
    'ticket_contact_data.csv': csv('ticket_id contact_id', { ticket_id: '60', contact_id: '1' }),
    'ticket_pipeline_stage_data.csv': csv('stage_id is_closed', { stage_id: '70', is_closed: 'TRUE' }),
  });
  expect(report.rejects).toEqual([]);
  expect(
    await database.query(sql`
      select c.first_name, c.tags, c.attributes, o.name, p.title, o.country_code
      from customer c left join customer_company p on p.customer_id = c.id left join company o on o.id = p.company_id order by 1`),
  ).toEqual([
    {
      first_name: 'Ada',
      tags: ['Newsletter'],
      attributes: { company_name: 'Acme', deal_amount: '12.5000' },
      name: 'Acme',
      title: 'CEO',
      country_code: 'US',
    },
    { first_name: 'Bob', tags: [], attributes: { company_name: 'Unknown' }, name: null, title: null, country_code: null },
  ]);
  expect(await database.query(sql`select kind from campaign_engagement order by external_id`)).toEqual([
    { kind: 'sent' },
    { kind: 'opened' },
    { kind: 'unsubscribed' },
  ]);
  expect(await database.query(sql`select channel, status, changed_at from consent`)).toEqual([
    { channel: 'email', status: 'UNSUBSCRIBED', changed_at: new Date('2024-01-03T10:00:00Z') },
  ]);
  expect(await database.query(sql`select subject, resolved from service_interaction`)).toEqual([{ subject: 'Help', resolved: true }]);
});

test('Zendesk: users, their organisations and their tickets', async () => {
  const report = await importGiven(context, await loadMapping('zendesk'), {
    'organization_data.csv': csv('id name', { id: '20', name: 'Acme' }),
    'domain_name_data.csv': csv('organization_id domain_name', { organization_id: '20', domain_name: 'acme.example' }),
    'user_data.csv': csv(
      'id name email phone locale created_at updated_at role organization_id time_zone',
      { id: '1', name: 'Ada Augusta King', email: 'ada@example.com', locale: 'en-US', role: 'end-user', organization_id: '20' },
      { id: '2', name: 'Agent', role: 'agent' },
      { id: '3', name: 'Bob', role: 'end-user', organization_id: '99' },
    ),
    'user_tag_data.csv': csv('user_id tag', { user_id: '1', tag: 'vip' }),
    'ticket_data.csv': csv(
      'id requester_id via_channel subject status created_at',
      { id: '60', requester_id: '1', via_channel: 'email', subject: 'Help', status: 'open', created_at: '2024-01-04 10:00:00' },
      { id: '61', requester_id: '3', via_channel: 'web', subject: 'Thanks', status: 'closed', created_at: '2024-01-05 10:00:00' },
      { id: '62', requester_id: '1', via_channel: 'web', status: 'deleted', created_at: '2024-01-05 10:00:00' },
    ),
  });
  expect(report.rejects).toEqual([]);
  expect(
    await database.query(sql`
      select c.first_name, c.last_name, c.tags, o.name, o.domain, s.channel, s.resolved
      from customer c left join customer_company p on p.customer_id = c.id left join company o on o.id = p.company_id
        join service_interaction s on s.customer_id = c.id order by c.last_name`),
  ).toEqual([
    { first_name: null, last_name: 'Bob', tags: [], name: null, domain: null, channel: 'web', resolved: true },
    {
      first_name: 'Ada Augusta',
      last_name: 'King',
      tags: ['vip'],
      name: 'Acme',
      domain: 'acme.example',
      channel: 'email',
      resolved: false,
    },
  ]);
});
