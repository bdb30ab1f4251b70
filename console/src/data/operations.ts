// Written by `npm run console:operations` from the files in operations/: do not edit.

import type { Operation } from './operation';

export type CaseReasonKind = 'CUSTOMER' | 'OVERDUE' | 'SEGMENT' | 'UNKNOWN';

export type ClauseKind = 'AND' | 'CLAUSE' | 'NOT' | 'OR';

export type ConsentChannel = 'EMAIL' | 'PHONE' | 'POST' | 'SMS';

export type ConsentStatus = 'INVALID' | 'NOT_SUBSCRIBED' | 'PENDING' | 'REDACTED' | 'SUBSCRIBED' | 'UNSUBSCRIBED';

export type CustomerOrder =
  | 'ABANDONED_CHECKOUT_DATE'
  | 'ABANDONED_CHECKOUT_DATE_DESC'
  | 'ADDED_DATE'
  | 'ADDED_DATE_DESC'
  | 'AGE'
  | 'AGE_DESC'
  | 'AMOUNT_SPENT'
  | 'AMOUNT_SPENT_DESC'
  | 'AVERAGE_ORDER_VALUE'
  | 'AVERAGE_ORDER_VALUE_DESC'
  | 'CAMPAIGN_COST'
  | 'CAMPAIGN_COST_DESC'
  | 'COMPANY_SIZE'
  | 'COMPANY_SIZE_DESC'
  | 'COMPANY_TURNOVER'
  | 'COMPANY_TURNOVER_DESC'
  | 'CONTRIBUTION'
  | 'CONTRIBUTION_DESC'
  | 'COST_OF_GOODS'
  | 'COST_OF_GOODS_DESC'
  | 'DAYS_BETWEEN_ORDERS'
  | 'DAYS_BETWEEN_ORDERS_DESC'
  | 'DAYS_TO_SECOND_ORDER'
  | 'DAYS_TO_SECOND_ORDER_DESC'
  | 'DECISION_MAKERS'
  | 'DECISION_MAKERS_DESC'
  | 'ENGAGEMENT_RATE'
  | 'ENGAGEMENT_RATE_DESC'
  | 'FIRST_ORDER_DATE'
  | 'FIRST_ORDER_DATE_DESC'
  | 'ID'
  | 'INFLUENCE_REACH'
  | 'INFLUENCE_REACH_DESC'
  | 'INTERACTIONS_WITHOUT_COST'
  | 'INTERACTIONS_WITHOUT_COST_DESC'
  | 'LAST_OCCASION_DATE'
  | 'LAST_OCCASION_DATE_DESC'
  | 'LAST_ORDER_DATE'
  | 'LAST_ORDER_DATE_DESC'
  | 'MARGIN_PERCENTILE'
  | 'MARGIN_PERCENTILE_DESC'
  | 'MARGIN_RANK'
  | 'MARGIN_RANK_DESC'
  | 'MARGIN_RATE'
  | 'MARGIN_RATE_DESC'
  | 'MARGIN_TOP_PERCENT'
  | 'MARGIN_TOP_PERCENT_DESC'
  | 'MESSAGES_WITHOUT_COST'
  | 'MESSAGES_WITHOUT_COST_DESC'
  | 'NAME'
  | 'NAME_DESC'
  | 'NUMBER_OF_ORDERS'
  | 'NUMBER_OF_ORDERS_DESC'
  | 'ORDERS_PERCENTILE'
  | 'ORDERS_PERCENTILE_DESC'
  | 'ORDERS_RANK'
  | 'ORDERS_RANK_DESC'
  | 'ORDERS_TOP_PERCENT'
  | 'ORDERS_TOP_PERCENT_DESC'
  | 'ORDERS_WITHOUT_RATE'
  | 'ORDERS_WITHOUT_RATE_DESC'
  | 'ORDER_FREQUENCY'
  | 'ORDER_FREQUENCY_DESC'
  | 'PROFILE_COMPLETENESS'
  | 'PROFILE_COMPLETENESS_DESC'
  | 'REVENUE'
  | 'REVENUE_DESC'
  | 'REVENUE_WITHOUT_COST'
  | 'REVENUE_WITHOUT_COST_DESC'
  | 'RFM_FREQUENCY'
  | 'RFM_FREQUENCY_DESC'
  | 'RFM_MONETARY'
  | 'RFM_MONETARY_DESC'
  | 'RFM_RECENCY'
  | 'RFM_RECENCY_DESC'
  | 'ROI'
  | 'ROI_DESC'
  | 'SATISFACTION'
  | 'SATISFACTION_DESC'
  | 'SERVICE_COST'
  | 'SERVICE_COST_DESC'
  | 'SERVICE_EFFORT'
  | 'SERVICE_EFFORT_DESC'
  | 'SPEND_PERCENTILE'
  | 'SPEND_PERCENTILE_DESC'
  | 'SPEND_RANK'
  | 'SPEND_RANK_DESC'
  | 'SPEND_TOP_PERCENT'
  | 'SPEND_TOP_PERCENT_DESC'
  | 'TOTAL_MARGIN'
  | 'TOTAL_MARGIN_DESC'
  | 'TOTAL_QUANTITY'
  | 'TOTAL_QUANTITY_DESC'
  | 'UNITS_WITHOUT_COST'
  | 'UNITS_WITHOUT_COST_DESC'
  | 'USAGE_RATE'
  | 'USAGE_RATE_DESC';

