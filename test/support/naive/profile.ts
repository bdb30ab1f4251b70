import type { CompanyRecord, CustomerCompanyRecord } from '../../../src/records/index.js';
import { isMissing, keyIn, type NaiveCustomer, type NaiveValue, type NaiveWorld } from './customer.js';
import { ratio, ratioOf } from './ratio.js';

type Meaning = (customer: NaiveCustomer, world: NaiveWorld) => NaiveValue;

const number = (value: number | string | null | undefined): NaiveValue => (isMissing(value) ? null : ratioOf(value));

/** What a customer is like. */
export const PROFILE: Readonly<Record<string, Meaning>> = {
  preferred_contact: ({ record }) => record.preferredContact ?? null,
  created_by_app_id: ({ record }) => record.createdByAppId ?? null,
  product_subscription_status: ({ record }) => record.productSubscriptionStatus ?? null,
  web_savviness: ({ record }) => number(record.webSavviness),
  browser: ({ record }) => record.browser ?? null,
  device: ({ record }) => record.devices ?? [],
  technology_adoption: ({ record }) => record.technologyAdoption ?? null,
  values: ({ record }) => record.personalValues ?? [],
  personality_traits: ({ record }) => record.personalityTraits ?? [],
  interests: ({ record }) => record.interests ?? [],
  brand_loyalty: ({ record }) => number(record.brandLoyalty),
  price_sensitivity: ({ record }) => number(record.priceSensitivity),
  profile_completeness: ({ record }) => {
    const { firstName, lastName, language, birthDate, gender, occupation, householdSize } = record;
    const plain = [firstName, lastName, language, birthDate, gender, occupation, householdSize].filter((value) => !isMissing(value));
    const lists = [record.emails, record.phones, record.addresses].filter((list) => (list ?? []).length > 0);
    return ratio(plain.length + lists.length, 10);
  },
};

function companiesOf({ source, record }: NaiveCustomer, { companies }: NaiveWorld) {
  return (record.companies ?? []).map((place) => ({ place, company: companies.get(keyIn(source, place.companyExternalId)) }));
}

export function mainCompany(customer: NaiveCustomer, world: NaiveWorld): CompanyRecord | undefined {
  return companiesOf(customer, world)[0]?.company;
}

function ofMain(read: (company: CompanyRecord, place: CustomerCompanyRecord) => NaiveValue): Meaning {
  return (customer, world) => {
    const main = companiesOf(customer, world)[0];
    return main?.company === undefined ? null : read(main.company, main.place);
  };
}

/** Where a customer works. */
export const COMPANY: Readonly<Record<string, Meaning>> = {
  companies: (customer, world) => companiesOf(customer, world).map(({ place }) => place.companyExternalId),
  company_name: ofMain((company) => company.name ?? null),
  company_tags: (customer, world) => companiesOf(customer, world).flatMap(({ company }) => company?.tags ?? []),
  company_domain: ofMain((company) => company.domain ?? null),
  company_country: ofMain((company) => company.countryCode ?? null),
  company_size: ofMain((company) => number(company.size)),
  company_turnover: ofMain((company) => number(company.turnover)),
  company_stage: ofMain((company) => company.stage ?? null),
  company_industry: ofMain((company) => company.industry ?? null),
  company_plan: ofMain((company) => company.plan ?? null),
  usage_rate: ofMain((company) => number(company.usageRate)),
  buying_process: ofMain((company) => company.buyingProcess ?? null),
  decision_makers: ofMain((company) => number(company.decisionMakers)),
  company_role: ofMain((_, place) => place.title ?? null),
  decision_maker: ofMain((_, place) => place.decisionMaker ?? null),
};
