import sql from 'sql-template-tag';
import { consent, customer, type Field } from '../records/index.js';
import { aggregateAttribute, membersAttribute, type Attribute } from './attribute.js';
import { allowedOf } from './field-attribute.js';
import { CONSENT_STATUSES } from './functions/index.js';
import { addresses, consents, emails, externalIds, phones } from './source.js';

/** Whether what follows from a list of the customer is personal: as the list itself is. */
function isPersonal(list: 'emails' | 'phones' | 'addresses'): boolean {
  const field: Field = customer.fields[list];
  return field.personal === true;
}

/** Where and how the customer can be reached. */
export const contactAttributes: readonly Attribute[] = [
  membersAttribute(
    'text',
    {
      name: 'customer_countries',
      label: 'Countries',
      description: 'Countries of the customer’s addresses, ISO 3166-1 alpha-2, such as US.',
      personal: isPersonal('addresses'),
    },
    addresses,
    sql`a.country_code`,
  ),
  membersAttribute(
    'text',
    {
      name: 'customer_regions',
      label: 'Regions',
      description:
        'Regions of the customer’s addresses: country and region code, such as US-CA; the region’s name without spaces where it has no code.',
      personal: isPersonal('addresses'),
    },
    addresses,
    sql`a.country_code || '-' || coalesce(a.region_code, replace(a.region, ' ', ''))`,
  ),
  membersAttribute(
    'text',
    {
      name: 'customer_cities',
      label: 'Cities',
      description: 'Cities of the customer’s addresses: country, region and city without spaces, such as US-CA-LosAngeles.',
      personal: isPersonal('addresses'),
    },
    addresses,
    sql`a.country_code || '-' || coalesce(coalesce(a.region_code, replace(a.region, ' ', '')) || '-', '') || replace(a.city, ' ', '')`,
  ),
  membersAttribute(
    'text',
    {
      name: 'postal_code',
      label: 'Postal codes',
      description: 'Postal codes of the customer’s addresses.',
      personal: isPersonal('addresses'),
    },
    addresses,
    sql`a.postal_code`,
  ),
  aggregateAttribute(
    'tag',
    {
      name: 'customer_email_domain',
      label: 'E-mail domain',
      description: 'What follows the @ of the primary e-mail address, in lower case, such as gmail.com.',
      personal: isPersonal('emails'),
    },
    emails,
    sql`max(caseless(split_part(e.email, '@', 2)))`,
    { filter: sql`e.position = 0` },
  ),
  membersAttribute(
    'tag',
    {
      name: 'customer_emails',
      label: 'E-mail addresses',
      description: 'All e-mail addresses. Compared without regard to case.',
      personal: isPersonal('emails'),
    },
    emails,
    sql`caseless(e.email)`,
  ),
  membersAttribute(
    'text',
    { name: 'customer_phones', label: 'Phone numbers', description: 'All phone numbers, as given.', personal: isPersonal('phones') },
    phones,
    sql`ph.phone`,
  ),
  membersAttribute(
    'text',
    {
      name: 'data_source',
      label: 'Data sources',
      description: 'Systems that know the customer: the sources of the external ids.',
      personal: false,
    },
    externalIds,
    sql`x.source`,
  ),
  aggregateAttribute(
    'enum',
    {
      name: 'email_subscription_status',
      label: 'E-mail subscription',
      description: 'Whether the customer agreed to marketing by e-mail.',
      personal: false,
      allowed: CONSENT_STATUSES,
    },
    consents,
    sql`max(cs.status)`,
    { filter: sql`cs.channel = 'email'` },
  ),
  aggregateAttribute(
    'enum',
    {
      name: 'sms_subscription_status',
      label: 'SMS subscription',
      description: 'Whether the customer agreed to marketing by SMS.',
      personal: false,
      allowed: CONSENT_STATUSES,
    },
    consents,
    sql`max(cs.status)`,
    { filter: sql`cs.channel = 'sms'` },
  ),
  membersAttribute(
    'text',
    {
      name: 'consent',
      label: 'Consent',
      description: 'Channels by which the customer agreed to be reached: those whose consent is SUBSCRIBED.',
      personal: false,
      allowed: allowedOf(consent.fields.channel),
    },
    consents,
    sql`case when cs.status = 'SUBSCRIBED' then cs.channel end`,
  ),
];
