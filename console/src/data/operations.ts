// Written by scripts/generate-operations.js (npm run operations) from console/src/data/operations and the schema: not by hand.
import type { Operation } from './operation';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** What may be the matter with a segment. */
export type AdviceKind =
  /** Nobody is in it; `clause` is the part of its rule that leaves nobody. */
  | 'EMPTY'
  /** Its Jaccard index with another one is 0.8 or more. */
  | 'NEARLY_ANOTHER'
  /** Its members behave like everybody: nothing that its rule does not settle by itself sets them apart (`SegmentValue.drivers`), where a difference of 20 of 100 would have shown. */
  | 'NOT_DISTINCT'
  /** 60 of 100 customers or more are in it. */
  | 'TOO_BROAD'
  /** It has fewer than 30 members, and fewer than 5 of 100 customers. */
  | 'TOO_NARROW'
  /** Fewer than half of its members have agreed to be reached by any channel. */
  | 'UNREACHABLE'
  /** Of those who entered within 90 days, not because its rule was changed, more than 20 of 100 left again within 7 days: the lower end of the 95 % interval. */
  | 'UNSTABLE'
  /** 95 of 100 of its members or more are in a larger one, on which it does not build and which is not too broad. */
  | 'WITHIN_ANOTHER';

/** What a figure is that led to advice. */
export type AdviceMeasure =
  /** Customers for whom the part of the rule holds, whatever the others say. */
  | 'CLAUSE_ALONE'
  /** Attributes by which members were compared with everybody else. */
  | 'COMPARED'
  /** All customers. */
  | 'CUSTOMERS'
  /** Who entered from 97 to 7 days ago, of the latest 20,000 changes. */
  | 'ENTRIES'
  /** Customers in both divided by customers in either, 0 to 1. */
  | 'JACCARD'
  /** Members of the segment. */
  | 'MEMBERS'
  /** Customers in none but segments that are too broad. */
  | 'ONLY_IN_BROAD'
  /** Members of the other segment. */
  | 'OTHER_MEMBERS'
  /** Members who have agreed to be reached by any channel. */
  | 'REACHED'
  /** These of the members, 0 to 1. */
  | 'REACHED_SHARE'
  /** Who has agreed to be reached by any channel, of all customers, 0 to 1. */
  | 'REACHED_SHARE_OF_ALL'
  /** Segments. */
  | 'SEGMENTS'
  /** The members of all customers, 0 to 1. */
  | 'SHARE'
  /** Customers in both. */
  | 'SHARED'
  /** Customers in both, of the members, 0 to 1. */
  | 'SHARED_SHARE'
  /** Of these, who left again within 7 days. */
  | 'SOON_UNDONE'
  /** Their share, 0 to 1. */
  | 'SOON_UNDONE_SHARE'
  /** Customers in no segment. */
  | 'UNCOVERED'
  /** Customers in no segment that is not too broad, of all customers, 0 to 1. */
  | 'UNCOVERED_SHARE'
  /** Of these, who left by the passing of time alone. */
  | 'UNDONE_BY_TIME'
  /** Differences of shares up to this would not have shown, 0 to 1. */
  | 'UNSEEN_DIFFERENCE';

/** How much it is the matter. */
export type AdviceStrength =
  /** Beyond the bound. */
  | 'MODERATE'
  /** Beyond a second bound, which docs/figures.md tells. */
  | 'STRONG';

/** What is missing for something to be said. */
export type AdviceUnsaidReason =
  /** Fewer than 5 attributes can be compared. */
  | 'FEW_ATTRIBUTES'
  /** Fewer than 30 customers have entered within 90 days, and 7 days ago or longer. */
  | 'FEW_CHANGES'
  /** There are fewer than 50 customers. */
  | 'FEW_CUSTOMERS'
  /** It has too few members: 10 are needed, to find whether it is distinct some hundreds. */
  | 'FEW_MEMBERS'
  /** Too few customers are not in it. */
  | 'FEW_OTHERS'
  /** Its members are being found, or cannot be. */
  | 'MEMBERS_NOT_FOUND'
  /** The key may not ask rules for what it takes. */
  | 'NOT_ALLOWED'
  /** No consent of anybody is known. */
  | 'NO_CONSENTS'
  /** There are no customers. */
  | 'NO_CUSTOMERS'
  /** There is no other segment. */
  | 'NO_OTHER_SEGMENTS'
  /** It is a list kept by hand. */
  | 'NO_RULE';

/** Limits of a key in place of those of the server, which are kept where nothing is said. */
export type ApiKeyLimitsInput = {
  /** What its requests may cost in a minute. */
  readonly costPerMinute?: number | null | undefined;
  /** How many questions that go over all customers may be answered at once. */
  readonly expensiveQuestions?: number | null | undefined;
  /** How many requests a minute, and at once as many as that. */
  readonly requestsPerMinute?: number | null | undefined;
  /** How many subscriptions it may have at once. */
  readonly subscriptions?: number | null | undefined;
};

/** By a declared attribute of customers; those for whom it is missing last. */
export type AttributeOrder = {
  /** The greatest first. */
  readonly descending?: boolean;
  /** Its key, as in `attributeDefinitions`. Not of a list, which has no place among others. */
  readonly key: string;
};

/** Whose a declared attribute is. */
export type AttributeOwner =
  /** Of companies: `company_attribute('key')`, of the main company of a customer. */
  | 'COMPANY'
  /** Of customers: `attribute('key')` in rules. */
  | 'CUSTOMER'
  /** Of orders: the parameter `order_key` of `orders_placed` and `products_purchased`. */
  | 'ORDER'
  /** Of products: the parameter `product_key` of `products_purchased`. */
  | 'PRODUCT';

/** What the values of a declared attribute are. */
export type AttributeType =
  /** True or false. */
  | 'BOOLEAN'
  /** A calendar day. */
  | 'DATE'
  /** A list of texts. */
  | 'LIST'
  /** An exact decimal. */
  | 'MONEY'
  /** A number. */
  | 'NUMBER'
  /** Text. */
  | 'TEXT';

/** What somebody came with. */
export type AuditActorKind =
  /** The command line of the server. */
  | 'COMMAND'
  /** An API key. */
  | 'KEY'
  /** Nothing, or nothing that is accepted. */
  | 'NOBODY'
  /** A token of an identity provider. */
  | 'TOKEN';

/** Which entries of the audit log: those of which everything that is given is true. */
export type AuditFilterInput = {
  /** Of this actor: the id of a key, the subject of a token. */
  readonly actorId?: string | null | undefined;
  /** Of the actor who was called this then: the name of a key or a token. */
  readonly actorName?: string | null | undefined;
  /** From this instant on. */
  readonly from?: string | null | undefined;
  /** Of this operation, such as `eraseCustomer`. */
  readonly operation?: string | null | undefined;
  /** With this outcome. */
  readonly outcome?: AuditOutcome | null | undefined;
  /** About the record of this id. */
  readonly subjectId?: string | null | undefined;
  /** Before this instant. */
  readonly to?: string | null | undefined;
};

/** What came of it. */
export type AuditOutcome =
  /** It was done. */
  | 'DONE'
  /** Something went wrong on our side. */
  | 'FAILED'
  /** It was refused: for want of a right, or because it could not be done as it was asked. */
  | 'REFUSED';

/** What a campaign is to reach. */
export type CampaignGoalInput = {
  /** By when: later than now, except of a goal that had the date before. */
  readonly dueAt: string;
  /** Of what. */
  readonly metric: GoalMetric;
  /** How much; of rates a share, 0 to 1; of people a whole number. */
  readonly target: string | number;
};

/** What a reason is about. */
export type CaseReasonKind =
  /** What the customer has contributed and returned. */
  | 'CUSTOMER'
  /** The case has been open for too long. */
  | 'OVERDUE'
  /** What members of the best of the customer’s segments contribute and return. */
  | 'SEGMENT'
  /** What is not known of the customer, and so left out of these figures. */
  | 'UNKNOWN';

/** What a part of a rule is. */
export type ClauseKind =
  /** Holds if all its parts hold. */
  | 'AND'
  /** A condition that looks at the customer. */
  | 'CLAUSE'
  /** Holds if its part does not. */
  | 'NOT'
  /** Holds if one of its parts holds. */
  | 'OR';

/** A shop to connect. */
export type ConnectShopInput = {
  /** Whether customers who are deleted there are to be deleted here, which takes `customers:erase`; they are not where left out. */
  readonly deletesCustomers?: boolean | null | undefined;
  /** What it runs on. */
  readonly kind: ShopKind;
  /** What people call it; at most 200 characters. */
  readonly name: string;
  /** What the shop signs its webhooks with, as it shows it; 16 to 500 characters. */
  readonly secret: string;
  /** The source system that its records are to be of; `shopify` or `woocommerce` where left out. */
  readonly source?: string | null | undefined;
};

/** What a customer is reached through. */
export type ConsentChannel =
  /** E-mail. */
  | 'EMAIL'
  /** Calls. */
  | 'PHONE'
  /** Letters. */
  | 'POST'
  /** Text messages. */
  | 'SMS';

/** The word of a customer on being reached through a channel. */
export type ConsentStatus =
  /** The address or number does not work. */
  | 'INVALID'
  /** The customer never agreed. */
  | 'NOT_SUBSCRIBED'
  /** The customer agreed and has yet to confirm it. */
  | 'PENDING'
  /** The customer is erased in the source. */
  | 'REDACTED'
  /** The customer agreed. */
  | 'SUBSCRIBED'
  /** The customer took it back. */
  | 'UNSUBSCRIBED';

/** A key to make. */
export type CreateApiKeyInput = {
  /** When it stops working by itself; never where left out. */
  readonly expiresAt?: string | null | undefined;
  /** What it may have in place of the limits of the server. */
  readonly limits?: ApiKeyLimitsInput | null | undefined;
  /** What the key is for; at most 200 characters. */
  readonly name: string;
  /** What it may do, such as `customers:read`; `admin` for everything. */
  readonly scopes: ReadonlyArray<string>;
  /** The only segments it may see or change, at most 1,000; all where left out. */
  readonly segmentIds?: ReadonlyArray<string> | null | undefined;
};

/** Files to be written again and again: of a segment or of a rule. */
export type CreateExportScheduleInput = {
  /** What contacts in the columns are for. */
  readonly channels?: ReadonlyArray<ConsentChannel> | null | undefined;
  /** The columns, as exports have them; `id` and `externalIds` where left out. */
  readonly columns?: ReadonlyArray<string> | null | undefined;
  /** How their names begin; at most 60 letters, digits and the like. */
  readonly file: string;
  /** Where the files are, below the folder that the operator allows, such as `lists/lapsed`; that itself where left out. */
  readonly folder?: string | null | undefined;
  /** What the files are; CSV where left out. */
  readonly format?: ExportFormat | null | undefined;
  /** What becomes of formulas in CSV; DEFUSE where left out. */
  readonly formulas?: ExportFormulas | null | undefined;
  /** How many files are kept, 1 to 1,000; 7 where left out. */
  readonly keep?: number | null | undefined;
  /** What they are for; at most 200 characters. */
  readonly name: string;
  /** The rule; or a segment. */
  readonly query?: string | null | undefined;
  /** The segment; or a rule. */
  readonly segmentId?: string | null | undefined;
  /** The times of the day at which they are written, such as `03:00`, 1 to 24. */
  readonly times: ReadonlyArray<string>;
  /** The days of the week, 1 for Monday; all where left out. */
  readonly weekdays?: ReadonlyArray<number> | null | undefined;
  /** What becomes of who has not agreed; LEAVE_OUT where left out. */
  readonly withoutConsent?: WithoutConsent | null | undefined;
};

/** An action to make. */
export type CreateSegmentActionInput = {
  /** After how many days in the segment, 1 to 365; of `STAYED` alone. */
  readonly afterDays?: number | null | undefined;
  /** Of `ROSE_ABOVE` and `FELL_BELOW`, and of these alone. */
  readonly bound?: SegmentActionBoundInput | null | undefined;
  /** What is done. */
  readonly effect: SegmentActionEffectInput;
  /** What it is for; at most 200 characters. */
  readonly name: string;
  /** The segment whose changes of membership, or whose figure, it follows. */
  readonly segmentId: string;
  /** When it is done. */
  readonly trigger: SegmentActionTrigger;
};

/** A segment to make. The rule is given as text or as a tree, not both. */
export type CreateSegmentInput = {
  /** For people. */
  readonly description?: string | null | undefined;
  /** STATIC for a list kept by hand, which has no rule. */
  readonly kind?: SegmentKind | null | undefined;
  /** Unique without regard to case; at most 200 characters. */
  readonly name: string;
  /** The rule in the segment query language. */
  readonly query?: string | null | undefined;
  /** The rule as a tree. */
  readonly rule?: unknown;
};

/** A webhook to make. */
export type CreateWebhookInput = {
  /** The kinds of changes that are sent; both where left out. */
  readonly kinds?: ReadonlyArray<MembershipChangeKind> | null | undefined;
  /** How many changes one message may have, 1 to 500; 1 where left out. */
  readonly mostChanges?: number | null | undefined;
  /** What it is for; at most 200 characters. */
  readonly name: string;
  /** The segments whose changes are sent, at most 1,000; all where left out. */
  readonly segmentIds?: ReadonlyArray<string> | null | undefined;
  /** Where messages are posted to: `https://`, and public unless CANTLE_WEBHOOKS_PRIVATE is on. */
  readonly url: string;
};

