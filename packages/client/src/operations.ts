// Written by scripts/generate-operations.js (npm run operations) from packages/client/operations and the schema: not by hand.
import type { TypedText } from './operation.js';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** The state of a customer account in the shop. */
export type AccountStatus =
  /** The customer declined to have one. */
  | 'DECLINED'
  /** There is none. */
  | 'DISABLED'
  /** The customer has one. */
  | 'ENABLED'
  /** The customer was invited to have one. */
  | 'INVITED';

/** A postal address. */
export type AddressInput = {
  /** City. */
  readonly city?: string | null | undefined;
  /** ISO 3166-1 alpha-2, such as `US`. */
  readonly countryCode?: string | null | undefined;
  /** Degrees north. */
  readonly latitude?: number | null | undefined;
  /** Street and number. */
  readonly line1?: string | null | undefined;
  /** Second line. */
  readonly line2?: string | null | undefined;
  /** Degrees east. */
  readonly longitude?: number | null | undefined;
  /** Postal code. */
  readonly postalCode?: string | null | undefined;
  /** Name of the state or province. */
  readonly region?: string | null | undefined;
  /** Code of the state or province without the country, such as `CA`. */
  readonly regionCode?: string | null | undefined;
};

/** What a customer did with a campaign, or the campaign with them. What is left out keeps its value; null clears it. */
export type CampaignEngagementInput = {
  /** Of the campaign, in the source of the batch. Required for a new record. */
  readonly campaignExternalId?: string | null | undefined;
  /** Of the customer, in the source of the batch. Required for a new record. */
  readonly customerExternalId?: string | null | undefined;
  /** The id in the source system. Required. */
  readonly externalId?: string | null | undefined;
  /** What happened. Required for a new record. */
  readonly kind?: EngagementKind | null | undefined;
  /** When it happened. Required for a new record. */
  readonly occurredAt?: string | null | undefined;
  /** The offer that it is about, where it is another than the campaign's. */
  readonly offer?: string | null | undefined;
  /** Of a conversion, in the workspace currency. */
  readonly revenue?: string | number | null | undefined;
  /** When the source last changed the record. An older one than is known changes nothing, in whatever order they come. */
  readonly updatedAt?: string | null | undefined;
};

/** A campaign. What is left out keeps its value; null clears it. */
export type CampaignInput = {
  /** What it is made through, such as `email`, `sms`, `post` or `display`. */
  readonly channel?: string | null | undefined;
  /** Of the whole campaign, in the workspace currency. */
  readonly cost?: string | number | null | undefined;
  /** Of each message sent, in the workspace currency. */
  readonly costPerMessage?: string | number | null | undefined;
  /** When it ends. */
  readonly endsAt?: string | null | undefined;
  /** The id in the source system. Required. */
  readonly externalId?: string | null | undefined;
  /** Name. Required for a new campaign. */
  readonly name?: string | null | undefined;
  /** What it offers, such as `10 % off`. */
  readonly offer?: string | null | undefined;
  /** When it begins. */
  readonly startsAt?: string | null | undefined;
  /** As the source says it. */
  readonly type?: string | null | undefined;
  /** When the source last changed the record. An older one than is known changes nothing, in whatever order they come. */
  readonly updatedAt?: string | null | undefined;
};

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

