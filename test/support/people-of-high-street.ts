import { givenCompanies, givenConsents, givenCustomers, givenInfluenceMetrics, givenProducts } from './records.js';
import type { TestWorkspace } from './workspace.js';

/* Who is on the high street (`high-street.ts`), and what is sold there. */

export function givenShelf(workspace: TestWorkspace): Promise<string[]> {
  return givenProducts(
    workspace,
    { externalId: 'coat', name: 'Coat', brand: 'Norrsken', categoryPath: ['Clothes', 'Coats'], tags: ['winter'], unitCost: '150' },
    {
      externalId: 'album',
      name: 'First album',
      brand: 'Artist A',
      categoryPath: ['Music', 'Albums'],
      releasedAt: '2025-01-10T00:00:00Z',
      unitCost: '5',
    },
    {
      externalId: 'new album',
      name: 'Second album',
      brand: 'Artist A',
      categoryPath: ['Music', 'Albums'],
      releasedAt: '2026-05-14T00:00:00Z',
      unitCost: '5',
    },
    { externalId: 'roses', name: 'Roses', categoryPath: ['Flowers'], unitCost: '10' },
    { externalId: 'brick', name: 'Bricks', categoryPath: ['Building', 'Bricks'], unitCost: '80' },
    { externalId: 'sand', name: 'Sand', categoryPath: ['Building', 'Sand'], unitCost: '10' },
    { externalId: 'cup', name: 'Cup', categoryPath: ['Kitchen'], unitCost: '20' },
  );
}

export async function givenPeople(workspace: TestWorkspace): Promise<void> {
  await givenCompanies(
    workspace,
    {
      externalId: 'acme',
      name: 'Acme',
      plan: 'enterprise',
      size: 200,
      turnover: '5000000',
      stage: 'mature',
      usageRate: '0.9',
      buyingProcess: 'tender',
      decisionMakers: 4,
    },
    { externalId: 'corner', name: 'Corner', plan: 'free', size: 1 },
  );
  const addedAt = '2020-01-01T00:00:00Z';
  await givenCustomers(
    workspace,
    {
      externalId: 'joe',
      addedAt,
      gender: 'male',
      birthDate: '1989-02-02',
      maritalStatus: 'married',
      occupation: 'carpenter',
      yearlyIncome: '60000',
      socialClass: 'C1',
      homeOwner: true,
      webSavviness: 5,
      browser: 'Firefox',
      devices: ['desktop'],
      referralSource: 'friend',
      brandLoyalty: 9,
      priceSensitivity: 2,
      preferredContact: 'phone',
      interests: ['hiking'],
      personalValues: ['quality'],
      tags: ['regular'],
      addresses: [{ city: 'Edinburgh', regionCode: 'EDH', countryCode: 'GB' }],
    },
    {
      externalId: 'sarah',
      addedAt,
      gender: 'female',
      birthDate: '2007-01-01',
      maritalStatus: 'single',
      occupation: 'student',
      webSavviness: 9,
      devices: ['phone'],
      technologyAdoption: 'innovator',
      interests: ['music'],
    },
    { externalId: 'hugo', addedAt, gender: 'male', maritalStatus: 'married', devices: ['phone'] },
    { externalId: 'fay', addedAt, gender: 'female' },
    {
      externalId: 'bert',
      addedAt,
      companies: [{ companyExternalId: 'acme', title: 'Buyer', decisionMaker: true }],
      attributes: { customer_type: 'commercial' },
    },
    { externalId: 'fred', addedAt: '2026-05-01T00:00:00Z', companies: [{ companyExternalId: 'corner' }], lifecycleStage: 'lead' },
    { externalId: 'tia', addedAt: '2026-05-10T00:00:00Z', gender: 'female', birthDate: '2010-03-03', devices: ['phone'] },
    { externalId: 'rex', addedAt },
    { externalId: 'lou', addedAt, addresses: [{ city: 'Juneau', regionCode: 'AK', countryCode: 'US' }] },
    {
      externalId: 'rolf',
      addedAt,
      gender: 'male',
      birthDate: '1956-01-01',
      lifeStage: 'retired',
      technologyAdoption: 'laggard',
      attributes: { area: 'country', hours_free: 40 },
    },
  );
  await givenConsents(
    workspace,
    ...['sarah', 'fred'].map((customerExternalId) => ({
      customerExternalId,
      channel: 'email' as const,
      status: 'SUBSCRIBED' as const,
      changedAt: '2026-01-01T00:00:00Z',
    })),
  );
  await givenInfluenceMetrics(
    workspace,
    {
      customerExternalId: 'sarah',
      network: 'twitter',
      handle: 'sarah',
      observedAt: '2026-05-10T00:00:00Z',
      followers: 3000,
      following: 120,
      posts: 40,
      brands: Array.from({ length: 101 }, (_, number) => `Brand ${number + 1}`),
    },
    { customerExternalId: 'fay', network: 'instagram', handle: 'fay', observedAt: '2026-05-10T00:00:00Z', followers: 250_000 },
  );
}