/** How customers are sorted. Customers that are equal by it are sorted by id, so every order is stable. */
export type CustomerOrder =
  /** By `abandoned_checkout_date`, abandoned checkout, the least first, those for whom it is missing last. Needs `events:read`. */
  | 'ABANDONED_CHECKOUT_DATE'
  /** By `abandoned_checkout_date`, abandoned checkout, the greatest first, those for whom it is missing last. Needs `events:read`. */
  | 'ABANDONED_CHECKOUT_DATE_DESC'
  /** By when they became known, the oldest first. */
  | 'ADDED_DATE'
  /** By when they became known, the newest first. */
  | 'ADDED_DATE_DESC'
  /** By `age`, age, the least first, those for whom it is missing last. Needs `customers:read`, `personal_data:read`. */
  | 'AGE'
  /** By `age`, age, the greatest first, those for whom it is missing last. Needs `customers:read`, `personal_data:read`. */
  | 'AGE_DESC'
  /** By `amount_spent`, amount spent, the least first, those for whom it is missing last. Needs `orders:read`. */
  | 'AMOUNT_SPENT'
  /** By `amount_spent`, amount spent, the greatest first, those for whom it is missing last. Needs `orders:read`. */
  | 'AMOUNT_SPENT_DESC'
  /** By `average_order_value`, average order value, the least first, those for whom it is missing last. Needs `orders:read`. */
  | 'AVERAGE_ORDER_VALUE'
  /** By `average_order_value`, average order value, the greatest first, those for whom it is missing last. Needs `orders:read`. */
  | 'AVERAGE_ORDER_VALUE_DESC'
  /** By `birth_date`, birth date, the least first, those for whom it is missing last. Needs `customers:read`, `personal_data:read`. */
  | 'BIRTH_DATE'
  /** By `birth_date`, birth date, the greatest first, those for whom it is missing last. Needs `customers:read`, `personal_data:read`. */
  | 'BIRTH_DATE_DESC'
  /** By `brand_loyalty`, brand loyalty, the least first, those for whom it is missing last. Needs `customers:read`. */
  | 'BRAND_LOYALTY'
  /** By `brand_loyalty`, brand loyalty, the greatest first, those for whom it is missing last. Needs `customers:read`. */
  | 'BRAND_LOYALTY_DESC'
  /** By `brought_revenue`, revenue brought in, the least first, those for whom it is missing last. Needs `customers:read`, `orders:read`. */
  | 'BROUGHT_REVENUE'
  /** By `brought_revenue`, revenue brought in, the greatest first, those for whom it is missing last. Needs `customers:read`, `orders:read`. */
  | 'BROUGHT_REVENUE_DESC'
  /** By `browser`, browser, in the order of Unicode, those for whom it is missing last. Needs `customers:read`. */
  | 'BROWSER'
  /** By `browser`, browser, in the opposite order of Unicode, those for whom it is missing last. Needs `customers:read`. */
  | 'BROWSER_DESC'
  /** By `buyer_type`, buyer type, in the order of its values, those for whom it is missing last. Needs `orders:read`. */
  | 'BUYER_TYPE'
  /** By `buyer_type`, buyer type, in the opposite order of its values, those for whom it is missing last. Needs `orders:read`. */
  | 'BUYER_TYPE_DESC'
  /** By `buying_process`, buying process, in the order of Unicode, those for whom it is missing last. Needs `companies:read`. */
  | 'BUYING_PROCESS'
  /** By `buying_process`, buying process, in the opposite order of Unicode, those for whom it is missing last. Needs `companies:read`. */
  | 'BUYING_PROCESS_DESC'
  /** By `campaign_cost`, campaign cost, the least first, those for whom it is missing last. Needs `campaigns:read`. */
  | 'CAMPAIGN_COST'
  /** By `campaign_cost`, campaign cost, the greatest first, those for whom it is missing last. Needs `campaigns:read`. */
  | 'CAMPAIGN_COST_DESC'
  /** By `company_country`, company country, in the order of Unicode, those for whom it is missing last. Needs `companies:read`. */
  | 'COMPANY_COUNTRY'
  /** By `company_country`, company country, in the opposite order of Unicode, those for whom it is missing last. Needs `companies:read`. */
  | 'COMPANY_COUNTRY_DESC'
  /** By `company_domain`, company domain, in the order of Unicode, those for whom it is missing last. Needs `companies:read`. */
  | 'COMPANY_DOMAIN'
  /** By `company_domain`, company domain, in the opposite order of Unicode, those for whom it is missing last. Needs `companies:read`. */
  | 'COMPANY_DOMAIN_DESC'
  /** By `company_industry`, company industry, in the order of Unicode, those for whom it is missing last. Needs `companies:read`. */
  | 'COMPANY_INDUSTRY'
  /** By `company_industry`, company industry, in the opposite order of Unicode, those for whom it is missing last. Needs `companies:read`. */
  | 'COMPANY_INDUSTRY_DESC'
  /** By `company_name`, company name, in the order of Unicode, those for whom it is missing last. Needs `companies:read`. */
  | 'COMPANY_NAME'
  /** By `company_name`, company name, in the opposite order of Unicode, those for whom it is missing last. Needs `companies:read`. */
  | 'COMPANY_NAME_DESC'
  /** By `company_plan`, company plan, in the order of Unicode, those for whom it is missing last. Needs `companies:read`. */
  | 'COMPANY_PLAN'
  /** By `company_plan`, company plan, in the opposite order of Unicode, those for whom it is missing last. Needs `companies:read`. */
  | 'COMPANY_PLAN_DESC'
  /** By `company_role`, role in the company, in the order of Unicode, those for whom it is missing last. Needs `companies:read`. */
  | 'COMPANY_ROLE'
  /** By `company_role`, role in the company, in the opposite order of Unicode, those for whom it is missing last. Needs `companies:read`. */
  | 'COMPANY_ROLE_DESC'
  /** By `company_size`, company size, the least first, those for whom it is missing last. Needs `companies:read`. */
  | 'COMPANY_SIZE'
  /** By `company_size`, company size, the greatest first, those for whom it is missing last. Needs `companies:read`. */
  | 'COMPANY_SIZE_DESC'
  /** By `company_stage`, company stage, in the order of Unicode, those for whom it is missing last. Needs `companies:read`. */
  | 'COMPANY_STAGE'
  /** By `company_stage`, company stage, in the opposite order of Unicode, those for whom it is missing last. Needs `companies:read`. */
  | 'COMPANY_STAGE_DESC'
  /** By `company_turnover`, company turnover, the least first, those for whom it is missing last. Needs `companies:read`. */
  | 'COMPANY_TURNOVER'
  /** By `company_turnover`, company turnover, the greatest first, those for whom it is missing last. Needs `companies:read`. */
  | 'COMPANY_TURNOVER_DESC'
  /** By `contribution`, contribution, the least first, those for whom it is missing last. Needs `orders:read`, `service:read`, `campaigns:read`. */
  | 'CONTRIBUTION'
  /** By `contribution`, contribution, the greatest first, those for whom it is missing last. Needs `orders:read`, `service:read`, `campaigns:read`. */
  | 'CONTRIBUTION_DESC'
  /** By `cost_of_goods`, cost of goods, the least first, those for whom it is missing last. Needs `orders:read`. */
  | 'COST_OF_GOODS'
  /** By `cost_of_goods`, cost of goods, the greatest first, those for whom it is missing last. Needs `orders:read`. */
  | 'COST_OF_GOODS_DESC'
  /** By `created_by_app_id`, created by app, in the order of Unicode, those for whom it is missing last. Needs `customers:read`. */
  | 'CREATED_BY_APP_ID'
  /** By `created_by_app_id`, created by app, in the opposite order of Unicode, those for whom it is missing last. Needs `customers:read`. */
  | 'CREATED_BY_APP_ID_DESC'
  /** By `customers_brought`, customers brought, the least first, those for whom it is missing last. Needs `customers:read`. */
  | 'CUSTOMERS_BROUGHT'
  /** By `customers_brought`, customers brought, the greatest first, those for whom it is missing last. Needs `customers:read`. */
  | 'CUSTOMERS_BROUGHT_DESC'
  /** By `customer_account_status`, account status, in the order of its values, those for whom it is missing last. Needs `customers:read`. */
  | 'CUSTOMER_ACCOUNT_STATUS'
  /** By `customer_account_status`, account status, in the opposite order of its values, those for whom it is missing last. Needs `customers:read`. */
  | 'CUSTOMER_ACCOUNT_STATUS_DESC'
  /** By `customer_email_domain`, e-mail domain, in the order of Unicode, those for whom it is missing last. Needs `customers:read`, `personal_data:read`. */
  | 'CUSTOMER_EMAIL_DOMAIN'
  /** By `customer_email_domain`, e-mail domain, in the opposite order of Unicode, those for whom it is missing last. Needs `customers:read`, `personal_data:read`. */
  | 'CUSTOMER_EMAIL_DOMAIN_DESC'
  /** By `customer_language`, language, in the order of Unicode, those for whom it is missing last. Needs `customers:read`. */
  | 'CUSTOMER_LANGUAGE'
  /** By `customer_language`, language, in the opposite order of Unicode, those for whom it is missing last. Needs `customers:read`. */
  | 'CUSTOMER_LANGUAGE_DESC'
  /** By `days_between_orders`, days between orders, the least first, those for whom it is missing last. Needs `orders:read`. */
  | 'DAYS_BETWEEN_ORDERS'
  /** By `days_between_orders`, days between orders, the greatest first, those for whom it is missing last. Needs `orders:read`. */
  | 'DAYS_BETWEEN_ORDERS_DESC'
  /** By `days_to_second_order`, days to the second order, the least first, those for whom it is missing last. Needs `orders:read`. */
  | 'DAYS_TO_SECOND_ORDER'
  /** By `days_to_second_order`, days to the second order, the greatest first, those for whom it is missing last. Needs `orders:read`. */
  | 'DAYS_TO_SECOND_ORDER_DESC'
  /** By `decision_maker`, decision maker, the least first, those for whom it is missing last. Needs `companies:read`. */
  | 'DECISION_MAKER'
  /** By `decision_makers`, decision makers, the least first, those for whom it is missing last. Needs `companies:read`. */
  | 'DECISION_MAKERS'
  /** By `decision_makers`, decision makers, the greatest first, those for whom it is missing last. Needs `companies:read`. */
  | 'DECISION_MAKERS_DESC'
  /** By `decision_maker`, decision maker, the greatest first, those for whom it is missing last. Needs `companies:read`. */
  | 'DECISION_MAKER_DESC'
  /** By `education`, education, in the order of Unicode, those for whom it is missing last. Needs `customers:read`. */
  | 'EDUCATION'
  /** By `education`, education, in the opposite order of Unicode, those for whom it is missing last. Needs `customers:read`. */
  | 'EDUCATION_DESC'
  /** By `email_subscription_status`, e-mail subscription, in the order of its values, those for whom it is missing last. Needs `customers:read`. */
  | 'EMAIL_SUBSCRIPTION_STATUS'
  /** By `email_subscription_status`, e-mail subscription, in the opposite order of its values, those for whom it is missing last. Needs `customers:read`. */
  | 'EMAIL_SUBSCRIPTION_STATUS_DESC'
  /** By `engagement_rate`, engagement rate, the least first, those for whom it is missing last. Needs `influence:read`. */
  | 'ENGAGEMENT_RATE'
  /** By `engagement_rate`, engagement rate, the greatest first, those for whom it is missing last. Needs `influence:read`. */
  | 'ENGAGEMENT_RATE_DESC'
  /** By `expected_orders`, expected orders, the least first, those for whom it is missing last. Needs `orders:read`. */
  | 'EXPECTED_ORDERS'
  /** By `expected_orders`, expected orders, the greatest first, those for whom it is missing last. Needs `orders:read`. */
  | 'EXPECTED_ORDERS_DESC'
  /** By `expected_value`, expected value, the least first, those for whom it is missing last. Needs `orders:read`. */
  | 'EXPECTED_VALUE'
  /** By `expected_value`, expected value, the greatest first, those for whom it is missing last. Needs `orders:read`. */
  | 'EXPECTED_VALUE_DESC'
  /** By `favourite_brand`, favourite brand, in the order of Unicode, those for whom it is missing last. Needs `orders:read`, `products:read`. */
  | 'FAVOURITE_BRAND'
  /** By `favourite_brand`, favourite brand, in the opposite order of Unicode, those for whom it is missing last. Needs `orders:read`, `products:read`. */
  | 'FAVOURITE_BRAND_DESC'
  /** By `favourite_category`, favourite category, in the order of Unicode, those for whom it is missing last. Needs `orders:read`, `products:read`. */
  | 'FAVOURITE_CATEGORY'
  /** By `favourite_category`, favourite category, in the opposite order of Unicode, those for whom it is missing last. Needs `orders:read`, `products:read`. */
  | 'FAVOURITE_CATEGORY_DESC'
  /** By `favourite_channel`, favourite channel, in the order of Unicode, those for whom it is missing last. Needs `orders:read`. */
  | 'FAVOURITE_CHANNEL'
  /** By `favourite_channel`, favourite channel, in the opposite order of Unicode, those for whom it is missing last. Needs `orders:read`. */
  | 'FAVOURITE_CHANNEL_DESC'
  /** By `first_name`, first name, in the order of Unicode, those for whom it is missing last. Needs `customers:read`, `personal_data:read`. */
  | 'FIRST_NAME'
  /** By `first_name`, first name, in the opposite order of Unicode, those for whom it is missing last. Needs `customers:read`, `personal_data:read`. */
  | 'FIRST_NAME_DESC'
  /** By `first_order_date`, first order, the least first, those for whom it is missing last. Needs `orders:read`. */
  | 'FIRST_ORDER_DATE'
  /** By `first_order_date`, first order, the greatest first, those for whom it is missing last. Needs `orders:read`. */
  | 'FIRST_ORDER_DATE_DESC'
  /** By `gender`, gender, in the order of Unicode, those for whom it is missing last. Needs `customers:read`. */
  | 'GENDER'
  /** By `gender`, gender, in the opposite order of Unicode, those for whom it is missing last. Needs `customers:read`. */
  | 'GENDER_DESC'
  /** By `home_owner`, home owner, the least first, those for whom it is missing last. Needs `customers:read`. */
  | 'HOME_OWNER'
  /** By `home_owner`, home owner, the greatest first, those for whom it is missing last. Needs `customers:read`. */
  | 'HOME_OWNER_DESC'
  /** By `household_size`, household size, the least first, those for whom it is missing last. Needs `customers:read`. */
  | 'HOUSEHOLD_SIZE'
  /** By `household_size`, household size, the greatest first, those for whom it is missing last. Needs `customers:read`. */
  | 'HOUSEHOLD_SIZE_DESC'
  /** By id: in the order in which the records were made. The fastest. */
  | 'ID'
  /** By `income_band`, income band, in the order of Unicode, those for whom it is missing last. Needs `customers:read`. */
  | 'INCOME_BAND'
  /** By `income_band`, income band, in the opposite order of Unicode, those for whom it is missing last. Needs `customers:read`. */
  | 'INCOME_BAND_DESC'
  /** By `influencer_tier`, influencer tier, in the order of its values, those for whom it is missing last. Needs `influence:read`. */
  | 'INFLUENCER_TIER'
  /** By `influencer_tier`, influencer tier, in the opposite order of its values, those for whom it is missing last. Needs `influence:read`. */
  | 'INFLUENCER_TIER_DESC'
  /** By `influence_reach`, influence reach, the least first, those for whom it is missing last. Needs `influence:read`. */
  | 'INFLUENCE_REACH'
  /** By `influence_reach`, influence reach, the greatest first, those for whom it is missing last. Needs `influence:read`. */
  | 'INFLUENCE_REACH_DESC'
  /** By `interactions_without_cost`, interactions without cost, the least first, those for whom it is missing last. Needs `service:read`. */
  | 'INTERACTIONS_WITHOUT_COST'
  /** By `interactions_without_cost`, interactions without cost, the greatest first, those for whom it is missing last. Needs `service:read`. */
  | 'INTERACTIONS_WITHOUT_COST_DESC'
  /** By `last_campaign`, last campaign, in the order of Unicode, those for whom it is missing last. Needs `campaigns:read`. */
  | 'LAST_CAMPAIGN'
  /** By `last_campaign`, last campaign, in the opposite order of Unicode, those for whom it is missing last. Needs `campaigns:read`. */
  | 'LAST_CAMPAIGN_DESC'
  /** By `last_channel`, last channel, in the order of Unicode, those for whom it is missing last. Needs `orders:read`. */
  | 'LAST_CHANNEL'
  /** By `last_channel`, last channel, in the opposite order of Unicode, those for whom it is missing last. Needs `orders:read`. */
  | 'LAST_CHANNEL_DESC'
  /** By `last_name`, last name, in the order of Unicode, those for whom it is missing last. Needs `customers:read`, `personal_data:read`. */
  | 'LAST_NAME'
  /** By `last_name`, last name, in the opposite order of Unicode, those for whom it is missing last. Needs `customers:read`, `personal_data:read`. */
  | 'LAST_NAME_DESC'
  /** By `last_occasion_date`, last order for an occasion, the least first, those for whom it is missing last. Needs `orders:read`. */
  | 'LAST_OCCASION_DATE'
  /** By `last_occasion_date`, last order for an occasion, the greatest first, those for whom it is missing last. Needs `orders:read`. */
  | 'LAST_OCCASION_DATE_DESC'
  /** By `last_order_date`, last order, the least first, those for whom it is missing last. Needs `orders:read`. */
  | 'LAST_ORDER_DATE'
  /** By `last_order_date`, last order, the greatest first, those for whom it is missing last. Needs `orders:read`. */
  | 'LAST_ORDER_DATE_DESC'
  /** By `lifecycle_stage`, life-cycle stage, in the order of Unicode, those for whom it is missing last. Needs `customers:read`, `orders:read`. */
  | 'LIFECYCLE_STAGE'
  /** By `lifecycle_stage`, life-cycle stage, in the opposite order of Unicode, those for whom it is missing last. Needs `customers:read`, `orders:read`. */
  | 'LIFECYCLE_STAGE_DESC'
  /** By `life_stage`, life stage, in the order of Unicode, those for whom it is missing last. Needs `customers:read`. */
  | 'LIFE_STAGE'
  /** By `life_stage`, life stage, in the opposite order of Unicode, those for whom it is missing last. Needs `customers:read`. */
  | 'LIFE_STAGE_DESC'
  /** By `margin_percentile`, margin percentile, the least first, those for whom it is missing last. Needs `orders:read`. */
  | 'MARGIN_PERCENTILE'
  /** By `margin_percentile`, margin percentile, the greatest first, those for whom it is missing last. Needs `orders:read`. */
  | 'MARGIN_PERCENTILE_DESC'
  /** By `margin_rank`, margin rank, the least first, those for whom it is missing last. Needs `orders:read`. */
  | 'MARGIN_RANK'
  /** By `margin_rank`, margin rank, the greatest first, those for whom it is missing last. Needs `orders:read`. */
  | 'MARGIN_RANK_DESC'
  /** By `margin_rate`, margin rate, the least first, those for whom it is missing last. Needs `orders:read`. */
  | 'MARGIN_RATE'
  /** By `margin_rate`, margin rate, the greatest first, those for whom it is missing last. Needs `orders:read`. */
  | 'MARGIN_RATE_DESC'
  /** By `margin_top_percent`, margin top percent, the least first, those for whom it is missing last. Needs `orders:read`. */
  | 'MARGIN_TOP_PERCENT'
  /** By `margin_top_percent`, margin top percent, the greatest first, those for whom it is missing last. Needs `orders:read`. */
  | 'MARGIN_TOP_PERCENT_DESC'
  /** By `marital_status`, marital status, in the order of Unicode, those for whom it is missing last. Needs `customers:read`. */
  | 'MARITAL_STATUS'
  /** By `marital_status`, marital status, in the opposite order of Unicode, those for whom it is missing last. Needs `customers:read`. */
  | 'MARITAL_STATUS_DESC'
  /** By `messages_without_cost`, messages without cost, the least first, those for whom it is missing last. Needs `campaigns:read`. */
  | 'MESSAGES_WITHOUT_COST'
  /** By `messages_without_cost`, messages without cost, the greatest first, those for whom it is missing last. Needs `campaigns:read`. */
  | 'MESSAGES_WITHOUT_COST_DESC'
  /** By family name, then given name. Needs `personal_data:read`. */
  | 'NAME'
  /** The same from Z to A. Needs `personal_data:read`. */
  | 'NAME_DESC'
  /** By `number_of_orders`, number of orders, the least first, those for whom it is missing last. Needs `orders:read`. */
  | 'NUMBER_OF_ORDERS'
  /** By `number_of_orders`, number of orders, the greatest first, those for whom it is missing last. Needs `orders:read`. */
  | 'NUMBER_OF_ORDERS_DESC'
  /** By `occupation`, occupation, in the order of Unicode, those for whom it is missing last. Needs `customers:read`. */
  | 'OCCUPATION'
  /** By `occupation`, occupation, in the opposite order of Unicode, those for whom it is missing last. Needs `customers:read`. */
  | 'OCCUPATION_DESC'
  /** By `orders_percentile`, orders percentile, the least first, those for whom it is missing last. Needs `orders:read`. */
  | 'ORDERS_PERCENTILE'
  /** By `orders_percentile`, orders percentile, the greatest first, those for whom it is missing last. Needs `orders:read`. */
  | 'ORDERS_PERCENTILE_DESC'
  /** By `orders_rank`, orders rank, the least first, those for whom it is missing last. Needs `orders:read`. */
  | 'ORDERS_RANK'
  /** By `orders_rank`, orders rank, the greatest first, those for whom it is missing last. Needs `orders:read`. */
  | 'ORDERS_RANK_DESC'
  /** By `orders_top_percent`, orders top percent, the least first, those for whom it is missing last. Needs `orders:read`. */
  | 'ORDERS_TOP_PERCENT'
  /** By `orders_top_percent`, orders top percent, the greatest first, those for whom it is missing last. Needs `orders:read`. */
  | 'ORDERS_TOP_PERCENT_DESC'
  /** By `orders_without_rate`, orders without rate, the least first, those for whom it is missing last. Needs `orders:read`. */
  | 'ORDERS_WITHOUT_RATE'
  /** By `orders_without_rate`, orders without rate, the greatest first, those for whom it is missing last. Needs `orders:read`. */
  | 'ORDERS_WITHOUT_RATE_DESC'
  /** By `order_frequency`, order frequency, the least first, those for whom it is missing last. Needs `orders:read`. */
  | 'ORDER_FREQUENCY'
  /** By `order_frequency`, order frequency, the greatest first, those for whom it is missing last. Needs `orders:read`. */
  | 'ORDER_FREQUENCY_DESC'
  /** By `predicted_spend_tier`, predicted spend tier, in the order of its values, those for whom it is missing last. Needs `orders:read`. */
  | 'PREDICTED_SPEND_TIER'
  /** By `predicted_spend_tier`, predicted spend tier, in the opposite order of its values, those for whom it is missing last. Needs `orders:read`. */
  | 'PREDICTED_SPEND_TIER_DESC'
  /** By `preferred_contact`, preferred contact, in the order of Unicode, those for whom it is missing last. Needs `customers:read`. */
  | 'PREFERRED_CONTACT'
  /** By `preferred_contact`, preferred contact, in the opposite order of Unicode, those for whom it is missing last. Needs `customers:read`. */
  | 'PREFERRED_CONTACT_DESC'
  /** By `price_sensitivity`, price sensitivity, the least first, those for whom it is missing last. Needs `customers:read`. */
  | 'PRICE_SENSITIVITY'
  /** By `price_sensitivity`, price sensitivity, the greatest first, those for whom it is missing last. Needs `customers:read`. */
  | 'PRICE_SENSITIVITY_DESC'
  /** By `product_subscription_status`, product subscription, in the order of its values, those for whom it is missing last. Needs `customers:read`. */
  | 'PRODUCT_SUBSCRIPTION_STATUS'
  /** By `product_subscription_status`, product subscription, in the opposite order of its values, those for whom it is missing last. Needs `customers:read`. */
  | 'PRODUCT_SUBSCRIPTION_STATUS_DESC'
  /** By `profile_completeness`, profile completeness, the least first, those for whom it is missing last. Needs `customers:read`, `personal_data:read`. */
  | 'PROFILE_COMPLETENESS'
  /** By `profile_completeness`, profile completeness, the greatest first, those for whom it is missing last. Needs `customers:read`, `personal_data:read`. */
  | 'PROFILE_COMPLETENESS_DESC'
  /** By `purchase_probability`, purchase probability, the least first, those for whom it is missing last. Needs `orders:read`. */
  | 'PURCHASE_PROBABILITY'
  /** By `purchase_probability`, purchase probability, the greatest first, those for whom it is missing last. Needs `orders:read`. */
  | 'PURCHASE_PROBABILITY_DESC'
  /** By `referral_source`, referral source, in the order of Unicode, those for whom it is missing last. Needs `customers:read`. */
  | 'REFERRAL_SOURCE'
  /** By `referral_source`, referral source, in the opposite order of Unicode, those for whom it is missing last. Needs `customers:read`. */
  | 'REFERRAL_SOURCE_DESC'
  /** By `referrer`, referrer, in the order of Unicode, those for whom it is missing last. Needs `customers:read`. */
  | 'REFERRER'
  /** By `referrer`, referrer, in the opposite order of Unicode, those for whom it is missing last. Needs `customers:read`. */
  | 'REFERRER_DESC'
  /** By `revenue`, revenue, the least first, those for whom it is missing last. Needs `orders:read`. */
  | 'REVENUE'
  /** By `revenue`, revenue, the greatest first, those for whom it is missing last. Needs `orders:read`. */
  | 'REVENUE_DESC'
  /** By `revenue_without_cost`, revenue without cost, the least first, those for whom it is missing last. Needs `orders:read`. */
  | 'REVENUE_WITHOUT_COST'
  /** By `revenue_without_cost`, revenue without cost, the greatest first, those for whom it is missing last. Needs `orders:read`. */
  | 'REVENUE_WITHOUT_COST_DESC'
  /** By `rfm_frequency`, frequency score, the least first, those for whom it is missing last. Needs `orders:read`. */
  | 'RFM_FREQUENCY'
  /** By `rfm_frequency`, frequency score, the greatest first, those for whom it is missing last. Needs `orders:read`. */
  | 'RFM_FREQUENCY_DESC'
  /** By `rfm_group`, rfm group, in the order of its values, those for whom it is missing last. Needs `orders:read`. */
  | 'RFM_GROUP'
  /** By `rfm_group`, rfm group, in the opposite order of its values, those for whom it is missing last. Needs `orders:read`. */
  | 'RFM_GROUP_DESC'
  /** By `rfm_monetary`, monetary score, the least first, those for whom it is missing last. Needs `orders:read`. */
  | 'RFM_MONETARY'
  /** By `rfm_monetary`, monetary score, the greatest first, those for whom it is missing last. Needs `orders:read`. */
  | 'RFM_MONETARY_DESC'
  /** By `rfm_recency`, recency score, the least first, those for whom it is missing last. Needs `orders:read`. */
  | 'RFM_RECENCY'
  /** By `rfm_recency`, recency score, the greatest first, those for whom it is missing last. Needs `orders:read`. */
  | 'RFM_RECENCY_DESC'
  /** By `roi`, return on investment, the least first, those for whom it is missing last. Needs `orders:read`, `service:read`, `campaigns:read`. */
  | 'ROI'
  /** By `roi`, return on investment, the greatest first, those for whom it is missing last. Needs `orders:read`, `service:read`, `campaigns:read`. */
  | 'ROI_DESC'
  /** By `satisfaction`, satisfaction, the least first, those for whom it is missing last. Needs `service:read`. */
  | 'SATISFACTION'
  /** By `satisfaction`, satisfaction, the greatest first, those for whom it is missing last. Needs `service:read`. */
  | 'SATISFACTION_DESC'
  /** By `service_cost`, service cost, the least first, those for whom it is missing last. Needs `service:read`. */
  | 'SERVICE_COST'
  /** By `service_cost`, service cost, the greatest first, those for whom it is missing last. Needs `service:read`. */
  | 'SERVICE_COST_DESC'
  /** By `service_effort`, service effort, the least first, those for whom it is missing last. Needs `service:read`. */
  | 'SERVICE_EFFORT'
  /** By `service_effort`, service effort, the greatest first, those for whom it is missing last. Needs `service:read`. */
  | 'SERVICE_EFFORT_DESC'
  /** By `sms_subscription_status`, sms subscription, in the order of its values, those for whom it is missing last. Needs `customers:read`. */
  | 'SMS_SUBSCRIPTION_STATUS'
  /** By `sms_subscription_status`, sms subscription, in the opposite order of its values, those for whom it is missing last. Needs `customers:read`. */
  | 'SMS_SUBSCRIPTION_STATUS_DESC'
  /** By `social_class`, social class, in the order of Unicode, those for whom it is missing last. Needs `customers:read`. */
  | 'SOCIAL_CLASS'
  /** By `social_class`, social class, in the opposite order of Unicode, those for whom it is missing last. Needs `customers:read`. */
  | 'SOCIAL_CLASS_DESC'
  /** By `spend_percentile`, spend percentile, the least first, those for whom it is missing last. Needs `orders:read`. */
  | 'SPEND_PERCENTILE'
  /** By `spend_percentile`, spend percentile, the greatest first, those for whom it is missing last. Needs `orders:read`. */
  | 'SPEND_PERCENTILE_DESC'
  /** By `spend_rank`, spend rank, the least first, those for whom it is missing last. Needs `orders:read`. */
  | 'SPEND_RANK'
  /** By `spend_rank`, spend rank, the greatest first, those for whom it is missing last. Needs `orders:read`. */
  | 'SPEND_RANK_DESC'
  /** By `spend_top_percent`, spend top percent, the least first, those for whom it is missing last. Needs `orders:read`. */
  | 'SPEND_TOP_PERCENT'
  /** By `spend_top_percent`, spend top percent, the greatest first, those for whom it is missing last. Needs `orders:read`. */
  | 'SPEND_TOP_PERCENT_DESC'
  /** By `technology_adoption`, technology adoption, in the order of Unicode, those for whom it is missing last. Needs `customers:read`. */
  | 'TECHNOLOGY_ADOPTION'
  /** By `technology_adoption`, technology adoption, in the opposite order of Unicode, those for whom it is missing last. Needs `customers:read`. */
  | 'TECHNOLOGY_ADOPTION_DESC'
  /** By `total_margin`, total margin, the least first, those for whom it is missing last. Needs `orders:read`. */
  | 'TOTAL_MARGIN'
  /** By `total_margin`, total margin, the greatest first, those for whom it is missing last. Needs `orders:read`. */
  | 'TOTAL_MARGIN_DESC'
  /** By `total_quantity`, total quantity, the least first, those for whom it is missing last. Needs `orders:read`. */
  | 'TOTAL_QUANTITY'
  /** By `total_quantity`, total quantity, the greatest first, those for whom it is missing last. Needs `orders:read`. */
  | 'TOTAL_QUANTITY_DESC'
  /** By `units_without_cost`, units without cost, the least first, those for whom it is missing last. Needs `orders:read`. */
  | 'UNITS_WITHOUT_COST'
  /** By `units_without_cost`, units without cost, the greatest first, those for whom it is missing last. Needs `orders:read`. */
  | 'UNITS_WITHOUT_COST_DESC'
  /** By `usage_rate`, usage rate, the least first, those for whom it is missing last. Needs `companies:read`. */
  | 'USAGE_RATE'
  /** By `usage_rate`, usage rate, the greatest first, those for whom it is missing last. Needs `companies:read`. */
  | 'USAGE_RATE_DESC'
  /** By `web_savviness`, web savviness, the least first, those for whom it is missing last. Needs `customers:read`. */
  | 'WEB_SAVVINESS'
  /** By `web_savviness`, web savviness, the greatest first, those for whom it is missing last. Needs `customers:read`. */
  | 'WEB_SAVVINESS_DESC'
  /** By `yearly_income`, yearly income, the least first, those for whom it is missing last. Needs `customers:read`. */
  | 'YEARLY_INCOME'
  /** By `yearly_income`, yearly income, the greatest first, those for whom it is missing last. Needs `customers:read`. */
  | 'YEARLY_INCOME_DESC';

/** Whose data they are; those of a lower party are trusted more. */
export type DataParty =
  /** We observed it. */
  | 'FIRST'
  /** A partner's own data. */
  | 'SECOND'
  /** Bought. */
  | 'THIRD'
  /** The person told us on purpose. */
  | 'ZERO';

/** What the definition of a segment is made of. */
export type DefinitionPart =
  /** Its description. */
  | 'DESCRIPTION'
  /** Its name. */
  | 'NAME'
  /** Its rule. */
  | 'RULE';

/** What a destination is. */
export type DestinationKind =
  /** A list of a mailing tool that has the audiences of Mailchimp. */
  | 'MAILING_LIST'
  /** A table of a PostgreSQL database. */
  | 'TABLE';

/** How somebody stands at a destination. */
export type DestinationMemberState =
  /** They left a mailing list, which has kept them as archived or unsubscribed. */
  | 'GONE'
  /** They are there, as they are told. */
  | 'PRESENT'
  /** They are being put there. */
  | 'PUTTING'
  /** The destination does not take them: see `problem`. Tried again when something of them changes. */
  | 'REFUSED'
  /** They are being taken away. */
  | 'REMOVING'
  /** They are members of the segment who cannot be there: see `problem`. */
  | 'SKIPPED'
  /** The destination does not let them go. Tried again by the next comparison. */
  | 'STUCK';

/** Why nothing is written to a destination. */
export type DestinationPause =
  /** Somebody asked for it. */
  | 'ASKED'
  /** It failed for a day, or somebody has to mend something: `pausedReason`. Mend it, then resume. */
  | 'FAILING';