export type GoalMetric =
  | 'CLICK_THROUGH_RATE'
  | 'CONVERSION_RATE'
  | 'CONVERTED'
  | 'OPEN_RATE'
  | 'RESPONDED'
  | 'RESPONSE_RATE'
  | 'REVENUE'
  | 'ROI'
  | 'UNSUBSCRIBE_RATE';

export type GroupPartKind = 'MISSING' | 'OTHERS' | 'VALUE';

export type ImportState = 'ABANDONED' | 'COMPLETED' | 'FAILED' | 'RUNNING';

export type OpenCaseOrder = 'CONTRIBUTION' | 'OLDEST' | 'ROI' | 'SEGMENT_CONTRIBUTION' | 'SEGMENT_ROI';

export type RuleCompletionKind = 'ATTRIBUTE' | 'FUNCTION' | 'KEYWORD' | 'OPERATOR' | 'PARAMETER' | 'VALUE';

export type SegmentAttributeKind = 'ATTRIBUTE' | 'CALL' | 'FUNCTION';

export type SegmentKind = 'DYNAMIC' | 'STATIC';

export type SegmentState = 'BUILDING' | 'FAILED' | 'READY';

export type SizeInterval = 'DAY' | 'HOUR' | 'MONTH' | 'WEEK';

export type TechnologyAdoption = 'EARLY_ADOPTER' | 'EARLY_MAJORITY' | 'INNOVATOR' | 'LAGGARD' | 'LATE_MAJORITY';

export type TimelineKind =
  | 'BECAME_KNOWN'
  | 'CAMPAIGN_ENGAGEMENT'
  | 'CONSENT'
  | 'EVENT'
  | 'INFLUENCE'
  | 'MEMBERSHIP'
  | 'MERGE'
  | 'ORDER'
  | 'SERVICE_INTERACTION'
  | 'SURVEY_ANSWER';

export type CreateSegmentInput = {
  readonly description?: string | null;
  readonly kind?: SegmentKind | null;
  readonly name: string;
  readonly query?: string | null;
  readonly rule?: unknown;
};

export type UpdateSegmentInput = {
  readonly description?: string | null;
  readonly expectedVersion?: number | null;
  readonly name?: string | null;
  readonly query?: string | null;
  readonly rule?: unknown;
};

export type ClauseAt1 = Clause & { readonly clauses: readonly ClauseAt2[] };

export type ClauseAt2 = Clause & { readonly clauses: readonly ClauseAt3[] };

export type ClauseAt3 = Clause & { readonly clauses: readonly Clause[] };

export type Clause = {
  readonly kind: ClauseKind;
  readonly text: string;
  readonly holds: boolean;
  readonly actual: readonly { readonly label: string; readonly value: unknown }[];
  readonly smallestChange: { readonly text: string } | null;
};

export type RuleProblem = {
  readonly code: string;
  readonly message: string;
  readonly expected: readonly string[] | null;
  readonly suggestion: string | null;
  readonly path: readonly string[] | null;
  readonly position: { readonly offset: number; readonly length: number; readonly line: number; readonly column: number } | null;
};

export type SegmentAtAGlance = {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly share: number;
  readonly state: SegmentState;
  readonly stale: boolean;
  readonly asOf: string;
  readonly createdAt: string;
  readonly progress: number | null;
  readonly sizes: readonly { readonly at: string; readonly size: number }[];
};

export type Person = { readonly id: string; readonly firstName?: string | null; readonly lastName?: string | null };

export type Funnel = {
  readonly kind: ClauseKind | null;
  readonly base: number | null;
  readonly size: number | null;
  readonly share: number | null;
  readonly asOf: string | null;
  readonly steps: readonly {
    readonly text: string;
    readonly alone: number;
    readonly aloneShare: number;
    readonly inOrder: number;
    readonly inOrderShare: number;
    readonly change: number;
  }[];
  readonly userErrors: readonly { readonly message: string }[];
};

