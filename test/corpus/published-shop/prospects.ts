import { inCity, type Person } from './person.js';

/** Who never ordered anything. */
export const PROSPECTS: Readonly<Record<string, Person>> = {
  /** Never ordered, left checkouts (the last on the day of -7d), looked twice at a jacket; an address that is on no map. */
  ora: {
    added: '2025-11-01T12:00:00-04:00',
    record: { emails: ['ora@gmail.com'], tags: ['newsletter'], addresses: [inCity('US', 'CA', 'Los Angeles')] },
    email: 'SUBSCRIBED',
    engagements: [['bounced', '1932881090', '2025-01-01T12:00:00-05:00']],
    events: [
      ['checkout_abandoned', '2025-01-01T12:00:00-05:00'],
      ['checkout_abandoned', '2025-11-07T10:00:00-05:00'],
      ['product_viewed', '2025-11-07T00:00:00-05:00', { product_id: '1012132033639' }],
      ['product_viewed', '2025-11-10T09:00:00-05:00', { product_id: '1012132033639' }],
      ['collection_viewed', '2025-11-10T09:01:00-05:00', { collection_id: '5' }],
    ],
  },
  /** Never ordered, left a checkout on the day of -8m, looked once at a jacket. */
  pat: {
    added: '2024-12-01T12:00:00-05:00',
    record: { emails: ['pat@gmail.com'] },
    email: 'SUBSCRIBED',
    events: [
      ['checkout_abandoned', '2025-03-14T23:59:59-04:00'],
      ['product_viewed', '2025-11-12T09:00:00-05:00', { product_id: '1012132033639' }],
      ['collection_viewed', '2025-11-01T09:00:00-04:00', { collection_id: '987654321' }],
    ],
  },
  /** Never ordered, left a checkout the day after -8m, looked at pajamas long ago; added on the day of -30d. */
  quinn: {
    added: '2025-10-15T00:30:00-04:00',
    record: { emails: ['quinn@example.com'] },
    email: 'SUBSCRIBED',
    events: [
      ['checkout_abandoned', '2025-03-15T00:00:00-04:00'],
      ['product_viewed', '2025-10-01T09:00:00-04:00', { product_id: '5' }],
    ],
  },
  /** Nothing is known but that there is somebody, since today. */
  rex: { added: '2025-11-14T12:00:00-05:00' },
};