/** Why somebody is not at a destination, or is still there. */
export type DestinationProblem =
  /** The tool may not have them: they said no there, mail to them bounced, or they were deleted there for good. */
  | 'COMPLIANCE'
  /** The address, or the row, is not taken. */
  | 'INVALID'
  /** They could not be taken away. */
  | 'NOT_REMOVED'
  /** They have no e-mail address. */
  | 'NO_ADDRESS'
  /** They have not agreed. */
  | 'NO_CONSENT'
  /** For another reason, which `message` says. */
  | 'REFUSED'
  /** Another member has their address, and is there. */
  | 'SAME_ADDRESS'
  /** A comparison found that they unsubscribed there. They are not subscribed again, unless they leave and come back. */
  | 'UNSUBSCRIBED';

/** Why no groups are suggested. */
export type DiscoveryRefusal =
  /** Fewer than 100 of those who were looked at have ordered. */
  | 'TOO_FEW_BUYERS'
  /** There are fewer than 400 customers: half of them could not judge what the other half suggests. */
  | 'TOO_FEW_CUSTOMERS';

/** How far the search for groups that the data suggest is. */
export type DiscoveryState =
  /** Somebody has cancelled it. What was found before stays. */
  | 'CANCELLED'
  /** `discovery` has what it found, or why nothing is said. */
  | 'COMPLETED'
  /** It came to no end; `error` says why. What was found before stays. */
  | 'FAILED'
  /** It goes on. */
  | 'RUNNING'
  /** A process begins it within seconds. */
  | 'WAITING';

/** What is done in the search for groups. */
export type DiscoveryStep =
  /** What is bought together is looked at. */
  | 'BASKETS'
  /** Groups by one attribute or two are compared. */
  | 'COMPARING'
  /** The groups that were found are counted over all customers. */
  | 'COUNTING'
  /** Everybody is divided into groups. */
  | 'DIVIDING'
  /** What is known of customers is read. */
  | 'READING';

/** Why nothing can be said of what sets a group apart. */
export type DriversRefusal =
  /** It has fewer than 50 members. */
  | 'TOO_FEW_MEMBERS'
  /** Fewer than 50 customers are not in it. */
  | 'TOO_FEW_OTHERS';

/** What a file of customers is. */
export type ExportFormat =
  /** CSV, with a line of names. */
  | 'CSV'
  /** A JSON object a line. */
  | 'NDJSON';

/** What becomes of texts in CSV that a spreadsheet would run as a formula. */
export type ExportFormulas =
  /** They get an apostrophe before them. */
  | 'DEFUSE'
  /** They stay as they are, for programs. */
  | 'KEEP';

/** Why no files are written. */
export type ExportPause =
  /** Somebody asked for it. */
  | 'ASKED'
  /** The segment was deleted. */
  | 'FAILING';

/** What a campaign may be held to: a rate or a sum of its performance. */
export type GoalMetric =
  /** At least this share of people clicks. */
  | 'CLICK_THROUGH_RATE'
  /** At least this share of people converts. */
  | 'CONVERSION_RATE'
  /** At least so many people convert. */
  | 'CONVERTED'
  /** At least this share of people opens it. */
  | 'OPEN_RATE'
  /** At least so many people respond. */
  | 'RESPONDED'
  /** At least this share of people responds. */
  | 'RESPONSE_RATE'
  /** At least so much revenue. */
  | 'REVENUE'
  /** At least this return on investment. */
  | 'ROI'
  /** At most this share of people unsubscribes. */
  | 'UNSUBSCRIBE_RATE';

/** What customers of a part have in common. */
export type GroupPartKind =
  /** They have no value. */
  | 'MISSING'
  /** They have a value, but none that has a part of its own. */
  | 'OTHERS'
  /** A value, or a range of values. */
  | 'VALUE';

/** What speaks for two customers being one, or against it. */
export type IdentityEvidenceKind =
  /** A declared attribute, such as the number of a loyalty card; without regard to case. */
  | 'ATTRIBUTE'
  /** An e-mail address, however it is written: without regard to case, and to dots and what follows a + where the host reads over them. */
  | 'EMAIL'
  /** The id in the source system, where several sources have the same ids. */
  | 'EXTERNAL_ID'
  /** Given name, family name and date of birth together. */
  | 'NAME_AND_BIRTH_DATE'
  /** They were born on different days. */
  | 'OTHER_BIRTH_DATE'
  /** The given name is the same, the family name another: people marry. */
  | 'OTHER_FAMILY_NAME'
  /** The given names differ. */
  | 'OTHER_GIVEN_NAME'
  /** Given and family names differ. */
  | 'OTHER_NAME'
  /** A telephone number, as it is dialled from anywhere. */
  | 'PHONE'
  /** Both were born on the same day. */
  | 'SAME_BIRTH_DATE'
  /** Both have the same given and family name. */
  | 'SAME_NAME'
  /** One source has both: sources have mostly one record of each person. */
  | 'SAME_SOURCE'
  /** The dates of birth differ by a digit, or day and month are swapped. */
  | 'SIMILAR_BIRTH_DATE'
  /** Their names differ by a letter, an accent, an initial, a second name or their order. */
  | 'SIMILAR_NAME'
  /** The family names differ, and a given name is missing. */
  | 'UNSURE_FAMILY_NAME';

/** A file of an import. */
export type ImportFileInput = {
  /** As the mapping calls it, where it was sent under another name. */
  readonly file?: string | null | undefined;
  /** Of the upload, which must have come whole. */
  readonly uploadId: string;
};

/** How far an import is. */
export type ImportState =
  /** Its process ended without a word. What came in stays; run it again to go on. */
  | 'ABANDONED'
  /** Somebody has cancelled it. What came in stays. */
  | 'CANCELLED'
  | 'COMPLETED'
  | 'FAILED'
  | 'RUNNING'
  /** It was asked for, and begins when a process has time; or goes on, where the one that ran it has ended. */
  | 'WAITING';

/** In which form another system sends what it sends. */
export type InboundForm =
  /** Messages of the Segment specification. */
  | 'SEGMENT'
  /** Webhooks of a Shopify shop. */
  | 'SHOPIFY'
  /** Webhooks of a WooCommerce shop. */
  | 'WOOCOMMERCE';

/** How much of a message could not be taken. */
export type InboundLoss =
  /** All of it. */
  | 'MESSAGE'
  /** The field that `path` names; all else was. */
  | 'PART';

/** Why nobody is told to be like members. */
export type LikenessRefusal =
  /** Nothing that its rule does not settle itself sets members apart, by more than chance. */
  | 'NOTHING_TELLS'
  /** Hidden members were found no better than by chance. */
  | 'NO_BETTER_THAN_CHANCE'
  /** The segment has fewer than 100 members: half of them are hidden, to judge by. */
  | 'TOO_FEW_MEMBERS'
  /** Fewer than 100 customers are not in it. */
  | 'TOO_FEW_OTHERS';

/** Among whom lookalikes are sought. */
export type LookalikeAudience =
  /** Who has ordered: by everything that is compared. */
  | 'CUSTOMERS'
  /** Who has not ordered: by what can be known of somebody before. */
  | 'PROSPECTS';

/** Why a membership changed. */
export type MembershipChangeCause =
  /** A record was written or deleted. */
  | 'DATA'
  /** The segment's rule changed, or the segment was made. */
  | 'DEFINITION'
  /** The customer was erased. */
  | 'ERASURE'
  /** Somebody put the customer on a static list, or took them off it. */
  | 'MANUAL'
  /** Customers were merged or taken apart. */
  | 'MERGE'
  /** What is relative to the whole base was found anew: thresholds, or what customers are expected to buy. */
  | 'THRESHOLDS'
  /** A date boundary passed, with no new data. */
  | 'TIME';

/** Which way a customer moved. */
export type MembershipChangeKind =
  | 'ENTERED'
  | 'LEFT';

/** Why a product is suggested. */
export type NextProductReason =
  /** Buyers of something that the customer bought bought it afterwards, more often than chance makes them. */
  | 'FOLLOWS'
  /** Many who come again buy it. Of this customer nothing says more. */
  | 'FREQUENT'
  /** The customer has it, and one in ten of its buyers or more bought it again on another day. */
  | 'REPEATS';

/** Why nothing is suggested. */
export type NextProductRefusal =
  /** Fewer than 100 customers have order lines with products. */
  | 'TOO_FEW_BUYERS'
  /** Fewer than two products have ten buyers each. */
  | 'TOO_FEW_PRODUCTS';

/** What open cases are ranked by, the greatest first. Overdue cases go before all others; equals are ranked by age. */
export type OpenCaseOrder =
  /** By what the customer contributed; of equals by what members of the best of the customer’s segments contribute in the mean, then by return. */
  | 'CONTRIBUTION'
  /** By how long they have been open. */
  | 'OLDEST'
  /** By the return on what was spent on the customer, then as by contribution. Those on whom nothing was spent come last. */
  | 'ROI'
  /** By what members of the best of the customer’s segments contribute in the mean, then by what the customer does. */
  | 'SEGMENT_CONTRIBUTION'
  /** By the return of the segment that returns most of those the customer is in, then by that of the customer. */
  | 'SEGMENT_ROI';

/** What people say of a persona. What is left out stays; null clears it. */
export type PersonaCardInput = {
  /** At most 200 characters. */
  readonly channel?: string | null | undefined;
  /** At most 200 characters. */
  readonly name?: string | null | undefined;
  /** At most 10,000 characters. */
  readonly notes?: string | null | undefined;
  /** The segment. */
  readonly segmentId: string;
  /** At most 1,000 characters. */
  readonly tone?: string | null | undefined;
};

/** What kind of word a completion is. */
export type RuleCompletionKind =
  | 'ATTRIBUTE'
  | 'FUNCTION'
  | 'KEYWORD'
  | 'OPERATOR'
  | 'PARAMETER'
  | 'VALUE';

/** What becomes of a record that is shown. */
export type SampledStatus =
  /** It is new. */
  | 'CREATED'
  /** It changes one that is there. */
  | 'UPDATED';

/** A bound that a figure of a segment crosses. */
export type SegmentActionBoundInput = {
  /** Which figure. */
  readonly figure: SegmentBoundFigure;
  /** How far the figure has to come back from the bound before it can cross it again, in the unit of the bound; 0 where left out. */
  readonly margin?: string | number | null | undefined;
  /** The bound: a whole number of members, or an amount in the workspace currency with at most 4 digits after the point. */
  readonly value: string | number;
};

/** What is to be done: a kind, and what that kind needs, nothing else. */
export type SegmentActionEffectInput = {
  /** Of SET_ATTRIBUTE and CLEAR_ATTRIBUTE: the key of a declared attribute. */
  readonly attribute?: string | null | undefined;
  /** What is done. */
  readonly kind: SegmentActionKind;
  /** Of ADD_TAG and REMOVE_TAG. Figures may be named in it: `{{rfm_group}}`. */
  readonly tag?: string | null | undefined;
  /** Of ADD_TO_SEGMENT and REMOVE_FROM_SEGMENT: a static segment. */
  readonly targetSegmentId?: string | null | undefined;
  /** Of NOTE, and of CALL_WEBHOOK where it is wanted. Figures of the segment may be named in it: `{{segment}}`, `{{bound}}`, `{{size}}`, and where the bound is of that `{{amount_spent}}`. */
  readonly text?: string | null | undefined;
  /** Of SET_ATTRIBUTE: a value of the type of the attribute. Figures may be named in it; a text that is nothing but a name becomes the figure as it is. */
  readonly value?: unknown;
  /** Of CALL_WEBHOOK: a webhook that is about the segment. */
  readonly webhookId?: string | null | undefined;
};

/** What is done: with a customer, or, by the last two, for a segment whose figure crosses a bound. */
export type SegmentActionKind =
  /** It gets `tag`. Needs `customers:write`, as what follows. */
  | 'ADD_TAG'
  /** It is added to the static segment `targetSegmentId`. Needs `segments:write`, as what follows. */
  | 'ADD_TO_SEGMENT'
  /** The webhook `webhookId` is sent a message of the type `segment.crossed`, with `text` if there is one. Needs `webhooks:manage`. */
  | 'CALL_WEBHOOK'
  /** Its declared attribute `attribute` has no value any more. */
  | 'CLEAR_ATTRIBUTE'
  /** `text` is written into the log of what was done. Needs `segments:read`. */
  | 'NOTE'
  /** It is removed from the static segment `targetSegmentId`. */
  | 'REMOVE_FROM_SEGMENT'
  /** It loses `tag`. */
  | 'REMOVE_TAG'
  /** Its declared attribute `attribute` gets `value`. */
  | 'SET_ATTRIBUTE';

/** Why an action does nothing. */
export type SegmentActionPause =
  /** Somebody asked for it. */
  | 'ASKED'
  /** It could not be done at all: `pausedReason`. Mend it, then resume. */
  | 'FAILING'
  /** What it does leads back to its segment: it was done with one customer again and again. Mend the rule or the action, then resume. */
  | 'LOOPING';

/** What came of an action for a customer, or for its segment. */
export type SegmentActionRunState =
  /** The customer was changed; what is done for a segment was. */
  | 'DONE'
  /** It could not be: see `error`. */
  | 'FAILED'
  /** It was so already, or another source is trusted more. */
  | 'UNCHANGED';

/** When something is done: with a customer, or, by the last two, for the segment. */
export type SegmentActionTrigger =
  /** When it enters the segment. */
  | 'ENTERED'
  /** When the figure of `bound` falls below its value, having been at it or above. */
  | 'FELL_BELOW'
  /** When it leaves the segment. */
  | 'LEFT'
  /** When the figure of `bound` rises above its value, having been at it or below. Needs `bound`, as what follows. */
  | 'ROSE_ABOVE'
  /** When it has been in the segment for `afterDays` without leaving. */
  | 'STAYED';

/** How a rule mentions it. */
export type SegmentAttributeKind =
  /** `name operator value`. */
  | 'ATTRIBUTE'
  /** `name('argument') operator value`. */
  | 'CALL'
  /** `name MATCHES (parameter operator value, ...)`. */
  | 'FUNCTION';

/** A figure of a segment that an action follows. */
export type SegmentBoundFigure =
  /** What its members have spent together, as `amount_spent` of rules, in the workspace currency: reckoned every 15 minutes. Needs `orders:read`. */
  | 'AMOUNT_SPENT'
  /** How many members it has: followed from change to change. */
  | 'SIZE';

/** What decides who belongs. */
export type SegmentKind =
  /** A rule: members come and go by themselves. */
  | 'DYNAMIC'
  /** A list kept by hand. */
  | 'STATIC';

/** What a parameter does. */
export type SegmentParameterRole =
  /** Tests a figure over the selected records. */
  | 'AGGREGATE'
  /** Selects related records. */
  | 'FILTER';

/** How the members of one segment lie to those of another. */
export type SegmentRelation =
  /** Some are in both, and each has others. */
  | 'OVERLAPPING'
  /** The same customers are in both. */
  | 'SAME'
  /** All members of the first are in the second, which has others too. */
  | 'WITHIN';

/** What may be the matter with all segments together. */
export type SegmentSetAdviceKind =
  /** 25 of 100 customers or more are in none that is not too broad. */
  | 'MUCH_UNCOVERED'
  /** The Jaccard index of two of them is 0.8 or more. */
  | 'NEARLY_SAME'
  /** There are more than 50. */
  | 'TOO_MANY';

/** Whether the members can be relied on. */
export type SegmentState =
  /** Members are being found for a new rule; see `progress`, and `nextQuery` for an edit. */
  | 'BUILDING'
  /** The rule could not be evaluated; see `error`. */
  | 'FAILED'
  /** Members are kept up to date. */
  | 'READY';

/** The goals of a campaign. */
export type SetCampaignGoalsInput = {
  /** Of the campaign. */
  readonly campaignId: string;
  /** All of them: those of before are replaced. One for each metric. */
  readonly goals: ReadonlyArray<CampaignGoalInput>;
};

/** What a shop runs on. */
export type ShopKind =
  /** Shopify. */
  | 'SHOPIFY'
  /** WooCommerce. */
  | 'WOOCOMMERCE';

/** Why nothing is taken of a shop. */
export type ShopRefusal =
  /** The key that gave it its secret has ended. */
  | 'KEY_EXPIRED'
  /** The key that gave it its secret lacks scopes that shops need. */
  | 'KEY_LACKS_SCOPES'
  /** The key that gave it its secret has been revoked. */
  | 'KEY_REVOKED';

/** Steps of the workspace's time zone. */
export type SizeInterval =
  | 'DAY'
  | 'HOUR'
  | 'MONTH'
  | 'WEEK';

/** What is to be imported, and how. Where neither `mapping` nor `mappingText` is given, the mapping that comes with Cantle and reads just these files is found by their headers. */
export type StartImportInput = {
  /** Whether everything is checked and nothing kept. `importReport` then shows a sample of what would change. */
  readonly dryRun?: boolean;
  /** The files, at most 100: just those that the mapping reads. */
  readonly files: ReadonlyArray<ImportFileInput>;
  /** The name of a mapping that comes with Cantle, such as `shopify`. */
  readonly mapping?: string | null | undefined;
  /** A mapping of your own, as the file of one: YAML or JSON, at most a megabyte. One with `matching` needs `admin`. */
  readonly mappingText?: string | null | undefined;
};

/** How far a statement of a persona goes. */
export type StatementStrength =
  /** It is where the middle half of them lies. */
  | 'MIDDLE_HALF'
  /** It holds for them more often than for others, by more than chance, though not for most. */
  | 'MORE_THAN_OTHERS'
  /** It holds for more than half of them, by the lower end of the 95 % interval; of a few it may hold for all who are there. */
  | 'MOST'
  /** It holds for 85 of 100 of them or more: the lower end of the 95 % interval. */
  | 'NEARLY_ALL';

/** What a suggested group is. */
export type SuggestionKind =
  /** Who bought something and not what goes with it. */
  | 'CROSS_SELL'
  /** By two attributes, of which each tells something among those of the other. */
  | 'PAIR'
  /** By how lately, how often and for how much they bought; its value follows from that, and is no discovery. */
  | 'RFM'
  /** By one attribute. */
  | 'SPLIT';

/** What `mean`, `meanOfRest` and `lift` of a suggested group are of. */
export type SuggestionMeasure =
  /** The share of the buyers of the one thing who bought the other too, 0 to 1. */
  | 'PURCHASE'
  /** The share of buyers who have ordered more than once, 0 to 1. */
  | 'REPEAT'
  /** What a customer has spent, in the currency of the workspace (`amount_spent`). */
  | 'VALUE';

/** How early somebody takes up new technology (Rogers). */
export type TechnologyAdoption =
  /** Early. */
  | 'EARLY_ADOPTER'
  /** Before most. */
  | 'EARLY_MAJORITY'
  /** Before everybody else. */
  | 'INNOVATOR'
  /** After everybody else. */
  | 'LAGGARD'
  /** After most. */
  | 'LATE_MAJORITY';

/** What an entry of a timeline is about. */
export type TimelineKind =
  /** The customer became known. Needs `customers:read`. */
  | 'BECAME_KNOWN'
  /** What happened between a campaign and the customer. Needs `campaigns:read`. */
  | 'CAMPAIGN_ENGAGEMENT'
  /** The latest word on a channel. Needs `customers:read`. */
  | 'CONSENT'
  /** An event. Needs `events:read`. */
  | 'EVENT'
  /** An observation of a social account. Needs `influence:read`. */
  | 'INFLUENCE'
  /** The customer entered or left a segment that there is still. Needs `segments:read`. */
  | 'MEMBERSHIP'
  /** Another record of the same person was merged into this one. Needs `customers:read`. */
  | 'MERGE'
  /** An order. Needs `orders:read`. */
  | 'ORDER'
  /** A contact with customer service. Needs `service:read`. */
  | 'SERVICE_INTERACTION'
  /** An answer. Needs `surveys:read`. */
  | 'SURVEY_ANSWER';

/** What to change of a segment; what is left out stays. */
export type UpdateSegmentInput = {
  /** A new description; null removes it. */
  readonly description?: string | null | undefined;
  /** The `version` that was read before the change. If somebody has changed the segment since, nothing is changed, and the error VERSION_CONFLICT expects the present one. */
  readonly expectedVersion?: number | null | undefined;
  /** A new name. */
  readonly name?: string | null | undefined;
  /** A new rule in the segment query language. */
  readonly query?: string | null | undefined;
  /** A new rule as a tree. */
  readonly rule?: unknown;
};

/** What has become of a message. */
export type WebhookDeliveryState =
  /** It was not taken in three days, and is not sent unless it is replayed. */
  | 'DEAD'
  /** It was taken. */
  | 'DELIVERED'
  /** It waits, for its first attempt or for the next. */
  | 'PENDING';

/** Why nothing is sent to a webhook. */
export type WebhookPause =
  /** Somebody asked for it. */
  | 'ASKED'
  /** A message was not taken for three days, or the address said that it is gone (410). Mend it, then resume. */
  | 'FAILING';

/** What becomes of customers who have not agreed to be reached through the channels. */
export type WithoutConsent =
  /** They are told of without their contacts. */
  | 'BLANK'
  /** They are told of with their contacts. Needs `consents:override`. */
  | 'INCLUDE'
  /** They are not told of. */
  | 'LEAVE_OUT';

export type Deed = { readonly id: string, readonly at: string, readonly actorKind: AuditActorKind, readonly actorId: string | null, readonly actorName: string | null, readonly address: string | null, readonly operation: string, readonly outcome: AuditOutcome, readonly code: string | null, readonly counts: unknown, readonly subjectKind: string, readonly subjectIds: ReadonlyArray<string> };

export type AuditEntriesVariables = Exact<{
  filter?: AuditFilterInput | null | undefined;
  after?: string | null | undefined;
}>;


export type AuditEntriesData = { readonly auditLog: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly nodes: ReadonlyArray<{ readonly id: string, readonly at: string, readonly actorKind: AuditActorKind, readonly actorId: string | null, readonly actorName: string | null, readonly address: string | null, readonly operation: string, readonly outcome: AuditOutcome, readonly code: string | null, readonly counts: unknown, readonly subjectKind: string, readonly subjectIds: ReadonlyArray<string> }> } };

export type NamesOfVariables = Exact<{
  ids: ReadonlyArray<string> | string;
}>;


export type NamesOfData = { readonly nodes: ReadonlyArray<
    | { readonly id: string, readonly name: string }
    | { readonly id: string, readonly name: string }
    | Record<PropertyKey, never>
   | null> };

export type Performance = { readonly deliveryRate: number | null, readonly openRate: number | null, readonly clickThroughRate: number | null, readonly responseRate: number | null, readonly conversionRate: number | null, readonly unsubscribeRate: number | null, readonly revenue: string, readonly cost: string | null, readonly isCostPartial: boolean, readonly roi: number | null, readonly sent: { readonly people: number }, readonly delivered: { readonly people: number }, readonly opened: { readonly people: number }, readonly clicked: { readonly people: number }, readonly responded: { readonly people: number }, readonly converted: { readonly people: number }, readonly bounced: { readonly people: number }, readonly markedAsSpam: { readonly people: number }, readonly unsubscribed: { readonly people: number } };

export type Goal = { readonly metric: GoalMetric, readonly actual: number | null, readonly target: string, readonly dueAt: string, readonly onCourse: boolean | null, readonly reached: boolean, readonly setAt: string };