export type CustomerProfileData = {
  readonly customer:
    | (Person & {
        readonly addedAt: string;
        readonly updatedAt: string;
        readonly lifecycleStage: string | null;
        readonly language: string | null;
        readonly gender: string | null;
        readonly householdSize: number | null;
        readonly homeOwner: boolean | null;
        readonly occupation: string | null;
        readonly interests: readonly string[];
        readonly tags: readonly string[];
        readonly preferredContact: string | null;
        readonly technologyAdoption: TechnologyAdoption | null;
        readonly webSavviness: number | null;
        readonly brandLoyalty: number | null;
        readonly priceSensitivity: number | null;
        readonly emails?: readonly string[];
        readonly phones?: readonly string[];
        readonly birthDate?: string | null;
        readonly age?: number | null;
        readonly addresses?: readonly {
          readonly city: string | null;
          readonly region: string | null;
          readonly countryCode: string | null;
        }[];
        readonly externalIds: readonly { readonly source: string; readonly externalId: string }[];
        readonly consents: readonly {
          readonly channel: ConsentChannel;
          readonly status: ConsentStatus;
          readonly changedAt: string | null;
          readonly source: string;
        }[];
        readonly amountSpent?: string | null;
        readonly numberOfOrders?: number | null;
        readonly averageOrderValue?: string | null;
        readonly lastOrderDate?: string | null;
        readonly rfmGroup?: string | null;
        readonly buyerType?: string | null;
        readonly favouriteCategory?: string | null;
        readonly favouriteBrand?: string | null;
        readonly favouriteChannel?: string | null;
        readonly totalMargin?: string | null;
        readonly serviceEffort?: number | null;
        readonly satisfaction?: number | null;
        readonly contribution?: string | null;
        readonly influenceReach?: number | null;
        readonly influencerTier?: string | null;
      })
    | null;
};
export type CustomerProfileVariables = {
  readonly id: string;
  readonly names: boolean;
  readonly orders: boolean;
  readonly service: boolean;
  readonly worth: boolean;
  readonly influence: boolean;
};
export const CustomerProfile: Operation<CustomerProfileData, CustomerProfileVariables> = {
  name: 'CustomerProfile',
  kind: 'query',
  text: 'query CustomerProfile($id: ID!, $names: Boolean!, $orders: Boolean!, $service: Boolean!, $worth: Boolean!, $influence: Boolean!) { customer(id: $id) { ...Person addedAt updatedAt lifecycleStage language gender householdSize homeOwner occupation interests tags preferredContact technologyAdoption webSavviness brandLoyalty priceSensitivity emails @include(if: $names) phones @include(if: $names) birthDate @include(if: $names) age @include(if: $names) addresses @include(if: $names) { city region countryCode } externalIds { source externalId } consents { channel status changedAt source } amountSpent @include(if: $orders) numberOfOrders @include(if: $orders) averageOrderValue @include(if: $orders) lastOrderDate @include(if: $orders) rfmGroup @include(if: $orders) buyerType @include(if: $orders) favouriteCategory @include(if: $orders) favouriteBrand @include(if: $orders) favouriteChannel @include(if: $orders) totalMargin @include(if: $orders) serviceEffort @include(if: $service) satisfaction @include(if: $service) contribution @include(if: $worth) influenceReach @include(if: $influence) influencerTier @include(if: $influence) } } fragment Person on Customer { id firstName @include(if: $names) lastName @include(if: $names) }',
};

export type CustomerTimelineData = {
  readonly customer: {
    readonly id: string;
    readonly timeline: {
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
      readonly edges: readonly {
        readonly node: { readonly id: string; readonly at: string; readonly kind: TimelineKind; readonly summary: string };
      }[];
    };
  } | null;
};
export type CustomerTimelineVariables = { readonly id: string; readonly after?: string | null };
export const CustomerTimeline: Operation<CustomerTimelineData, CustomerTimelineVariables> = {
  name: 'CustomerTimeline',
  kind: 'query',
  text: 'query CustomerTimeline($id: ID!, $after: String) { customer(id: $id) { id timeline(first: 30, after: $after) { pageInfo { hasNextPage endCursor } edges { node { id at kind summary } } } } }',
};

export type CustomerMembershipsData = {
  readonly customer: {
    readonly id: string;
    readonly segments: readonly {
      readonly segmentId: string;
      readonly since: string;
      readonly leavesAt: string | null;
      readonly segment: { readonly id: string; readonly name: string };
    }[];
  } | null;
};
export type CustomerMembershipsVariables = { readonly id: string };
export const CustomerMemberships: Operation<CustomerMembershipsData, CustomerMembershipsVariables> = {
  name: 'CustomerMemberships',
  kind: 'query',
  text: 'query CustomerMemberships($id: ID!) { customer(id: $id) { id segments { segmentId since leavesAt segment { id name } } } }',
};

export type ExplainMembershipData = {
  readonly explainMembership: {
    readonly holds: boolean | null;
    readonly asOf: string | null;
    readonly stale: boolean;
    readonly root: ClauseAt1 | null;
    readonly smallestChange: { readonly text: string; readonly at: string | null } | null;
    readonly userErrors: readonly { readonly message: string }[];
  };
};
export type ExplainMembershipVariables = { readonly customerId: string; readonly segmentId: string };
export const ExplainMembership: Operation<ExplainMembershipData, ExplainMembershipVariables> = {
  name: 'ExplainMembership',
  kind: 'query',
  text: 'query ExplainMembership($customerId: ID!, $segmentId: ID!) { explainMembership(customerId: $customerId, segmentId: $segmentId) { holds asOf stale root { ...ClauseAt1 } smallestChange { text at } userErrors { message } } } fragment ClauseAt1 on ClauseExplanation { ...Clause clauses { ...ClauseAt2 } } fragment Clause on ClauseExplanation { kind text holds actual { label value } smallestChange { text } } fragment ClauseAt2 on ClauseExplanation { ...Clause clauses { ...ClauseAt3 } } fragment ClauseAt3 on ClauseExplanation { ...Clause clauses { ...Clause } }',
};

