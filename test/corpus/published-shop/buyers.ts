import { inCity, type Person } from './person.js';

/** Who has ordered something. */
export const BUYERS: Readonly<Record<string, Person>> = {
  /** Has some of everything; the one order at the first moment of 30 May 2020; birthday today. */
  ben: {
    added: '2020-01-01T00:00:00-05:00',
    record: {
      emails: ['ben@example.com'],
      language: 'en',
      tags: ['vip'],
      addresses: [inCity('US', 'CA', 'Los Angeles', [34.05, -118.24])],
      accountStatus: 'ENABLED',
      createdByAppId: '1354745',
      productSubscriptionStatus: 'ACTIVE',
      attributes: {
        'facts.birth_date': '1990-11-14',
        'custom.shoe_size': 42,
        'custom.membership_level': 'gold',
        'custom.vip': true,
        'custom.sizes': ['S', 'M'],
        'customer.points_balance': 100,
      },
    },
    email: 'SUBSCRIBED',
    sms: 'SUBSCRIBED',
    orders: [{ at: '2020-05-30T00:00:00-04:00', lines: [['1234', 1, '10.99']] }],
    engagements: [
      ['delivered', '5240029206', '2022-01-01T00:00:00-05:00'],
      ['opened', '5240029206', '2025-10-01T10:00:00-04:00'],
      ['clicked', '5240029206', '2025-10-01T10:01:00-04:00'],
    ],
    credits: [{ balance: '25.00', currency: 'CAD', nextExpiryAt: '2025-12-01T12:00:00-05:00', lastCreditAt: '2025-01-01T12:00:00-05:00' }],
  },
  /** Ordered in the last second of 30 May 2020 (31 May in UTC), for the most that ranges hold; tag in other letters; birthday tomorrow. */
  cleo: {
    added: '2020-05-30T23:59:59-04:00',
    record: {
      emails: ['cleo@gmail.com'],
      language: 'en-US',
      tags: ['VIP', 'EarlyAdopter'],
      addresses: [inCity('CA', 'ON', 'Toronto')],
      accountStatus: 'ENABLED',
      productSubscriptionStatus: 'PAUSED',
      attributes: {
        'facts.birth_date': '1985-11-15',
        'custom.shoe_size': 41,
        'custom.membership_level': 'silver',
        'custom.sizes': ['M'],
        'customer.points_balance': 99,
      },
    },
    email: 'SUBSCRIBED',
    sms: 'NOT_SUBSCRIBED',
    orders: [{ at: '2020-05-30T23:59:59-04:00', lines: [['1012132033639', 1, '1000.99']] }],
    engagements: [
      ['delivered', '5240029206', '2025-10-01T10:00:00-04:00'],
      ['opened', '5240029206', '2025-11-10T10:00:00-05:00'],
    ],
    credits: [{ balance: '0.00', currency: 'CAD' }],
  },
  /** Ordered at the first moment of 31 May 2020, for the least that ranges hold; domain in capitals; birthday in 30 days; said no. */
  dan: {
    added: '2020-05-31T00:00:00-04:00',
    record: {
      emails: ['dan@Example.com'],
      language: 'fr',
      addresses: [inCity('US', 'NY', 'New York City')],
      accountStatus: 'DISABLED',
      productSubscriptionStatus: 'CANCELLED',
      attributes: {
        'facts.birth_date': '2000-12-14',
        'custom.shoe_size': 44,
        'custom.vip': false,
        'customer.points_balance': 250,
      },
    },
    email: 'UNSUBSCRIBED',
    sms: 'UNSUBSCRIBED',
    orders: [{ at: '2020-05-31T00:00:00-04:00', lines: [['1234', 2, '0.50']] }],
    engagements: [
      ['marked_as_spam', '5240029206', '2025-08-15T00:00:00-04:00'],
      ['unsubscribed', '5240029206', '2025-08-20T09:00:00-04:00'],
    ],
    credits: [{ balance: '10', currency: 'USD', lastCreditAt: '2025-11-01T12:00:00-04:00' }],
  },
  /** Ordered at four in the afternoon of 30 May 2020; a tag with quotes in it; birthday in 31 days; added on the day of -8m. */
  eve: {
    added: '2025-03-14T12:00:00-04:00',
    record: {
      emails: ['eve@example.org'],
      language: 'fr-CA',
      tags: ["'VIP'"],
      addresses: [inCity('FR', 'IDF', 'Paris')],
      accountStatus: 'INVITED',
      productSubscriptionStatus: 'EXPIRED',
      attributes: { 'facts.birth_date': '1970-12-15', 'custom.shoe_size': 42.5 },
    },
    email: 'PENDING',
    sms: 'PENDING',
    orders: [{ at: '2020-05-30T16:00:00-04:00', lines: [['2012162031638', 1, '999.99']] }],
    engagements: [['marked_as_spam', '5240029206', '2025-08-14T23:59:59-04:00']],
    credits: [
      { balance: '5', currency: 'CAD' },
      { balance: '7', currency: 'USD' },
    ],
  },
  /** Ordered six units today in a store, a third paid back; of two countries; opened one mail five times from the day of -45d; birthday in a week. */
  fay: {
    added: '2025-11-07T00:00:00-05:00',
    record: {
      emails: ['fay@gmail.com'],
      language: 'en',
      tags: ['vip', 'wholesale'],
      addresses: [inCity('US', 'CA', 'San Francisco'), inCity('CA', 'QC', 'Montreal')],
      accountStatus: 'ENABLED',
      productSubscriptionStatus: 'FAILED',
      attributes: { 'facts.birth_date': '1999-11-21', 'facts.last_visit': '2025-11-07', 'custom.shoe_size': 38 },
    },
    email: 'SUBSCRIBED',
    orders: [
      {
        at: '2025-11-14T00:00:00-05:00',
        lines: [['1012132033639', 6, '25']],
        refunded: '50',
        financialStatus: 'partially_refunded',
        appId: '129785',
        locationId: '3520398',
      },
    ],
    engagements: [
      ['opened', '1932881090', '2025-09-30T00:00:00-04:00'],
      ['opened', '1932881090', '2025-10-01T09:00:00-04:00'],
      ['opened', '1932881090', '2025-10-02T09:00:00-04:00'],
      ['opened', '1932881090', '2025-10-03T09:00:00-04:00'],
      ['opened', '1932881090', '2025-10-04T09:00:00-04:00'],
    ],
    events: [['checkout_abandoned', '2025-10-15T00:00:00-04:00']],
  },
  /** Ordered a month ago to the day and in the last second of yesterday, five units; a visit of the day before -7d; birthday in eight days. */
  gus: {
    added: '2025-10-14T12:00:00-04:00',
    record: {
      emails: ['gus@example.com'],
      language: 'en',
      tags: ['Early Adopter'],
      addresses: [inCity('US', 'NY', 'New York City')],
      accountStatus: 'ENABLED',
      createdByAppId: '987654321',
      productSubscriptionStatus: 'NEVER_SUBSCRIBED',
      attributes: { 'facts.birth_date': '1988-11-22', 'facts.last_visit': '2025-11-06' },
    },
    email: 'SUBSCRIBED',
    orders: [
      { at: '2025-10-14T12:00:00-04:00', lines: [['1234', 1, '90']], appId: '580111' },
      { at: '2025-11-13T23:59:59-05:00', lines: [['5', 5, '4']], appId: '580111' },
    ],
    engagements: [['opened', '135195754518', '2025-01-01T00:00:00-05:00']],
    // A shop may send its ids as numbers.
    events: [['product_viewed', '2025-11-12T20:00:00-05:00', { product_id: 5 }]],
  },
  /** Buys for a company, in a store, on the day of -7d; lives at the point of the published examples; opened no mail but an SMS. */
  hal: {
    added: '2025-03-15T12:00:00-04:00',
    record: {
      emails: ['hal@shop.example'],
      language: 'de',
      tags: ['wholesale'],
      addresses: [inCity('CA', 'PE', 'Charlottetown', [46.24, -63.13])],
      accountStatus: 'ENABLED',
      companies: [{ companyExternalId: '1012132033639' }],
    },
    email: 'NOT_SUBSCRIBED',
    sms: 'REDACTED',
    orders: [{ at: '2025-11-07T08:00:00-05:00', lines: [['7698145706200', 1, '500']], appId: '129785', locationId: '3520398' }],
    engagements: [['opened', '600', '2025-11-01T09:00:00-04:00']],
    events: [['checkout_abandoned', '2025-08-16T12:00:00-04:00']],
  },
  /** Bought one thing twice, on the days of -30d and -2w, the second unpaid; 4.1 km from the point; opened a mail the second before -45d. */
  ivy: {
    added: '2024-01-01T00:00:00-05:00',
    record: { emails: ['ivy@example.com'], addresses: [inCity('CA', 'PE', 'Stratford', [46.2166, -63.089])] },
    email: 'SUBSCRIBED',
    orders: [
      { at: '2025-10-15T00:30:00-04:00', lines: [['1012132033639', 1, '60']], appId: '580111', locationId: '777' },
      { at: '2025-10-31T10:00:00-04:00', lines: [['1012132033639', 1, '60']], appId: '580111', financialStatus: 'pending' },
    ],
    engagements: [
      ['opened', '3250045832', '2025-09-29T23:59:59-04:00'],
      ['clicked', '3250045832', '2025-09-30T08:00:00-04:00'],
    ],
    // Of another kind than the views of products that rules ask for.
    events: [['page_viewed', '2025-11-12T09:00:00-05:00', { product_id: '5' }]],
  },
  /** Ordered a year ago to the day, and had it wrapped, which is no product; 6.9 km from the point. */
  jon: {
    added: '2024-01-01T00:00:00-05:00',
    record: {
      emails: ['jon@example.net'],
      addresses: [inCity('CA', 'PE', 'Cornwall', [46.2266, -63.2177])],
      accountStatus: 'DECLINED',
    },
    email: 'REDACTED',
    orders: [
      {
        at: '2024-11-14T12:00:00-05:00',
        lines: [
          ['1012132033639', 1, '40'],
          [null, 3, '0'],
        ],
      },
    ],
    events: [['checkout_abandoned', '2024-11-14T00:00:00-05:00']],
  },
  /** Ordered on 1 January 2022 and the day before a year ago; of two companies; born on 29 February; 53 km from the point. */
  kim: {
    added: '2021-06-01T12:00:00-04:00',
    record: {
      emails: ['kim@example.net'],
      addresses: [inCity('CA', 'PE', 'Summerside', [46.3959, -63.7876])],
      companies: [{ companyExternalId: '9876543210' }, { companyExternalId: '1012132033639' }],
      attributes: { 'facts.birth_date': '1980-02-29' },
    },
    email: 'INVALID',
    orders: [
      { at: '2022-01-01T00:00:00-05:00', lines: [['1012132033639', 1, '35']] },
      { at: '2024-11-13T23:00:00-05:00', lines: [['32421429314657', 2, '30']] },
    ],
    engagements: [
      ['delivered', '5240029206', '2022-01-01T23:59:59-05:00'],
      ['bounced', '5240029206', '2024-11-14T00:00:00-05:00'],
    ],
    events: [['checkout_abandoned', '2024-11-13T23:59:59-05:00']],
  },
  /** Placed exactly ten orders, for 1,000 together; a mail came back the second before -12m. */
  lea: {
    added: '2022-01-01T12:00:00-05:00',
    record: { emails: ['lea@example.net'], addresses: [inCity('AU', 'NSW', 'Sydney')] },
    email: 'NOT_SUBSCRIBED',
    sms: 'SUBSCRIBED',
    orders: Array.from({ length: 10 }, (_, month) => ({
      at: `2023-${String(month + 1).padStart(2, '0')}-05T17:00:00Z`,
      lines: [['1234', 1, '100']],
    })),
    engagements: [['bounced', '5240029206', '2024-11-13T23:59:59-05:00']],
  },
  /** Placed exactly a hundred, one a day from 1 January to 9 April 2024, for 1,200 together; has no address. */
  max: {
    added: '2023-12-31T12:00:00-05:00',
    record: { emails: ['max@example.net'] },
    email: 'SUBSCRIBED',
    orders: Array.from({ length: 100 }, (_, day) => ({
      at: new Date(Date.UTC(2024, 0, 1 + day, 17)).toISOString(),
      lines: [['1234', 1, '12']],
    })),
    engagements: [['unsubscribed', '1932881090', '2025-02-01T12:00:00-05:00']],
  },
  /** Cancelled the only order, of the day of -90d; lives in a city without a region; nobody asked about mail. */
  ned: {
    added: '2025-08-15T12:00:00-04:00',
    record: { addresses: [inCity('SG', null, 'Singapore')] },
    orders: [{ at: '2025-08-16T23:59:59-04:00', lines: [['5', 1, '80']], status: 'cancelled', financialStatus: 'voided' }],
  },
  /** Ordered a lamp at the first moment of the day of -1m; said nothing about mail. */
  sol: {
    added: '2025-10-01T12:00:00-04:00',
    record: { emails: ['sol@example.net'] },
    orders: [{ at: '2025-10-14T00:00:00-04:00', lines: [['9847762092347', 1, '70']] }],
  },
};
