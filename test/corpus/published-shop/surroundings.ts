import type { AttributeDefinitionRecord } from '../../../src/sync/index.js';
import type { Surroundings } from '../../support/laws/store.js';

/** In New York it is the evening of Friday, 14 November 2025; in UTC it is the next day already. */
export const PRESENT = { now: '2025-11-15T02:30:00Z', timeZone: 'America/New_York' };

/** Ids are those of the published examples. */
export const SURROUNDINGS: Surroundings = {
  products: [
    { externalId: '1012132033639', name: 'Rain jacket', tags: ['Sports wear', 'Sale'] },
    { externalId: '2012162031638', name: 'Top hat', tags: ['Red hats'] },
    // The same tag in other letters.
    { externalId: '32421429314657', name: 'Trail shoes', tags: ['sports WEAR'] },
    { externalId: '7698145706200', name: 'Notebook', tags: ['paper'] },
    { externalId: '9847762092347', name: 'Lamp', tags: [] },
    { externalId: '1234', name: 'Socks' },
    { externalId: '5', name: 'Pajamas', tags: ['Christmas Pajamas', 'Family Christmas Pajamas'] },
  ],
  companies: [
    { externalId: '1012132033639', name: 'Hill and Sons' },
    { externalId: '9876543210', name: 'Bay Outfitters' },
  ],
  campaigns: [
    { externalId: '5240029206', name: 'Launch', channel: 'email' },
    { externalId: '1932881090', name: 'Reminder', channel: 'email' },
    { externalId: '3250045832', name: 'Last call', channel: 'email' },
    { externalId: '135195754518', name: 'New year', channel: 'email' },
    // Whatever happens to it is nothing to shopify_email.
    { externalId: '600', name: 'By SMS', channel: 'sms' },
  ],
};

export const METAFIELDS: readonly AttributeDefinitionRecord[] = [
  { key: 'facts.birth_date', name: 'Birth date', type: 'date' },
  { key: 'facts.last_visit', name: 'Last visit', type: 'date' },
  { key: 'custom.shoe_size', name: 'Shoe size', type: 'number' },
  { key: 'custom.membership_level', name: 'Membership level', type: 'text' },
  { key: 'custom.vip', name: 'VIP', type: 'boolean' },
  { key: 'custom.sizes', name: 'Sizes', type: 'list' },
  { key: 'customer.points_balance', name: 'Points balance', type: 'number' },
];
