import sql from 'sql-template-tag';
import { allowed, alsoSpelled } from './allowed.js';
import { ageAttribute, arrayAttribute, columnAttribute, type Attribute } from './attribute.js';

const age = ageAttribute(sql`c.birth_date`, {
  name: 'age',
  label: 'Age',
  description: 'Whole years from the birth date to today. Somebody born on 29 February is a year older on 28 February of other years.',
  unit: 'years',
  personal: true,
});

/** Who the customer is: columns of the customer's own row and of its lists. */
export const customerAttributes: readonly Attribute[] = [
  columnAttribute('text', sql`c.first_name`, { name: 'first_name', label: 'First name', description: 'Given name.', personal: true }),
  columnAttribute('text', sql`c.last_name`, { name: 'last_name', label: 'Last name', description: 'Family name.', personal: true }),
  columnAttribute('instant', sql`c.added_at`, {
    name: 'customer_added_date',
    label: 'Date added',
    description: 'When the customer became known to the business.',
    personal: false,
  }),
  columnAttribute('enum', sql`c.account_status`, {
    name: 'customer_account_status',
    label: 'Account status',
    description: 'State of the customer account in the shop.',
    personal: false,
    allowed: allowed('DECLINED', 'DISABLED', 'ENABLED', 'INVITED'),
  }),
  columnAttribute('text', sql`c.language`, {
    name: 'customer_language',
    label: 'Language',
    description: 'Preferred language as a BCP 47 tag, such as en or fr-CA.',
    personal: false,
  }),
  columnAttribute('day', sql`c.birth_date`, { name: 'birth_date', label: 'Birth date', description: 'Day of birth.', personal: true }),
  age,
  columnAttribute('text', sql`c.gender`, {
    name: 'gender',
    label: 'Gender',
    description: 'Gender as the source system says it.',
    personal: false,
    allowed: allowed('female', 'male', 'other'),
  }),
  columnAttribute('text', sql`c.marital_status`, {
    name: 'marital_status',
    label: 'Marital status',
    description: 'Marital status as the source system says it.',
    personal: false,
    allowed: allowed('single', 'married', 'divorced', 'widowed'),
  }),
  columnAttribute('text', sql`c.education`, {
    name: 'education',
    label: 'Education',
    description: 'Highest level of education.',
    personal: false,
  }),
  columnAttribute('text', sql`c.occupation`, {
    name: 'occupation',
    label: 'Occupation',
    description: 'Profession or kind of work.',
    personal: false,
  }),
  columnAttribute('money', sql`c.yearly_income`, {
    name: 'yearly_income',
    label: 'Yearly income',
    description: 'Income of the customer a year.',
    personal: false,
    unit: 'workspace currency',
  }),
  columnAttribute('text', sql`c.income_band`, {
    name: 'income_band',
    label: 'Income band',
    description: 'Range of income as the source system says it, such as 50-74K.',
    personal: false,
  }),
  columnAttribute('text', sql`c.social_class`, {
    name: 'social_class',
    label: 'Social class',
    description: 'Social grade as the source system says it, such as AB or C1.',
    personal: false,
  }),
  columnAttribute('integer', sql`c.household_size`, {
    name: 'household_size',
    label: 'Household size',
    description: 'Number of people in the household.',
    personal: false,
    unit: 'people',
  }),
  columnAttribute('text', sql`c.life_stage`, {
    name: 'life_stage',
    label: 'Life stage',
    description: 'Stage of the family life cycle, such as young single or empty nest.',
    personal: false,
  }),
  columnAttribute('boolean', sql`c.home_owner`, {
    name: 'home_owner',
    label: 'Home owner',
    description: 'Whether the customer owns the home.',
    personal: false,
  }),
  columnAttribute('text', sql`c.referral_source`, {
    name: 'referral_source',
    label: 'Referral source',
    description: 'Through whom or what the customer came.',
    personal: false,
  }),
  columnAttribute('text', sql`c.preferred_contact`, {
    name: 'preferred_contact',
    label: 'Preferred contact',
    description: 'The channel that the customer wants to be reached by, such as email or phone.',
    personal: false,
    allowed: allowed('email', 'sms', 'phone', 'post'),
  }),
  columnAttribute('text', sql`c.created_by_app_id`, {
    name: 'created_by_app_id',
    label: 'Created by app',
    description: 'Id of the app that made the customer’s record.',
    personal: false,
  }),
  columnAttribute('enum', sql`c.product_subscription_status`, {
    name: 'product_subscription_status',
    label: 'Product subscription',
    description: 'State of the customer’s subscriptions to products.',
    personal: false,
    // Segments are published with other words than the interface that gives the values.
    allowed: alsoSpelled(allowed('ACTIVE', 'PAUSED', 'CANCELLED', 'EXPIRED', 'FAILED', 'NEVER_SUBSCRIBED'), {
      ACTIVE: ['SUBSCRIBED'],
      CANCELLED: ['CANCELED'],
    }),
  }),
  arrayAttribute(
    'tag',
    sql`c.tags`,
    {
      name: 'customer_tags',
      label: 'Customer tags',
      description: 'Labels given to the customer. Compared without regard to case.',
      personal: false,
    },
    sql`c.tag_keys`,
  ),
];