export type FollowCustomerData = {
  readonly customerSegments: { readonly __typename: 'MembershipChangeBatch' } | { readonly __typename: 'MembershipSnapshotPage' };
};
export type FollowCustomerVariables = { readonly customerId: string };
export const FollowCustomer: Operation<FollowCustomerData, FollowCustomerVariables> = {
  name: 'FollowCustomer',
  kind: 'subscription',
  text: 'subscription FollowCustomer($customerId: ID!) { customerSegments(customerId: $customerId) { __typename } }',
};

export type CompleteRuleData = {
  readonly completeSegmentQuery: readonly {
    readonly label: string;
    readonly text: string;
    readonly detail: string;
    readonly kind: RuleCompletionKind;
    readonly span: { readonly offset: number; readonly length: number };
  }[];
};
export type CompleteRuleVariables = { readonly query: string; readonly offset: number };
export const CompleteRule: Operation<CompleteRuleData, CompleteRuleVariables> = {
  name: 'CompleteRule',
  kind: 'query',
  text: 'query CompleteRule($query: String!, $offset: Int!) { completeSegmentQuery(query: $query, offset: $offset) { label text detail kind span { offset length } } }',
};

export type CheckRuleData = {
  readonly checkSegmentQuery: { readonly valid: boolean; readonly query: string | null; readonly diagnostics: readonly RuleProblem[] };
};
export type CheckRuleVariables = { readonly query: string };
export const CheckRule: Operation<CheckRuleData, CheckRuleVariables> = {
  name: 'CheckRule',
  kind: 'query',
  text: 'query CheckRule($query: String!) { checkSegmentQuery(query: $query) { valid query diagnostics { ...RuleProblem } } } fragment RuleProblem on UserError { code message expected suggestion path position { offset length line column } }',
};

export type PreviewRuleData = {
  readonly previewSegment: {
    readonly size: number | null;
    readonly share: number | null;
    readonly asOf: string | null;
    readonly stale: boolean;
    readonly sample?: readonly (Person & {
      readonly amountSpent?: string | null;
      readonly numberOfOrders?: number | null;
      readonly lastOrderDate?: string | null;
    })[];
    readonly value?: {
      readonly amountSpent: { readonly sum: string; readonly mean: string | null };
      readonly totalMargin: { readonly sum: string; readonly mean: string | null };
    } | null;
    readonly userErrors: readonly RuleProblem[];
  };
};
export type PreviewRuleVariables = { readonly query: string; readonly people: boolean; readonly names: boolean; readonly orders: boolean };
export const PreviewRule: Operation<PreviewRuleData, PreviewRuleVariables> = {
  name: 'PreviewRule',
  kind: 'query',
  text: 'query PreviewRule($query: String!, $people: Boolean!, $names: Boolean!, $orders: Boolean!) { previewSegment(query: $query, first: 8) { size share asOf stale sample @include(if: $people) { ...Person amountSpent @include(if: $orders) numberOfOrders @include(if: $orders) lastOrderDate @include(if: $orders) } value @include(if: $orders) { amountSpent { sum mean } totalMargin { sum mean } } userErrors { ...RuleProblem } } } fragment Person on Customer { id firstName @include(if: $names) lastName @include(if: $names) } fragment RuleProblem on UserError { code message expected suggestion path position { offset length line column } }',
};

export type FunnelOfRuleData = { readonly segmentFunnel: Funnel };
export type FunnelOfRuleVariables = { readonly query: string };
export const FunnelOfRule: Operation<FunnelOfRuleData, FunnelOfRuleVariables> = {
  name: 'FunnelOfRule',
  kind: 'query',
  text: 'query FunnelOfRule($query: String!) { segmentFunnel(query: $query) { ...Funnel } } fragment Funnel on SegmentFunnel { kind base size share asOf steps { text alone aloneShare inOrder inOrderShare change } userErrors { message } }',
};

export type ImpactOfEditData = {
  readonly previewSegmentEdit: {
    readonly entering: number | null;
    readonly leaving: number | null;
    readonly sizeBefore: number | null;
    readonly sizeAfter: number | null;
    readonly enteringSample?: readonly Person[];
    readonly leavingSample?: readonly Person[];
    readonly valueBefore?: { readonly amountSpent: { readonly sum: string; readonly mean: string | null } } | null;
    readonly valueAfter?: { readonly amountSpent: { readonly sum: string; readonly mean: string | null } } | null;
    readonly userErrors: readonly { readonly message: string }[];
  };
};
export type ImpactOfEditVariables = {
  readonly id: string;
  readonly query: string;
  readonly people: boolean;
  readonly names: boolean;
  readonly orders: boolean;
};
export const ImpactOfEdit: Operation<ImpactOfEditData, ImpactOfEditVariables> = {
  name: 'ImpactOfEdit',
  kind: 'query',
  text: 'query ImpactOfEdit($id: ID!, $query: String!, $people: Boolean!, $names: Boolean!, $orders: Boolean!) { previewSegmentEdit(id: $id, query: $query) { entering leaving sizeBefore sizeAfter enteringSample @include(if: $people) { ...Person } leavingSample @include(if: $people) { ...Person } valueBefore @include(if: $orders) { amountSpent { sum mean } } valueAfter @include(if: $orders) { amountSpent { sum mean } } userErrors { message } } } fragment Person on Customer { id firstName @include(if: $names) lastName @include(if: $names) }',
};

