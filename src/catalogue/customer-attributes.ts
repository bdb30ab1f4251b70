import sql from 'sql-template-tag';
import { customer } from '../records/index.js';
import { allowed, alsoSpelled } from './allowed.js';
import { ageAttribute, type Attribute } from './attribute.js';
import { allowedOf, fieldAttribute } from './field-attribute.js';

const age = ageAttribute(sql`c.birth_date`, {
  name: 'age',
  label: 'Age',
  description: 'Whole years from the birth date to today. Somebody born on 29 February is a year older on 28 February of other years.',
  unit: 'years',
  personal: true,
});

/** Who the customer is: columns of the customer's own row and of its lists. */
export const customerAttributes: readonly Attribute[] = [
  fieldAttribute('firstName', { label: 'First name', description: 'Given name.' }),
  fieldAttribute('lastName', { label: 'Last name', description: 'Family name.' }),
  fieldAttribute('addedAt', {
    name: 'customer_added_date',
    label: 'Date added',
    description: 'When the customer became known to the business.',
  }),
  fieldAttribute('accountStatus', {
    name: 'customer_account_status',
    label: 'Account status',
    description: 'State of the customer account in the shop.',
    allowed: allowedOf(customer.fields.accountStatus).toSorted((a, b) => (a.value < b.value ? -1 : 1)),
  }),
  fieldAttribute('language', {
    name: 'customer_language',
    label: 'Language',
    description: 'Preferred language as a BCP 47 tag, such as en or fr-CA.',
  }),
  fieldAttribute('birthDate', { label: 'Birth date', description: 'Day of birth.' }),
  age,
  fieldAttribute('gender', {
    label: 'Gender',
    description: 'Gender as the source system says it.',
    allowed: allowed('female', 'male', 'other'),
  }),
  fieldAttribute('maritalStatus', {
    label: 'Marital status',
    description: 'Marital status as the source system says it.',
    allowed: allowed('single', 'married', 'divorced', 'widowed'),
  }),
  fieldAttribute('education', {
    label: 'Education',
    description: 'Highest level of education.',
  }),
  fieldAttribute('occupation', {
    label: 'Occupation',
    description: 'Profession or kind of work.',
  }),
  fieldAttribute('yearlyIncome', {
    label: 'Yearly income',
    description: 'Income of the customer a year.',
    unit: 'workspace currency',
  }),
  fieldAttribute('incomeBand', {
    label: 'Income band',
    description: 'Range of income as the source system says it, such as 50-74K.',
  }),
  fieldAttribute('socialClass', {
    label: 'Social class',
    description: 'Social grade as the source system says it, such as AB or C1.',
  }),
  fieldAttribute('householdSize', {
    label: 'Household size',
    description: 'Number of people in the household.',
    unit: 'people',
  }),
  fieldAttribute('lifeStage', {
    label: 'Life stage',
    description: 'Stage of the family life cycle, such as young single or empty nest.',
  }),
  fieldAttribute('homeOwner', {
    label: 'Home owner',
    description: 'Whether the customer owns the home.',
  }),
  fieldAttribute('referralSource', {
    label: 'Referral source',
    description: 'Through whom or what the customer came.',
  }),
  fieldAttribute('referrerExternalId', {
    name: 'referrer',
    label: 'Referrer',
    description: 'The customer who brought this one, by the id in the source that says so.',
  }),
  fieldAttribute('preferredContact', {
    label: 'Preferred contact',
    description: 'The channel that the customer wants to be reached by, such as email or phone.',
    allowed: allowed('email', 'sms', 'phone', 'post'),
  }),
  fieldAttribute('createdByAppId', {
    label: 'Created by app',
    description: 'Id of the app that made the customer’s record.',
  }),
  fieldAttribute('productSubscriptionStatus', {
    label: 'Product subscription',
    description: 'State of the customer’s subscriptions to products.',
    // Segments are published with other words than the interface that gives the values.
    allowed: alsoSpelled(allowedOf(customer.fields.productSubscriptionStatus), {
      ACTIVE: ['SUBSCRIBED', 'SUBSCRIBER'],
      CANCELLED: ['CANCELED'],
    }),
  }),
  fieldAttribute('tags', {
    type: 'tag',
    keys: 'tag_keys',
    name: 'customer_tags',
    label: 'Customer tags',
    description: 'Labels given to the customer. Compared without regard to case.',
  }),
];