/** A company. What is left out keeps its value; null clears it. Customers say which companies they belong to. */
export type CompanyInput = {
  /** Values of declared custom attributes by key; a key left out keeps its value, null removes it. */
  readonly attributes?: unknown;
  /** How it buys, such as `tender` or `self_service`. */
  readonly buyingProcess?: string | null | undefined;
  /** ISO 3166-1 alpha-2, such as `US`. */
  readonly countryCode?: string | null | undefined;
  /** People who take part in the decision. */
  readonly decisionMakers?: number | null | undefined;
  /** Its domain on the web. */
  readonly domain?: string | null | undefined;
  /** The id in the source system. Required. */
  readonly externalId?: string | null | undefined;
  /** Industry. */
  readonly industry?: string | null | undefined;
  /** Name. Required for a new company. */
  readonly name?: string | null | undefined;
  /** What it subscribes to. */
  readonly plan?: string | null | undefined;
  /** Employees. */
  readonly size?: number | null | undefined;
  /** Life-cycle stage, such as `startup`, `growth` or `mature`. */
  readonly stage?: string | null | undefined;
  /** Tags. The whole list is replaced. */
  readonly tags?: ReadonlyArray<string> | null | undefined;
  /** A year, in the workspace currency. */
  readonly turnover?: string | number | null | undefined;
  /** When the source last changed the record. An older one than is known changes nothing, in whatever order they come. */
  readonly updatedAt?: string | null | undefined;
  /** Share of what the plan allows that is used, 0 to 1. */
  readonly usageRate?: string | number | null | undefined;
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

/** The word of a customer on being reached through one channel. A result has the id of the customer. */
export type ConsentInput = {
  /** When it was given or taken back; `updatedAt` where it is left out. An earlier word than the one that is known changes nothing. One without a date withdraws as of now, but undoes neither a withdrawal nor what is dated. */
  readonly changedAt?: string | null | undefined;
  /** What the customer is reached through. Required. */
  readonly channel?: ConsentChannel | null | undefined;
  /** Of the customer, in the source of the batch. Required. */
  readonly customerExternalId?: string | null | undefined;
  /** How, such as `double_opt_in`. */
  readonly method?: string | null | undefined;
  /** Where, such as `checkout`. */
  readonly place?: string | null | undefined;
  /** What the customer said. Required where none is known. */
  readonly status?: ConsentStatus | null | undefined;
  /** When the source last changed the record. An older one than is known changes nothing, in whatever order they come. */
  readonly updatedAt?: string | null | undefined;
};

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

/** A company that a customer belongs to. */
export type CustomerCompanyInput = {
  /** Of the company, in the source of the batch. Required. */
  readonly companyExternalId?: string | null | undefined;
  /** Whether the person takes part in decisions to buy. */
  readonly decisionMaker?: boolean | null | undefined;
  /** What the person does there. */
  readonly title?: string | null | undefined;
};

/** A customer. What is left out keeps its value; null clears it. */
export type CustomerInput = {
  /** Of the shop account. */
  readonly accountStatus?: AccountStatus | null | undefined;
  /** When the customer became known; now for a new one where it is left out. */
  readonly addedAt?: string | null | undefined;
  /** Postal addresses, the primary one first. */
  readonly addresses?: ReadonlyArray<AddressInput> | null | undefined;
  /** Values of declared custom attributes by key; a key left out keeps its value, null removes it. */
  readonly attributes?: unknown;
  /** Date of birth. */
  readonly birthDate?: string | null | undefined;
  /** Loyalty to brands, 1 (none) to 10. */
  readonly brandLoyalty?: number | null | undefined;
  /** Browser. */
  readonly browser?: string | null | undefined;
  /** Companies, the main one first. */
  readonly companies?: ReadonlyArray<CustomerCompanyInput> | null | undefined;
  /** The application that made the record in the source system. */
  readonly createdByAppId?: string | null | undefined;
  /** Devices used, such as `phone` or `tablet`. */
  readonly devices?: ReadonlyArray<string> | null | undefined;
  /** Highest education. */
  readonly education?: string | null | undefined;
  /** E-mail addresses, the primary one first. The whole list is replaced, as every list is. */
  readonly emails?: ReadonlyArray<string> | null | undefined;
  /** The id in the source system. Required. */
  readonly externalId?: string | null | undefined;
  /** Given name. */
  readonly firstName?: string | null | undefined;
  /** As the source says it. */
  readonly gender?: string | null | undefined;
  /** Whether the customer owns a home. */
  readonly homeOwner?: boolean | null | undefined;
  /** People in the household. */
  readonly householdSize?: number | null | undefined;
  /** Income as a band. */
  readonly incomeBand?: string | null | undefined;
  /** Interests. */
  readonly interests?: ReadonlyArray<string> | null | undefined;
  /** Preferred language, BCP 47, such as `en-GB`. */
  readonly language?: string | null | undefined;
  /** Family name. */
  readonly lastName?: string | null | undefined;
  /** Stage of life. */
  readonly lifeStage?: string | null | undefined;
  /** Where the person stands in the sales process, such as `lead` or `customer`. */
  readonly lifecycleStage?: string | null | undefined;
  /** Such as `single` or `married`. */
  readonly maritalStatus?: string | null | undefined;
  /** When the source observed what the record says; now where it is left out. Decides between sources (see `setConflictRule`). */
  readonly observedAt?: string | null | undefined;
  /** Occupation. */
  readonly occupation?: string | null | undefined;
  /** What matters to the person, such as `sustainability`. */
  readonly personalValues?: ReadonlyArray<string> | null | undefined;
  /** Traits of personality. */
  readonly personalityTraits?: ReadonlyArray<string> | null | undefined;
  /** Phone numbers, the primary one first. */
  readonly phones?: ReadonlyArray<string> | null | undefined;
  /** The channel that the person wants to be reached by. */
  readonly preferredContact?: string | null | undefined;
  /** Sensitivity to prices, 1 (none) to 10. */
  readonly priceSensitivity?: number | null | undefined;
  /** Of product subscriptions. */
  readonly productSubscriptionStatus?: ProductSubscriptionStatus | null | undefined;
  /** Through what or whom the customer came. */
  readonly referralSource?: string | null | undefined;
  /** The customer who brought this one, by the external id in the same source. Who is not known yet may come later. */
  readonly referrerExternalId?: string | null | undefined;
  /** Social class. */
  readonly socialClass?: string | null | undefined;
  /** Tags. */
  readonly tags?: ReadonlyArray<string> | null | undefined;
  /** How early new technology is taken up. */
  readonly technologyAdoption?: TechnologyAdoption | null | undefined;
  /** When the source last changed the record. An older one than is known changes nothing, in whatever order they come. */
  readonly updatedAt?: string | null | undefined;
  /** How much at home on the web, 1 (not at all) to 10. */
  readonly webSavviness?: number | null | undefined;
  /** Income a year, in the workspace currency. */
  readonly yearlyIncome?: string | number | null | undefined;
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

/** What happened between a campaign and a customer. */
export type EngagementKind =
  /** It could not be delivered. */
  | 'BOUNCED'
  /** A link in it was followed. */
  | 'CLICKED'
  /** The customer did what the campaign is for, such as buy. */
  | 'CONVERTED'
  /** It arrived. */
  | 'DELIVERED'
  /** The customer reported it as spam. */
  | 'MARKED_AS_SPAM'
  /** It was opened. */
  | 'OPENED'
  /** The customer answered. */
  | 'RESPONDED'
  /** A message was sent. */
  | 'SENT'
  /** The customer wants no more of them. */
  | 'UNSUBSCRIBED';

/** Something that a customer did at one moment. What is left out keeps its value; null clears it. */
export type EventInput = {
  /** Of the customer, in the source of the batch. Required for a new record. */
  readonly customerExternalId?: string | null | undefined;
  /** The id in the source system. Required. */
  readonly externalId?: string | null | undefined;
  /** What happened, such as `product_viewed`, `cart_added` or `signed_in`. Required for a new event. */
  readonly name?: string | null | undefined;
  /** When it happened. Required for a new event. */
  readonly occurredAt?: string | null | undefined;
  /** Particulars by key, replaced as a whole. Those that are declared must be of their type; others are kept as they are. */
  readonly properties?: unknown;
  /** When the source last changed the record. An older one than is known changes nothing, in whatever order they come. */
  readonly updatedAt?: string | null | undefined;
};

/** How far an order is paid or refunded. */
export type FinancialStatus =
  /** The payment is promised. */
  | 'AUTHORIZED'
  /** It is paid. */
  | 'PAID'
  /** A part of it is paid. */
  | 'PARTIALLY_PAID'
  /** A part of it was paid back. */
  | 'PARTIALLY_REFUNDED'
  /** Nobody has paid or promised anything yet; it counts as nothing until then. */
  | 'PENDING'
  /** It was paid back. */
  | 'REFUNDED'
  /** The payment was given up, and it counts as nothing. */
  | 'VOIDED';

/** One observation of a social account, which is known by customer, network and handle. */
export type InfluenceMetricInput = {
  /** Brands mentioned. */
  readonly brands?: ReadonlyArray<string> | null | undefined;
  /** Of the customer, in the source of the batch. Required. */
  readonly customerExternalId?: string | null | undefined;
  /** Interactions per follower and post, 0 to 1. */
  readonly engagementRate?: string | number | null | undefined;
  /** Of the account; `network:handle` where it is left out. */
  readonly externalId?: string | null | undefined;
  /** Accounts that follow it. Required. */
  readonly followers?: number | null | undefined;
  /** Accounts that it follows. */
  readonly following?: number | null | undefined;
  /** The name of the account. Required. */
  readonly handle?: string | null | undefined;
  /** Such as `instagram`. Required. */
  readonly network?: string | null | undefined;
  /** When it was observed. Required. */
  readonly observedAt?: string | null | undefined;
  /** Posts in the 30 days before it was observed. */
  readonly posts?: number | null | undefined;
  /** When the source last changed the record. An older one than is known changes nothing, in whatever order they come. */
  readonly updatedAt?: string | null | undefined;
};

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

/** An order with its lines. What is left out keeps its value; null clears it. A refund is the same order again, with `refunded`. */
export type OrderInput = {
  /** The application that took the order. */
  readonly appId?: string | null | undefined;
  /** Values of declared custom attributes by key; a key left out keeps its value, null removes it. */
  readonly attributes?: unknown;
  /** Where it was placed, such as `online`, `store` or `phone`. */
  readonly channel?: string | null | undefined;
  /** ISO 4217; the workspace currency where it is left out. */
  readonly currency?: string | null | undefined;
  /** Of the customer, in the source of the batch. Required for a new order that is none of a guest. */
  readonly customerExternalId?: string | null | undefined;
  /** Discounts on the whole order. */
  readonly discount?: string | number | null | undefined;
  /** The id in the source system. Required. */
  readonly externalId?: string | null | undefined;
  /** How far it is paid or refunded; PAID for a new order where it is left out. */
  readonly financialStatus?: FinancialStatus | null | undefined;
  /** The e-mail address of a guest, of an order that has no customer: it is of whoever alone has the address, and waits until they appear. */
  readonly guestEmail?: string | null | undefined;
  /** The phone number of a guest, where there is no e-mail address. */
  readonly guestPhone?: string | null | undefined;
  /** The whole list is replaced. */
  readonly lines?: ReadonlyArray<OrderLineInput> | null | undefined;
  /** The shop or warehouse. */
  readonly locationId?: string | null | undefined;
  /** The number that people call it by. */
  readonly number?: string | null | undefined;
  /** What it was for, such as `christmas` or `wedding`. */
  readonly occasion?: string | null | undefined;
  /** When it was placed. Required for a new order. */
  readonly placedAt?: string | null | undefined;
  /** For whom it was, such as `wife` or `self`, or a name. */
  readonly recipient?: string | null | undefined;
  /** Paid back so far, in money; at most the total. Of a REFUNDED order that says no amount: the total. */
  readonly refunded?: string | number | null | undefined;
  /** What of the total is for shipping. */
  readonly shipping?: string | number | null | undefined;
  /** Its state; COMPLETED for a new order where it is left out. */
  readonly status?: OrderStatus | null | undefined;
  /** Tags. The whole list is replaced. */
  readonly tags?: ReadonlyArray<string> | null | undefined;
  /** What of the total is tax, whether prices are with or without it. */
  readonly tax?: string | number | null | undefined;
  /** What the customer pays, after discounts; where it is left out the lines less the discount, and shipping. Tax is taken to be in the prices then: say the total where it comes on top. */
  readonly total?: string | number | null | undefined;
  /** When the source last changed the record. An older one than is known changes nothing, in whatever order they come. */
  readonly updatedAt?: string | null | undefined;
};

/** One product of an order. */
export type OrderLineInput = {
  /** What was paid for the line; quantity x unit price, to what can be paid where the quantity is a part of one, less discount where it is left out. */
  readonly amount?: string | number | null | undefined;
  /** On the whole line. */
  readonly discount?: string | number | null | undefined;
  /** The id in the source system. */
  readonly externalId?: string | null | undefined;
  /** What was sold; the product's name where it is left out. */
  readonly name?: string | null | undefined;
  /** Of the product, in the source of the batch. */
  readonly productExternalId?: string | null | undefined;
  /** The promotion that gave the discount. */
  readonly promotion?: string | null | undefined;
  /** The promotion's id in the source system. */
  readonly promotionId?: string | null | undefined;
  /** What told of the promotion, such as `radio` or `coupon`. */
  readonly promotionMedium?: string | null | undefined;
  /** Pieces, or how much of goods by weight, such as 0.35 of a kilogram; below zero what is taken back, as on a credit note. Required. */
  readonly quantity?: number | null | undefined;
  /** How much came back. */
  readonly returnedQuantity?: number | null | undefined;
  /** What one piece cost the business; the product's present unit cost where it is left out. */
  readonly unitCost?: string | number | null | undefined;
  /** Price of one piece, or of one kilogram. Required. */
  readonly unitPrice?: string | number | null | undefined;
  /** Which form of the product, such as `XL / red`. */
  readonly variant?: string | null | undefined;
};

/** The state of an order. */
export type OrderStatus =
  /** It was called off, and counts as nothing. */
  | 'CANCELLED'
  /** It has been fulfilled. */
  | 'COMPLETED'
  /** It is still to be fulfilled. */
  | 'OPEN';

/** A product. What is left out keeps its value; null clears it. */
export type ProductInput = {
  /** Values of declared custom attributes by key; a key left out keeps its value, null removes it. */
  readonly attributes?: unknown;
  /** Brand. */
  readonly brand?: string | null | undefined;
  /** Categories from the broadest to the narrowest. */
  readonly categoryPath?: ReadonlyArray<string> | null | undefined;
  /** The id in the source system. Required. */
  readonly externalId?: string | null | undefined;
  /** List price, in the workspace currency. */
  readonly listPrice?: string | number | null | undefined;
  /** Name. Required for a new product. */
  readonly name?: string | null | undefined;
  /** When it came or comes on sale. */
  readonly releasedAt?: string | null | undefined;
  /** Stock-keeping unit. */
  readonly sku?: string | null | undefined;
  /** Supplier. */
  readonly supplier?: string | null | undefined;
  /** Tags. The whole list is replaced. */
  readonly tags?: ReadonlyArray<string> | null | undefined;
  /** What one costs the business, in the workspace currency. */
  readonly unitCost?: string | number | null | undefined;
  /** When the source last changed the record. An older one than is known changes nothing, in whatever order they come. */
  readonly updatedAt?: string | null | undefined;
};

/** The state of the product subscriptions of a customer. */
export type ProductSubscriptionStatus =
  /** One is running. */
  | 'ACTIVE'
  /** It was cancelled. */
  | 'CANCELLED'
  /** It has ended. */
  | 'EXPIRED'
  /** It could not be paid. */
  | 'FAILED'
  /** There has never been one. */
  | 'NEVER_SUBSCRIBED'
  /** It rests. */
  | 'PAUSED';

/** What decides who belongs. */
export type SegmentKind =
  /** A rule: members come and go by themselves. */
  | 'DYNAMIC'
  /** A list kept by hand. */
  | 'STATIC';

/** Whether the members can be relied on. */
export type SegmentState =
  /** Members are being found for a new rule; see `progress`, and `nextQuery` for an edit. */
  | 'BUILDING'
  /** The rule could not be evaluated; see `error`. */
  | 'FAILED'
  /** Members are kept up to date. */
  | 'READY';

/** One contact of a customer with customer service. What is left out keeps its value; null clears it. */
export type ServiceInteractionInput = {
  /** Such as `phone`, `email` or `chat`. Required for a new record. */
  readonly channel?: string | null | undefined;
  /** What it cost the business, in the workspace currency. */
  readonly cost?: string | number | null | undefined;
  /** Of the customer, in the source of the batch. Required for a new record. */
  readonly customerExternalId?: string | null | undefined;
  /** Effort it took the customer, 1 (effortless) to 10. */
  readonly effort?: number | null | undefined;
  /** The id in the source system. Required. */
  readonly externalId?: string | null | undefined;
  /** Time spent, in minutes. */
  readonly minutes?: string | number | null | undefined;
  /** When it took place. Required for a new record. */
  readonly occurredAt?: string | null | undefined;
  /** Whether the matter was settled. */
  readonly resolved?: boolean | null | undefined;
  /** Satisfaction, 1 to 5. */
  readonly satisfaction?: number | null | undefined;
  /** What it was about. */
  readonly subject?: string | null | undefined;
  /** When the source last changed the record. An older one than is known changes nothing, in whatever order they come. */
  readonly updatedAt?: string | null | undefined;
};

/** An account of store credit. What is left out keeps its value; null clears it. */
export type StoreCreditAccountInput = {
  /** In the currency of the account. Required for a new account. */
  readonly balance?: string | number | null | undefined;
  /** ISO 4217. Required for a new account. */
  readonly currency?: string | null | undefined;
  /** Of the customer, in the source of the batch. Required for a new record. */
  readonly customerExternalId?: string | null | undefined;
  /** The id in the source system. Required. */
  readonly externalId?: string | null | undefined;
  /** When credit was last added. */
  readonly lastCreditAt?: string | null | undefined;
  /** When the next part of the balance expires. */
  readonly nextExpiryAt?: string | null | undefined;
  /** When the source last changed the record. An older one than is known changes nothing, in whatever order they come. */
  readonly updatedAt?: string | null | undefined;
};

/** What a customer answered to one question of a survey or quiz. What is left out keeps its value; null clears it. */
export type SurveyAnswerInput = {
  /** The answer. Required for a new answer. */
  readonly answer?: string | null | undefined;
  /** When it was answered. Required for a new answer. */
  readonly answeredAt?: string | null | undefined;
  /** Of the customer, in the source of the batch. Required for a new record. */
  readonly customerExternalId?: string | null | undefined;
  /** The id in the source system. Required. */
  readonly externalId?: string | null | undefined;
  /** The question. Required for a new answer. */
  readonly question?: string | null | undefined;
  /** The answer as a number; where it is left out, that of an answer that is a plain number. */
  readonly score?: string | number | null | undefined;
  /** The survey. Required for a new answer. */
  readonly survey?: string | null | undefined;
  /** When the source last changed the record. An older one than is known changes nothing, in whatever order they come. */
  readonly updatedAt?: string | null | undefined;
};

/** Engagements of one source system. */
export type SyncCampaignEngagementsInput = {
  /** A repeated request with the same key gets the first answer. At most 255 printable ASCII characters. */
  readonly idempotencyKey?: string | null | undefined;
  /** At most 1,000. Each is taken or rejected by itself. */
  readonly records: ReadonlyArray<CampaignEngagementInput>;
  /** Names the source system; external ids are unique within it. */
  readonly source: string;
};

/** Campaigns of one source system. */
export type SyncCampaignsInput = {
  /** A repeated request with the same key gets the first answer. At most 255 printable ASCII characters. */
  readonly idempotencyKey?: string | null | undefined;
  /** At most 1,000. Each is taken or rejected by itself. */
  readonly records: ReadonlyArray<CampaignInput>;
  /** Names the source system; external ids are unique within it. */
  readonly source: string;
};

/** Companies of one source system. */
export type SyncCompaniesInput = {
  /** A repeated request with the same key gets the first answer. At most 255 printable ASCII characters. */
  readonly idempotencyKey?: string | null | undefined;
  /** At most 1,000. Each is taken or rejected by itself. */
  readonly records: ReadonlyArray<CompanyInput>;
  /** Names the source system; external ids are unique within it. */
  readonly source: string;
};

/** Consents that one source system knows of. */
export type SyncConsentsInput = {
  /** A repeated request with the same key gets the first answer. At most 255 printable ASCII characters. */
  readonly idempotencyKey?: string | null | undefined;
  /** At most 1,000. Each is taken or rejected by itself. */
  readonly records: ReadonlyArray<ConsentInput>;
  /** Names the source system; external ids are unique within it. */
  readonly source: string;
};

/** Customers of one source system. */
export type SyncCustomersInput = {
  /** A repeated request with the same key gets the first answer. At most 255 printable ASCII characters. */
  readonly idempotencyKey?: string | null | undefined;
  /** At most 1,000. Each is taken or rejected by itself. */
  readonly records: ReadonlyArray<CustomerInput>;
  /** Names the source system; external ids are unique within it. */
  readonly source: string;
};

/** Events of one source system. */
export type SyncEventsInput = {
  /** A repeated request with the same key gets the first answer. At most 255 printable ASCII characters. */
  readonly idempotencyKey?: string | null | undefined;
  /** At most 1,000. Each is taken or rejected by itself. */
  readonly records: ReadonlyArray<EventInput>;
  /** Names the source system; external ids are unique within it. */
  readonly source: string;
};

/** Observations of one source system. */
export type SyncInfluenceMetricsInput = {
  /** A repeated request with the same key gets the first answer. At most 255 printable ASCII characters. */
  readonly idempotencyKey?: string | null | undefined;
  /** At most 1,000. Each is taken or rejected by itself. */
  readonly records: ReadonlyArray<InfluenceMetricInput>;
  /** Names the source system; external ids are unique within it. */
  readonly source: string;
};

/** Orders of one source system. */
export type SyncOrdersInput = {
  /** A repeated request with the same key gets the first answer. At most 255 printable ASCII characters. */
  readonly idempotencyKey?: string | null | undefined;
  /** At most 1,000. Each is taken or rejected by itself. */
  readonly records: ReadonlyArray<OrderInput>;
  /** Names the source system; external ids are unique within it. */
  readonly source: string;
};

/** Products of one source system. */
export type SyncProductsInput = {
  /** A repeated request with the same key gets the first answer. At most 255 printable ASCII characters. */
  readonly idempotencyKey?: string | null | undefined;
  /** At most 1,000. Each is taken or rejected by itself. */
  readonly records: ReadonlyArray<ProductInput>;
  /** Names the source system; external ids are unique within it. */
  readonly source: string;
};

/** Contacts with customer service of one source system. */
export type SyncServiceInteractionsInput = {
  /** A repeated request with the same key gets the first answer. At most 255 printable ASCII characters. */
  readonly idempotencyKey?: string | null | undefined;
  /** At most 1,000. Each is taken or rejected by itself. */
  readonly records: ReadonlyArray<ServiceInteractionInput>;
  /** Names the source system; external ids are unique within it. */
  readonly source: string;
};

/** What happened to a record. */
export type SyncStatus =
  /** It is new. */
  | 'CREATED'
  /** It was not taken; `errors` say why. The others were. */
  | 'REJECTED'
  /** It was the same already. */
  | 'UNCHANGED'
  /** It was changed, or deleted where it was to be deleted. */
  | 'UPDATED';

/** Accounts of store credit of one source system. */
export type SyncStoreCreditAccountsInput = {
  /** A repeated request with the same key gets the first answer. At most 255 printable ASCII characters. */
  readonly idempotencyKey?: string | null | undefined;
  /** At most 1,000. Each is taken or rejected by itself. */
  readonly records: ReadonlyArray<StoreCreditAccountInput>;
  /** Names the source system; external ids are unique within it. */
  readonly source: string;
};

/** Survey answers of one source system. */
export type SyncSurveyAnswersInput = {
  /** A repeated request with the same key gets the first answer. At most 255 printable ASCII characters. */
  readonly idempotencyKey?: string | null | undefined;
  /** At most 1,000. Each is taken or rejected by itself. */
  readonly records: ReadonlyArray<SurveyAnswerInput>;
  /** Names the source system; external ids are unique within it. */
  readonly source: string;
};

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

export type CustomerQueryVariables = Exact<{
  id: string;
}>;


export type CustomerQuery = { readonly customer: { readonly id: string, readonly externalIds: ReadonlyArray<{ readonly source: string, readonly externalId: string }>, readonly segments: ReadonlyArray<{ readonly since: string, readonly leavesAt: string | null, readonly segment: { readonly id: string, readonly name: string } }> } | null };

export type ExplanationQueryVariables = Exact<{
  customerId: string;
  segmentId?: string | null | undefined;
  query?: string | null | undefined;
}>;


export type ExplanationQuery = { readonly explainMembership: { readonly holds: boolean | null, readonly asOf: string | null, readonly stale: boolean, readonly clauses: ReadonlyArray<{ readonly kind: ClauseKind, readonly text: string, readonly holds: boolean, readonly actual: ReadonlyArray<{ readonly label: string, readonly value: unknown }>, readonly smallestChange: { readonly text: string, readonly at: string | null } | null }>, readonly smallestChange: { readonly text: string, readonly at: string | null } | null, readonly userErrors: ReadonlyArray<{ readonly code: string, readonly message: string, readonly suggestion: string | null }> } };

export type PreviewQueryVariables = Exact<{
  query: string;
  first?: number | null | undefined;
}>;


export type PreviewQuery = { readonly previewSegment: { readonly query: string | null, readonly size: number | null, readonly share: number | null, readonly asOf: string | null, readonly stale: boolean, readonly sample: ReadonlyArray<{ readonly id: string, readonly externalIds: ReadonlyArray<{ readonly source: string, readonly externalId: string }> }>, readonly userErrors: ReadonlyArray<{ readonly code: string, readonly message: string, readonly suggestion: string | null, readonly expected: ReadonlyArray<string> | null, readonly position: { readonly offset: number, readonly length: number, readonly line: number, readonly column: number } | null }> } };

export type FollowMembersSubscriptionVariables = Exact<{
  segmentIds?: ReadonlyArray<string> | string | null | undefined;
  after?: string | null | undefined;
  snapshot?: boolean | null | undefined;
}>;


export type FollowMembersSubscription = { readonly membershipChanges:
    | { readonly cursor: string | null, readonly changes: ReadonlyArray<{ readonly kind: MembershipChangeKind, readonly cause: MembershipChangeCause, readonly at: string, readonly cursor: string, readonly segmentId: string, readonly customerId: string | null }> }
    | { readonly last: boolean, readonly cursor: string | null, readonly members: ReadonlyArray<{ readonly segmentId: string, readonly customerId: string, readonly since: string }> }
   };

export type ChangesAfterQueryVariables = Exact<{
  segmentIds?: ReadonlyArray<string> | string | null | undefined;
  after: string;
}>;


export type ChangesAfterQuery = { readonly membershipChanges: { readonly changes: ReadonlyArray<{ readonly cursor: string }> } };

export type FollowSizesSubscriptionVariables = Exact<{
  segmentIds?: ReadonlyArray<string> | string | null | undefined;
}>;


export type FollowSizesSubscription = { readonly segmentSizes: { readonly segmentId: string, readonly size: number, readonly share: number, readonly at: string } };

export type SegmentsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  search?: string | null | undefined;
  kind?: SegmentKind | null | undefined;
}>;


export type SegmentsQuery = { readonly segments: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly description: string | null, readonly kind: SegmentKind, readonly size: number, readonly share: number, readonly state: SegmentState, readonly stale: boolean, readonly asOf: string, readonly updatedAt: string }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } };

export type SegmentQueryVariables = Exact<{
  id: string;
}>;


export type SegmentQuery = { readonly segment: { readonly id: string, readonly version: number, readonly name: string, readonly description: string | null, readonly kind: SegmentKind, readonly query: string | null, readonly nextQuery: string | null, readonly ruleWithheld: string | null, readonly size: number, readonly share: number, readonly state: SegmentState, readonly stale: boolean, readonly error: string | null, readonly progress: number | null, readonly asOf: string, readonly createdAt: string, readonly updatedAt: string } | null };

export type MembersQueryVariables = Exact<{
  segmentId: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
  orderBy?: CustomerOrder | null | undefined;
}>;


export type MembersQuery = { readonly segment: { readonly id: string, readonly asOf: string, readonly members: { readonly totalCount: number, readonly edges: ReadonlyArray<{ readonly since: string, readonly node: { readonly id: string, readonly externalIds: ReadonlyArray<{ readonly source: string, readonly externalId: string }> } }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } } | null };

export type CreateSegmentMutationVariables = Exact<{
  input: CreateSegmentInput;
}>;


export type CreateSegmentMutation = { readonly createSegment: { readonly segment: { readonly id: string, readonly name: string, readonly state: SegmentState } | null, readonly userErrors: ReadonlyArray<{ readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> | null, readonly suggestion: string | null }> } };