export type CampaignListVariables = Exact<{
  search?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type CampaignListData = { readonly campaigns: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly channel: string | null, readonly type: string | null, readonly startsAt: string | null, readonly endsAt: string | null, readonly goals: ReadonlyArray<{ readonly metric: GoalMetric, readonly actual: number | null, readonly target: string, readonly dueAt: string, readonly onCourse: boolean | null, readonly reached: boolean, readonly setAt: string }>, readonly performance: { readonly deliveryRate: number | null, readonly openRate: number | null, readonly clickThroughRate: number | null, readonly responseRate: number | null, readonly conversionRate: number | null, readonly unsubscribeRate: number | null, readonly revenue: string, readonly cost: string | null, readonly isCostPartial: boolean, readonly roi: number | null, readonly sent: { readonly people: number }, readonly delivered: { readonly people: number }, readonly opened: { readonly people: number }, readonly clicked: { readonly people: number }, readonly responded: { readonly people: number }, readonly converted: { readonly people: number }, readonly bounced: { readonly people: number }, readonly markedAsSpam: { readonly people: number }, readonly unsubscribed: { readonly people: number } } }> } };

export type CampaignDetailVariables = Exact<{
  id: string;
}>;


export type CampaignDetailData = { readonly campaign: { readonly id: string, readonly name: string, readonly channel: string | null, readonly type: string | null, readonly offer: string | null, readonly startsAt: string | null, readonly endsAt: string | null, readonly source: string, readonly goals: ReadonlyArray<{ readonly metric: GoalMetric, readonly actual: number | null, readonly target: string, readonly dueAt: string, readonly onCourse: boolean | null, readonly reached: boolean, readonly setAt: string }>, readonly performance: { readonly deliveryRate: number | null, readonly openRate: number | null, readonly clickThroughRate: number | null, readonly responseRate: number | null, readonly conversionRate: number | null, readonly unsubscribeRate: number | null, readonly revenue: string, readonly cost: string | null, readonly isCostPartial: boolean, readonly roi: number | null, readonly sent: { readonly people: number }, readonly delivered: { readonly people: number }, readonly opened: { readonly people: number }, readonly clicked: { readonly people: number }, readonly responded: { readonly people: number }, readonly converted: { readonly people: number }, readonly bounced: { readonly people: number }, readonly markedAsSpam: { readonly people: number }, readonly unsubscribed: { readonly people: number } }, readonly beforeAndAfter: { readonly days: number, readonly ordersBefore: number, readonly ordersAfter: number, readonly revenueBefore: string, readonly revenueAfter: string, readonly unfinished: number } } | null };

export type CampaignBySegmentVariables = Exact<{
  id: string;
  segmentIds: ReadonlyArray<string> | string;
}>;


export type CampaignBySegmentData = { readonly campaign: { readonly id: string, readonly performanceBySegment: ReadonlyArray<{ readonly reachedBefore: number, readonly segment: { readonly id: string, readonly name: string }, readonly performance: { readonly deliveryRate: number | null, readonly openRate: number | null, readonly clickThroughRate: number | null, readonly responseRate: number | null, readonly conversionRate: number | null, readonly unsubscribeRate: number | null, readonly revenue: string, readonly cost: string | null, readonly isCostPartial: boolean, readonly roi: number | null, readonly sent: { readonly people: number }, readonly delivered: { readonly people: number }, readonly opened: { readonly people: number }, readonly clicked: { readonly people: number }, readonly responded: { readonly people: number }, readonly converted: { readonly people: number }, readonly bounced: { readonly people: number }, readonly markedAsSpam: { readonly people: number }, readonly unsubscribed: { readonly people: number } } }> } | null };

export type CampaignEffectOfVariables = Exact<{
  id: string;
  heldOut: number;
  salt: string;
  segmentId?: string | null | undefined;
}>;


export type CampaignEffectOfData = { readonly campaign: { readonly id: string, readonly effect: { readonly at: string, readonly days: number, readonly isUnfinished: boolean, readonly sampleRatio: number | null, readonly treated: { readonly customers: number, readonly buyers: number, readonly revenue: string, readonly sentTo: number }, readonly heldOut: { readonly customers: number, readonly buyers: number, readonly revenue: string, readonly sentTo: number }, readonly buyers: { readonly difference: number, readonly low: number, readonly high: number } | null, readonly revenue: { readonly difference: number, readonly low: number, readonly high: number } | null } | null } | null };

export type SetGoalsVariables = Exact<{
  input: SetCampaignGoalsInput;
}>;


export type SetGoalsData = { readonly setCampaignGoals: { readonly id: string } };

export type FollowGoalsVariables = Exact<{
  campaignId: string;
}>;


export type FollowGoalsData = { readonly campaignGoals: ReadonlyArray<{ readonly metric: GoalMetric }> };

export type CompareSegmentsVariables = Exact<{
  ids: ReadonlyArray<string> | string;
}>;


export type CompareSegmentsData = { readonly segmentOverlap: { readonly asOf: string, readonly union: number, readonly segments: ReadonlyArray<{ readonly size: number, readonly only: number, readonly segment: { readonly id: string, readonly name: string } }>, readonly combinations: ReadonlyArray<{ readonly size: number, readonly segments: ReadonlyArray<{ readonly id: string }> }>, readonly pairs: ReadonlyArray<{ readonly size: number, readonly jaccard: number, readonly segments: ReadonlyArray<{ readonly id: string }> }> } };

export type CompareValuesVariables = Exact<{
  ids: ReadonlyArray<string> | string;
  names: ReadonlyArray<string> | string;
}>;


export type CompareValuesData = { readonly nodes: ReadonlyArray<
    | { readonly id: string, readonly name: string, readonly value: { readonly currency: string, readonly figures: ReadonlyArray<{ readonly name: string, readonly label: string, readonly unit: string | null, readonly mean: string | null, readonly index: number | null, readonly base: { readonly mean: string | null } | null }> } }
    | Record<PropertyKey, never>
   | null> };

export type CustomerProfileVariables = Exact<{
  id: string;
  names: boolean;
  orders: boolean;
  service: boolean;
  worth: boolean;
  influence: boolean;
}>;


export type CustomerProfileData = { readonly customer: { readonly addedAt: string, readonly updatedAt: string, readonly lifecycleStage?: string | null, readonly language: string | null, readonly gender: string | null, readonly householdSize: number | null, readonly homeOwner: boolean | null, readonly occupation: string | null, readonly interests: ReadonlyArray<string>, readonly tags: ReadonlyArray<string>, readonly preferredContact: string | null, readonly technologyAdoption: TechnologyAdoption | null, readonly webSavviness: number | null, readonly brandLoyalty: number | null, readonly priceSensitivity: number | null, readonly emails?: ReadonlyArray<string>, readonly phones?: ReadonlyArray<string>, readonly birthDate?: string | null, readonly age?: number | null, readonly amountSpent?: string | null, readonly numberOfOrders?: number | null, readonly averageOrderValue?: string | null, readonly lastOrderDate?: string | null, readonly rfmGroup?: string | null, readonly buyerType?: string | null, readonly favouriteCategory?: string | null, readonly favouriteBrand?: string | null, readonly favouriteChannel?: string | null, readonly totalMargin?: string | null, readonly serviceEffort?: number | null, readonly satisfaction?: number | null, readonly contribution?: string | null, readonly influenceReach?: number | null, readonly influencerTier?: string | null, readonly id: string, readonly firstName?: string | null, readonly lastName?: string | null, readonly addresses?: ReadonlyArray<{ readonly city: string | null, readonly region: string | null, readonly countryCode: string | null }>, readonly externalIds: ReadonlyArray<{ readonly source: string, readonly externalId: string }>, readonly consents: ReadonlyArray<{ readonly channel: ConsentChannel, readonly status: ConsentStatus, readonly changedAt: string | null, readonly source: string }> } | null };

export type CustomerTimelineVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type CustomerTimelineData = { readonly customer: { readonly id: string, readonly timeline: { readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly at: string, readonly kind: TimelineKind, readonly summary: string, readonly subject: string | null, readonly what: string | null, readonly amount: string | null, readonly unit: string | null, readonly cause: MembershipChangeCause | null, readonly segmentId: string | null } }> } } | null };

export type CustomerMembershipsVariables = Exact<{
  id: string;
}>;


export type CustomerMembershipsData = { readonly customer: { readonly id: string, readonly segments: ReadonlyArray<{ readonly segmentId: string, readonly since: string, readonly leavesAt: string | null, readonly segment: { readonly id: string, readonly name: string } }> } | null };

export type ExplainMembershipVariables = Exact<{
  customerId: string;
  segmentId: string;
}>;


export type ExplainMembershipData = { readonly explainMembership: { readonly holds: boolean | null, readonly asOf: string | null, readonly stale: boolean, readonly root: { readonly kind: ClauseKind, readonly text: string, readonly holds: boolean, readonly clauses: ReadonlyArray<{ readonly kind: ClauseKind, readonly text: string, readonly holds: boolean, readonly clauses: ReadonlyArray<{ readonly kind: ClauseKind, readonly text: string, readonly holds: boolean, readonly clauses: ReadonlyArray<{ readonly kind: ClauseKind, readonly text: string, readonly holds: boolean, readonly actual: ReadonlyArray<{ readonly label: string, readonly value: unknown }>, readonly smallestChange: { readonly at: string | null, readonly changes: ReadonlyArray<{ readonly text: string, readonly label: string, readonly by: string | null, readonly unit: string | null, readonly to: unknown, readonly at: string | null }> } | null }>, readonly actual: ReadonlyArray<{ readonly label: string, readonly value: unknown }>, readonly smallestChange: { readonly at: string | null, readonly changes: ReadonlyArray<{ readonly text: string, readonly label: string, readonly by: string | null, readonly unit: string | null, readonly to: unknown, readonly at: string | null }> } | null }>, readonly actual: ReadonlyArray<{ readonly label: string, readonly value: unknown }>, readonly smallestChange: { readonly at: string | null, readonly changes: ReadonlyArray<{ readonly text: string, readonly label: string, readonly by: string | null, readonly unit: string | null, readonly to: unknown, readonly at: string | null }> } | null }>, readonly actual: ReadonlyArray<{ readonly label: string, readonly value: unknown }>, readonly smallestChange: { readonly at: string | null, readonly changes: ReadonlyArray<{ readonly text: string, readonly label: string, readonly by: string | null, readonly unit: string | null, readonly to: unknown, readonly at: string | null }> } | null } | null, readonly smallestChange: { readonly at: string | null, readonly changes: ReadonlyArray<{ readonly text: string, readonly label: string, readonly by: string | null, readonly unit: string | null, readonly to: unknown, readonly at: string | null }> } | null, readonly userErrors: ReadonlyArray<{ readonly message: string }> } };

export type ClauseAt1 = { readonly kind: ClauseKind, readonly text: string, readonly holds: boolean, readonly clauses: ReadonlyArray<{ readonly kind: ClauseKind, readonly text: string, readonly holds: boolean, readonly clauses: ReadonlyArray<{ readonly kind: ClauseKind, readonly text: string, readonly holds: boolean, readonly clauses: ReadonlyArray<{ readonly kind: ClauseKind, readonly text: string, readonly holds: boolean, readonly actual: ReadonlyArray<{ readonly label: string, readonly value: unknown }>, readonly smallestChange: { readonly at: string | null, readonly changes: ReadonlyArray<{ readonly text: string, readonly label: string, readonly by: string | null, readonly unit: string | null, readonly to: unknown, readonly at: string | null }> } | null }>, readonly actual: ReadonlyArray<{ readonly label: string, readonly value: unknown }>, readonly smallestChange: { readonly at: string | null, readonly changes: ReadonlyArray<{ readonly text: string, readonly label: string, readonly by: string | null, readonly unit: string | null, readonly to: unknown, readonly at: string | null }> } | null }>, readonly actual: ReadonlyArray<{ readonly label: string, readonly value: unknown }>, readonly smallestChange: { readonly at: string | null, readonly changes: ReadonlyArray<{ readonly text: string, readonly label: string, readonly by: string | null, readonly unit: string | null, readonly to: unknown, readonly at: string | null }> } | null }>, readonly actual: ReadonlyArray<{ readonly label: string, readonly value: unknown }>, readonly smallestChange: { readonly at: string | null, readonly changes: ReadonlyArray<{ readonly text: string, readonly label: string, readonly by: string | null, readonly unit: string | null, readonly to: unknown, readonly at: string | null }> } | null };

export type ClauseAt2 = { readonly kind: ClauseKind, readonly text: string, readonly holds: boolean, readonly clauses: ReadonlyArray<{ readonly kind: ClauseKind, readonly text: string, readonly holds: boolean, readonly clauses: ReadonlyArray<{ readonly kind: ClauseKind, readonly text: string, readonly holds: boolean, readonly actual: ReadonlyArray<{ readonly label: string, readonly value: unknown }>, readonly smallestChange: { readonly at: string | null, readonly changes: ReadonlyArray<{ readonly text: string, readonly label: string, readonly by: string | null, readonly unit: string | null, readonly to: unknown, readonly at: string | null }> } | null }>, readonly actual: ReadonlyArray<{ readonly label: string, readonly value: unknown }>, readonly smallestChange: { readonly at: string | null, readonly changes: ReadonlyArray<{ readonly text: string, readonly label: string, readonly by: string | null, readonly unit: string | null, readonly to: unknown, readonly at: string | null }> } | null }>, readonly actual: ReadonlyArray<{ readonly label: string, readonly value: unknown }>, readonly smallestChange: { readonly at: string | null, readonly changes: ReadonlyArray<{ readonly text: string, readonly label: string, readonly by: string | null, readonly unit: string | null, readonly to: unknown, readonly at: string | null }> } | null };

export type ClauseAt3 = { readonly kind: ClauseKind, readonly text: string, readonly holds: boolean, readonly clauses: ReadonlyArray<{ readonly kind: ClauseKind, readonly text: string, readonly holds: boolean, readonly actual: ReadonlyArray<{ readonly label: string, readonly value: unknown }>, readonly smallestChange: { readonly at: string | null, readonly changes: ReadonlyArray<{ readonly text: string, readonly label: string, readonly by: string | null, readonly unit: string | null, readonly to: unknown, readonly at: string | null }> } | null }>, readonly actual: ReadonlyArray<{ readonly label: string, readonly value: unknown }>, readonly smallestChange: { readonly at: string | null, readonly changes: ReadonlyArray<{ readonly text: string, readonly label: string, readonly by: string | null, readonly unit: string | null, readonly to: unknown, readonly at: string | null }> } | null };

export type Clause = { readonly kind: ClauseKind, readonly text: string, readonly holds: boolean, readonly actual: ReadonlyArray<{ readonly label: string, readonly value: unknown }>, readonly smallestChange: { readonly at: string | null, readonly changes: ReadonlyArray<{ readonly text: string, readonly label: string, readonly by: string | null, readonly unit: string | null, readonly to: unknown, readonly at: string | null }> } | null };

export type Change = { readonly text: string, readonly label: string, readonly by: string | null, readonly unit: string | null, readonly to: unknown, readonly at: string | null };

export type FollowCustomerVariables = Exact<{
  customerId: string;
}>;


export type FollowCustomerData = { readonly customerSegments:
    | { readonly __typename: 'MembershipChangeBatch' }
    | { readonly __typename: 'MembershipSnapshotPage' }
   };

export type CasesOfCustomerVariables = Exact<{
  id: string;
}>;


export type CasesOfCustomerData = { readonly customer: { readonly id: string, readonly serviceInteractions: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly subject: string | null, readonly channel: string, readonly occurredAt: string, readonly effort: number | null, readonly resolved: boolean | null }> } } | null };

export type CustomerNextVariables = Exact<{
  id: string;
  products: boolean;
  channels: boolean;
}>;


export type CustomerNextData = { readonly nextProductModel?: { readonly refusal: NextProductRefusal | null } | null, readonly customer: { readonly id: string, readonly nextProducts?: ReadonlyArray<{ readonly reason: NextProductReason, readonly rule: string, readonly item: { readonly key: string, readonly name: string }, readonly follows: ReadonlyArray<{ readonly buyers: number, readonly followed: number, readonly from: { readonly name: string } }> }>, readonly nextChannels?: ReadonlyArray<{ readonly channel: ConsentChannel, readonly messages: number, readonly answered: number, readonly shareOfAll: number | null }> } | null };

export type ImportShown = { readonly id: string, readonly name: string, readonly state: ImportState, readonly dryRun: boolean, readonly startedAt: string, readonly finishedAt: string | null, readonly totalRows: number | null, readonly processedRows: number, readonly rejectedRows: number, readonly createdRecords: number, readonly updatedRecords: number, readonly unchangedRecords: number, readonly error: string | null };

export type ImportListVariables = Exact<{
  after?: string | null | undefined;
}>;


export type ImportListData = { readonly importJobs: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly state: ImportState, readonly dryRun: boolean, readonly startedAt: string, readonly finishedAt: string | null, readonly totalRows: number | null, readonly processedRows: number, readonly rejectedRows: number, readonly createdRecords: number, readonly updatedRecords: number, readonly unchangedRecords: number, readonly error: string | null }> } };

export type FollowImportVariables = Exact<{
  id: string;
}>;


export type FollowImportData = { readonly importProgress: { readonly id: string, readonly name: string, readonly state: ImportState, readonly dryRun: boolean, readonly startedAt: string, readonly finishedAt: string | null, readonly totalRows: number | null, readonly processedRows: number, readonly rejectedRows: number, readonly createdRecords: number, readonly updatedRecords: number, readonly unchangedRecords: number, readonly error: string | null } };

export type RefusedMessagesVariables = Exact<{
  after?: string | null | undefined;
}>;


export type RefusedMessagesData = { readonly inboundProblems: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly nodes: ReadonlyArray<{ readonly id: string, readonly source: string, readonly via: InboundForm, readonly type: string, readonly path: string, readonly code: string, readonly message: string, readonly lost: InboundLoss, readonly count: number, readonly firstAt: string, readonly lastAt: string }> } };

export type DataSourcesVariables = Exact<{ [key: string]: never; }>;


export type DataSourcesData = { readonly dataSources: ReadonlyArray<{ readonly name: string, readonly party: DataParty, readonly rank: number }> };

export type OneOfPair = { readonly id: string, readonly firstName: string | null, readonly lastName: string | null, readonly emails: ReadonlyArray<string>, readonly phones: ReadonlyArray<string>, readonly birthDate: string | null, readonly addedAt: string, readonly externalIds: ReadonlyArray<{ readonly source: string, readonly externalId: string }> };

export type DoubtfulPairsVariables = Exact<{
  after?: string | null | undefined;
}>;


export type DoubtfulPairsData = { readonly identityReviews: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly nodes: ReadonlyArray<{ readonly id: string, readonly score: number, readonly foundAt: string, readonly evidence: ReadonlyArray<{ readonly kind: IdentityEvidenceKind, readonly attribute: string | null, readonly points: number }>, readonly customer: { readonly id: string, readonly firstName: string | null, readonly lastName: string | null, readonly emails: ReadonlyArray<string>, readonly phones: ReadonlyArray<string>, readonly birthDate: string | null, readonly addedAt: string, readonly externalIds: ReadonlyArray<{ readonly source: string, readonly externalId: string }> } | null, readonly other: { readonly id: string, readonly firstName: string | null, readonly lastName: string | null, readonly emails: ReadonlyArray<string>, readonly phones: ReadonlyArray<string>, readonly birthDate: string | null, readonly addedAt: string, readonly externalIds: ReadonlyArray<{ readonly source: string, readonly externalId: string }> } | null }> } };

export type MergePairVariables = Exact<{
  id: string;
  keepId?: string | null | undefined;
}>;


export type MergePairData = { readonly acceptIdentityReview: { readonly mergeIds: ReadonlyArray<string>, readonly customer: { readonly id: string } | null, readonly userErrors: ReadonlyArray<{ readonly message: string }> } };

export type KeepPairApartVariables = Exact<{
  id: string;
}>;


export type KeepPairApartData = { readonly rejectIdentityReview: { readonly id: string } };

export type UndoMergeVariables = Exact<{
  mergeId: string;
}>;


export type UndoMergeData = { readonly unmergeCustomer: { readonly userErrors: ReadonlyArray<{ readonly message: string }> } };

export type ImportJobOfVariables = Exact<{
  id: string;
}>;


export type ImportJobOfData = { readonly importJob: { readonly id: string, readonly name: string, readonly state: ImportState, readonly dryRun: boolean, readonly startedAt: string, readonly finishedAt: string | null, readonly totalRows: number | null, readonly processedRows: number, readonly rejectedRows: number, readonly createdRecords: number, readonly updatedRecords: number, readonly unchangedRecords: number, readonly error: string | null } | null };

export type ImportReportOfVariables = Exact<{
  id: string;
}>;


export type ImportReportOfData = { readonly importReport: { readonly dryRun: boolean, readonly reasonCount: number, readonly reasonsPath: string | null, readonly leftOut: number, readonly steps: ReadonlyArray<{ readonly kind: string, readonly file: string, readonly encoding: string, readonly rows: number, readonly skipped: number, readonly created: number, readonly updated: number, readonly unchanged: number, readonly rejected: number, readonly repeated: number | null }>, readonly reasons: ReadonlyArray<{ readonly file: string, readonly line: number, readonly column: string | null, readonly field: string | null, readonly externalId: string | null, readonly reason: string }>, readonly sample: ReadonlyArray<{ readonly kind: string, readonly file: string, readonly line: number, readonly externalId: string | null, readonly status: SampledStatus, readonly fields: ReadonlyArray<string>, readonly record: unknown }>, readonly rejectedFiles: ReadonlyArray<{ readonly name: string, readonly size: number, readonly path: string }> } | null };

export type GuessMappingVariables = Exact<{
  uploadId: string;
}>;


export type GuessMappingData = { readonly guessMapping: string };

export type StartImportVariables = Exact<{
  input: StartImportInput;
}>;


export type StartImportData = { readonly startImport: { readonly id: string, readonly dryRun: boolean } };

export type CancelImportVariables = Exact<{
  id: string;
}>;


export type CancelImportData = { readonly cancelImport: { readonly id: string, readonly name: string, readonly state: ImportState, readonly dryRun: boolean, readonly startedAt: string, readonly finishedAt: string | null, readonly totalRows: number | null, readonly processedRows: number, readonly rejectedRows: number, readonly createdRecords: number, readonly updatedRecords: number, readonly unchangedRecords: number, readonly error: string | null } };

export type DiscoverySoFarVariables = Exact<{ [key: string]: never; }>;


export type DiscoverySoFarData = { readonly discoveryRuns: ReadonlyArray<{ readonly id: string, readonly state: DiscoveryState, readonly step: DiscoveryStep | null, readonly progress: number, readonly askedAt: string, readonly finishedAt: string | null, readonly error: string | null }> };

export type DiscoveryFoundVariables = Exact<{
  groups: number;
}>;


export type DiscoveryFoundData = { readonly discovery: { readonly asOf: string, readonly isStale: boolean, readonly refusal: DiscoveryRefusal | null, readonly customers: number, readonly lookedAt: number, readonly attributes: number, readonly compared: number, readonly judged: number, readonly withheld: number, readonly suggestions: ReadonlyArray<{ readonly kind: SuggestionKind, readonly measure: SuggestionMeasure, readonly rule: string, readonly customers: number, readonly mean: number, readonly meanOfRest: number, readonly lift: number | null, readonly low: number | null, readonly high: number | null, readonly attributes: ReadonlyArray<{ readonly label: string }>, readonly turnsWithin: ReadonlyArray<{ readonly label: string }> }>, readonly segmentation: { readonly mostGroups: number, readonly explained: number, readonly groups: ReadonlyArray<{ readonly rule: string, readonly customers: number, readonly mean: number, readonly meanOfRest: number, readonly lift: number | null, readonly low: number | null, readonly high: number | null, readonly attributes: ReadonlyArray<{ readonly label: string }> }> } | null } | null };

