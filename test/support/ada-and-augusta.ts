import type { Database } from '../../src/database/database.js';
import { sql } from '../../src/database/sql.js';
import { declareAttributes, type SyncContext } from '../../src/sync/index.js';
import {
  givenCampaignEngagements,
  givenCampaigns,
  givenCompanies,
  givenConsents,
  givenCustomers,
  givenEvents,
  givenInfluenceMetrics,
  givenOrders,
  givenServiceInteractions,
  givenStoreCreditAccounts,
  givenSurveyAnswers,
} from './records.js';

const placedAt = '2026-02-01T10:00:00Z';
export const orderOf = (externalId: string, customerExternalId: string) => ({
  externalId,
  customerExternalId,
  placedAt,
  lines: [{ name: 'Bike', quantity: 1, unitPrice: '5' }],
});

/** Two customers who may be one person, the second with everything that a customer can have; and nothing else. */
export async function givenAdaAndAugusta(context: SyncContext, database: Database): Promise<{ ada: string; augusta: string }> {
  await database.execute(
    sql`truncate customer, company, campaign, segment, membership, membership_change, evaluation_queue, record_change cascade`,
  );
  await declareAttributes(context, [
    { key: 'size', name: 'Size', type: 'number' },
    { key: 'club', name: 'Club', type: 'text' },
  ]);
  await givenCompanies(context, { externalId: 'acme', name: 'Acme' }, { externalId: 'globex', name: 'Globex' });
  const [ada = '', augusta = ''] = await givenCustomers(
    context,
    {
      externalId: 'ada',
      firstName: 'Ada',
      // Whom the other brought.
      referrerExternalId: 'augusta',
      emails: ['ada@example.com'],
      tags: ['VIP'],
      attributes: { size: 42 },
      addresses: [{ city: 'London' }],
      interests: ['Engines'],
      browser: 'Safari',
      companies: [{ companyExternalId: 'acme' }],
      addedAt: '2025-05-01T00:00:00Z',
    },
    {
      externalId: 'augusta',
      firstName: 'Augusta',
      lastName: 'King',
      yearlyIncome: '1000.25',
      emails: ['ADA@example.com', 'augusta@example.com'],
      phones: ['123'],
      tags: ['vip', 'Countess'],
      attributes: { size: 40, club: 'Royal' },
      addresses: [{ city: 'London' }, { city: 'Ockham', latitude: 51.3, longitude: -0.4 }],
      interests: ['engines', 'Horses'],
      browser: 'Firefox',
      webSavviness: 9,
      companies: [{ companyExternalId: 'acme', title: 'CEO' }, { companyExternalId: 'globex' }],
      observedAt: '2026-01-05T00:00:00Z',
      addedAt: '2024-05-01T00:00:00Z',
    },
  );
  await givenOrders(context, orderOf('o1', 'ada'), orderOf('o2', 'augusta'));
  await givenInfluenceMetrics(context, { customerExternalId: 'augusta', network: 'x', handle: 'a', observedAt: placedAt, followers: 1 });
  await givenServiceInteractions(context, { externalId: 's1', customerExternalId: 'augusta', channel: 'chat', occurredAt: placedAt });
  const hers = { customerExternalId: 'augusta' };
  await givenEvents(context, { ...hers, externalId: 'e1', name: 'seen', occurredAt: placedAt });
  await givenCampaigns(context, { externalId: 'spring', name: 'Spring' });
  await givenCampaignEngagements(context, { ...hers, externalId: 'g1', campaignExternalId: 'spring', kind: 'sent', occurredAt: placedAt });
  await givenSurveyAnswers(context, { ...hers, externalId: 'q1', survey: 'S', question: 'Q', answer: '1', answeredAt: placedAt });
  await givenStoreCreditAccounts(context, { ...hers, externalId: 'c1', balance: '1', currency: 'EUR' });
  await givenConsents(
    context,
    { customerExternalId: 'ada', channel: 'email', status: 'SUBSCRIBED', changedAt: '2026-01-01T00:00:00Z' },
    { ...hers, channel: 'email', status: 'UNSUBSCRIBED', changedAt: '2026-01-02T00:00:00Z' },
    { customerExternalId: 'ada', channel: 'sms', status: 'SUBSCRIBED', changedAt: '2026-01-03T00:00:00Z' },
    { ...hers, channel: 'sms', status: 'UNSUBSCRIBED', changedAt: '2026-01-02T00:00:00Z' },
    { ...hers, channel: 'post', status: 'SUBSCRIBED' },
  );
  return { ada, augusta };
}

/** Everything stored of customers, but when they were last changed. */
export async function storedCustomers(database: Database) {
  return {
    customers: await database.query(sql`select to_jsonb(c) - 'updated_at' as c from customer c order by id`),
    externalIds: await database.query(sql`select * from customer_external_id order by source, external_id`),
    emails: await database.query(sql`select customer_id, email from customer_email order by customer_id, position`),
    phones: await database.query(sql`select customer_id, phone from customer_phone order by customer_id, position`),
    addresses: await database.query(sql`select customer_id, city, latitude from customer_address order by customer_id, position`),
    orders: await database.query(sql`select external_id, customer_id from "order" order by 1`),
    lines: await database.query(sql`select order_id, customer_id from order_line order by 1`),
    accounts: await database.query(sql`select customer_id from influence_account`),
    interactions: await database.query(sql`select customer_id from service_interaction`),
    companies: await database.query(sql`select customer_id, company_id, title from customer_company order by customer_id, position`),
    consents: await database.query(sql`select * from consent order by customer_id, channel`),
    events: await database.query(sql`select customer_id from event`),
    engagements: await database.query(sql`select customer_id from campaign_engagement`),
    answers: await database.query(sql`select customer_id from survey_answer`),
    credit: await database.query(sql`select customer_id from store_credit_account`),
    memberships: await database.query(sql`select segment_id, customer_id from membership order by 1, 2`),
  };
}