export type UpdateSegmentMutationVariables = Exact<{
  id: string;
  input: UpdateSegmentInput;
}>;


export type UpdateSegmentMutation = { readonly updateSegment: { readonly segment: { readonly id: string, readonly version: number, readonly name: string, readonly state: SegmentState } | null, readonly userErrors: ReadonlyArray<{ readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> | null, readonly suggestion: string | null }> } };

export type DeleteSegmentMutationVariables = Exact<{
  id: string;
}>;


export type DeleteSegmentMutation = { readonly deleteSegment: { readonly deletedId: string | null, readonly userErrors: ReadonlyArray<{ readonly code: string, readonly message: string }> } };

export type TakenFragment = { readonly results: ReadonlyArray<{ readonly index: number, readonly id: string | null, readonly externalId: string | null, readonly status: SyncStatus, readonly errors: ReadonlyArray<{ readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> | null, readonly expected: ReadonlyArray<string> | null, readonly suggestion: string | null }> }> };

export type SyncCustomersMutationVariables = Exact<{
  input: SyncCustomersInput;
}>;


export type SyncCustomersMutation = { readonly syncCustomers: { readonly results: ReadonlyArray<{ readonly index: number, readonly id: string | null, readonly externalId: string | null, readonly status: SyncStatus, readonly errors: ReadonlyArray<{ readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> | null, readonly expected: ReadonlyArray<string> | null, readonly suggestion: string | null }> }> } };