export type LookForGroupsVariables = Exact<{ [key: string]: never; }>;


export type LookForGroupsData = { readonly startDiscovery: { readonly id: string, readonly state: DiscoveryState, readonly step: DiscoveryStep | null, readonly progress: number, readonly askedAt: string, readonly finishedAt: string | null, readonly error: string | null } };

export type StopLookingVariables = Exact<{
  id: string;
}>;


export type StopLookingData = { readonly cancelDiscovery: { readonly id: string, readonly state: DiscoveryState, readonly step: DiscoveryStep | null, readonly progress: number, readonly askedAt: string, readonly finishedAt: string | null, readonly error: string | null } };

export type DiscoveryRunShown = { readonly id: string, readonly state: DiscoveryState, readonly step: DiscoveryStep | null, readonly progress: number, readonly askedAt: string, readonly finishedAt: string | null, readonly error: string | null };

export type BoughtNextVariables = Exact<{ [key: string]: never; }>;


export type BoughtNextData = { readonly nextProductModel: { readonly asOf: string, readonly refusal: NextProductRefusal | null, readonly followings: ReadonlyArray<{ readonly buyers: number, readonly followed: number, readonly lift: number, readonly low: number, readonly rule: string, readonly from: { readonly key: string, readonly name: string }, readonly to: { readonly key: string, readonly name: string } }>, readonly quality: { readonly hiddenDays: number, readonly customers: number, readonly rates: ReadonlyArray<{ readonly suggestions: number, readonly hitRate: number, readonly hitRateOfFrequent: number }> } | null } | null };

export type CompleteRuleVariables = Exact<{
  query: string;
  offset: number;
}>;


export type CompleteRuleData = { readonly completeSegmentQuery: ReadonlyArray<{ readonly label: string, readonly text: string, readonly detail: string, readonly kind: RuleCompletionKind, readonly span: { readonly offset: number, readonly length: number } }> };

export type CheckRuleVariables = Exact<{
  query: string;
}>;


export type CheckRuleData = { readonly checkSegmentQuery: { readonly valid: boolean, readonly query: string | null, readonly rule: unknown, readonly diagnostics: ReadonlyArray<{ readonly code: string, readonly message: string, readonly expected: ReadonlyArray<string> | null, readonly suggestion: string | null, readonly path: ReadonlyArray<string> | null, readonly position: { readonly offset: number, readonly length: number, readonly line: number, readonly column: number } | null }> } };

export type RuleProblem = { readonly code: string, readonly message: string, readonly expected: ReadonlyArray<string> | null, readonly suggestion: string | null, readonly path: ReadonlyArray<string> | null, readonly position: { readonly offset: number, readonly length: number, readonly line: number, readonly column: number } | null };

export type PreviewRuleVariables = Exact<{
  query: string;
  people: boolean;
  names: boolean;
  orders: boolean;
}>;


export type PreviewRuleData = { readonly previewSegment: { readonly size: number | null, readonly share: number | null, readonly asOf: string | null, readonly stale: boolean, readonly sample?: ReadonlyArray<{ readonly amountSpent?: string | null, readonly numberOfOrders?: number | null, readonly lastOrderDate?: string | null, readonly id: string, readonly firstName?: string | null, readonly lastName?: string | null }>, readonly value?: { readonly amountSpent: { readonly sum: string, readonly mean: string | null }, readonly totalMargin: { readonly sum: string, readonly mean: string | null } } | null, readonly userErrors: ReadonlyArray<{ readonly code: string, readonly message: string, readonly expected: ReadonlyArray<string> | null, readonly suggestion: string | null, readonly path: ReadonlyArray<string> | null, readonly position: { readonly offset: number, readonly length: number, readonly line: number, readonly column: number } | null }> } };

export type FunnelOfRuleVariables = Exact<{
  query: string;
}>;


export type FunnelOfRuleData = { readonly segmentFunnel: { readonly kind: ClauseKind | null, readonly base: number | null, readonly size: number | null, readonly share: number | null, readonly asOf: string | null, readonly steps: ReadonlyArray<{ readonly text: string, readonly alone: number, readonly aloneShare: number, readonly inOrder: number, readonly inOrderShare: number, readonly change: number }>, readonly userErrors: ReadonlyArray<{ readonly message: string }> } };

export type ImpactOfEditVariables = Exact<{
  id: string;
  query: string;
  people: boolean;
  names: boolean;
  orders: boolean;
}>;


export type ImpactOfEditData = { readonly previewSegmentEdit: { readonly entering: number | null, readonly leaving: number | null, readonly sizeBefore: number | null, readonly sizeAfter: number | null, readonly enteringSample?: ReadonlyArray<{ readonly id: string, readonly firstName?: string | null, readonly lastName?: string | null }>, readonly leavingSample?: ReadonlyArray<{ readonly id: string, readonly firstName?: string | null, readonly lastName?: string | null }>, readonly valueBefore?: { readonly amountSpent: { readonly sum: string, readonly mean: string | null } } | null, readonly valueAfter?: { readonly amountSpent: { readonly sum: string, readonly mean: string | null } } | null, readonly userErrors: ReadonlyArray<{ readonly message: string }> } };

export type EditedSegmentVariables = Exact<{
  id: string;
}>;


export type EditedSegmentData = { readonly segment: { readonly id: string, readonly name: string, readonly description: string | null, readonly kind: SegmentKind, readonly query: string | null, readonly ruleWithheld: string | null, readonly updatedAt: string } | null };

export type ReadySegmentsVariables = Exact<{ [key: string]: never; }>;


export type ReadySegmentsData = { readonly segmentTemplates: ReadonlyArray<{ readonly key: string, readonly name: string, readonly model: string, readonly purpose: string, readonly query: string }> };

export type RuleWordsVariables = Exact<{
  search?: string | null | undefined;
}>;


export type RuleWordsData = { readonly segmentAttributes: ReadonlyArray<{ readonly name: string, readonly label: string, readonly description: string, readonly kind: SegmentAttributeKind, readonly type: string | null, readonly unit: string | null }> };

export type SaveNewSegmentVariables = Exact<{
  input: CreateSegmentInput;
}>;


export type SaveNewSegmentData = { readonly createSegment: { readonly segment: { readonly id: string } | null, readonly userErrors: ReadonlyArray<{ readonly code: string, readonly message: string, readonly expected: ReadonlyArray<string> | null, readonly suggestion: string | null, readonly path: ReadonlyArray<string> | null, readonly position: { readonly offset: number, readonly length: number, readonly line: number, readonly column: number } | null }> } };

export type SaveSegmentVariables = Exact<{
  id: string;
  input: UpdateSegmentInput;
}>;


export type SaveSegmentData = { readonly updateSegment: { readonly segment: { readonly id: string } | null, readonly userErrors: ReadonlyArray<{ readonly code: string, readonly message: string, readonly expected: ReadonlyArray<string> | null, readonly suggestion: string | null, readonly path: ReadonlyArray<string> | null, readonly position: { readonly offset: number, readonly length: number, readonly line: number, readonly column: number } | null }> } };

export type RuleCatalogueVariables = Exact<{ [key: string]: never; }>;


export type RuleCatalogueData = { readonly segmentAttributes: ReadonlyArray<{ readonly name: string, readonly label: string, readonly description: string, readonly kind: SegmentAttributeKind, readonly type: string | null, readonly unit: string | null, readonly operators: ReadonlyArray<string>, readonly allowed: ReadonlyArray<{ readonly label: string, readonly value: string }>, readonly parameters: ReadonlyArray<{ readonly name: string, readonly label: string, readonly description: string, readonly type: string, readonly unit: string | null, readonly role: SegmentParameterRole, readonly operators: ReadonlyArray<string>, readonly allowed: ReadonlyArray<{ readonly label: string, readonly value: string }> }> }> };

export type PrintRuleVariables = Exact<{
  rule: unknown;
}>;


export type PrintRuleData = { readonly checkSegmentQuery: { readonly valid: boolean, readonly query: string | null, readonly diagnostics: ReadonlyArray<{ readonly code: string, readonly message: string, readonly expected: ReadonlyArray<string> | null, readonly suggestion: string | null, readonly path: ReadonlyArray<string> | null, readonly position: { readonly offset: number, readonly length: number, readonly line: number, readonly column: number } | null }> } };

export type Definition = { readonly name: string | null, readonly description: string | null, readonly query: string | null, readonly ruleWithheld: string | null, readonly forgotten: ReadonlyArray<DefinitionPart> };

export type DefinitionChangesVariables = Exact<{
  id: string;
  after?: string | null | undefined;
  who: boolean;
}>;


export type DefinitionChangesData = { readonly segment: { readonly id: string, readonly definitionChanges: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly nodes: ReadonlyArray<{ readonly id: string, readonly version: number, readonly at: string, readonly changed: ReadonlyArray<DefinitionPart>, readonly before: { readonly name: string | null, readonly description: string | null, readonly query: string | null, readonly ruleWithheld: string | null, readonly forgotten: ReadonlyArray<DefinitionPart> }, readonly after: { readonly name: string | null, readonly description: string | null, readonly query: string | null, readonly ruleWithheld: string | null, readonly forgotten: ReadonlyArray<DefinitionPart> }, readonly entry?: { readonly actorKind: AuditActorKind, readonly actorName: string | null } | null }> } } | null };

export type HomeSegmentsVariables = Exact<{
  from: string;
}>;


export type HomeSegmentsData = { readonly segments: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly size: number, readonly share: number, readonly state: SegmentState, readonly stale: boolean, readonly asOf: string, readonly createdAt: string, readonly progress: number | null, readonly sizes: ReadonlyArray<{ readonly at: string, readonly size: number }> }> } };

export type SegmentAtAGlance = { readonly id: string, readonly name: string, readonly size: number, readonly share: number, readonly state: SegmentState, readonly stale: boolean, readonly asOf: string, readonly createdAt: string, readonly progress: number | null, readonly sizes: ReadonlyArray<{ readonly at: string, readonly size: number }> };

export type HomeBaseVariables = Exact<{ [key: string]: never; }>;


export type HomeBaseData = { readonly customers: { readonly totalCount: number } };

export type HomeValueVariables = Exact<{ [key: string]: never; }>;


export type HomeValueData = { readonly segmentValue: { readonly size: number, readonly asOf: string, readonly figures: ReadonlyArray<{ readonly name: string, readonly sum: string | null, readonly mean: string | null, readonly known: number }> } };

export type HomeCampaignsVariables = Exact<{ [key: string]: never; }>;


export type HomeCampaignsData = { readonly campaigns: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly channel: string | null, readonly startsAt: string | null, readonly endsAt: string | null, readonly goals: ReadonlyArray<{ readonly metric: GoalMetric, readonly actual: number | null, readonly target: string, readonly dueAt: string, readonly onCourse: boolean | null, readonly reached: boolean }>, readonly performance: { readonly openRate: number | null, readonly conversionRate: number | null, readonly revenue: string, readonly roi: number | null, readonly sent: { readonly people: number } } }> } };

export type HomeImportsVariables = Exact<{ [key: string]: never; }>;


export type HomeImportsData = { readonly importJobs: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly state: ImportState, readonly dryRun: boolean, readonly startedAt: string, readonly finishedAt: string | null, readonly processedRows: number, readonly rejectedRows: number, readonly totalRows: number | null }> } };

export type FollowSizesVariables = Exact<{
  segmentIds?: ReadonlyArray<string> | string | null | undefined;
}>;


export type FollowSizesData = { readonly segmentSizes: { readonly segmentId: string, readonly size: number, readonly share: number, readonly at: string } };

export type Person = { readonly id: string, readonly firstName?: string | null, readonly lastName?: string | null };

export type FollowCasesVariables = Exact<{
  names: boolean;
}>;


export type FollowCasesData = { readonly openCases: { readonly totalCount: number, readonly cases: ReadonlyArray<{ readonly rank: number, readonly openSince: string, readonly isOverdue: boolean, readonly contribution: string, readonly customer: { readonly id: string, readonly firstName?: string | null, readonly lastName?: string | null }, readonly interaction: { readonly id: string, readonly subject: string | null, readonly channel: string } }> } };

export type HomeAdviceVariables = Exact<{ [key: string]: never; }>;


export type HomeAdviceData = { readonly segmentSetAdvice: { readonly customers: number, readonly segments: number, readonly uncovered: number, readonly onlyInBroad: number, readonly advice: ReadonlyArray<{ readonly kind: SegmentSetAdviceKind, readonly strength: AdviceStrength, readonly figures: ReadonlyArray<{ readonly measure: AdviceMeasure, readonly value: number }>, readonly segments: ReadonlyArray<{ readonly id: string, readonly name: string }>, readonly suggestion: { readonly rule: string, readonly size: number } | null }>, readonly each: ReadonlyArray<{ readonly segment: { readonly id: string, readonly name: string } | null, readonly advice: ReadonlyArray<{ readonly kind: AdviceKind, readonly strength: AdviceStrength, readonly figures: ReadonlyArray<{ readonly measure: AdviceMeasure, readonly value: number }>, readonly others: ReadonlyArray<{ readonly id: string, readonly name: string }> }> }> } };

export type WebhookShown = { readonly id: string, readonly name: string, readonly url: string, readonly kinds: ReadonlyArray<MembershipChangeKind> | null, readonly segmentIds: ReadonlyArray<string> | null, readonly pausedAt: string | null, readonly pausedFor: WebhookPause | null, readonly missedAt: string | null, readonly mostChanges: number, readonly createdAt: string, readonly formerSecretEndsAt: string | null };

export type WebhookListVariables = Exact<{ [key: string]: never; }>;


export type WebhookListData = { readonly webhooks: ReadonlyArray<{ readonly id: string, readonly name: string, readonly url: string, readonly kinds: ReadonlyArray<MembershipChangeKind> | null, readonly segmentIds: ReadonlyArray<string> | null, readonly pausedAt: string | null, readonly pausedFor: WebhookPause | null, readonly missedAt: string | null, readonly mostChanges: number, readonly createdAt: string, readonly formerSecretEndsAt: string | null, readonly dead: { readonly totalCount: number }, readonly pending: { readonly totalCount: number }, readonly last: { readonly nodes: ReadonlyArray<{ readonly state: WebhookDeliveryState, readonly lastAt: string | null, readonly createdAt: string }> } }> };

export type WebhookDetailVariables = Exact<{
  id: string;
}>;


export type WebhookDetailData = { readonly webhook: { readonly id: string, readonly name: string, readonly url: string, readonly kinds: ReadonlyArray<MembershipChangeKind> | null, readonly segmentIds: ReadonlyArray<string> | null, readonly pausedAt: string | null, readonly pausedFor: WebhookPause | null, readonly missedAt: string | null, readonly mostChanges: number, readonly createdAt: string, readonly formerSecretEndsAt: string | null, readonly dead: { readonly totalCount: number }, readonly pending: { readonly totalCount: number }, readonly delivered: { readonly totalCount: number } } };

export type WebhookDeliveriesVariables = Exact<{
  id: string;
  state?: WebhookDeliveryState | null | undefined;
  after?: string | null | undefined;
}>;


export type WebhookDeliveriesData = { readonly webhook: { readonly id: string, readonly deliveries: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly nodes: ReadonlyArray<{ readonly id: string, readonly state: WebhookDeliveryState, readonly status: number | null, readonly error: string | null, readonly attempts: number, readonly createdAt: string, readonly lastAt: string | null, readonly nextAt: string, readonly changes: unknown }> } } };

export type MakeWebhookVariables = Exact<{
  input: CreateWebhookInput;
}>;


export type MakeWebhookData = { readonly createWebhook: { readonly secret: string, readonly webhook: { readonly id: string, readonly name: string, readonly url: string, readonly kinds: ReadonlyArray<MembershipChangeKind> | null, readonly segmentIds: ReadonlyArray<string> | null, readonly pausedAt: string | null, readonly pausedFor: WebhookPause | null, readonly missedAt: string | null, readonly mostChanges: number, readonly createdAt: string, readonly formerSecretEndsAt: string | null } } };

export type RotateWebhookSecretVariables = Exact<{
  id: string;
  overlapSeconds: number;
}>;


export type RotateWebhookSecretData = { readonly rotateWebhookSecret: { readonly secret: string, readonly webhook: { readonly id: string, readonly name: string, readonly url: string, readonly kinds: ReadonlyArray<MembershipChangeKind> | null, readonly segmentIds: ReadonlyArray<string> | null, readonly pausedAt: string | null, readonly pausedFor: WebhookPause | null, readonly missedAt: string | null, readonly mostChanges: number, readonly createdAt: string, readonly formerSecretEndsAt: string | null } } };

export type PauseWebhookVariables = Exact<{
  id: string;
}>;


export type PauseWebhookData = { readonly pauseWebhook: { readonly id: string } };

export type ResumeWebhookVariables = Exact<{
  id: string;
}>;


export type ResumeWebhookData = { readonly resumeWebhook: { readonly id: string } };

export type TestWebhookVariables = Exact<{
  id: string;
}>;


export type TestWebhookData = { readonly testWebhook: { readonly status: number | null, readonly error: string | null } };

export type DeleteWebhookVariables = Exact<{
  id: string;
}>;


export type DeleteWebhookData = { readonly deleteWebhook: { readonly deletedId: string | null, readonly userErrors: ReadonlyArray<{ readonly message: string }> } };

export type ReplayDeliveriesVariables = Exact<{
  id: string;
  deliveryIds?: ReadonlyArray<string> | string | null | undefined;
}>;


export type ReplayDeliveriesData = { readonly replayWebhookDeliveries: { readonly replayed: number } };

export type ShopListVariables = Exact<{ [key: string]: never; }>;


export type ShopListData = { readonly shops: ReadonlyArray<{ readonly id: string, readonly name: string, readonly kind: ShopKind, readonly source: string, readonly address: string, readonly createdAt: string, readonly lastMessageAt: string | null, readonly deletesCustomers: boolean, readonly refusedFor: ShopRefusal | null }> };

export type ConnectShopVariables = Exact<{
  input: ConnectShopInput;
}>;


export type ConnectShopData = { readonly connectShop: { readonly id: string, readonly name: string, readonly address: string } };

export type DisconnectShopVariables = Exact<{
  id: string;
}>;


export type DisconnectShopData = { readonly disconnectShop: { readonly deletedId: string | null, readonly userErrors: ReadonlyArray<{ readonly message: string }> } };

export type KeyShown = { readonly id: string, readonly name: string, readonly prefix: string, readonly scopes: ReadonlyArray<string>, readonly segmentIds: ReadonlyArray<string> | null, readonly createdAt: string, readonly expiresAt: string | null, readonly lastUsedAt: string | null, readonly revokedAt: string | null };

export type KeyListVariables = Exact<{ [key: string]: never; }>;


export type KeyListData = { readonly apiKeys: ReadonlyArray<{ readonly id: string, readonly name: string, readonly prefix: string, readonly scopes: ReadonlyArray<string>, readonly segmentIds: ReadonlyArray<string> | null, readonly createdAt: string, readonly expiresAt: string | null, readonly lastUsedAt: string | null, readonly revokedAt: string | null }> };

export type MakeKeyVariables = Exact<{
  input: CreateApiKeyInput;
}>;


export type MakeKeyData = { readonly createApiKey: { readonly key: string, readonly apiKey: { readonly id: string, readonly name: string, readonly prefix: string, readonly scopes: ReadonlyArray<string>, readonly segmentIds: ReadonlyArray<string> | null, readonly createdAt: string, readonly expiresAt: string | null, readonly lastUsedAt: string | null, readonly revokedAt: string | null } } };

export type RotateKeyVariables = Exact<{
  id: string;
  overlapSeconds: number;
}>;


export type RotateKeyData = { readonly rotateApiKey: { readonly key: string, readonly formerKeysEndAt: string, readonly apiKey: { readonly id: string, readonly name: string, readonly prefix: string, readonly scopes: ReadonlyArray<string>, readonly segmentIds: ReadonlyArray<string> | null, readonly createdAt: string, readonly expiresAt: string | null, readonly lastUsedAt: string | null, readonly revokedAt: string | null } } };

export type RevokeKeyVariables = Exact<{
  id: string;
}>;


export type RevokeKeyData = { readonly revokeApiKey: { readonly id: string, readonly name: string, readonly prefix: string, readonly scopes: ReadonlyArray<string>, readonly segmentIds: ReadonlyArray<string> | null, readonly createdAt: string, readonly expiresAt: string | null, readonly lastUsedAt: string | null, readonly revokedAt: string | null } };

export type LookalikesSoFarVariables = Exact<{
  id: string;
}>;


export type LookalikesSoFarData = { readonly lookalikeRuns: ReadonlyArray<{ readonly id: string, readonly state: DiscoveryState, readonly step: DiscoveryStep | null, readonly progress: number, readonly askedAt: string, readonly finishedAt: string | null, readonly error: string | null }> };

export type LookalikesFoundVariables = Exact<{
  id: string;
  audience: LookalikeAudience;
  names: boolean;
}>;


export type LookalikesFoundData = { readonly lookalikes: { readonly asOf: string, readonly isStale: boolean, readonly refusal: LikenessRefusal | null, readonly withheld: boolean, readonly quality: { readonly recalls: ReadonlyArray<{ readonly first: number, readonly recall: number }> } | null, readonly profile: { readonly rule: string, readonly share: number, readonly shareOfOthers: number } | null, readonly customers: ReadonlyArray<{ readonly rank: number, readonly customer: { readonly id: string, readonly firstName?: string | null, readonly lastName?: string | null } | null, readonly reasons: ReadonlyArray<{ readonly rule: string }> }> } | null };

export type LookForLookalikesVariables = Exact<{
  id: string;
}>;


export type LookForLookalikesData = { readonly startLookalikes: { readonly id: string, readonly state: DiscoveryState, readonly step: DiscoveryStep | null, readonly progress: number, readonly askedAt: string, readonly finishedAt: string | null, readonly error: string | null } };

export type DestinationShown = { readonly id: string, readonly name: string, readonly kind: DestinationKind, readonly segmentId: string | null, readonly exclusive: boolean, readonly channels: ReadonlyArray<ConsentChannel>, readonly compareEveryHours: number | null, readonly comparedAt: string | null, readonly isComparing: boolean, readonly strangers: number | null, readonly pausedAt: string | null, readonly pausedFor: DestinationPause | null, readonly pausedReason: string | null, readonly failures: number, readonly lastError: string | null, readonly lastErrorAt: string | null, readonly nextAt: string | null, readonly columns: ReadonlyArray<{ readonly name: string }>, readonly counts: { readonly present: number, readonly putting: number, readonly removing: number, readonly due: number, readonly refused: number, readonly stuck: number, readonly skipped: number, readonly gone: number } };

export type DestinationListVariables = Exact<{ [key: string]: never; }>;


export type DestinationListData = { readonly destinations: ReadonlyArray<{ readonly id: string, readonly name: string, readonly kind: DestinationKind, readonly segmentId: string | null, readonly exclusive: boolean, readonly channels: ReadonlyArray<ConsentChannel>, readonly compareEveryHours: number | null, readonly comparedAt: string | null, readonly isComparing: boolean, readonly strangers: number | null, readonly pausedAt: string | null, readonly pausedFor: DestinationPause | null, readonly pausedReason: string | null, readonly failures: number, readonly lastError: string | null, readonly lastErrorAt: string | null, readonly nextAt: string | null, readonly columns: ReadonlyArray<{ readonly name: string }>, readonly counts: { readonly present: number, readonly putting: number, readonly removing: number, readonly due: number, readonly refused: number, readonly stuck: number, readonly skipped: number, readonly gone: number } }> };

