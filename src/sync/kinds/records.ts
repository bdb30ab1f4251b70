/**
 * The records that integrators send, one interface a kind, as the sync mutations, the import and the demo hand them to a batch.
 * Every record is known by its `externalId` within the batch's source. A field that is left out keeps its value; null clears it.
 * Decimals are exact texts such as `12.50`; instants are RFC 3339 with offset; days are `YYYY-MM-DD`.
 */

export interface AddressRecord {
  line1?: string | null;
  line2?: string | null;
  city?: string | null;
  /** Name of the state or province. */
  region?: string | null;
  /** Its code without the country, such as `CA`. */
  regionCode?: string | null;
  /** ISO 3166-1 alpha-2, such as `US`. */
  countryCode?: string | null;
  postalCode?: string | null;
  /** Degrees. */
  latitude?: number | null;
  longitude?: number | null;
}

/** A company that a customer belongs to. */
export interface CustomerCompanyRecord {
  /** In the batch's source. */
  companyExternalId: string;
  /** What the person does there. */
  title?: string | null;
  /** Whether the person takes part in decisions to buy. */
  decisionMaker?: boolean | null;
}

export interface CustomerRecord {
  externalId: string;
  firstName?: string | null;
  lastName?: string | null;
  /** The first is the primary one. The whole list is replaced, as every list is. */
  emails?: string[];
  phones?: string[];
  addresses?: AddressRecord[];
  /** BCP 47, such as `en-GB`. */
  language?: string | null;
  birthDate?: string | null;
  gender?: string | null;
  maritalStatus?: string | null;
  education?: string | null;
  occupation?: string | null;
  yearlyIncome?: string | null;
  incomeBand?: string | null;
  socialClass?: string | null;
  householdSize?: number | null;
  lifeStage?: string | null;
  homeOwner?: boolean | null;
  referralSource?: string | null;
  /** DISABLED, INVITED, ENABLED or DECLINED. */
  accountStatus?: string | null;
  /** Where the person stands in the sales process, such as `lead` or `customer`. */
  lifecycleStage?: string | null;
  /** 1 (not at all) to 10. */
  webSavviness?: number | null;
  browser?: string | null;
  devices?: string[];
  /** innovator, early_adopter, early_majority, late_majority or laggard. */
  technologyAdoption?: string | null;
  personalValues?: string[];
  personalityTraits?: string[];
  interests?: string[];
  /** 1 (none) to 10. */
  brandLoyalty?: number | null;
  /** 1 (none) to 10. */
  priceSensitivity?: number | null;
  /** The channel that the person wants to be reached by. */
  preferredContact?: string | null;
  createdByAppId?: string | null;
  /** ACTIVE, PAUSED, CANCELLED, EXPIRED, FAILED or NEVER_SUBSCRIBED. */
  productSubscriptionStatus?: string | null;
  /** When the customer became known; the time of the first sync if never said. */
  addedAt?: string | null;
  tags?: string[];
  companies?: CustomerCompanyRecord[];
  /** When the source observed what the record says; the time of the sync where it is left out. Decides conflicts between sources. */
  observedAt?: string | null;
  /** Values of declared custom attributes by key; a key left out keeps its value, null removes it. */
  attributes?: Record<string, unknown>;
}

export interface ProductRecord {
  externalId: string;
  name?: string;
  sku?: string | null;
  brand?: string | null;
  supplier?: string | null;
  /** From the broadest to the narrowest. */
  categoryPath?: string[];
  tags?: string[];
  listPrice?: string | null;
  unitCost?: string | null;
  releasedAt?: string | null;
}

export interface OrderLineRecord {
  externalId?: string | null;
  /** External id of the product, in the batch's source. */
  productExternalId?: string | null;
  /** The product's name where it is left out. */
  name?: string | null;
  quantity: number;
  unitPrice: string;
  /** For the whole line. */
  discount?: string | null;
  promotion?: string | null;
  /** What was paid for the line; quantity x unit price - discount where it is left out. */
  amount?: string | null;
  /** The product's present unit cost where it is left out. */
  unitCost?: string | null;
  returnedQuantity?: number;
}

export interface OrderRecord {
  externalId: string;
  /** External id of the customer, in the batch's source. Required for a new order. */
  customerExternalId?: string;
  number?: string | null;
  /** open, completed or cancelled. */
  status?: string;
  /** pending, authorized, partially_paid, paid, partially_refunded, refunded or voided. */
  financialStatus?: string;
  channel?: string | null;
  occasion?: string | null;
  locationId?: string | null;
  appId?: string | null;
  /** ISO 4217; the workspace currency where it is left out. */
  currency?: string | null;
  /** The sum of the lines' amounts where it is left out. */
  total?: string | null;
  discount?: string | null;
  /** Paid back so far, in money. */
  refunded?: string | null;
  /** Required for a new order. */
  placedAt?: string;
  /** The whole list is replaced. */
  lines?: OrderLineRecord[];
}

/** One observation of one social account; the account is known by customer, network and handle. */
export interface InfluenceMetricRecord {
  /** Of the account; `network:handle` where it is left out. */
  externalId?: string;
  customerExternalId: string;
  /** Such as `instagram`. */
  network: string;
  handle: string;
  observedAt: string;
  followers: number;
  following?: number | null;
  /** Interactions per follower and post, 0 to 1. */
  engagementRate?: string | null;
  /** Brands mentioned. */
  brands?: string[];
}

export interface ServiceInteractionRecord {
  externalId: string;
  customerExternalId?: string;
  /** Such as phone, email, chat. Required for a new record. */
  channel?: string;
  /** 1 (effortless) to 10. */
  effort?: number | null;
  minutes?: string | null;
  /** 1 to 5. */
  satisfaction?: number | null;
  resolved?: boolean | null;
  cost?: string | null;
  subject?: string | null;
  occurredAt?: string;
}
