import { company, customer, datesAhead, type Fields, type Present, snakeCase } from '../../records/index.js';
import { type Flaw, idOf, isObject, type Json, objectOf, textOf } from './message.js';

/*
 * What traits of the specification are here. Those that have a meaning of their own stand here; any other is the field, or the declared attribute, of its name.
 */

/** Part of a record, with what of the traits could not be taken. */
export interface Told {
  readonly fields: Record<string, unknown>;
  readonly attributes: Record<string, unknown>;
  readonly flaws: Flaw[];
}

type Reading = (value: unknown, traits: Json) => Record<string, unknown>;

const asList =
  (field: string): Reading =>
  (value) => ({ [field]: value === null ? [] : [value] });

const CUSTOMER_TRAITS: Readonly<Record<string, Reading>> = {
  email: asList('emails'),
  phone: asList('phones'),
  name: (value, traits) => (traits['firstName'] === undefined && traits['lastName'] === undefined ? partsOfName(value) : {}),
  birthday: (value) => ({ birthDate: dayOf(value) }),
  createdAt: (value) => ({ addedAt: instantOf(value) }),
  title: (value) => ({ occupation: value }),
  locale: (value) => ({ language: value }),
  address: (value) => ({ addresses: isObject(value) ? [addressOf(value)] : value }),
  // Places in companies come by `group`.
  company: () => ({}),
  // What nobody asks for, or says again what is said elsewhere.
  id: () => ({}),
  userId: () => ({}),
  anonymousId: () => ({}),
  age: () => ({}),
  avatar: () => ({}),
};

const COMPANY_TRAITS: Readonly<Record<string, Reading>> = {
  employees: (value) => ({ size: value }),
  website: (value) => ({ domain: hostOf(value) }),
  address: (value) => {
    const { countryCode } = addressOf(objectOf(value));
    return countryCode === undefined ? {} : { countryCode };
  },
  id: () => ({}),
  avatar: () => ({}),
  createdAt: () => ({}),
  description: () => ({}),
  email: () => ({}),
  phone: () => ({}),
};

/** Fields of a customer that traits may not say. */
const NOT_TOLD = new Set(['externalId', 'companies', 'attributes', 'observedAt', 'updatedAt']);

export function customerOf(traits: Json, present: Present, isAttribute: (key: string) => boolean): Told {
  return tell(traits, CUSTOMER_TRAITS, { fields: customer.fields, present }, isAttribute);
}

export function companyOf(traits: Json, present: Present): Told {
  return tell(traits, COMPANY_TRAITS, { fields: company.fields, present }, () => false);
}

/** Attributes that traits may mean. */
export function attributeKeys(traits: Json): string[] {
  return Object.keys(traits).flatMap((key) => [key, snakeCase(key)]);
}

/** What says whether a person appears by these traits: somebody who can be written to is one. */
export function isSomebody(traits: Json): boolean {
  return textOf(traits['email']) !== undefined || idOf(traits['phone']) !== undefined;
}

/** The fields that traits may be of, and when it is. */
interface Taking {
  readonly fields: Fields;
  readonly present: Present;
}

function tell(traits: Json, readings: Readonly<Record<string, Reading>>, taking: Taking, isAttribute: (key: string) => boolean): Told {
  const told: Told = { fields: {}, attributes: {}, flaws: [] };
  for (const [key, value] of Object.entries(traits)) {
    const reading = Object.hasOwn(readings, key) ? readings[key] : undefined;
    const attribute = [key, snakeCase(key)].find(isAttribute);
    // A declared attribute of the name is what was meant.
    if (attribute !== undefined) told.attributes[attribute] = value;
    else if (reading !== undefined) take(told, key, reading(value, traits), taking);
    else if (isField(key, taking.fields)) take(told, key, { [camelCase(key)]: value }, taking);
    else told.flaws.push({ code: 'UNKNOWN_ATTRIBUTE', path: ['traits', key], is: 'is no field and no declared attribute' });
  }
  return told;
}

function isField(key: string, fields: Fields): boolean {
  const name = camelCase(key);
  return Object.hasOwn(fields, name) && !NOT_TOLD.has(name);
}

/** Each value is checked by itself: one that is wrong does not lose the others. */
function take(told: Told, key: string, values: Record<string, unknown>, { fields, present }: Taking): void {
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) continue;
    const field = fields[name];
    const mayBeNull = field?.presence === 'clearable' || field?.presence === 'defaulted';
    const checked = value === null && mayBeNull ? { success: true as const } : field?.check.safeParse(value);
    const flaw = (is: string) => told.flaws.push({ code: 'INVALID_VALUE', path: ['traits', key], is });
    if (checked?.success !== true) flaw(checked?.error.issues[0]?.message ?? 'is no value of this field');
    else if ('data' in checked && datesAhead(fields, { [name]: checked.data }, present).length > 0) flaw('lies ahead of the clock');
    else told.fields[name] = value;
  }
}

function partsOfName(value: unknown): Record<string, unknown> {
  const [, firstName, lastName] = /^(\S+)\s+(.+)$/s.exec(textOf(value) ?? '') ?? [];
  return firstName === undefined ? { firstName: value } : { firstName, lastName };
}

function addressOf({ street, city, state, country, postalCode, postal_code: postal }: Json): Record<string, unknown> {
  const region = textOf(state);
  const code = textOf(country)?.toUpperCase();
  return {
    ...given('line1', textOf(street)),
    ...given('city', textOf(city)),
    ...(region === undefined ? {} : /^[A-Z]{2,3}$/.test(region) ? { regionCode: region } : { region }),
    ...given('countryCode', code !== undefined && /^[A-Z]{2}$/.test(code) ? code : undefined),
    ...given('postalCode', idOf(postalCode ?? postal)),
  };
}

function given(name: string, value: unknown): Record<string, unknown> {
  return value === undefined ? {} : { [name]: value };
}

/** Libraries send days as moments. */
function dayOf(value: unknown): unknown {
  return typeof value === 'string' ? value.replace(/T.*$/, '') : value;
}

/** Seconds or milliseconds since 1970, or a text. */
function instantOf(value: unknown): unknown {
  const time =
    typeof value === 'number'
      ? value < 100_000_000_000
        ? value * 1_000
        : value
      : typeof value === 'string'
        ? Date.parse(value)
        : Number.NaN;
  return Math.abs(time) < 250_000_000_000_000 ? new Date(time).toISOString() : value;
}

function hostOf(value: unknown): unknown {
  const text = textOf(value);
  if (text === undefined) return value;
  const address = text.includes('://') ? text : `https://${text}`;
  return URL.canParse(address) ? new URL(address).hostname : value;
}

function camelCase(key: string): string {
  return key.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