export type DestinationDetailVariables = Exact<{
  id: string;
}>;


export type DestinationDetailData = { readonly destination: { readonly id: string, readonly name: string, readonly kind: DestinationKind, readonly segmentId: string | null, readonly exclusive: boolean, readonly channels: ReadonlyArray<ConsentChannel>, readonly compareEveryHours: number | null, readonly comparedAt: string | null, readonly isComparing: boolean, readonly strangers: number | null, readonly pausedAt: string | null, readonly pausedFor: DestinationPause | null, readonly pausedReason: string | null, readonly failures: number, readonly lastError: string | null, readonly lastErrorAt: string | null, readonly nextAt: string | null, readonly columns: ReadonlyArray<{ readonly name: string }>, readonly counts: { readonly present: number, readonly putting: number, readonly removing: number, readonly due: number, readonly refused: number, readonly stuck: number, readonly skipped: number, readonly gone: number } } };

export type DestinationMembersVariables = Exact<{
  id: string;
  state?: DestinationMemberState | null | undefined;
  after?: string | null | undefined;
}>;


export type DestinationMembersData = { readonly destination: { readonly id: string, readonly members: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly nodes: ReadonlyArray<{ readonly customerId: string | null, readonly state: DestinationMemberState, readonly problem: DestinationProblem | null, readonly message: string | null, readonly changedAt: string }> } } };

export type TestDestinationVariables = Exact<{
  id: string;
}>;


export type TestDestinationData = { readonly testDestination: { readonly error: string | null } };

export type CompareDestinationVariables = Exact<{
  id: string;
}>;


export type CompareDestinationData = { readonly compareDestination: { readonly userErrors: ReadonlyArray<{ readonly message: string }> } };

export type PauseDestinationVariables = Exact<{
  id: string;
}>;


export type PauseDestinationData = { readonly pauseDestination: { readonly userErrors: ReadonlyArray<{ readonly message: string }> } };

export type ResumeDestinationVariables = Exact<{
  id: string;
}>;


export type ResumeDestinationData = { readonly resumeDestination: { readonly userErrors: ReadonlyArray<{ readonly message: string }> } };

export type DeleteDestinationVariables = Exact<{
  id: string;
}>;


export type DeleteDestinationData = { readonly deleteDestination: { readonly userErrors: ReadonlyArray<{ readonly message: string }> } };

export type ActionShown = { readonly id: string, readonly name: string, readonly segmentId: string, readonly trigger: SegmentActionTrigger, readonly afterDays: number | null, readonly lookedAt: string | null, readonly pausedAt: string | null, readonly pausedFor: SegmentActionPause | null, readonly pausedReason: string | null, readonly missedAt: string | null, readonly bound: { readonly figure: SegmentBoundFigure, readonly value: string, readonly margin: string } | null, readonly effect: { readonly kind: SegmentActionKind, readonly tag: string | null, readonly attribute: string | null, readonly value: unknown, readonly targetSegmentId: string | null, readonly webhookId: string | null, readonly text: string | null } };

export type ActionListVariables = Exact<{
  runs: boolean;
}>;


export type ActionListData = { readonly segmentActions: ReadonlyArray<{ readonly id: string, readonly name: string, readonly segmentId: string, readonly trigger: SegmentActionTrigger, readonly afterDays: number | null, readonly lookedAt: string | null, readonly pausedAt: string | null, readonly pausedFor: SegmentActionPause | null, readonly pausedReason: string | null, readonly missedAt: string | null, readonly failed?: { readonly totalCount: number }, readonly last?: { readonly nodes: ReadonlyArray<{ readonly at: string }> }, readonly bound: { readonly figure: SegmentBoundFigure, readonly value: string, readonly margin: string } | null, readonly effect: { readonly kind: SegmentActionKind, readonly tag: string | null, readonly attribute: string | null, readonly value: unknown, readonly targetSegmentId: string | null, readonly webhookId: string | null, readonly text: string | null } }> };

export type ActionDetailVariables = Exact<{
  id: string;
}>;


export type ActionDetailData = { readonly segmentAction: { readonly id: string, readonly name: string, readonly segmentId: string, readonly trigger: SegmentActionTrigger, readonly afterDays: number | null, readonly lookedAt: string | null, readonly pausedAt: string | null, readonly pausedFor: SegmentActionPause | null, readonly pausedReason: string | null, readonly missedAt: string | null, readonly bound: { readonly figure: SegmentBoundFigure, readonly value: string, readonly margin: string } | null, readonly effect: { readonly kind: SegmentActionKind, readonly tag: string | null, readonly attribute: string | null, readonly value: unknown, readonly targetSegmentId: string | null, readonly webhookId: string | null, readonly text: string | null } } };

export type ActionRunsVariables = Exact<{
  id: string;
  state?: SegmentActionRunState | null | undefined;
  after?: string | null | undefined;
}>;


export type ActionRunsData = { readonly segmentAction: { readonly id: string, readonly runs: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly nodes: ReadonlyArray<{ readonly at: string, readonly customerId: string | null, readonly state: SegmentActionRunState, readonly error: string | null, readonly note: string | null }> } } };

export type MakeActionVariables = Exact<{
  input: CreateSegmentActionInput;
}>;


export type MakeActionData = { readonly createSegmentAction: { readonly action: { readonly id: string } | null, readonly userErrors: ReadonlyArray<{ readonly message: string }> } };

export type PauseActionVariables = Exact<{
  id: string;
}>;


export type PauseActionData = { readonly pauseSegmentAction: { readonly userErrors: ReadonlyArray<{ readonly message: string }> } };

export type ResumeActionVariables = Exact<{
  id: string;
}>;


export type ResumeActionData = { readonly resumeSegmentAction: { readonly userErrors: ReadonlyArray<{ readonly message: string }> } };

export type DeleteActionVariables = Exact<{
  id: string;
}>;


export type DeleteActionData = { readonly deleteSegmentAction: { readonly userErrors: ReadonlyArray<{ readonly message: string }> } };

export type ScheduleShown = { readonly id: string, readonly name: string, readonly segmentId: string | null, readonly query: string | null, readonly folder: string, readonly file: string, readonly format: ExportFormat, readonly columns: ReadonlyArray<string>, readonly times: ReadonlyArray<string>, readonly weekdays: ReadonlyArray<number>, readonly keep: number, readonly dueAt: string, readonly nextAt: string, readonly pausedAt: string | null, readonly pausedFor: ExportPause | null, readonly failures: number, readonly lastError: string | null, readonly lastErrorAt: string | null, readonly files: ReadonlyArray<{ readonly name: string, readonly bytes: number, readonly customers: number, readonly exported: number, readonly asOf: string, readonly writtenAt: string }> };

export type ScheduleListVariables = Exact<{ [key: string]: never; }>;


export type ScheduleListData = { readonly exportSchedules: ReadonlyArray<{ readonly id: string, readonly name: string, readonly segmentId: string | null, readonly query: string | null, readonly folder: string, readonly file: string, readonly format: ExportFormat, readonly columns: ReadonlyArray<string>, readonly times: ReadonlyArray<string>, readonly weekdays: ReadonlyArray<number>, readonly keep: number, readonly dueAt: string, readonly nextAt: string, readonly pausedAt: string | null, readonly pausedFor: ExportPause | null, readonly failures: number, readonly lastError: string | null, readonly lastErrorAt: string | null, readonly files: ReadonlyArray<{ readonly name: string, readonly bytes: number, readonly customers: number, readonly exported: number, readonly asOf: string, readonly writtenAt: string }> }> };

export type ScheduleDetailVariables = Exact<{
  id: string;
}>;


export type ScheduleDetailData = { readonly exportSchedule: { readonly id: string, readonly name: string, readonly segmentId: string | null, readonly query: string | null, readonly folder: string, readonly file: string, readonly format: ExportFormat, readonly columns: ReadonlyArray<string>, readonly times: ReadonlyArray<string>, readonly weekdays: ReadonlyArray<number>, readonly keep: number, readonly dueAt: string, readonly nextAt: string, readonly pausedAt: string | null, readonly pausedFor: ExportPause | null, readonly failures: number, readonly lastError: string | null, readonly lastErrorAt: string | null, readonly files: ReadonlyArray<{ readonly name: string, readonly bytes: number, readonly customers: number, readonly exported: number, readonly asOf: string, readonly writtenAt: string }> } };

export type MakeScheduleVariables = Exact<{
  input: CreateExportScheduleInput;
}>;


export type MakeScheduleData = { readonly createExportSchedule: { readonly exportSchedule: { readonly id: string } | null, readonly userErrors: ReadonlyArray<{ readonly message: string }> } };

export type RunScheduleVariables = Exact<{
  id: string;
}>;


export type RunScheduleData = { readonly runExportSchedule: { readonly userErrors: ReadonlyArray<{ readonly message: string }> } };

export type PauseScheduleVariables = Exact<{
  id: string;
}>;


export type PauseScheduleData = { readonly pauseExportSchedule: { readonly userErrors: ReadonlyArray<{ readonly message: string }> } };

export type ResumeScheduleVariables = Exact<{
  id: string;
}>;


export type ResumeScheduleData = { readonly resumeExportSchedule: { readonly userErrors: ReadonlyArray<{ readonly message: string }> } };

export type DeleteScheduleVariables = Exact<{
  id: string;
}>;


export type DeleteScheduleData = { readonly deleteExportSchedule: { readonly userErrors: ReadonlyArray<{ readonly message: string }> } };

export type NamesOfSegmentsVariables = Exact<{
  ids: ReadonlyArray<string> | string;
}>;


export type NamesOfSegmentsData = { readonly nodes: ReadonlyArray<
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly name: string, readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
   | null> };

export type NamesOfPeopleVariables = Exact<{
  ids: ReadonlyArray<string> | string;
}>;


export type NamesOfPeopleData = { readonly customers: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly firstName: string | null, readonly lastName: string | null }> } };

export type FollowQueueVariables = Exact<{
  names: boolean;
  orderBy: OpenCaseOrder;
  channels?: ReadonlyArray<string> | string | null | undefined;
}>;


export type FollowQueueData = { readonly openCases: { readonly totalCount: number, readonly cases: ReadonlyArray<{ readonly rank: number, readonly openSince: string, readonly isOverdue: boolean, readonly contribution: string, readonly roi: number | null, readonly customer: { readonly id: string, readonly firstName?: string | null, readonly lastName?: string | null }, readonly interaction: { readonly id: string, readonly subject: string | null, readonly channel: string, readonly effort: number | null }, readonly segments: ReadonlyArray<{ readonly size: number, readonly contribution: string, readonly segment: { readonly id: string, readonly name: string } }>, readonly reasons: ReadonlyArray<{ readonly kind: CaseReasonKind, readonly text: string }> }> } };

export type SegmentHeadVariables = Exact<{
  id: string;
  from: string;
}>;


export type SegmentHeadData = { readonly segment: { readonly description: string | null, readonly kind: SegmentKind, readonly query: string | null, readonly ruleWithheld: string | null, readonly error: string | null, readonly updatedAt: string, readonly id: string, readonly name: string, readonly size: number, readonly share: number, readonly state: SegmentState, readonly stale: boolean, readonly asOf: string, readonly createdAt: string, readonly progress: number | null, readonly sizes: ReadonlyArray<{ readonly at: string, readonly size: number }> } | null };

export type SegmentHistoryVariables = Exact<{
  id: string;
  from: string;
  every: SizeInterval;
}>;


export type SegmentHistoryData = { readonly segment: { readonly id: string, readonly createdAt: string, readonly size: number, readonly sizes: ReadonlyArray<{ readonly at: string, readonly size: number }> } | null };

export type SegmentFunnelOfVariables = Exact<{
  id: string;
}>;


export type SegmentFunnelOfData = { readonly segmentFunnel: { readonly kind: ClauseKind | null, readonly base: number | null, readonly size: number | null, readonly share: number | null, readonly asOf: string | null, readonly steps: ReadonlyArray<{ readonly text: string, readonly alone: number, readonly aloneShare: number, readonly inOrder: number, readonly inOrderShare: number, readonly change: number }>, readonly userErrors: ReadonlyArray<{ readonly message: string }> } };

export type Funnel = { readonly kind: ClauseKind | null, readonly base: number | null, readonly size: number | null, readonly share: number | null, readonly asOf: string | null, readonly steps: ReadonlyArray<{ readonly text: string, readonly alone: number, readonly aloneShare: number, readonly inOrder: number, readonly inOrderShare: number, readonly change: number }>, readonly userErrors: ReadonlyArray<{ readonly message: string }> };

export type SegmentFiguresVariables = Exact<{
  ids: ReadonlyArray<string> | string;
  names: ReadonlyArray<string> | string;
}>;


export type SegmentFiguresData = { readonly segmentValue: { readonly size: number, readonly baseSize: number, readonly asOf: string, readonly currency: string, readonly figures: ReadonlyArray<{ readonly name: string, readonly label: string, readonly unit: string | null, readonly type: string, readonly sum: string | null, readonly mean: string | null, readonly median: string | null, readonly share: number | null, readonly index: number | null, readonly known: number, readonly base: { readonly mean: string | null, readonly median: string | null, readonly sum: string | null } | null }> } };

export type SegmentBreakdownVariables = Exact<{
  ids: ReadonlyArray<string> | string;
  by: string;
}>;


export type SegmentBreakdownData = { readonly segmentValue: { readonly asOf: string, readonly breakdown: { readonly by: string, readonly label: string, readonly overlapping: boolean, readonly size: number, readonly parts: ReadonlyArray<{ readonly kind: GroupPartKind, readonly value: string | null, readonly to: string | null, readonly size: number, readonly share: number, readonly figures: ReadonlyArray<{ readonly name: string, readonly sum: string | null, readonly mean: string | null }> }> } } };

export type SegmentForecastOfVariables = Exact<{
  id: string;
  until: string;
}>;


export type SegmentForecastOfData = { readonly segmentForecast: { readonly size: number, readonly sizeThen: number, readonly entering: number, readonly leaving: number, readonly until: string } };

export type SegmentMembersVariables = Exact<{
  id: string;
  after?: string | null | undefined;
  orderBy?: CustomerOrder | null | undefined;
  orderByAttribute?: AttributeOrder | null | undefined;
  names: boolean;
}>;


export type SegmentMembersData = { readonly segment: { readonly id: string, readonly members: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly edges: ReadonlyArray<{ readonly since: string, readonly node: { readonly emails?: ReadonlyArray<string>, readonly id: string, readonly firstName?: string | null, readonly lastName?: string | null } }> } } | null };

export type MemberFiguresVariables = Exact<{
  attributes: boolean;
}>;


export type MemberFiguresData = { readonly segmentAttributes: ReadonlyArray<{ readonly name: string, readonly label: string, readonly description: string, readonly type: string | null, readonly unit: string | null, readonly scopes: ReadonlyArray<string>, readonly field: string | null, readonly order: CustomerOrder | null }>, readonly attributeDefinitions?: ReadonlyArray<{ readonly owner: AttributeOwner, readonly key: string, readonly name: string, readonly description: string | null, readonly type: AttributeType, readonly unit: string | null }> };

export type DeleteSegmentVariables = Exact<{
  id: string;
}>;


export type DeleteSegmentData = { readonly deleteSegment: { readonly deletedId: string | null, readonly userErrors: ReadonlyArray<{ readonly message: string }> } };

export type SegmentPersonaVariables = Exact<{
  id: string;
}>;


export type SegmentPersonaData = { readonly segment: { readonly id: string, readonly personaCard: { readonly name: string | null, readonly channel: string | null, readonly tone: string | null, readonly notes: string | null, readonly changedAt: string } | null } | null, readonly segmentValue: { readonly asOf: string, readonly currency: string, readonly persona: { readonly members: number, readonly others: number, readonly isRefused: boolean, readonly statements: ReadonlyArray<{ readonly attribute: string, readonly text: string, readonly strength: StatementStrength, readonly share: number, readonly low: number, readonly high: number }>, readonly facts: ReadonlyArray<{ readonly attribute: string, readonly label: string, readonly unit: string | null, readonly known: number, readonly isDistinct: boolean, readonly quartiles: ReadonlyArray<string>, readonly parts: ReadonlyArray<{ readonly value: string | null, readonly to: string | null, readonly members: number, readonly share: number, readonly shareOfOthers: number, readonly index: number | null }> }> } } };

export type SegmentDriversOfVariables = Exact<{
  id: string;
}>;


export type SegmentDriversOfData = { readonly segmentValue: { readonly drivers: { readonly members: number, readonly others: number, readonly compared: number, readonly refusal: DriversRefusal | null, readonly drivers: ReadonlyArray<{ readonly attribute: string, readonly label: string, readonly rule: string, readonly share: number, readonly shareOfOthers: number, readonly low: number, readonly high: number, readonly index: number | null, readonly turnsWithin: ReadonlyArray<{ readonly label: string }> }> } } };

export type SavePersonaCardVariables = Exact<{
  input: PersonaCardInput;
}>;


export type SavePersonaCardData = { readonly setPersonaCard: { readonly id: string } };

export type DependsOnSegmentVariables = Exact<{
  id: string;
  actions: boolean;
  webhooks: boolean;
  destinations: boolean;
}>;


export type DependsOnSegmentData = { readonly segmentActions?: ReadonlyArray<{ readonly id: string, readonly name: string }>, readonly webhooks?: ReadonlyArray<{ readonly id: string, readonly name: string, readonly segmentIds: ReadonlyArray<string> | null }>, readonly destinations?: ReadonlyArray<{ readonly id: string, readonly name: string, readonly segmentId: string | null }>, readonly exportSchedules?: ReadonlyArray<{ readonly id: string, readonly name: string, readonly segmentId: string | null }> };

export type SegmentAdviceOfVariables = Exact<{
  id: string;
  kinds?: ReadonlyArray<AdviceKind> | AdviceKind | null | undefined;
}>;


export type SegmentAdviceOfData = { readonly segmentAdvice: { readonly asOf: string, readonly advice: ReadonlyArray<{ readonly clause: string | null, readonly kind: AdviceKind, readonly strength: AdviceStrength, readonly suggestion: { readonly rule: string, readonly size: number } | null, readonly figures: ReadonlyArray<{ readonly measure: AdviceMeasure, readonly value: number }>, readonly others: ReadonlyArray<{ readonly id: string, readonly name: string }> }>, readonly unsaid: ReadonlyArray<{ readonly kind: AdviceKind, readonly reason: AdviceUnsaidReason }> } };

export type AdviceShown = { readonly kind: AdviceKind, readonly strength: AdviceStrength, readonly figures: ReadonlyArray<{ readonly measure: AdviceMeasure, readonly value: number }>, readonly others: ReadonlyArray<{ readonly id: string, readonly name: string }> };

export type SegmentListVariables = Exact<{
  search?: string | null | undefined;
  after?: string | null | undefined;
  from: string;
}>;


export type SegmentListData = { readonly segments: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly nodes: ReadonlyArray<{ readonly description: string | null, readonly kind: SegmentKind, readonly error: string | null, readonly updatedAt: string, readonly id: string, readonly name: string, readonly size: number, readonly share: number, readonly state: SegmentState, readonly stale: boolean, readonly asOf: string, readonly createdAt: string, readonly progress: number | null, readonly sizes: ReadonlyArray<{ readonly at: string, readonly size: number }> }> } };

export type SegmentWorthVariables = Exact<{
  ids: ReadonlyArray<string> | string;
}>;


export type SegmentWorthData = { readonly segmentValue: { readonly size: number, readonly figures: ReadonlyArray<{ readonly sum: string | null, readonly mean: string | null, readonly index: number | null }> } };

export type SegmentsOnMapVariables = Exact<{ [key: string]: never; }>;


export type SegmentsOnMapData = { readonly segmentMap: { readonly asOf: string, readonly stale: boolean, readonly customers: number, readonly segments: number, readonly uncovered: number, readonly places: ReadonlyArray<{ readonly size: number, readonly segment: { readonly id: string, readonly name: string }, readonly buildsOn: ReadonlyArray<{ readonly id: string }> | null }>, readonly links: ReadonlyArray<{ readonly relation: SegmentRelation, readonly shared: number, readonly jaccard: number, readonly segments: ReadonlyArray<{ readonly id: string }> }> } };

export type WhoAsksVariables = Exact<{ [key: string]: never; }>;


export type WhoAsksData = { readonly viewer: { readonly scopes: ReadonlyArray<string>, readonly segmentIds: ReadonlyArray<string> | null, readonly endsAt: string | null, readonly currency: string, readonly timeZone: string } };

export type FindSegmentsVariables = Exact<{
  search?: string | null | undefined;
}>;


export type FindSegmentsData = { readonly segments: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly description: string | null, readonly size: number }> } };

export type FindCustomersVariables = Exact<{
  search: string;
  names: boolean;
}>;


export type FindCustomersData = { readonly customers: { readonly nodes: ReadonlyArray<{ readonly emails?: ReadonlyArray<string>, readonly id: string, readonly firstName?: string | null, readonly lastName?: string | null, readonly externalIds: ReadonlyArray<{ readonly source: string, readonly externalId: string }> }> } };

export type SystemStateVariables = Exact<{ [key: string]: never; }>;


export type SystemStateData = { readonly segments: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly state: SegmentState, readonly stale: boolean, readonly progress: number | null, readonly asOf: string, readonly error: string | null }> }, readonly thresholds: ReadonlyArray<{ readonly name: string, readonly refreshedAt: string }> };

export type SystemImportsVariables = Exact<{ [key: string]: never; }>;


export type SystemImportsData = { readonly importJobs: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly state: ImportState, readonly dryRun: boolean, readonly startedAt: string, readonly finishedAt: string | null, readonly totalRows: number | null, readonly processedRows: number, readonly rejectedRows: number, readonly createdRecords: number, readonly updatedRecords: number, readonly unchangedRecords: number, readonly error: string | null }> } };

export type SystemWebhooksVariables = Exact<{ [key: string]: never; }>;


export type SystemWebhooksData = { readonly webhooks: ReadonlyArray<{ readonly id: string, readonly name: string, readonly pausedAt: string | null, readonly dead: { readonly totalCount: number }, readonly pending: { readonly totalCount: number } }> };

export const AuditEntries: Operation<AuditEntriesData, AuditEntriesVariables> = {
  name: 'AuditEntries',
  kind: 'query',
  text: 'query AuditEntries($filter: AuditFilterInput, $after: String) { auditLog(first: 50, filter: $filter, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { ...Deed } } } fragment Deed on AuditEntry { id at actorKind actorId actorName address operation outcome code counts subjectKind subjectIds }',
};

export const NamesOf: Operation<NamesOfData, NamesOfVariables> = {
  name: 'NamesOf',
  kind: 'query',
  text: 'query NamesOf($ids: [ID!]!) { nodes(ids: $ids) { ... on Segment { id name } ... on Campaign { id name } } }',
};

export const CampaignList: Operation<CampaignListData, CampaignListVariables> = {
  name: 'CampaignList',
  kind: 'query',
  text: 'query CampaignList($search: String, $after: String) { campaigns(first: 30, search: $search, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { id name channel type startsAt endsAt goals { ...Goal } performance { ...Performance } } } } fragment Goal on CampaignGoal { metric actual target dueAt onCourse reached setAt } fragment Performance on CampaignPerformance { sent { people } delivered { people } opened { people } clicked { people } responded { people } converted { people } bounced { people } markedAsSpam { people } unsubscribed { people } deliveryRate openRate clickThroughRate responseRate conversionRate unsubscribeRate revenue cost isCostPartial roi }',
};

