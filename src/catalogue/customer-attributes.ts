import sql from 'sql-template-tag';
import { columnAttribute, membersAttribute, aggregateAttribute, type Attribute } from './attribute.js';
import { operatorsOf } from './operators.js';
import { addresses, DataKind, emails, externalIds, phones } from './source.js';

const allowed = (...values: string[]) => values.map((value) => ({ value, label: value }));

const tags: Attribute = {
  name: 'customer_tags',
  label: 'Customer tags',
  description: 'Labels given to the customer. Compared without regard to case.',
  type: 'tag',
  list: true,
  operators: operatorsOf('tag', true),
  origin: { kind: 'array', column: sql`c.tags`, keys: sql`c.tag_keys` },
  kinds: DataKind.customer,
};

const age: Attribute = {
  name: 'age',
  label: 'Age',
  description: 'Whole years from the birth date to today. Somebody born on 29 February is a year older on 28 February of other years.',
  type: 'integer',
  list: false,
  unit: 'years',
  operators: operatorsOf('integer', false),
  origin: { kind: 'age', since: sql`c.birth_date` },
  kinds: DataKind.customer,
};

/** Who the customer is: columns of the customer's own row and of its lists. */
export const customerAttributes: readonly Attribute[] = [
  columnAttribute('text', sql`c.first_name`, { name: 'first_name', label: 'First name', description: 'Given name.' }),
  columnAttribute('text', sql`c.last_name`, { name: 'last_name', label: 'Last name', description: 'Family name.' }),
  columnAttribute('instant', sql`c.added_at`, {
    name: 'customer_added_date',
    label: 'Date added',
    description: 'When the customer became known to the business.',
  }),
  columnAttribute('enum', sql`c.account_status`, {
    name: 'customer_account_status',
    label: 'Account status',
    description: 'State of the customer account in the shop.',
    allowed: allowed('DECLINED', 'DISABLED', 'ENABLED', 'INVITED'),
  }),
  columnAttribute('text', sql`c.language`, {
    name: 'customer_language',
    label: 'Language',
    description: 'Preferred language as a BCP 47 tag, such as en or fr-CA.',
  }),
  columnAttribute('day', sql`c.birth_date`, { name: 'birth_date', label: 'Birth date', description: 'Day of birth.' }),
  age,
  columnAttribute('text', sql`c.gender`, {
    name: 'gender',
    label: 'Gender',
    description: 'Gender as the source system says it.',
    allowed: allowed('female', 'male', 'other'),
  }),
  columnAttribute('text', sql`c.marital_status`, {
    name: 'marital_status',
    label: 'Marital status',
    description: 'Marital status as the source system says it.',
    allowed: allowed('single', 'married', 'divorced', 'widowed'),
  }),
  columnAttribute('text', sql`c.education`, { name: 'education', label: 'Education', description: 'Highest level of education.' }),
  columnAttribute('text', sql`c.occupation`, { name: 'occupation', label: 'Occupation', description: 'Profession or kind of work.' }),
  columnAttribute('money', sql`c.yearly_income`, {
    name: 'yearly_income',
    label: 'Yearly income',
    description: 'Income of the customer a year.',
    unit: 'workspace currency',
  }),
  columnAttribute('text', sql`c.income_band`, {
    name: 'income_band',
    label: 'Income band',
    description: 'Range of income as the source system says it, such as 50-74K.',
  }),
  columnAttribute('text', sql`c.social_class`, {
    name: 'social_class',
    label: 'Social class',
    description: 'Social grade as the source system says it, such as AB or C1.',
  }),
  columnAttribute('integer', sql`c.household_size`, {
    name: 'household_size',
    label: 'Household size',
    description: 'Number of people in the household.',
    unit: 'people',
  }),
  columnAttribute('text', sql`c.life_stage`, {
    name: 'life_stage',
    label: 'Life stage',
    description: 'Stage of the family life cycle, such as young single or empty nest.',
  }),
  columnAttribute('boolean', sql`c.home_owner`, {
    name: 'home_owner',
    label: 'Home owner',
    description: 'Whether the customer owns the home.',
  }),
  columnAttribute('text', sql`c.referral_source`, {
    name: 'referral_source',
    label: 'Referral source',
    description: 'Through whom or what the customer came.',
  }),
  tags,
];

/** Where and how the customer can be reached. */
export const contactAttributes: readonly Attribute[] = [
  membersAttribute(
    'text',
    {
      name: 'customer_countries',
      label: 'Countries',
      description: 'Countries of the customer’s addresses, ISO 3166-1 alpha-2, such as US.',
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
    },
    addresses,
    sql`a.country_code || '-' || coalesce(coalesce(a.region_code, replace(a.region, ' ', '')) || '-', '') || replace(a.city, ' ', '')`,
  ),
  membersAttribute(
    'text',
    { name: 'postal_code', label: 'Postal codes', description: 'Postal codes of the customer’s addresses.' },
    addresses,
    sql`a.postal_code`,
  ),
  aggregateAttribute(
    'tag',
    {
      name: 'customer_email_domain',
      label: 'E-mail domain',
      description: 'What follows the @ of the primary e-mail address, in lower case, such as gmail.com.',
    },
    emails,
    sql`max(lower(split_part(e.email, '@', 2)))`,
    { filter: sql`e.position = 0` },
  ),
  membersAttribute(
    'tag',
    { name: 'customer_emails', label: 'E-mail addresses', description: 'All e-mail addresses. Compared without regard to case.' },
    emails,
    sql`lower(e.email)`,
  ),
  membersAttribute(
    'text',
    { name: 'customer_phones', label: 'Phone numbers', description: 'All phone numbers, as given.' },
    phones,
    sql`ph.phone`,
  ),
  membersAttribute(
    'text',
    { name: 'data_source', label: 'Data sources', description: 'Systems that know the customer: the sources of the external ids.' },
    externalIds,
    sql`x.source`,
  ),
];
