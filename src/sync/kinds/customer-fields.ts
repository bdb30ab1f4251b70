/*
 * What a customer is made of, with the types of the columns: everything that reads, writes, merges or takes apart whole customers
 * goes by these lists.
 */

/** One value or none. */
export const PLAIN_FIELDS = {
  firstName: 'text',
  lastName: 'text',
  language: 'text',
  birthDate: 'date',
  gender: 'text',
  maritalStatus: 'text',
  education: 'text',
  occupation: 'text',
  yearlyIncome: 'numeric',
  incomeBand: 'text',
  socialClass: 'text',
  householdSize: 'int',
  lifeStage: 'text',
  homeOwner: 'boolean',
  referralSource: 'text',
  accountStatus: 'text',
  lifecycleStage: 'text',
  webSavviness: 'int',
  browser: 'text',
  technologyAdoption: 'text',
  brandLoyalty: 'int',
  priceSensitivity: 'int',
  preferredContact: 'text',
  createdByAppId: 'text',
  productSubscriptionStatus: 'text',
} as const;
export type PlainField = keyof typeof PLAIN_FIELDS;

/** Texts in the row itself, each once without regard to case. */
export const TEXT_LISTS = {
  tags: 'text[]',
  devices: 'text[]',
  personalValues: 'text[]',
  personalityTraits: 'text[]',
  interests: 'text[]',
} as const;
export type TextList = keyof typeof TEXT_LISTS;

/** An object with the same value under each name. */
export function each<Name extends string, Value>(names: Readonly<Record<Name, unknown>>, value: Value): Record<Name, Value> {
  return Object.fromEntries(Object.keys(names).map((name) => [name, value])) as Record<Name, Value>;
}