export type SyncCompaniesMutationVariables = Exact<{
  input: SyncCompaniesInput;
}>;


export type SyncCompaniesMutation = { readonly syncCompanies: { readonly results: ReadonlyArray<{ readonly index: number, readonly id: string | null, readonly externalId: string | null, readonly status: SyncStatus, readonly errors: ReadonlyArray<{ readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> | null, readonly expected: ReadonlyArray<string> | null, readonly suggestion: string | null }> }> } };

export type SyncProductsMutationVariables = Exact<{
  input: SyncProductsInput;
}>;


export type SyncProductsMutation = { readonly syncProducts: { readonly results: ReadonlyArray<{ readonly index: number, readonly id: string | null, readonly externalId: string | null, readonly status: SyncStatus, readonly errors: ReadonlyArray<{ readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> | null, readonly expected: ReadonlyArray<string> | null, readonly suggestion: string | null }> }> } };

export type SyncOrdersMutationVariables = Exact<{
  input: SyncOrdersInput;
}>;


export type SyncOrdersMutation = { readonly syncOrders: { readonly results: ReadonlyArray<{ readonly index: number, readonly id: string | null, readonly externalId: string | null, readonly status: SyncStatus, readonly errors: ReadonlyArray<{ readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> | null, readonly expected: ReadonlyArray<string> | null, readonly suggestion: string | null }> }> } };