export type EditedSegmentData = {
  readonly segment: {
    readonly id: string;
    readonly name: string;
    readonly description: string | null;
    readonly kind: SegmentKind;
    readonly query: string | null;
    readonly ruleWithheld: string | null;
    readonly updatedAt: string;
  } | null;
};
export type EditedSegmentVariables = { readonly id: string };
export const EditedSegment: Operation<EditedSegmentData, EditedSegmentVariables> = {
  name: 'EditedSegment',
  kind: 'query',
  text: 'query EditedSegment($id: ID!) { segment(id: $id) { id name description kind query ruleWithheld updatedAt } }',
};

export type ReadySegmentsData = {
  readonly segmentTemplates: readonly {
    readonly key: string;
    readonly name: string;
    readonly model: string;
    readonly purpose: string;
    readonly query: string;
  }[];
};
export type ReadySegmentsVariables = {};
export const ReadySegments: Operation<ReadySegmentsData, ReadySegmentsVariables> = {
  name: 'ReadySegments',
  kind: 'query',
  text: 'query ReadySegments { segmentTemplates { key name model purpose query } }',
};

export type RuleWordsData = {
  readonly segmentAttributes: readonly {
    readonly name: string;
    readonly label: string;
    readonly description: string;
    readonly kind: SegmentAttributeKind;
    readonly type: string | null;
    readonly unit: string | null;
  }[];
};
export type RuleWordsVariables = { readonly search?: string | null };
export const RuleWords: Operation<RuleWordsData, RuleWordsVariables> = {
  name: 'RuleWords',
  kind: 'query',
  text: 'query RuleWords($search: String) { segmentAttributes(search: $search) { name label description kind type unit } }',
};

export type SaveNewSegmentData = {
  readonly createSegment: { readonly segment: { readonly id: string } | null; readonly userErrors: readonly RuleProblem[] };
};
export type SaveNewSegmentVariables = { readonly input: CreateSegmentInput };
export const SaveNewSegment: Operation<SaveNewSegmentData, SaveNewSegmentVariables> = {
  name: 'SaveNewSegment',
  kind: 'mutation',
  text: 'mutation SaveNewSegment($input: CreateSegmentInput!) { createSegment(input: $input) { segment { id } userErrors { ...RuleProblem } } } fragment RuleProblem on UserError { code message expected suggestion path position { offset length line column } }',
};

export type SaveSegmentData = {
  readonly updateSegment: { readonly segment: { readonly id: string } | null; readonly userErrors: readonly RuleProblem[] };
};
export type SaveSegmentVariables = { readonly id: string; readonly input: UpdateSegmentInput };
export const SaveSegment: Operation<SaveSegmentData, SaveSegmentVariables> = {
  name: 'SaveSegment',
  kind: 'mutation',
  text: 'mutation SaveSegment($id: ID!, $input: UpdateSegmentInput!) { updateSegment(id: $id, input: $input) { segment { id } userErrors { ...RuleProblem } } } fragment RuleProblem on UserError { code message expected suggestion path position { offset length line column } }',
};

export type HomeSegmentsData = { readonly segments: { readonly totalCount: number; readonly nodes: readonly SegmentAtAGlance[] } };
export type HomeSegmentsVariables = { readonly from: string };
export const HomeSegments: Operation<HomeSegmentsData, HomeSegmentsVariables> = {
  name: 'HomeSegments',
  kind: 'query',
  text: 'query HomeSegments($from: DateTime!) { segments(first: 100) { totalCount nodes { ...SegmentAtAGlance } } } fragment SegmentAtAGlance on Segment { id name size share state stale asOf createdAt progress sizes(every: DAY, from: $from) { at size } }',
};

export type HomeBaseData = { readonly customers: { readonly totalCount: number } };
export type HomeBaseVariables = {};
export const HomeBase: Operation<HomeBaseData, HomeBaseVariables> = {
  name: 'HomeBase',
  kind: 'query',
  text: 'query HomeBase { customers(first: 1) { totalCount } }',
};

