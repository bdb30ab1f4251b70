import { ACCOUNT_STATUS, Customer, CustomerAddress, CustomerCompany, SUBSCRIPTION_STATUS, TECHNOLOGY_ADOPTION } from '../../model/index.js';
import { countryCode, email, language, nonBlank } from '../check.js';
import type { Given } from '../field.js';
import {
  apart,
  attributesByKey,
  boolean,
  day,
  degrees,
  externalId,
  instant,
  integer,
  oneOf,
  parts,
  positiveMoney,
  reference,
  text,
  textLike,
  texts,
} from '../fields.js';
import { recordKind, recordPart } from '../kind.js';

export const address = recordPart(CustomerAddress, {
  name: 'Address',
  description: 'A postal address.',
  computed: ['customerId', 'position'],
  fields: {
    line1: text('Street and number.'),
    line2: text('Second line.'),
    city: text('City.'),
    region: text('Name of the state or province.'),
    regionCode: text('Code of the state or province without the country, such as `CA`.'),
    countryCode: textLike(countryCode(), 'ISO 3166-1 alpha-2, such as `US`.'),
    postalCode: text('Postal code.'),
    latitude: degrees(90, 'Degrees north.'),
    longitude: degrees(180, 'Degrees east.'),
  },
});

export const customerCompany = recordPart(CustomerCompany, {
  name: 'CustomerCompany',
  description: 'A company that a customer belongs to.',
  computed: ['customerId', 'position'],
  fields: {
    companyExternalId: reference('company', 'required'),
    title: text('What the person does there.'),
    decisionMaker: boolean('Whether the person takes part in decisions to buy.'),
  },
});

export const customer = recordKind(Customer, {
  name: 'customer',
  plural: 'customers',
  table: 'customer',
  tracked: true,
  scope: 'customers',
  data: { name: 'customer', bit: 1 },
  description: 'A customer. What is left out keeps its value; null clears it.',
  batch: 'Customers of one source system.',
  mutation: 'Makes and changes customers.',
  newOne: 'customer',
  computed: ['tagKeys', 'provenance', 'referrerSource'],
  fields: {
    externalId: externalId(),
    firstName: text('Given name.', { personal: true }),
    lastName: text('Family name.', { personal: true }),
    emails: apart(
      texts('E-mail addresses, the primary one first. The whole list is replaced, as every list is.', {
        element: email(),
        maxLength: 100,
        personal: true,
      }),
    ),
    phones: apart(texts('Phone numbers, the primary one first.', { element: nonBlank(64), maxLength: 100, personal: true })),
    addresses: parts(address, 'Postal addresses, the primary one first.', { maxLength: 100, personal: true }),
    language: textLike(language(), 'Preferred language, BCP 47, such as `en-GB`.'),
    birthDate: day('Date of birth.', { personal: true, ahead: 'refused' }),
    gender: text('As the source says it.'),
    maritalStatus: text('Such as `single` or `married`.'),
    education: text('Highest education.'),
    occupation: text('Occupation.'),
    yearlyIncome: positiveMoney('Income a year, in the workspace currency.'),
    incomeBand: text('Income as a band.'),
    socialClass: text('Social class.'),
    householdSize: integer('People in the household.', { min: 0 }),
    lifeStage: text('Stage of life.'),
    homeOwner: boolean('Whether the customer owns a home.'),
    referralSource: text('Through what or whom the customer came.'),
    referrerExternalId: text(
      'The customer who brought this one, by the external id in the same source. Who is not known yet may come later.',
    ),
    accountStatus: oneOf(ACCOUNT_STATUS, 'Of the shop account.'),
    lifecycleStage: text('Where the person stands in the sales process, such as `lead` or `customer`.'),
    webSavviness: integer('How much at home on the web, 1 (not at all) to 10.', { min: 1, max: 10 }),
    browser: text('Browser.'),
    devices: texts('Devices used, such as `phone` or `tablet`.'),
    technologyAdoption: oneOf(TECHNOLOGY_ADOPTION, 'How early new technology is taken up.'),
    personalValues: texts('What matters to the person, such as `sustainability`.'),
    personalityTraits: texts('Traits of personality.'),
    interests: texts('Interests.'),
    brandLoyalty: integer('Loyalty to brands, 1 (none) to 10.', { min: 1, max: 10 }),
    priceSensitivity: integer('Sensitivity to prices, 1 (none) to 10.', { min: 1, max: 10 }),
    preferredContact: text('The channel that the person wants to be reached by.'),
    createdByAppId: text('The application that made the record in the source system.'),
    productSubscriptionStatus: oneOf(SUBSCRIPTION_STATUS, 'Of product subscriptions.'),
    addedAt: instant('When the customer became known; now for a new one where it is left out.', {
      presence: 'defaulted',
      ahead: 'refused',
    }),
    tags: texts('Tags.'),
    companies: parts(customerCompany, 'Companies, the main one first.', { maxLength: 100 }),
    observedAt: apart(
      instant('When the source observed what the record says; now where it is left out. Decides between sources (see `setConflictRule`).', {
        ahead: 'refused',
      }),
    ),
    attributes: attributesByKey(
      'customer',
      'Values of declared custom attributes by key; a key left out keeps its value, null removes it.',
    ),
  },
});

export type AddressRecord = Given<typeof address.fields>;
export type CustomerCompanyRecord = Given<typeof customerCompany.fields>;
export type CustomerRecord = Given<typeof customer.fields>;
