import { newId } from '../kernel/id.js';
import { overlayAttributes, type AttributeTypes } from './attribute-values.js';
import type { Address, Customer } from './schemas.js';
import { overlay, Rejection } from './upsert.js';

type Scalar =
  | 'firstName'
  | 'lastName'
  | 'language'
  | 'birthDate'
  | 'gender'
  | 'maritalStatus'
  | 'education'
  | 'occupation'
  | 'yearlyIncome'
  | 'incomeBand'
  | 'socialClass'
  | 'householdSize'
  | 'lifeStage'
  | 'homeOwner'
  | 'referralSource'
  | 'accountStatus';

export type AddressState = { readonly [Field in keyof Address]-?: Exclude<Address[Field], undefined> };

/** All that is stored of one customer, lists included. */
export type CustomerState = { readonly [Field in Scalar]: Exclude<Customer[Field], undefined> } & {
  readonly id: string;
  readonly addedAt: string;
  readonly tags: readonly string[];
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  readonly addresses: readonly AddressState[];
};

/** What a customer becomes by a record; `now` is when a new one was added, unless the record says. */
export function nextCustomer(
  record: Customer,
  before: CustomerState | undefined,
  types: AttributeTypes,
  now: string,
): CustomerState | Rejection {
  const known = before ?? { ...BLANK, id: newId(), addedAt: now };
  const attributes = overlayAttributes(known.attributes, record.attributes ?? {}, types);
  if (attributes.errors.length > 0) return new Rejection(attributes.errors);
  return overlay<CustomerState>(known, {
    ...record,
    // A customer was always added at some time: null says nothing.
    addedAt: record.addedAt ?? undefined,
    attributes: attributes.values,
    addresses: record.addresses?.map(completeAddress),
  });
}

function completeAddress(given: Address): AddressState {
  return overlay<AddressState>(NO_ADDRESS, given);
}

const NO_ADDRESS: AddressState = {
  line1: null,
  line2: null,
  city: null,
  region: null,
  regionCode: null,
  countryCode: null,
  postalCode: null,
  latitude: null,
  longitude: null,
};

const BLANK: Omit<CustomerState, 'id' | 'addedAt'> = {
  firstName: null,
  lastName: null,
  language: null,
  birthDate: null,
  gender: null,
  maritalStatus: null,
  education: null,
  occupation: null,
  yearlyIncome: null,
  incomeBand: null,
  socialClass: null,
  householdSize: null,
  lifeStage: null,
  homeOwner: null,
  referralSource: null,
  accountStatus: null,
  tags: [],
  attributes: {},
  emails: [],
  phones: [],
  addresses: [],
};