export type HomeValueData = {
  readonly segmentValue: {
    readonly size: number;
    readonly asOf: string;
    readonly figures: readonly {
      readonly name: string;
      readonly sum: string | null;
      readonly mean: string | null;
      readonly known: number;
    }[];
  };
};
export type HomeValueVariables = {};
export const HomeValue: Operation<HomeValueData, HomeValueVariables> = {
  name: 'HomeValue',
  kind: 'query',
  text: 'query HomeValue { segmentValue(query: "number_of_orders >= 0") { size asOf figures(names: ["amount_spent", "number_of_orders"], bins: 1) { name sum mean known } } }',
};

export type HomeCampaignsData = {
  readonly campaigns: {
    readonly totalCount: number;
    readonly nodes: readonly {
      readonly id: string;
      readonly name: string;
      readonly channel: string | null;
      readonly startsAt: string | null;
      readonly endsAt: string | null;
      readonly goals: readonly {
        readonly metric: GoalMetric;
        readonly actual: number | null;
        readonly target: string;
        readonly dueAt: string;
        readonly onCourse: boolean | null;
        readonly reached: boolean;
      }[];
      readonly performance: {
        readonly openRate: number | null;
        readonly conversionRate: number | null;
        readonly revenue: string;
        readonly roi: number | null;
        readonly sent: { readonly people: number };
      };
    }[];
  };
};
export type HomeCampaignsVariables = {};
export const HomeCampaigns: Operation<HomeCampaignsData, HomeCampaignsVariables> = {
  name: 'HomeCampaigns',
  kind: 'query',
  text: 'query HomeCampaigns { campaigns(first: 5) { totalCount nodes { id name channel startsAt endsAt goals { metric actual target dueAt onCourse reached } performance { openRate conversionRate revenue roi sent { people } } } } }',
};

export type HomeImportsData = {
  readonly importJobs: {
    readonly totalCount: number;
    readonly nodes: readonly {
      readonly id: string;
      readonly name: string;
      readonly state: ImportState;
      readonly startedAt: string;
      readonly finishedAt: string | null;
      readonly processedRows: number;
      readonly rejectedRows: number;
      readonly totalRows: number | null;
    }[];
  };
};
export type HomeImportsVariables = {};
export const HomeImports: Operation<HomeImportsData, HomeImportsVariables> = {
  name: 'HomeImports',
  kind: 'query',
  text: 'query HomeImports { importJobs(first: 3) { totalCount nodes { id name state startedAt finishedAt processedRows rejectedRows totalRows } } }',
};

export type FollowSizesData = {
  readonly segmentSizes: { readonly segmentId: string; readonly size: number; readonly share: number; readonly at: string };
};
export type FollowSizesVariables = { readonly segmentIds?: readonly string[] | null };
export const FollowSizes: Operation<FollowSizesData, FollowSizesVariables> = {
  name: 'FollowSizes',
  kind: 'subscription',
  text: 'subscription FollowSizes($segmentIds: [ID!]) { segmentSizes(segmentIds: $segmentIds) { segmentId size share at } }',
};

export type FollowCasesData = {
  readonly openCases: {
    readonly totalCount: number;
    readonly cases: readonly {
      readonly rank: number;
      readonly openSince: string;
      readonly isOverdue: boolean;
      readonly contribution: string;
      readonly customer: Person;
      readonly interaction: { readonly id: string; readonly subject: string | null; readonly channel: string };
    }[];
  };
};
export type FollowCasesVariables = { readonly names: boolean };
export const FollowCases: Operation<FollowCasesData, FollowCasesVariables> = {
  name: 'FollowCases',
  kind: 'subscription',
  text: 'subscription FollowCases($names: Boolean!) { openCases(first: 5) { totalCount cases { rank openSince isOverdue contribution customer { ...Person } interaction { id subject channel } } } } fragment Person on Customer { id firstName @include(if: $names) lastName @include(if: $names) }',
};

export type FollowQueueData = {
  readonly openCases: {
    readonly totalCount: number;
    readonly cases: readonly {
      readonly rank: number;
      readonly openSince: string;
      readonly isOverdue: boolean;
      readonly contribution: string;
      readonly roi: number | null;
      readonly customer: Person;
      readonly interaction: {
        readonly id: string;
        readonly subject: string | null;
        readonly channel: string;
        readonly effort: number | null;
      };
      readonly segments: readonly { readonly segment: { readonly id: string; readonly name: string } }[];
      readonly reasons: readonly { readonly kind: CaseReasonKind; readonly text: string }[];
    }[];
  };
};
export type FollowQueueVariables = {
  readonly names: boolean;
  readonly orderBy: OpenCaseOrder;
  readonly channels?: readonly string[] | null;
};
export const FollowQueue: Operation<FollowQueueData, FollowQueueVariables> = {
  name: 'FollowQueue',
  kind: 'subscription',
  text: 'subscription FollowQueue($names: Boolean!, $orderBy: OpenCaseOrder!, $channels: [String!]) { openCases(first: 50, orderBy: $orderBy, channels: $channels) { totalCount cases { rank openSince isOverdue contribution roi customer { ...Person } interaction { id subject channel effort } segments { segment { id name } } reasons { kind text } } } } fragment Person on Customer { id firstName @include(if: $names) lastName @include(if: $names) }',
};

