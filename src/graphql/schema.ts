import 'reflect-metadata';
import { lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql';
import { buildSchemaSync, type NonEmptyArray, type PubSub } from 'type-graphql';
import { invariant, unreachable } from '../kernel/index.js';
import { AttributeResolver } from './attribute/attribute.resolver.js';
import { CampaignEngagementResolver } from './campaign/campaign-engagement.resolver.js';
import { CustomerCampaignsResolver } from './campaign/customer-campaigns.resolver.js';
import { CustomerCompaniesResolver } from './company/customer-companies.resolver.js';
import { CustomerCreditResolver } from './credit/customer-credit.resolver.js';
import { CustomerEventsResolver } from './event/customer-events.resolver.js';
import { CustomerInfluenceResolver } from './influence/customer-influence.resolver.js';
import { CustomerOrdersResolver } from './order/customer-orders.resolver.js';
import { CustomerServiceResolver } from './service/customer-service.resolver.js';
import { CustomerSurveysResolver } from './survey/customer-surveys.resolver.js';
import { CampaignResolver } from './campaign/campaign.resolver.js';
import { MembershipChangeResolver } from './change/membership-change.resolver.js';
import { MembershipSubscription } from './change/membership.subscription.js';
import { RecordChangeResolver } from './change/record-change.resolver.js';
import { SizeSubscription } from './change/size.subscription.js';
import { CompanyResolver } from './company/company.resolver.js';
import { CustomerCompanyResolver } from './company/customer-company.resolver.js';
import { CustomerContactsResolver } from './customer/customer-contacts.resolver.js';
import { CustomerMutationResolver } from './customer/customer-mutation.resolver.js';
import { CustomerResolver } from './customer/customer.resolver.js';
import { WHOSE_RESOLVERS } from './customer/whose.resolvers.js';
import { EventPropertyResolver } from './event/event-property.resolver.js';
import { ImportResolver } from './import/import.resolver.js';
import { ImportSubscription } from './import/import.subscription.js';
import { InfluenceAccountResolver } from './influence/influence-account.resolver.js';
import { ApiKeyResolver } from './key/api-key.resolver.js';
import { declaredScopes } from './operation/check-scopes.js';
import { OrderLineResolver } from './order/order-line.resolver.js';
import { OrderResolver } from './order/order.resolver.js';
import { ProductResolver } from './product/product.resolver.js';
import { ProvenanceResolver } from './provenance/provenance.resolver.js';
import { RuleResolver } from './rule/rule.resolver.js';
import { ExplanationResolver } from './segment/explanation.resolver.js';
import { CustomerForecastResolver, ForecastResolver, ForetoldChangeResolver } from './segment/forecast.resolver.js';
import { FunnelResolver } from './segment/funnel.resolver.js';
import { CustomerSegmentsResolver, MembershipResolver, SnapshotPageResolver } from './segment/membership.resolver.js';
import { OverlapResolver } from './segment/overlap.resolver.js';
import { PreviewResolver } from './segment/preview.resolver.js';
import { SegmentBuildResolver } from './segment/segment-build.resolver.js';
import { SegmentFiguresResolver } from './segment/segment-figures.resolver.js';
import { SegmentMembersResolver } from './segment/segment-members.resolver.js';
import { SegmentMutationResolver } from './segment/segment-mutation.resolver.js';
import { SegmentTemplateResolver } from './segment/segment-template.resolver.js';
import { SegmentRuleResolver } from './segment/segment-rule.resolver.js';
import { SegmentResolver } from './segment/segment.resolver.js';
import { DeclarationResolver } from './sync/declaration.resolver.js';
import { DeletionResolver, SYNC_RESOLVERS } from './sync/sync.resolvers.js';
import { ThresholdResolver } from './threshold/threshold.resolver.js';

const RESOLVERS: NonEmptyArray<Function> = [
  ApiKeyResolver,
  AttributeResolver,
  CampaignEngagementResolver,
  CampaignResolver,
  CompanyResolver,
  CustomerCompanyResolver,
  CustomerContactsResolver,
  CustomerCampaignsResolver,
  CustomerCompaniesResolver,
  CustomerCreditResolver,
  CustomerEventsResolver,
  CustomerForecastResolver,
  CustomerInfluenceResolver,
  CustomerOrdersResolver,
  CustomerServiceResolver,
  CustomerSurveysResolver,
  CustomerMutationResolver,
  CustomerResolver,
  CustomerSegmentsResolver,
  DeclarationResolver,
  DeletionResolver,
  EventPropertyResolver,
  ExplanationResolver,
  ForecastResolver,
  ForetoldChangeResolver,
  FunnelResolver,
  ImportResolver,
  ImportSubscription,
  InfluenceAccountResolver,
  MembershipChangeResolver,
  MembershipResolver,
  MembershipSubscription,
  OrderLineResolver,
  OrderResolver,
  OverlapResolver,
  PreviewResolver,
  ProductResolver,
  ProvenanceResolver,
  RecordChangeResolver,
  RuleResolver,
  SegmentBuildResolver,
  SegmentFiguresResolver,
  SegmentMembersResolver,
  SegmentMutationResolver,
  SegmentResolver,
  SegmentRuleResolver,
  SegmentTemplateResolver,
  SizeSubscription,
  SnapshotPageResolver,
  ThresholdResolver,
  ...SYNC_RESOLVERS,
  ...WHOSE_RESOLVERS,
];

/** Subscriptions read the change log themselves; type-graphql wants a bus of topics all the same. */
const NO_TOPICS: PubSub = {
  publish: () => invariant(false, 'nothing is published to topics'),
  subscribe: () => unreachable('topics' as never),
};

/** The whole schema. A root field that declares no scope would be open to every key: it does not even build. */
export function makeSchema(): GraphQLSchema {
  // Arguments are checked where they are used; class-validator is not installed.
  const schema = buildSchemaSync({ resolvers: RESOLVERS, validate: false, pubSub: NO_TOPICS });
  for (const field of rootFields(schema)) invariant(declaredScopes(field).length > 0, `the root field ${field.name} declares its scopes`);
  return schema;
}

export function rootFields(schema: GraphQLSchema) {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  return roots.flatMap((type) => Object.values(type?.getFields() ?? {}));
}

/** The schema as `schema/schema.graphql` has it. */
export function printedSchema(): string {
  return `${printSchema(lexicographicSortSchema(makeSchema()))}\n`;
}
