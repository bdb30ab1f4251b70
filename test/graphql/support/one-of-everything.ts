import type { EntityManager } from '@mikro-orm/core';
import { AttributeDefinition } from '../../../src/model/attribute-definition.js';
import { CampaignEngagement } from '../../../src/model/campaign-engagement.js';
import { Campaign } from '../../../src/model/campaign.js';
import { ENGAGEMENT_KIND } from '../../../src/model/closed-sets.js';
import { Company } from '../../../src/model/company.js';
import { Consent } from '../../../src/model/consent.js';
import { CustomerAddress } from '../../../src/model/customer-address.js';
import { CustomerCompany } from '../../../src/model/customer-company.js';
import { CustomerEmail } from '../../../src/model/customer-email.js';
import { CustomerEvent } from '../../../src/model/customer-event.js';
import { CustomerExternalId } from '../../../src/model/customer-external-id.js';
import { CustomerPhone } from '../../../src/model/customer-phone.js';
import { Customer } from '../../../src/model/customer.js';
import { EventProperty } from '../../../src/model/event-property.js';
import { InfluenceAccount } from '../../../src/model/influence-account.js';
import { OrderLine } from '../../../src/model/order-line.js';
import { Order } from '../../../src/model/order.js';
import { Product } from '../../../src/model/product.js';
import { ServiceInteraction } from '../../../src/model/service-interaction.js';
import { StoreCreditAccount } from '../../../src/model/store-credit-account.js';
import { SurveyAnswer } from '../../../src/model/survey-answer.js';

const at = new Date('2026-05-01T10:00:00Z');
const stamps = { createdAt: at, updatedAt: at };
const record = (externalId: string) => ({ source: 'shop', externalId, ...stamps });

/** One customer with a value in every text that a rule may mention, and with one record or more of each kind. */
export async function givenOneOfEverything(em: EntityManager): Promise<string> {
  const customer = givenPerson(em);
  givenPurchase(em, customer);
  givenBehaviour(em, customer);
  const company = em.create(Company, {
    ...record('acme'),
    name: 'Acme',
    domain: 'acme.example',
    industry: 'Forestry',
    stage: 'growth',
    plan: 'basic',
    buyingProcess: 'tender',
    countryCode: 'AT',
    tags: ['Partner'],
  });
  em.create(CustomerCompany, { customer, position: 0, company, title: 'Forester', decisionMaker: true });
  await em.flush();
  return customer.id;
}

function givenPerson(em: EntityManager): Customer {
  for (const [key, type] of [['shoe', 'text'], ['hobbies', 'list'], ['club.level', 'text']] as const) {
    em.create(AttributeDefinition, { owner: 'customer', key, name: key, type, createdAt: at });
  } // prettier-ignore
  const customer = em.create(Customer, {
    ...stamps,
    addedAt: at,
    firstName: 'Ida',
    lastName: 'Berg',
    language: 'de-AT',
    gender: 'diverse',
    maritalStatus: 'engaged',
    education: 'master',
    occupation: 'Carpenter',
    incomeBand: '50-74K',
    socialClass: 'C1',
    lifeStage: 'young family',
    referralSource: 'fair',
    referrerExternalId: 'otto',
    provenance: { occupation: { source: 'shop', party: 1, at: '2026-05-01T10:00:00.000Z' } },
    accountStatus: 'ENABLED',
    lifecycleStage: 'ambassador',
    browser: 'Firefox',
    devices: ['phone'],
    technologyAdoption: 'early_adopter',
    personalValues: ['fairness'],
    personalityTraits: ['curious'],
    interests: ['wood'],
    preferredContact: 'post',
    createdByAppId: 'till',
    tags: ['VIP'],
    attributes: { shoe: '42', hobbies: ['chess'], 'club.level': 'gold' },
  });
  em.create(CustomerEmail, { customer, position: 0, email: 'ida@berg.example' });
  em.create(CustomerPhone, { customer, position: 0, phone: '+4312345' });
  em.create(CustomerAddress, {
    customer,
    position: 0,
    city: 'Graz',
    region: 'Styria',
    regionCode: '6',
    countryCode: 'AT',
    postalCode: '8010',
  });
  em.create(CustomerExternalId, { customer, source: 'shop', externalId: 'ida' });
  em.create(Consent, { customer, channel: 'email', status: 'SUBSCRIBED', method: 'double_opt_in', place: 'fair', source: 'shop' });
  em.create(StoreCreditAccount, { ...record('credit'), customer, balance: '5', currency: 'EUR' });
  return customer;
}

function givenPurchase(em: EntityManager, customer: Customer): void {
  const product = em.create(Product, {
    ...record('saw'),
    sku: 'S-1',
    name: 'Saw',
    brand: 'Zahn',
    supplier: 'Eisen',
    categoryPath: ['Tools', 'Saws'],
    tags: ['Sharp'],
  });
  const order = em.create(Order, {
    ...record('o1'),
    number: '1',
    customer,
    status: 'completed',
    financialStatus: 'paid',
    channel: 'store',
    occasion: 'birthday',
    recipient: 'Aunt Resi',
    tags: ['Gift'],
    locationId: 'graz',
    appId: 'till',
    currency: 'EUR',
    total: '20',
    placedAt: at,
  });
  em.create(OrderLine, { order, position: 0, customer, placedAt: at, product, externalId: 'saw', name: 'Saw', quantity: '1', unitPrice: '20', amount: '20', promotion: 'spring', variant: 'fine', promotionId: 'p1', promotionMedium: 'radio' }); // prettier-ignore
}

function givenBehaviour(em: EntityManager, customer: Customer): void {
  em.create(InfluenceAccount, { ...record('ig'), customer, network: 'instagram', handle: 'ida', followers: 9, brands: ['Zahn'] });
  em.create(ServiceInteraction, { ...record('s1'), customer, channel: 'phone', subject: 'Blade', occurredAt: at });
  em.create(SurveyAnswer, { ...record('a1'), customer, survey: 'nps', question: 'Why?', answer: 'Good saws', answeredAt: at });
  em.create(EventProperty, { key: 'page', name: 'Page', type: 'text', createdAt: at });
  const properties = { page: '/saws', product_id: 'saw', collection_id: 'saws' };
  for (const name of ['product_viewed', 'collection_viewed']) {
    em.create(CustomerEvent, { ...record(name), customer, name, properties, occurredAt: at });
  }
  const campaign = em.create(Campaign, { ...record('c1'), name: 'Spring', channel: 'email', type: 'newsletter', offer: '10 % off' });
  for (const kind of ENGAGEMENT_KIND.words) {
    em.create(CampaignEngagement, { ...record(kind), campaign, customer, kind, occurredAt: at });
  }
}