export const CampaignDetail: Operation<CampaignDetailData, CampaignDetailVariables> = {
  name: 'CampaignDetail',
  kind: 'query',
  text: 'query CampaignDetail($id: ID!) { campaign(id: $id) { id name channel type offer startsAt endsAt source goals { ...Goal } performance { ...Performance } beforeAndAfter(days: 30) { days ordersBefore ordersAfter revenueBefore revenueAfter unfinished } } } fragment Goal on CampaignGoal { metric actual target dueAt onCourse reached setAt } fragment Performance on CampaignPerformance { sent { people } delivered { people } opened { people } clicked { people } responded { people } converted { people } bounced { people } markedAsSpam { people } unsubscribed { people } deliveryRate openRate clickThroughRate responseRate conversionRate unsubscribeRate revenue cost isCostPartial roi }',
};

export const CampaignBySegment: Operation<CampaignBySegmentData, CampaignBySegmentVariables> = {
  name: 'CampaignBySegment',
  kind: 'query',
  text: 'query CampaignBySegment($id: ID!, $segmentIds: [ID!]!) { campaign(id: $id) { id performanceBySegment(segmentIds: $segmentIds) { segment { id name } reachedBefore performance { ...Performance } } } } fragment Performance on CampaignPerformance { sent { people } delivered { people } opened { people } clicked { people } responded { people } converted { people } bounced { people } markedAsSpam { people } unsubscribed { people } deliveryRate openRate clickThroughRate responseRate conversionRate unsubscribeRate revenue cost isCostPartial roi }',
};

export const CampaignEffectOf: Operation<CampaignEffectOfData, CampaignEffectOfVariables> = {
  name: 'CampaignEffectOf',
  kind: 'query',
  text: 'query CampaignEffectOf($id: ID!, $heldOut: Float!, $salt: String!, $segmentId: ID) { campaign(id: $id) { id effect(heldOut: $heldOut, salt: $salt, segmentId: $segmentId) { at days isUnfinished sampleRatio treated { customers buyers revenue sentTo } heldOut { customers buyers revenue sentTo } buyers { difference low high } revenue { difference low high } } } }',
};

export const SetGoals: Operation<SetGoalsData, SetGoalsVariables> = {
  name: 'SetGoals',
  kind: 'mutation',
  text: 'mutation SetGoals($input: SetCampaignGoalsInput!) { setCampaignGoals(input: $input) { id } }',
};

export const FollowGoals: Operation<FollowGoalsData, FollowGoalsVariables> = {
  name: 'FollowGoals',
  kind: 'subscription',
  text: 'subscription FollowGoals($campaignId: ID!) { campaignGoals(campaignId: $campaignId) { metric } }',
};

export const CompareSegments: Operation<CompareSegmentsData, CompareSegmentsVariables> = {
  name: 'CompareSegments',
  kind: 'query',
  text: 'query CompareSegments($ids: [ID!]!) { segmentOverlap(segmentIds: $ids) { asOf union segments { size only segment { id name } } combinations(first: 60) { size segments { id } } pairs { size jaccard segments { id } } } }',
};

export const CompareValues: Operation<CompareValuesData, CompareValuesVariables> = {
  name: 'CompareValues',
  kind: 'query',
  text: 'query CompareValues($ids: [ID!]!, $names: [String!]!) { nodes(ids: $ids) { ... on Segment { id name value { currency figures(names: $names, bins: 1) { name label unit mean index base { mean } } } } } }',
};

export const CustomerProfile: Operation<CustomerProfileData, CustomerProfileVariables> = {
  name: 'CustomerProfile',
  kind: 'query',
  text: 'query CustomerProfile($id: ID!, $names: Boolean!, $orders: Boolean!, $service: Boolean!, $worth: Boolean!, $influence: Boolean!) { customer(id: $id) { ...Person addedAt updatedAt lifecycleStage @include(if: $orders) language gender householdSize homeOwner occupation interests tags preferredContact technologyAdoption webSavviness brandLoyalty priceSensitivity emails @include(if: $names) phones @include(if: $names) birthDate @include(if: $names) age @include(if: $names) addresses @include(if: $names) { city region countryCode } externalIds { source externalId } consents { channel status changedAt source } amountSpent @include(if: $orders) numberOfOrders @include(if: $orders) averageOrderValue @include(if: $orders) lastOrderDate @include(if: $orders) rfmGroup @include(if: $orders) buyerType @include(if: $orders) favouriteCategory @include(if: $orders) favouriteBrand @include(if: $orders) favouriteChannel @include(if: $orders) totalMargin @include(if: $orders) serviceEffort @include(if: $service) satisfaction @include(if: $service) contribution @include(if: $worth) influenceReach @include(if: $influence) influencerTier @include(if: $influence) } } fragment Person on Customer { id firstName @include(if: $names) lastName @include(if: $names) }',
};

export const CustomerTimeline: Operation<CustomerTimelineData, CustomerTimelineVariables> = {
  name: 'CustomerTimeline',
  kind: 'query',
  text: 'query CustomerTimeline($id: ID!, $after: String) { customer(id: $id) { id timeline(first: 30, after: $after) { pageInfo { hasNextPage endCursor } edges { node { id at kind summary subject what amount unit cause segmentId } } } } }',
};

export const CustomerMemberships: Operation<CustomerMembershipsData, CustomerMembershipsVariables> = {
  name: 'CustomerMemberships',
  kind: 'query',
  text: 'query CustomerMemberships($id: ID!) { customer(id: $id) { id segments { segmentId since leavesAt segment { id name } } } }',
};

export const ExplainMembership: Operation<ExplainMembershipData, ExplainMembershipVariables> = {
  name: 'ExplainMembership',
  kind: 'query',
  text: 'query ExplainMembership($customerId: ID!, $segmentId: ID!) { explainMembership(customerId: $customerId, segmentId: $segmentId) { holds asOf stale root { ...ClauseAt1 } smallestChange { at changes { ...Change } } userErrors { message } } } fragment ClauseAt1 on ClauseExplanation { ...Clause clauses { ...ClauseAt2 } } fragment Clause on ClauseExplanation { kind text holds actual { label value } smallestChange { at changes { ...Change } } } fragment Change on ClauseChange { text label by unit to at } fragment ClauseAt2 on ClauseExplanation { ...Clause clauses { ...ClauseAt3 } } fragment ClauseAt3 on ClauseExplanation { ...Clause clauses { ...Clause } }',
};

export const FollowCustomer: Operation<FollowCustomerData, FollowCustomerVariables> = {
  name: 'FollowCustomer',
  kind: 'subscription',
  text: 'subscription FollowCustomer($customerId: ID!) { customerSegments(customerId: $customerId) { __typename } }',
};

export const CasesOfCustomer: Operation<CasesOfCustomerData, CasesOfCustomerVariables> = {
  name: 'CasesOfCustomer',
  kind: 'query',
  text: 'query CasesOfCustomer($id: ID!) { customer(id: $id) { id serviceInteractions(first: 100) { nodes { id subject channel occurredAt effort resolved } } } }',
};

export const CustomerNext: Operation<CustomerNextData, CustomerNextVariables> = {
  name: 'CustomerNext',
  kind: 'query',
  text: 'query CustomerNext($id: ID!, $products: Boolean!, $channels: Boolean!) { nextProductModel @include(if: $products) { refusal } customer(id: $id) { id nextProducts(first: 5) @include(if: $products) { item { key name } reason follows { from { name } buyers followed } rule } nextChannels @include(if: $channels) { channel messages answered shareOfAll } } }',
};

export const ImportList: Operation<ImportListData, ImportListVariables> = {
  name: 'ImportList',
  kind: 'query',
  text: 'query ImportList($after: String) { importJobs(first: 20, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { ...ImportShown } } } fragment ImportShown on ImportJob { id name state dryRun startedAt finishedAt totalRows processedRows rejectedRows createdRecords updatedRecords unchangedRecords error }',
};

export const FollowImport: Operation<FollowImportData, FollowImportVariables> = {
  name: 'FollowImport',
  kind: 'subscription',
  text: 'subscription FollowImport($id: ID!) { importProgress(id: $id) { ...ImportShown } } fragment ImportShown on ImportJob { id name state dryRun startedAt finishedAt totalRows processedRows rejectedRows createdRecords updatedRecords unchangedRecords error }',
};

export const RefusedMessages: Operation<RefusedMessagesData, RefusedMessagesVariables> = {
  name: 'RefusedMessages',
  kind: 'query',
  text: 'query RefusedMessages($after: String) { inboundProblems(first: 20, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { id source via type path code message lost count firstAt lastAt } } }',
};

export const DataSources: Operation<DataSourcesData, DataSourcesVariables> = {
  name: 'DataSources',
  kind: 'query',
  text: 'query DataSources { dataSources { name party rank } }',
};

export const DoubtfulPairs: Operation<DoubtfulPairsData, DoubtfulPairsVariables> = {
  name: 'DoubtfulPairs',
  kind: 'query',
  text: 'query DoubtfulPairs($after: String) { identityReviews(first: 10, state: OPEN, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { id score foundAt evidence { kind attribute points } customer { ...OneOfPair } other { ...OneOfPair } } } } fragment OneOfPair on Customer { id firstName lastName emails phones birthDate addedAt externalIds { source externalId } }',
};

export const MergePair: Operation<MergePairData, MergePairVariables> = {
  name: 'MergePair',
  kind: 'mutation',
  text: 'mutation MergePair($id: ID!, $keepId: ID) { acceptIdentityReview(id: $id, keepId: $keepId) { mergeIds customer { id } userErrors { message } } }',
};

export const KeepPairApart: Operation<KeepPairApartData, KeepPairApartVariables> = {
  name: 'KeepPairApart',
  kind: 'mutation',
  text: 'mutation KeepPairApart($id: ID!) { rejectIdentityReview(id: $id) { id } }',
};

export const UndoMerge: Operation<UndoMergeData, UndoMergeVariables> = {
  name: 'UndoMerge',
  kind: 'mutation',
  text: 'mutation UndoMerge($mergeId: ID!) { unmergeCustomer(mergeId: $mergeId) { userErrors { message } } }',
};

export const ImportJobOf: Operation<ImportJobOfData, ImportJobOfVariables> = {
  name: 'ImportJobOf',
  kind: 'query',
  text: 'query ImportJobOf($id: ID!) { importJob(id: $id) { ...ImportShown } } fragment ImportShown on ImportJob { id name state dryRun startedAt finishedAt totalRows processedRows rejectedRows createdRecords updatedRecords unchangedRecords error }',
};

export const ImportReportOf: Operation<ImportReportOfData, ImportReportOfVariables> = {
  name: 'ImportReportOf',
  kind: 'query',
  text: 'query ImportReportOf($id: ID!) { importReport(id: $id) { dryRun reasonCount reasonsPath leftOut steps { kind file encoding rows skipped created updated unchanged rejected repeated } reasons { file line column field externalId reason } sample { kind file line externalId status fields record } rejectedFiles { name size path } } }',
};

export const GuessMapping: Operation<GuessMappingData, GuessMappingVariables> = {
  name: 'GuessMapping',
  kind: 'query',
  text: 'query GuessMapping($uploadId: ID!) { guessMapping(uploadId: $uploadId) }',
};

export const StartImport: Operation<StartImportData, StartImportVariables> = {
  name: 'StartImport',
  kind: 'mutation',
  text: 'mutation StartImport($input: StartImportInput!) { startImport(input: $input) { id dryRun } }',
};

export const CancelImport: Operation<CancelImportData, CancelImportVariables> = {
  name: 'CancelImport',
  kind: 'mutation',
  text: 'mutation CancelImport($id: ID!) { cancelImport(id: $id) { ...ImportShown } } fragment ImportShown on ImportJob { id name state dryRun startedAt finishedAt totalRows processedRows rejectedRows createdRecords updatedRecords unchangedRecords error }',
};

export const DiscoverySoFar: Operation<DiscoverySoFarData, DiscoverySoFarVariables> = {
  name: 'DiscoverySoFar',
  kind: 'query',
  text: 'query DiscoverySoFar { discoveryRuns(first: 1) { ...DiscoveryRunShown } } fragment DiscoveryRunShown on DiscoveryRun { id state step progress askedAt finishedAt error }',
};

export const DiscoveryFound: Operation<DiscoveryFoundData, DiscoveryFoundVariables> = {
  name: 'DiscoveryFound',
  kind: 'query',
  text: 'query DiscoveryFound($groups: Int!) { discovery { asOf isStale refusal customers lookedAt attributes compared judged withheld suggestions(first: 100) { kind measure rule attributes { label } customers mean meanOfRest lift low high turnsWithin { label } } segmentation(groups: $groups) { mostGroups explained groups { rule attributes { label } customers mean meanOfRest lift low high } } } }',
};

export const LookForGroups: Operation<LookForGroupsData, LookForGroupsVariables> = {
  name: 'LookForGroups',
  kind: 'mutation',
  text: 'mutation LookForGroups { startDiscovery { ...DiscoveryRunShown } } fragment DiscoveryRunShown on DiscoveryRun { id state step progress askedAt finishedAt error }',
};

export const StopLooking: Operation<StopLookingData, StopLookingVariables> = {
  name: 'StopLooking',
  kind: 'mutation',
  text: 'mutation StopLooking($id: ID!) { cancelDiscovery(id: $id) { ...DiscoveryRunShown } } fragment DiscoveryRunShown on DiscoveryRun { id state step progress askedAt finishedAt error }',
};

export const BoughtNext: Operation<BoughtNextData, BoughtNextVariables> = {
  name: 'BoughtNext',
  kind: 'query',
  text: 'query BoughtNext { nextProductModel { asOf refusal followings(first: 10) { from { key name } to { key name } buyers followed lift low rule } quality { hiddenDays customers rates { suggestions hitRate hitRateOfFrequent } } } }',
};

export const CompleteRule: Operation<CompleteRuleData, CompleteRuleVariables> = {
  name: 'CompleteRule',
  kind: 'query',
  text: 'query CompleteRule($query: String!, $offset: Int!) { completeSegmentQuery(query: $query, offset: $offset) { label text detail kind span { offset length } } }',
};

export const CheckRule: Operation<CheckRuleData, CheckRuleVariables> = {
  name: 'CheckRule',
  kind: 'query',
  text: 'query CheckRule($query: String!) { checkSegmentQuery(query: $query) { valid query rule diagnostics { ...RuleProblem } } } fragment RuleProblem on UserError { code message expected suggestion path position { offset length line column } }',
};

export const PreviewRule: Operation<PreviewRuleData, PreviewRuleVariables> = {
  name: 'PreviewRule',
  kind: 'query',
  text: 'query PreviewRule($query: String!, $people: Boolean!, $names: Boolean!, $orders: Boolean!) { previewSegment(query: $query, first: 8) { size share asOf stale sample @include(if: $people) { ...Person amountSpent @include(if: $orders) numberOfOrders @include(if: $orders) lastOrderDate @include(if: $orders) } value @include(if: $orders) { amountSpent { sum mean } totalMargin { sum mean } } userErrors { ...RuleProblem } } } fragment Person on Customer { id firstName @include(if: $names) lastName @include(if: $names) } fragment RuleProblem on UserError { code message expected suggestion path position { offset length line column } }',
};

export const FunnelOfRule: Operation<FunnelOfRuleData, FunnelOfRuleVariables> = {
  name: 'FunnelOfRule',
  kind: 'query',
  text: 'query FunnelOfRule($query: String!) { segmentFunnel(query: $query) { ...Funnel } } fragment Funnel on SegmentFunnel { kind base size share asOf steps { text alone aloneShare inOrder inOrderShare change } userErrors { message } }',
};

export const ImpactOfEdit: Operation<ImpactOfEditData, ImpactOfEditVariables> = {
  name: 'ImpactOfEdit',
  kind: 'query',
  text: 'query ImpactOfEdit($id: ID!, $query: String!, $people: Boolean!, $names: Boolean!, $orders: Boolean!) { previewSegmentEdit(id: $id, query: $query) { entering leaving sizeBefore sizeAfter enteringSample @include(if: $people) { ...Person } leavingSample @include(if: $people) { ...Person } valueBefore @include(if: $orders) { amountSpent { sum mean } } valueAfter @include(if: $orders) { amountSpent { sum mean } } userErrors { message } } } fragment Person on Customer { id firstName @include(if: $names) lastName @include(if: $names) }',
};

export const EditedSegment: Operation<EditedSegmentData, EditedSegmentVariables> = {
  name: 'EditedSegment',
  kind: 'query',
  text: 'query EditedSegment($id: ID!) { segment(id: $id) { id name description kind query ruleWithheld updatedAt } }',
};

export const ReadySegments: Operation<ReadySegmentsData, ReadySegmentsVariables> = {
  name: 'ReadySegments',
  kind: 'query',
  text: 'query ReadySegments { segmentTemplates { key name model purpose query } }',
};

export const RuleWords: Operation<RuleWordsData, RuleWordsVariables> = {
  name: 'RuleWords',
  kind: 'query',
  text: 'query RuleWords($search: String) { segmentAttributes(search: $search) { name label description kind type unit } }',
};

export const SaveNewSegment: Operation<SaveNewSegmentData, SaveNewSegmentVariables> = {
  name: 'SaveNewSegment',
  kind: 'mutation',
  text: 'mutation SaveNewSegment($input: CreateSegmentInput!) { createSegment(input: $input) { segment { id } userErrors { ...RuleProblem } } } fragment RuleProblem on UserError { code message expected suggestion path position { offset length line column } }',
};

export const SaveSegment: Operation<SaveSegmentData, SaveSegmentVariables> = {
  name: 'SaveSegment',
  kind: 'mutation',
  text: 'mutation SaveSegment($id: ID!, $input: UpdateSegmentInput!) { updateSegment(id: $id, input: $input) { segment { id } userErrors { ...RuleProblem } } } fragment RuleProblem on UserError { code message expected suggestion path position { offset length line column } }',
};

export const RuleCatalogue: Operation<RuleCatalogueData, RuleCatalogueVariables> = {
  name: 'RuleCatalogue',
  kind: 'query',
  text: 'query RuleCatalogue { segmentAttributes { name label description kind type unit operators allowed { label value } parameters { name label description type unit role operators allowed { label value } } } }',
};

export const PrintRule: Operation<PrintRuleData, PrintRuleVariables> = {
  name: 'PrintRule',
  kind: 'query',
  text: 'query PrintRule($rule: JSON!) { checkSegmentQuery(rule: $rule) { valid query diagnostics { ...RuleProblem } } } fragment RuleProblem on UserError { code message expected suggestion path position { offset length line column } }',
};

export const DefinitionChanges: Operation<DefinitionChangesData, DefinitionChangesVariables> = {
  name: 'DefinitionChanges',
  kind: 'query',
  text: 'query DefinitionChanges($id: ID!, $after: String, $who: Boolean!) { segment(id: $id) { id definitionChanges(first: 20, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { id version at changed before { ...Definition } after { ...Definition } entry @include(if: $who) { actorKind actorName } } } } } fragment Definition on SegmentDefinition { name description query ruleWithheld forgotten }',
};

export const HomeSegments: Operation<HomeSegmentsData, HomeSegmentsVariables> = {
  name: 'HomeSegments',
  kind: 'query',
  text: 'query HomeSegments($from: DateTime!) { segments(first: 100) { totalCount nodes { ...SegmentAtAGlance } } } fragment SegmentAtAGlance on Segment { id name size share state stale asOf createdAt progress sizes(every: DAY, from: $from) { at size } }',
};

export const HomeBase: Operation<HomeBaseData, HomeBaseVariables> = {
  name: 'HomeBase',
  kind: 'query',
  text: 'query HomeBase { customers(first: 1) { totalCount } }',
};

export const HomeValue: Operation<HomeValueData, HomeValueVariables> = {
  name: 'HomeValue',
  kind: 'query',
  text: 'query HomeValue { segmentValue(query: "number_of_orders >= 0") { size asOf figures(names: ["amount_spent", "number_of_orders"], bins: 1) { name sum mean known } } }',
};

export const HomeCampaigns: Operation<HomeCampaignsData, HomeCampaignsVariables> = {
  name: 'HomeCampaigns',
  kind: 'query',
  text: 'query HomeCampaigns { campaigns(first: 5) { totalCount nodes { id name channel startsAt endsAt goals { metric actual target dueAt onCourse reached } performance { openRate conversionRate revenue roi sent { people } } } } }',
};

export const HomeImports: Operation<HomeImportsData, HomeImportsVariables> = {
  name: 'HomeImports',
  kind: 'query',
  text: 'query HomeImports { importJobs(first: 3) { totalCount nodes { id name state dryRun startedAt finishedAt processedRows rejectedRows totalRows } } }',
};

export const FollowSizes: Operation<FollowSizesData, FollowSizesVariables> = {
  name: 'FollowSizes',
  kind: 'subscription',
  text: 'subscription FollowSizes($segmentIds: [ID!]) { segmentSizes(segmentIds: $segmentIds) { segmentId size share at } }',
};

export const FollowCases: Operation<FollowCasesData, FollowCasesVariables> = {
  name: 'FollowCases',
  kind: 'subscription',
  text: 'subscription FollowCases($names: Boolean!) { openCases(first: 5) { totalCount cases { rank openSince isOverdue contribution customer { ...Person } interaction { id subject channel } } } } fragment Person on Customer { id firstName @include(if: $names) lastName @include(if: $names) }',
};

export const HomeAdvice: Operation<HomeAdviceData, HomeAdviceVariables> = {
  name: 'HomeAdvice',
  kind: 'query',
  text: 'query HomeAdvice { segmentSetAdvice { customers segments uncovered onlyInBroad advice { kind strength figures { measure value } segments { id name } suggestion { rule size } } each(first: 5) { segment { id name } advice { ...AdviceShown } } } } fragment AdviceShown on SegmentAdvice { kind strength figures { measure value } others { id name } }',
};

export const WebhookList: Operation<WebhookListData, WebhookListVariables> = {
  name: 'WebhookList',
  kind: 'query',
  text: 'query WebhookList { webhooks { ...WebhookShown dead: deliveries(first: 0, state: DEAD) { totalCount } pending: deliveries(first: 0, state: PENDING) { totalCount } last: deliveries(first: 1) { nodes { state lastAt createdAt } } } } fragment WebhookShown on Webhook { id name url kinds segmentIds pausedAt pausedFor missedAt mostChanges createdAt formerSecretEndsAt }',
};

export const WebhookDetail: Operation<WebhookDetailData, WebhookDetailVariables> = {
  name: 'WebhookDetail',
  kind: 'query',
  text: 'query WebhookDetail($id: ID!) { webhook(id: $id) { ...WebhookShown dead: deliveries(first: 0, state: DEAD) { totalCount } pending: deliveries(first: 0, state: PENDING) { totalCount } delivered: deliveries(first: 0, state: DELIVERED) { totalCount } } } fragment WebhookShown on Webhook { id name url kinds segmentIds pausedAt pausedFor missedAt mostChanges createdAt formerSecretEndsAt }',
};

export const WebhookDeliveries: Operation<WebhookDeliveriesData, WebhookDeliveriesVariables> = {
  name: 'WebhookDeliveries',
  kind: 'query',
  text: 'query WebhookDeliveries($id: ID!, $state: WebhookDeliveryState, $after: String) { webhook(id: $id) { id deliveries(first: 30, state: $state, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { id state status error attempts createdAt lastAt nextAt changes } } } }',
};