export type SegmentHeadData = {
  readonly segment:
    | (SegmentAtAGlance & {
        readonly description: string | null;
        readonly kind: SegmentKind;
        readonly query: string | null;
        readonly ruleWithheld: string | null;
        readonly error: string | null;
        readonly updatedAt: string;
      })
    | null;
};
export type SegmentHeadVariables = { readonly id: string; readonly from: string };
export const SegmentHead: Operation<SegmentHeadData, SegmentHeadVariables> = {
  name: 'SegmentHead',
  kind: 'query',
  text: 'query SegmentHead($id: ID!, $from: DateTime!) { segment(id: $id) { ...SegmentAtAGlance description kind query ruleWithheld error updatedAt } } fragment SegmentAtAGlance on Segment { id name size share state stale asOf createdAt progress sizes(every: DAY, from: $from) { at size } }',
};

export type SegmentHistoryData = {
  readonly segment: {
    readonly id: string;
    readonly createdAt: string;
    readonly size: number;
    readonly sizes: readonly { readonly at: string; readonly size: number }[];
  } | null;
};
export type SegmentHistoryVariables = { readonly id: string; readonly from: string; readonly every: SizeInterval };
export const SegmentHistory: Operation<SegmentHistoryData, SegmentHistoryVariables> = {
  name: 'SegmentHistory',
  kind: 'query',
  text: 'query SegmentHistory($id: ID!, $from: DateTime!, $every: SizeInterval!) { segment(id: $id) { id createdAt size sizes(every: $every, from: $from) { at size } } }',
};

export type SegmentFunnelOfData = { readonly segmentFunnel: Funnel };
export type SegmentFunnelOfVariables = { readonly id: string };
export const SegmentFunnelOf: Operation<SegmentFunnelOfData, SegmentFunnelOfVariables> = {
  name: 'SegmentFunnelOf',
  kind: 'query',
  text: 'query SegmentFunnelOf($id: ID!) { segmentFunnel(segmentId: $id) { ...Funnel } } fragment Funnel on SegmentFunnel { kind base size share asOf steps { text alone aloneShare inOrder inOrderShare change } userErrors { message } }',
};

export type SegmentFiguresData = {
  readonly segmentValue: {
    readonly size: number;
    readonly baseSize: number;
    readonly asOf: string;
    readonly currency: string;
    readonly figures: readonly {
      readonly name: string;
      readonly label: string;
      readonly unit: string | null;
      readonly type: string;
      readonly sum: string | null;
      readonly mean: string | null;
      readonly median: string | null;
      readonly share: number | null;
      readonly index: number | null;
      readonly known: number;
      readonly base: { readonly mean: string | null; readonly median: string | null; readonly sum: string | null } | null;
    }[];
  };
};
export type SegmentFiguresVariables = { readonly ids: readonly string[]; readonly names: readonly string[] };
export const SegmentFigures: Operation<SegmentFiguresData, SegmentFiguresVariables> = {
  name: 'SegmentFigures',
  kind: 'query',
  text: 'query SegmentFigures($ids: [ID!]!, $names: [String!]!) { segmentValue(segmentIds: $ids) { size baseSize asOf currency figures(names: $names, bins: 1) { name label unit type sum mean median share index known base { mean median sum } } } }',
};

export type SegmentBreakdownData = {
  readonly segmentValue: {
    readonly asOf: string;
    readonly breakdown: {
      readonly by: string;
      readonly label: string;
      readonly overlapping: boolean;
      readonly size: number;
      readonly parts: readonly {
        readonly kind: GroupPartKind;
        readonly value: string | null;
        readonly to: string | null;
        readonly size: number;
        readonly share: number;
        readonly figures: readonly { readonly name: string; readonly sum: string | null; readonly mean: string | null }[];
      }[];
    };
  };
};
export type SegmentBreakdownVariables = { readonly ids: readonly string[]; readonly by: string };
export const SegmentBreakdown: Operation<SegmentBreakdownData, SegmentBreakdownVariables> = {
  name: 'SegmentBreakdown',
  kind: 'query',
  text: 'query SegmentBreakdown($ids: [ID!]!, $by: String!) { segmentValue(segmentIds: $ids) { asOf breakdown(by: $by, first: 8, figures: ["amount_spent"]) { by label overlapping size parts { kind value to size share figures { name sum mean } } } } }',
};

export type SegmentForecastOfData = {
  readonly segmentForecast: {
    readonly size: number;
    readonly sizeThen: number;
    readonly entering: number;
    readonly leaving: number;
    readonly until: string;
  };
};
export type SegmentForecastOfVariables = { readonly id: string; readonly until: string };
export const SegmentForecastOf: Operation<SegmentForecastOfData, SegmentForecastOfVariables> = {
  name: 'SegmentForecastOf',
  kind: 'query',
  text: 'query SegmentForecastOf($id: ID!, $until: DateTime!) { segmentForecast(segmentId: $id, until: $until) { size sizeThen entering leaving until } }',
};

