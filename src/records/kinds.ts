import type { z } from 'zod';
import { type ClosedSet, closedSet } from '../model/index.js';
import type { Fields } from './field.js';
import { campaign } from './kinds/campaign.js';
import { campaignEngagement } from './kinds/campaign-engagement.js';
import { company } from './kinds/company.js';
import { consent } from './kinds/consent.js';
import { customer } from './kinds/customer.js';
import { event } from './kinds/event.js';
import { influenceMetric } from './kinds/influence-metric.js';
import { order } from './kinds/order.js';
import { product } from './kinds/product.js';
import { serviceInteraction } from './kinds/service-interaction.js';
import { storeCreditAccount } from './kinds/store-credit-account.js';
import { surveyAnswer } from './kinds/survey-answer.js';

export * from './kinds/campaign.js';
export * from './kinds/campaign-engagement.js';
export * from './kinds/company.js';
export * from './kinds/consent.js';
export * from './kinds/customer.js';
export * from './kinds/event.js';
export * from './kinds/influence-metric.js';
export * from './kinds/order.js';
export * from './kinds/product.js';
export * from './kinds/service-interaction.js';
export * from './kinds/store-credit-account.js';
export * from './kinds/survey-answer.js';

/** Every kind of record, once. What others refer to comes first: records are found and locked in this order, and deleted in the other. */
export const KINDS = [
  customer,
  company,
  product,
  order,
  influenceMetric,
  serviceInteraction,
  event,
  campaign,
  campaignEngagement,
  surveyAnswer,
  storeCreditAccount,
  consent,
] as const;

type AnyKind = (typeof KINDS)[number];
export type KindName = AnyKind['name'];
export type KindNamed<Name extends KindName> = Extract<AnyKind, { readonly name: Name }>;

export function fieldsOfKind(name: KindName): Fields {
  return BY_NAME[name].fields;
}

/** By what a record of the kind is checked. */
export function checksOfKind(name: KindName): { readonly schema: z.ZodType; readonly fields: Fields } {
  const { schema, fields } = BY_NAME[name];
  return { schema: schema as z.ZodType, fields };
}

const BY_NAME = Object.fromEntries(KINDS.map((kind) => [kind.name, kind])) as { readonly [Name in KindName]: KindNamed<Name> };

type TrackedKind = Extract<AnyKind, { readonly tracked: true }>;

/** Kinds whose records have ids of their own: they are told of in the delta feed, and deleted by external ids. */
export const TRACKED_KINDS: readonly TrackedKind[] = KINDS.filter((kind) => kind.tracked);

/** What the delta feed and deletions call a kind: its table. */
export type RecordKind = TrackedKind['table'];
const MEANINGS = Object.fromEntries(TRACKED_KINDS.map(({ table, batch }) => [table, batch])) as Readonly<Record<RecordKind, string>>;
export const RECORD_KIND: ClosedSet<RecordKind> = closedSet('RecordKind', 'A kind of record.', MEANINGS);
export const RECORD_KINDS: readonly RecordKind[] = RECORD_KIND.words;

/** Those of them that belong to customers, and move with them. */
export const OWNED_KINDS = TRACKED_KINDS.filter(({ fields }) => 'customerExternalId' in fields);