export type SyncEventsMutationVariables = Exact<{
  input: SyncEventsInput;
}>;


export type SyncEventsMutation = { readonly syncEvents: { readonly results: ReadonlyArray<{ readonly index: number, readonly id: string | null, readonly externalId: string | null, readonly status: SyncStatus, readonly errors: ReadonlyArray<{ readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> | null, readonly expected: ReadonlyArray<string> | null, readonly suggestion: string | null }> }> } };

export type SyncCampaignsMutationVariables = Exact<{
  input: SyncCampaignsInput;
}>;


export type SyncCampaignsMutation = { readonly syncCampaigns: { readonly results: ReadonlyArray<{ readonly index: number, readonly id: string | null, readonly externalId: string | null, readonly status: SyncStatus, readonly errors: ReadonlyArray<{ readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> | null, readonly expected: ReadonlyArray<string> | null, readonly suggestion: string | null }> }> } };

export type SyncCampaignEngagementsMutationVariables = Exact<{
  input: SyncCampaignEngagementsInput;
}>;


export type SyncCampaignEngagementsMutation = { readonly syncCampaignEngagements: { readonly results: ReadonlyArray<{ readonly index: number, readonly id: string | null, readonly externalId: string | null, readonly status: SyncStatus, readonly errors: ReadonlyArray<{ readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> | null, readonly expected: ReadonlyArray<string> | null, readonly suggestion: string | null }> }> } };