export type SegmentMembersData = {
  readonly segment: {
    readonly id: string;
    readonly members: {
      readonly totalCount: number;
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
      readonly edges: readonly {
        readonly since: string;
        readonly node: Person & {
          readonly addedAt: string;
          readonly lifecycleStage: string | null;
          readonly amountSpent?: string | null;
          readonly numberOfOrders?: number | null;
          readonly averageOrderValue?: string | null;
          readonly lastOrderDate?: string | null;
          readonly firstOrderDate?: string | null;
          readonly totalMargin?: string | null;
          readonly orderFrequency?: number | null;
          readonly favouriteCategory?: string | null;
          readonly favouriteChannel?: string | null;
          readonly age?: number | null;
          readonly emails?: readonly string[];
        };
      }[];
    };
  } | null;
};
export type SegmentMembersVariables = {
  readonly id: string;
  readonly after?: string | null;
  readonly orderBy?: CustomerOrder | null;
  readonly names: boolean;
  readonly orders: boolean;
  readonly personal: boolean;
};
export const SegmentMembers: Operation<SegmentMembersData, SegmentMembersVariables> = {
  name: 'SegmentMembers',
  kind: 'query',
  text: 'query SegmentMembers($id: ID!, $after: String, $orderBy: CustomerOrder, $names: Boolean!, $orders: Boolean!, $personal: Boolean!) { segment(id: $id) { id members(first: 60, after: $after, orderBy: $orderBy) { totalCount pageInfo { hasNextPage endCursor } edges { since node { ...Person addedAt lifecycleStage amountSpent @include(if: $orders) numberOfOrders @include(if: $orders) averageOrderValue @include(if: $orders) lastOrderDate @include(if: $orders) firstOrderDate @include(if: $orders) totalMargin @include(if: $orders) orderFrequency @include(if: $orders) favouriteCategory @include(if: $orders) favouriteChannel @include(if: $orders) age @include(if: $personal) emails @include(if: $names) } } } } } fragment Person on Customer { id firstName @include(if: $names) lastName @include(if: $names) }',
};

export type DeleteSegmentData = {
  readonly deleteSegment: { readonly deletedId: string | null; readonly userErrors: readonly { readonly message: string }[] };
};
export type DeleteSegmentVariables = { readonly id: string };
export const DeleteSegment: Operation<DeleteSegmentData, DeleteSegmentVariables> = {
  name: 'DeleteSegment',
  kind: 'mutation',
  text: 'mutation DeleteSegment($id: ID!) { deleteSegment(id: $id) { deletedId userErrors { message } } }',
};

export type SegmentListData = {
  readonly segments: {
    readonly totalCount: number;
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    readonly nodes: readonly (SegmentAtAGlance & {
      readonly description: string | null;
      readonly kind: SegmentKind;
      readonly error: string | null;
      readonly updatedAt: string;
    })[];
  };
};
export type SegmentListVariables = { readonly search?: string | null; readonly after?: string | null; readonly from: string };
export const SegmentList: Operation<SegmentListData, SegmentListVariables> = {
  name: 'SegmentList',
  kind: 'query',
  text: 'query SegmentList($search: String, $after: String, $from: DateTime!) { segments(first: 100, search: $search, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { ...SegmentAtAGlance description kind error updatedAt } } } fragment SegmentAtAGlance on Segment { id name size share state stale asOf createdAt progress sizes(every: DAY, from: $from) { at size } }',
};

export type SegmentWorthData = {
  readonly segmentValue: {
    readonly size: number;
    readonly figures: readonly { readonly sum: string | null; readonly mean: string | null; readonly index: number | null }[];
  };
};
export type SegmentWorthVariables = { readonly ids: readonly string[] };
export const SegmentWorth: Operation<SegmentWorthData, SegmentWorthVariables> = {
  name: 'SegmentWorth',
  kind: 'query',
  text: 'query SegmentWorth($ids: [ID!]!) { segmentValue(segmentIds: $ids) { size figures(names: ["amount_spent"], bins: 1) { sum mean index } } }',
};

export type WhoAsksData = {
  readonly viewer: {
    readonly scopes: readonly string[];
    readonly segmentIds: readonly string[] | null;
    readonly endsAt: string | null;
    readonly currency: string;
    readonly timeZone: string;
  };
};
export type WhoAsksVariables = {};
export const WhoAsks: Operation<WhoAsksData, WhoAsksVariables> = {
  name: 'WhoAsks',
  kind: 'query',
  text: 'query WhoAsks { viewer { scopes segmentIds endsAt currency timeZone } }',
};

export type FindSegmentsData = {
  readonly segments: {
    readonly totalCount: number;
    readonly nodes: readonly { readonly id: string; readonly name: string; readonly description: string | null; readonly size: number }[];
  };
};
export type FindSegmentsVariables = { readonly search?: string | null };
export const FindSegments: Operation<FindSegmentsData, FindSegmentsVariables> = {
  name: 'FindSegments',
  kind: 'query',
  text: 'query FindSegments($search: String) { segments(first: 100, search: $search) { totalCount nodes { id name description size } } }',
};
