import type { EntityClass } from '@mikro-orm/core';
import { createUnionType } from 'type-graphql';
import {
  CampaignEngagement,
  Campaign,
  Company,
  CustomerEvent,
  Customer,
  InfluenceAccount,
  Order,
  Product,
  ServiceInteraction,
  StoreCreditAccount,
  SurveyAnswer,
} from '../../model/index.js';
import type { RecordChange } from '../../sync/index.js';
import type { OperationContext } from '../context.js';
import { loadRecord } from '../rows/record-loader.js';

const ENTITIES = {
  customer: Customer,
  company: Company,
  product: Product,
  order: Order,
  influence_account: InfluenceAccount,
  service_interaction: ServiceInteraction,
  event: CustomerEvent,
  campaign: Campaign,
  campaign_engagement: CampaignEngagement,
  survey_answer: SurveyAnswer,
  store_credit_account: StoreCreditAccount,
} as const satisfies Readonly<Record<RecordChange['kind'], EntityClass<object>>>;

/** A record with its kind, by which its type is known. */
export interface ChangedRow {
  readonly changedKind: RecordChange['kind'];
}

export const ChangedRecord = createUnionType({
  name: 'ChangedRecord',
  description: 'A record of any kind. Its fields need the scopes that they need anywhere.',
  types: () => Object.values(ENTITIES),
  resolveType: (record: ChangedRow | object) => ENTITIES[(record as ChangedRow).changedKind],
});

/** The record that a change is about, as it is now; null if it is gone. Those of a page are read in one statement a kind. */
export async function loadChangedRecord(context: OperationContext, { kind, id }: RecordChange): Promise<ChangedRow | null> {
  const row = await loadRecord<object>(context, ENTITIES[kind], id);
  return row === null ? null : { ...row, changedKind: kind };
}