export type SyncSurveyAnswersMutationVariables = Exact<{
  input: SyncSurveyAnswersInput;
}>;


export type SyncSurveyAnswersMutation = { readonly syncSurveyAnswers: { readonly results: ReadonlyArray<{ readonly index: number, readonly id: string | null, readonly externalId: string | null, readonly status: SyncStatus, readonly errors: ReadonlyArray<{ readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> | null, readonly expected: ReadonlyArray<string> | null, readonly suggestion: string | null }> }> } };

export type SyncConsentsMutationVariables = Exact<{
  input: SyncConsentsInput;
}>;


export type SyncConsentsMutation = { readonly syncConsents: { readonly results: ReadonlyArray<{ readonly index: number, readonly id: string | null, readonly externalId: string | null, readonly status: SyncStatus, readonly errors: ReadonlyArray<{ readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> | null, readonly expected: ReadonlyArray<string> | null, readonly suggestion: string | null }> }> } };

export type SyncInfluenceMetricsMutationVariables = Exact<{
  input: SyncInfluenceMetricsInput;
}>;


export type SyncInfluenceMetricsMutation = { readonly syncInfluenceMetrics: { readonly results: ReadonlyArray<{ readonly index: number, readonly id: string | null, readonly externalId: string | null, readonly status: SyncStatus, readonly errors: ReadonlyArray<{ readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> | null, readonly expected: ReadonlyArray<string> | null, readonly suggestion: string | null }> }> } };

export type SyncServiceInteractionsMutationVariables = Exact<{
  input: SyncServiceInteractionsInput;
}>;


export type SyncServiceInteractionsMutation = { readonly syncServiceInteractions: { readonly results: ReadonlyArray<{ readonly index: number, readonly id: string | null, readonly externalId: string | null, readonly status: SyncStatus, readonly errors: ReadonlyArray<{ readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> | null, readonly expected: ReadonlyArray<string> | null, readonly suggestion: string | null }> }> } };

export type SyncStoreCreditAccountsMutationVariables = Exact<{
  input: SyncStoreCreditAccountsInput;
}>;


export type SyncStoreCreditAccountsMutation = { readonly syncStoreCreditAccounts: { readonly results: ReadonlyArray<{ readonly index: number, readonly id: string | null, readonly externalId: string | null, readonly status: SyncStatus, readonly errors: ReadonlyArray<{ readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> | null, readonly expected: ReadonlyArray<string> | null, readonly suggestion: string | null }> }> } };

export const Customer =
  'query Customer($id: ID!) { customer(id: $id) { id externalIds { source externalId } segments { since leavesAt segment { id name } } } }' as TypedText<CustomerQuery, CustomerQueryVariables>;

export const Explanation =
  'query Explanation($customerId: ID!, $segmentId: ID, $query: String) { explainMembership(customerId: $customerId, segmentId: $segmentId, query: $query) { holds asOf stale clauses { kind text holds actual { label value } smallestChange { text at } } smallestChange { text at } userErrors { code message suggestion } } }' as TypedText<ExplanationQuery, ExplanationQueryVariables>;

export const Preview =
  'query Preview($query: String!, $first: Int = 10) { previewSegment(query: $query, first: $first) { query size share asOf stale sample { id externalIds { source externalId } } userErrors { code message suggestion expected position { offset length line column } } } }' as TypedText<PreviewQuery, PreviewQueryVariables>;

export const FollowMembers =
  'subscription FollowMembers($segmentIds: [ID!], $after: Cursor, $snapshot: Boolean) { membershipChanges(segmentIds: $segmentIds, after: $after, snapshot: $snapshot) { ... on MembershipSnapshotPage { last cursor members { segmentId customerId since } } ... on MembershipChangeBatch { cursor changes { kind cause at cursor segmentId customerId } } } }' as TypedText<FollowMembersSubscription, FollowMembersSubscriptionVariables>;

export const ChangesAfter =
  'query ChangesAfter($segmentIds: [ID!], $after: Cursor!) { membershipChanges(segmentIds: $segmentIds, after: $after, first: 1) { changes { cursor } } }' as TypedText<ChangesAfterQuery, ChangesAfterQueryVariables>;

export const FollowSizes =
  'subscription FollowSizes($segmentIds: [ID!]) { segmentSizes(segmentIds: $segmentIds) { segmentId size share at } }' as TypedText<FollowSizesSubscription, FollowSizesSubscriptionVariables>;