export const MakeWebhook: Operation<MakeWebhookData, MakeWebhookVariables> = {
  name: 'MakeWebhook',
  kind: 'mutation',
  text: 'mutation MakeWebhook($input: CreateWebhookInput!) { createWebhook(input: $input) { secret webhook { ...WebhookShown } } } fragment WebhookShown on Webhook { id name url kinds segmentIds pausedAt pausedFor missedAt mostChanges createdAt formerSecretEndsAt }',
};

export const RotateWebhookSecret: Operation<RotateWebhookSecretData, RotateWebhookSecretVariables> = {
  name: 'RotateWebhookSecret',
  kind: 'mutation',
  text: 'mutation RotateWebhookSecret($id: ID!, $overlapSeconds: Int!) { rotateWebhookSecret(id: $id, overlapSeconds: $overlapSeconds) { secret webhook { ...WebhookShown } } } fragment WebhookShown on Webhook { id name url kinds segmentIds pausedAt pausedFor missedAt mostChanges createdAt formerSecretEndsAt }',
};

export const PauseWebhook: Operation<PauseWebhookData, PauseWebhookVariables> = {
  name: 'PauseWebhook',
  kind: 'mutation',
  text: 'mutation PauseWebhook($id: ID!) { pauseWebhook(id: $id) { id } }',
};

export const ResumeWebhook: Operation<ResumeWebhookData, ResumeWebhookVariables> = {
  name: 'ResumeWebhook',
  kind: 'mutation',
  text: 'mutation ResumeWebhook($id: ID!) { resumeWebhook(id: $id) { id } }',
};

export const TestWebhook: Operation<TestWebhookData, TestWebhookVariables> = {
  name: 'TestWebhook',
  kind: 'mutation',
  text: 'mutation TestWebhook($id: ID!) { testWebhook(id: $id) { status error } }',
};

export const DeleteWebhook: Operation<DeleteWebhookData, DeleteWebhookVariables> = {
  name: 'DeleteWebhook',
  kind: 'mutation',
  text: 'mutation DeleteWebhook($id: ID!) { deleteWebhook(id: $id) { deletedId userErrors { message } } }',
};

export const ReplayDeliveries: Operation<ReplayDeliveriesData, ReplayDeliveriesVariables> = {
  name: 'ReplayDeliveries',
  kind: 'mutation',
  text: 'mutation ReplayDeliveries($id: ID!, $deliveryIds: [ID!]) { replayWebhookDeliveries(id: $id, deliveryIds: $deliveryIds) { replayed } }',
};

export const ShopList: Operation<ShopListData, ShopListVariables> = {
  name: 'ShopList',
  kind: 'query',
  text: 'query ShopList { shops { id name kind source address createdAt lastMessageAt deletesCustomers refusedFor } }',
};

export const ConnectShop: Operation<ConnectShopData, ConnectShopVariables> = {
  name: 'ConnectShop',
  kind: 'mutation',
  text: 'mutation ConnectShop($input: ConnectShopInput!) { connectShop(input: $input) { id name address } }',
};

export const DisconnectShop: Operation<DisconnectShopData, DisconnectShopVariables> = {
  name: 'DisconnectShop',
  kind: 'mutation',
  text: 'mutation DisconnectShop($id: ID!) { disconnectShop(id: $id) { deletedId userErrors { message } } }',
};

export const KeyList: Operation<KeyListData, KeyListVariables> = {
  name: 'KeyList',
  kind: 'query',
  text: 'query KeyList { apiKeys { ...KeyShown } } fragment KeyShown on ApiKey { id name prefix scopes segmentIds createdAt expiresAt lastUsedAt revokedAt }',
};

export const MakeKey: Operation<MakeKeyData, MakeKeyVariables> = {
  name: 'MakeKey',
  kind: 'mutation',
  text: 'mutation MakeKey($input: CreateApiKeyInput!) { createApiKey(input: $input) { key apiKey { ...KeyShown } } } fragment KeyShown on ApiKey { id name prefix scopes segmentIds createdAt expiresAt lastUsedAt revokedAt }',
};

export const RotateKey: Operation<RotateKeyData, RotateKeyVariables> = {
  name: 'RotateKey',
  kind: 'mutation',
  text: 'mutation RotateKey($id: ID!, $overlapSeconds: Int!) { rotateApiKey(id: $id, overlapSeconds: $overlapSeconds) { key formerKeysEndAt apiKey { ...KeyShown } } } fragment KeyShown on ApiKey { id name prefix scopes segmentIds createdAt expiresAt lastUsedAt revokedAt }',
};

export const RevokeKey: Operation<RevokeKeyData, RevokeKeyVariables> = {
  name: 'RevokeKey',
  kind: 'mutation',
  text: 'mutation RevokeKey($id: ID!) { revokeApiKey(id: $id) { ...KeyShown } } fragment KeyShown on ApiKey { id name prefix scopes segmentIds createdAt expiresAt lastUsedAt revokedAt }',
};

export const LookalikesSoFar: Operation<LookalikesSoFarData, LookalikesSoFarVariables> = {
  name: 'LookalikesSoFar',
  kind: 'query',
  text: 'query LookalikesSoFar($id: ID!) { lookalikeRuns(segmentId: $id, first: 1) { ...DiscoveryRunShown } } fragment DiscoveryRunShown on DiscoveryRun { id state step progress askedAt finishedAt error }',
};

export const LookalikesFound: Operation<LookalikesFoundData, LookalikesFoundVariables> = {
  name: 'LookalikesFound',
  kind: 'query',
  text: 'query LookalikesFound($id: ID!, $audience: LookalikeAudience!, $names: Boolean!) { lookalikes(segmentId: $id, audience: $audience) { asOf isStale refusal withheld quality { recalls { first recall } } profile { rule share shareOfOthers } customers(first: 10) { rank customer { ...Person } reasons { rule } } } } fragment Person on Customer { id firstName @include(if: $names) lastName @include(if: $names) }',
};

export const LookForLookalikes: Operation<LookForLookalikesData, LookForLookalikesVariables> = {
  name: 'LookForLookalikes',
  kind: 'mutation',
  text: 'mutation LookForLookalikes($id: ID!) { startLookalikes(segmentId: $id) { ...DiscoveryRunShown } } fragment DiscoveryRunShown on DiscoveryRun { id state step progress askedAt finishedAt error }',
};

export const DestinationList: Operation<DestinationListData, DestinationListVariables> = {
  name: 'DestinationList',
  kind: 'query',
  text: 'query DestinationList { destinations { ...DestinationShown } } fragment DestinationShown on Destination { id name kind segmentId exclusive channels columns { name } compareEveryHours comparedAt isComparing strangers pausedAt pausedFor pausedReason failures lastError lastErrorAt nextAt counts { present putting removing due refused stuck skipped gone } }',
};

export const DestinationDetail: Operation<DestinationDetailData, DestinationDetailVariables> = {
  name: 'DestinationDetail',
  kind: 'query',
  text: 'query DestinationDetail($id: ID!) { destination(id: $id) { ...DestinationShown } } fragment DestinationShown on Destination { id name kind segmentId exclusive channels columns { name } compareEveryHours comparedAt isComparing strangers pausedAt pausedFor pausedReason failures lastError lastErrorAt nextAt counts { present putting removing due refused stuck skipped gone } }',
};

export const DestinationMembers: Operation<DestinationMembersData, DestinationMembersVariables> = {
  name: 'DestinationMembers',
  kind: 'query',
  text: 'query DestinationMembers($id: ID!, $state: DestinationMemberState, $after: String) { destination(id: $id) { id members(first: 30, state: $state, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { customerId state problem message changedAt } } } }',
};

export const TestDestination: Operation<TestDestinationData, TestDestinationVariables> = {
  name: 'TestDestination',
  kind: 'mutation',
  text: 'mutation TestDestination($id: ID!) { testDestination(id: $id) { error } }',
};

export const CompareDestination: Operation<CompareDestinationData, CompareDestinationVariables> = {
  name: 'CompareDestination',
  kind: 'mutation',
  text: 'mutation CompareDestination($id: ID!) { compareDestination(id: $id) { userErrors { message } } }',
};

export const PauseDestination: Operation<PauseDestinationData, PauseDestinationVariables> = {
  name: 'PauseDestination',
  kind: 'mutation',
  text: 'mutation PauseDestination($id: ID!) { pauseDestination(id: $id) { userErrors { message } } }',
};

export const ResumeDestination: Operation<ResumeDestinationData, ResumeDestinationVariables> = {
  name: 'ResumeDestination',
  kind: 'mutation',
  text: 'mutation ResumeDestination($id: ID!) { resumeDestination(id: $id) { userErrors { message } } }',
};

export const DeleteDestination: Operation<DeleteDestinationData, DeleteDestinationVariables> = {
  name: 'DeleteDestination',
  kind: 'mutation',
  text: 'mutation DeleteDestination($id: ID!) { deleteDestination(id: $id) { userErrors { message } } }',
};

export const ActionList: Operation<ActionListData, ActionListVariables> = {
  name: 'ActionList',
  kind: 'query',
  text: 'query ActionList($runs: Boolean!) { segmentActions { ...ActionShown failed: runs(first: 0, state: FAILED) @include(if: $runs) { totalCount } last: runs(first: 1) @include(if: $runs) { nodes { at } } } } fragment ActionShown on SegmentAction { id name segmentId trigger afterDays bound { figure value margin } lookedAt effect { kind tag attribute value targetSegmentId webhookId text } pausedAt pausedFor pausedReason missedAt }',
};

export const ActionDetail: Operation<ActionDetailData, ActionDetailVariables> = {
  name: 'ActionDetail',
  kind: 'query',
  text: 'query ActionDetail($id: ID!) { segmentAction(id: $id) { ...ActionShown } } fragment ActionShown on SegmentAction { id name segmentId trigger afterDays bound { figure value margin } lookedAt effect { kind tag attribute value targetSegmentId webhookId text } pausedAt pausedFor pausedReason missedAt }',
};

export const ActionRuns: Operation<ActionRunsData, ActionRunsVariables> = {
  name: 'ActionRuns',
  kind: 'query',
  text: 'query ActionRuns($id: ID!, $state: SegmentActionRunState, $after: String) { segmentAction(id: $id) { id runs(first: 30, state: $state, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { at customerId state error note } } } }',
};

export const MakeAction: Operation<MakeActionData, MakeActionVariables> = {
  name: 'MakeAction',
  kind: 'mutation',
  text: 'mutation MakeAction($input: CreateSegmentActionInput!) { createSegmentAction(input: $input) { action { id } userErrors { message } } }',
};

export const PauseAction: Operation<PauseActionData, PauseActionVariables> = {
  name: 'PauseAction',
  kind: 'mutation',
  text: 'mutation PauseAction($id: ID!) { pauseSegmentAction(id: $id) { userErrors { message } } }',
};

export const ResumeAction: Operation<ResumeActionData, ResumeActionVariables> = {
  name: 'ResumeAction',
  kind: 'mutation',
  text: 'mutation ResumeAction($id: ID!) { resumeSegmentAction(id: $id) { userErrors { message } } }',
};

export const DeleteAction: Operation<DeleteActionData, DeleteActionVariables> = {
  name: 'DeleteAction',
  kind: 'mutation',
  text: 'mutation DeleteAction($id: ID!) { deleteSegmentAction(id: $id) { userErrors { message } } }',
};

export const ScheduleList: Operation<ScheduleListData, ScheduleListVariables> = {
  name: 'ScheduleList',
  kind: 'query',
  text: 'query ScheduleList { exportSchedules { ...ScheduleShown } } fragment ScheduleShown on ExportSchedule { id name segmentId query folder file format columns times weekdays keep dueAt nextAt pausedAt pausedFor failures lastError lastErrorAt files { name bytes customers exported asOf writtenAt } }',
};

export const ScheduleDetail: Operation<ScheduleDetailData, ScheduleDetailVariables> = {
  name: 'ScheduleDetail',
  kind: 'query',
  text: 'query ScheduleDetail($id: ID!) { exportSchedule(id: $id) { ...ScheduleShown } } fragment ScheduleShown on ExportSchedule { id name segmentId query folder file format columns times weekdays keep dueAt nextAt pausedAt pausedFor failures lastError lastErrorAt files { name bytes customers exported asOf writtenAt } }',
};

export const MakeSchedule: Operation<MakeScheduleData, MakeScheduleVariables> = {
  name: 'MakeSchedule',
  kind: 'mutation',
  text: 'mutation MakeSchedule($input: CreateExportScheduleInput!) { createExportSchedule(input: $input) { exportSchedule { id } userErrors { message } } }',
};

export const RunSchedule: Operation<RunScheduleData, RunScheduleVariables> = {
  name: 'RunSchedule',
  kind: 'mutation',
  text: 'mutation RunSchedule($id: ID!) { runExportSchedule(id: $id) { userErrors { message } } }',
};

export const PauseSchedule: Operation<PauseScheduleData, PauseScheduleVariables> = {
  name: 'PauseSchedule',
  kind: 'mutation',
  text: 'mutation PauseSchedule($id: ID!) { pauseExportSchedule(id: $id) { userErrors { message } } }',
};

export const ResumeSchedule: Operation<ResumeScheduleData, ResumeScheduleVariables> = {
  name: 'ResumeSchedule',
  kind: 'mutation',
  text: 'mutation ResumeSchedule($id: ID!) { resumeExportSchedule(id: $id) { userErrors { message } } }',
};

export const DeleteSchedule: Operation<DeleteScheduleData, DeleteScheduleVariables> = {
  name: 'DeleteSchedule',
  kind: 'mutation',
  text: 'mutation DeleteSchedule($id: ID!) { deleteExportSchedule(id: $id) { userErrors { message } } }',
};

export const NamesOfSegments: Operation<NamesOfSegmentsData, NamesOfSegmentsVariables> = {
  name: 'NamesOfSegments',
  kind: 'query',
  text: 'query NamesOfSegments($ids: [ID!]!) { nodes(ids: $ids) { id ... on Segment { name } } }',
};

export const NamesOfPeople: Operation<NamesOfPeopleData, NamesOfPeopleVariables> = {
  name: 'NamesOfPeople',
  kind: 'query',
  text: 'query NamesOfPeople($ids: [ID!]!) { customers(ids: $ids, first: 100) { nodes { id firstName lastName } } }',
};

export const FollowQueue: Operation<FollowQueueData, FollowQueueVariables> = {
  name: 'FollowQueue',
  kind: 'subscription',
  text: 'subscription FollowQueue($names: Boolean!, $orderBy: OpenCaseOrder!, $channels: [String!]) { openCases(first: 50, orderBy: $orderBy, channels: $channels) { totalCount cases { rank openSince isOverdue contribution roi customer { ...Person } interaction { id subject channel effort } segments { size contribution segment { id name } } reasons { kind text } } } } fragment Person on Customer { id firstName @include(if: $names) lastName @include(if: $names) }',
};

export const SegmentHead: Operation<SegmentHeadData, SegmentHeadVariables> = {
  name: 'SegmentHead',
  kind: 'query',
  text: 'query SegmentHead($id: ID!, $from: DateTime!) { segment(id: $id) { ...SegmentAtAGlance description kind query ruleWithheld error updatedAt } } fragment SegmentAtAGlance on Segment { id name size share state stale asOf createdAt progress sizes(every: DAY, from: $from) { at size } }',
};

export const SegmentHistory: Operation<SegmentHistoryData, SegmentHistoryVariables> = {
  name: 'SegmentHistory',
  kind: 'query',
  text: 'query SegmentHistory($id: ID!, $from: DateTime!, $every: SizeInterval!) { segment(id: $id) { id createdAt size sizes(every: $every, from: $from) { at size } } }',
};

export const SegmentFunnelOf: Operation<SegmentFunnelOfData, SegmentFunnelOfVariables> = {
  name: 'SegmentFunnelOf',
  kind: 'query',
  text: 'query SegmentFunnelOf($id: ID!) { segmentFunnel(segmentId: $id) { ...Funnel } } fragment Funnel on SegmentFunnel { kind base size share asOf steps { text alone aloneShare inOrder inOrderShare change } userErrors { message } }',
};

export const SegmentFigures: Operation<SegmentFiguresData, SegmentFiguresVariables> = {
  name: 'SegmentFigures',
  kind: 'query',
  text: 'query SegmentFigures($ids: [ID!]!, $names: [String!]!) { segmentValue(segmentIds: $ids) { size baseSize asOf currency figures(names: $names, bins: 1) { name label unit type sum mean median share index known base { mean median sum } } } }',
};

export const SegmentBreakdown: Operation<SegmentBreakdownData, SegmentBreakdownVariables> = {
  name: 'SegmentBreakdown',
  kind: 'query',
  text: 'query SegmentBreakdown($ids: [ID!]!, $by: String!) { segmentValue(segmentIds: $ids) { asOf breakdown(by: $by, first: 8, figures: ["amount_spent"]) { by label overlapping size parts { kind value to size share figures { name sum mean } } } } }',
};

export const SegmentForecastOf: Operation<SegmentForecastOfData, SegmentForecastOfVariables> = {
  name: 'SegmentForecastOf',
  kind: 'query',
  text: 'query SegmentForecastOf($id: ID!, $until: DateTime!) { segmentForecast(segmentId: $id, until: $until) { size sizeThen entering leaving until } }',
};

export const SegmentMembers: Operation<SegmentMembersData, SegmentMembersVariables> = {
  name: 'SegmentMembers',
  kind: 'query',
  text: 'query SegmentMembers($id: ID!, $after: String, $orderBy: CustomerOrder, $orderByAttribute: AttributeOrder, $names: Boolean!) { segment(id: $id) { id members( first: 60 after: $after orderBy: $orderBy orderByAttribute: $orderByAttribute ) { totalCount pageInfo { hasNextPage endCursor } edges { since node { ...Person emails @include(if: $names) } } } } } fragment Person on Customer { id firstName @include(if: $names) lastName @include(if: $names) }',
};

export const MemberFigures: Operation<MemberFiguresData, MemberFiguresVariables> = {
  name: 'MemberFigures',
  kind: 'query',
  text: 'query MemberFigures($attributes: Boolean!) { segmentAttributes { name label description type unit scopes field order } attributeDefinitions @include(if: $attributes) { owner key name description type unit } }',
};

export const DeleteSegment: Operation<DeleteSegmentData, DeleteSegmentVariables> = {
  name: 'DeleteSegment',
  kind: 'mutation',
  text: 'mutation DeleteSegment($id: ID!) { deleteSegment(id: $id) { deletedId userErrors { message } } }',
};

export const SegmentPersona: Operation<SegmentPersonaData, SegmentPersonaVariables> = {
  name: 'SegmentPersona',
  kind: 'query',
  text: 'query SegmentPersona($id: ID!) { segment(id: $id) { id personaCard { name channel tone notes changedAt } } segmentValue(segmentIds: [$id]) { asOf currency persona { members others isRefused statements { attribute text strength share low high } facts { attribute label unit known isDistinct quartiles parts { value to members share shareOfOthers index } } } } }',
};

export const SegmentDriversOf: Operation<SegmentDriversOfData, SegmentDriversOfVariables> = {
  name: 'SegmentDriversOf',
  kind: 'query',
  text: 'query SegmentDriversOf($id: ID!) { segmentValue(segmentIds: [$id]) { drivers(first: 8) { members others compared refusal drivers { attribute label rule share shareOfOthers low high index turnsWithin { label } } } } }',
};

export const SavePersonaCard: Operation<SavePersonaCardData, SavePersonaCardVariables> = {
  name: 'SavePersonaCard',
  kind: 'mutation',
  text: 'mutation SavePersonaCard($input: PersonaCardInput!) { setPersonaCard(input: $input) { id } }',
};

export const DependsOnSegment: Operation<DependsOnSegmentData, DependsOnSegmentVariables> = {
  name: 'DependsOnSegment',
  kind: 'query',
  text: 'query DependsOnSegment($id: ID!, $actions: Boolean!, $webhooks: Boolean!, $destinations: Boolean!) { segmentActions(segmentId: $id) @include(if: $actions) { id name } webhooks @include(if: $webhooks) { id name segmentIds } destinations @include(if: $destinations) { id name segmentId } exportSchedules @include(if: $destinations) { id name segmentId } }',
};

export const SegmentAdviceOf: Operation<SegmentAdviceOfData, SegmentAdviceOfVariables> = {
  name: 'SegmentAdviceOf',
  kind: 'query',
  text: 'query SegmentAdviceOf($id: ID!, $kinds: [AdviceKind!]) { segmentAdvice(segmentId: $id, kinds: $kinds) { asOf advice { ...AdviceShown clause suggestion { rule size } } unsaid { kind reason } } } fragment AdviceShown on SegmentAdvice { kind strength figures { measure value } others { id name } }',
};

export const SegmentList: Operation<SegmentListData, SegmentListVariables> = {
  name: 'SegmentList',
  kind: 'query',
  text: 'query SegmentList($search: String, $after: String, $from: DateTime!) { segments(first: 100, search: $search, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { ...SegmentAtAGlance description kind error updatedAt } } } fragment SegmentAtAGlance on Segment { id name size share state stale asOf createdAt progress sizes(every: DAY, from: $from) { at size } }',
};

export const SegmentWorth: Operation<SegmentWorthData, SegmentWorthVariables> = {
  name: 'SegmentWorth',
  kind: 'query',
  text: 'query SegmentWorth($ids: [ID!]!) { segmentValue(segmentIds: $ids) { size figures(names: ["amount_spent"], bins: 1) { sum mean index } } }',
};

export const SegmentsOnMap: Operation<SegmentsOnMapData, SegmentsOnMapVariables> = {
  name: 'SegmentsOnMap',
  kind: 'query',
  text: 'query SegmentsOnMap { segmentMap { asOf stale customers segments uncovered places { size segment { id name } buildsOn { id } } links(first: 1000) { relation shared jaccard segments { id } } } }',
};

export const WhoAsks: Operation<WhoAsksData, WhoAsksVariables> = {
  name: 'WhoAsks',
  kind: 'query',
  text: 'query WhoAsks { viewer { scopes segmentIds endsAt currency timeZone } }',
};

export const FindSegments: Operation<FindSegmentsData, FindSegmentsVariables> = {
  name: 'FindSegments',
  kind: 'query',
  text: 'query FindSegments($search: String) { segments(first: 100, search: $search) { totalCount nodes { id name description size } } }',
};

export const FindCustomers: Operation<FindCustomersData, FindCustomersVariables> = {
  name: 'FindCustomers',
  kind: 'query',
  text: 'query FindCustomers($search: String!, $names: Boolean!) { customers(first: 7, search: $search) { nodes { ...Person emails @include(if: $names) externalIds { source externalId } } } } fragment Person on Customer { id firstName @include(if: $names) lastName @include(if: $names) }',
};

export const SystemState: Operation<SystemStateData, SystemStateVariables> = {
  name: 'SystemState',
  kind: 'query',
  text: 'query SystemState { segments(first: 200) { totalCount nodes { id name state stale progress asOf error } } thresholds { name refreshedAt } }',
};

export const SystemImports: Operation<SystemImportsData, SystemImportsVariables> = {
  name: 'SystemImports',
  kind: 'query',
  text: 'query SystemImports { importJobs(first: 5) { nodes { ...ImportShown } } } fragment ImportShown on ImportJob { id name state dryRun startedAt finishedAt totalRows processedRows rejectedRows createdRecords updatedRecords unchangedRecords error }',
};

export const SystemWebhooks: Operation<SystemWebhooksData, SystemWebhooksVariables> = {
  name: 'SystemWebhooks',
  kind: 'query',
  text: 'query SystemWebhooks { webhooks { id name pausedAt dead: deliveries(first: 0, state: DEAD) { totalCount } pending: deliveries(first: 0, state: PENDING) { totalCount } } }',
};