export const Segments =
  'query Segments($first: Int = 50, $after: String, $search: String, $kind: SegmentKind) { segments(first: $first, after: $after, search: $search, kind: $kind) { nodes { id name description kind size share state stale asOf updatedAt } pageInfo { endCursor hasNextPage } totalCount } }' as TypedText<SegmentsQuery, SegmentsQueryVariables>;

export const Segment =
  'query Segment($id: ID!) { segment(id: $id) { id version name description kind query nextQuery ruleWithheld size share state stale error progress asOf createdAt updatedAt } }' as TypedText<SegmentQuery, SegmentQueryVariables>;

export const Members =
  'query Members($segmentId: ID!, $first: Int = 50, $after: String, $orderBy: CustomerOrder) { segment(id: $segmentId) { id asOf members(first: $first, after: $after, orderBy: $orderBy) { edges { since node { id externalIds { source externalId } } } pageInfo { endCursor hasNextPage } totalCount } } }' as TypedText<MembersQuery, MembersQueryVariables>;

export const CreateSegment =
  'mutation CreateSegment($input: CreateSegmentInput!) { createSegment(input: $input) { segment { id name state } userErrors { code message path suggestion } } }' as TypedText<CreateSegmentMutation, CreateSegmentMutationVariables>;

export const UpdateSegment =
  'mutation UpdateSegment($id: ID!, $input: UpdateSegmentInput!) { updateSegment(id: $id, input: $input) { segment { id version name state } userErrors { code message path suggestion } } }' as TypedText<UpdateSegmentMutation, UpdateSegmentMutationVariables>;

export const DeleteSegment =
  'mutation DeleteSegment($id: ID!) { deleteSegment(id: $id) { deletedId userErrors { code message } } }' as TypedText<DeleteSegmentMutation, DeleteSegmentMutationVariables>;

export const SyncCustomers =
  'mutation SyncCustomers($input: SyncCustomersInput!) { syncCustomers(input: $input) { ...Taken } } fragment Taken on SyncPayload { results { index id externalId status errors { code message path expected suggestion } } }' as TypedText<SyncCustomersMutation, SyncCustomersMutationVariables>;

export const SyncCompanies =
  'mutation SyncCompanies($input: SyncCompaniesInput!) { syncCompanies(input: $input) { ...Taken } } fragment Taken on SyncPayload { results { index id externalId status errors { code message path expected suggestion } } }' as TypedText<SyncCompaniesMutation, SyncCompaniesMutationVariables>;

export const SyncProducts =
  'mutation SyncProducts($input: SyncProductsInput!) { syncProducts(input: $input) { ...Taken } } fragment Taken on SyncPayload { results { index id externalId status errors { code message path expected suggestion } } }' as TypedText<SyncProductsMutation, SyncProductsMutationVariables>;

export const SyncOrders =
  'mutation SyncOrders($input: SyncOrdersInput!) { syncOrders(input: $input) { ...Taken } } fragment Taken on SyncPayload { results { index id externalId status errors { code message path expected suggestion } } }' as TypedText<SyncOrdersMutation, SyncOrdersMutationVariables>;

export const SyncEvents =
  'mutation SyncEvents($input: SyncEventsInput!) { syncEvents(input: $input) { ...Taken } } fragment Taken on SyncPayload { results { index id externalId status errors { code message path expected suggestion } } }' as TypedText<SyncEventsMutation, SyncEventsMutationVariables>;

export const SyncCampaigns =
  'mutation SyncCampaigns($input: SyncCampaignsInput!) { syncCampaigns(input: $input) { ...Taken } } fragment Taken on SyncPayload { results { index id externalId status errors { code message path expected suggestion } } }' as TypedText<SyncCampaignsMutation, SyncCampaignsMutationVariables>;

export const SyncCampaignEngagements =
  'mutation SyncCampaignEngagements($input: SyncCampaignEngagementsInput!) { syncCampaignEngagements(input: $input) { ...Taken } } fragment Taken on SyncPayload { results { index id externalId status errors { code message path expected suggestion } } }' as TypedText<SyncCampaignEngagementsMutation, SyncCampaignEngagementsMutationVariables>;

export const SyncSurveyAnswers =
  'mutation SyncSurveyAnswers($input: SyncSurveyAnswersInput!) { syncSurveyAnswers(input: $input) { ...Taken } } fragment Taken on SyncPayload { results { index id externalId status errors { code message path expected suggestion } } }' as TypedText<SyncSurveyAnswersMutation, SyncSurveyAnswersMutationVariables>;

export const SyncConsents =
  'mutation SyncConsents($input: SyncConsentsInput!) { syncConsents(input: $input) { ...Taken } } fragment Taken on SyncPayload { results { index id externalId status errors { code message path expected suggestion } } }' as TypedText<SyncConsentsMutation, SyncConsentsMutationVariables>;

export const SyncInfluenceMetrics =
  'mutation SyncInfluenceMetrics($input: SyncInfluenceMetricsInput!) { syncInfluenceMetrics(input: $input) { ...Taken } } fragment Taken on SyncPayload { results { index id externalId status errors { code message path expected suggestion } } }' as TypedText<SyncInfluenceMetricsMutation, SyncInfluenceMetricsMutationVariables>;

export const SyncServiceInteractions =
  'mutation SyncServiceInteractions($input: SyncServiceInteractionsInput!) { syncServiceInteractions(input: $input) { ...Taken } } fragment Taken on SyncPayload { results { index id externalId status errors { code message path expected suggestion } } }' as TypedText<SyncServiceInteractionsMutation, SyncServiceInteractionsMutationVariables>;

export const SyncStoreCreditAccounts =
  'mutation SyncStoreCreditAccounts($input: SyncStoreCreditAccountsInput!) { syncStoreCreditAccounts(input: $input) { ...Taken } } fragment Taken on SyncPayload { results { index id externalId status errors { code message path expected suggestion } } }' as TypedText<SyncStoreCreditAccountsMutation, SyncStoreCreditAccountsMutationVariables>;
