import sql, { type Sql } from 'sql-template-tag';
import type { Scope } from '../model/index.js';
import { campaign, order, product, type Kind } from '../records/index.js';
import { DataKind } from './data-kind.js';

/** A table of records that belong to a customer, which functions and attributes filter and add up. */
export interface Source {
  readonly name: string;
  readonly kind: number;
  /** `FROM` without the keyword. Expressions over the source use its alias. */
  readonly from: Sql;
  /** The customer's id in it. */
  readonly customerId: Sql;
  /** Further tables, joined only if an expression needs them, by name. */
  readonly joins: ReadonlyMap<string, Sql>;
  /** What reading the records of each of those tables takes. */
  readonly joinScopes: ReadonlyMap<string, Scope>;
  /** When a record of it happened, where figures are told over time by that. */
  readonly happened?: Happened;
}

/** An instant, and the further tables that it is in. */
export interface Happened {
  readonly at: Sql;
  readonly needs: readonly string[];
}

/** A further table, and the kind of the records in it. */
type Join = readonly [join: Sql, kind: Pick<Kind, 'scope'>];

/** A table whose rows belong to customers. */
export function source(
  name: string,
  kind: number,
  from: Sql,
  customerId: Sql,
  joins: Readonly<Record<string, Join>> = {},
  happened?: Happened,
): Source {
  const named = Object.entries(joins);
  return {
    name,
    kind,
    from,
    customerId,
    joins: new Map(named.map(([join, [table]]) => [join, table])),
    joinScopes: new Map(named.map(([join, [, { scope }]]) => [join, `${scope}:read` as const])),
    ...(happened === undefined ? {} : { happened }),
  };
}

export const orders = source(
  'orders',
  DataKind.order,
  sql`"order" o`,
  sql`o.customer_id`,
  {
    // Under the name of the source of figures that are added up from it.
    values: [sql`join order_value v on v.order_id = o.id`, order],
  },
  { at: sql`o.placed_at`, needs: [] },
);

/** One row an order: what it is worth in the currency of the workspace. */
export const orderValues = source(
  'values',
  DataKind.order,
  sql`order_value v`,
  sql`v.customer_id`,
  { order: [sql`join "order" vo on vo.id = v.order_id`, order] },
  { at: sql`vo.placed_at`, needs: ['order'] },
);

export const orderLines = source(
  'lines',
  DataKind.order,
  sql`order_line l`,
  sql`l.customer_id`,
  {
    order: [sql`join "order" lo on lo.id = l.order_id`, order],
    product: [sql`left join product p on p.id = l.product_id`, product],
    worth: [sql`left join order_line_worth w on w.order_id = l.order_id and w.position = l.position`, order],
  },
  { at: sql`l.placed_at`, needs: [] },
);

/** Lines of which the product is known, for finding whom the passing of a product's date touches. */
export const productLines = source(
  'product_lines',
  DataKind.order,
  sql`product p join order_line l on l.product_id = p.id`,
  sql`l.customer_id`,
);

export const influenceAccounts = source('influence', DataKind.influence, sql`influence_account i`, sql`i.customer_id`);

export const serviceInteractions = source(
  'service',
  DataKind.service,
  sql`service_interaction s`,
  sql`s.customer_id`,
  {},
  { at: sql`s.occurred_at`, needs: [] },
);

export const addresses = source('addresses', DataKind.customer, sql`customer_address a`, sql`a.customer_id`);

export const emails = source('emails', DataKind.customer, sql`customer_email e`, sql`e.customer_id`);

export const phones = source('phones', DataKind.customer, sql`customer_phone ph`, sql`ph.customer_id`);

export const externalIds = source('external_ids', DataKind.customer, sql`customer_external_id x`, sql`x.customer_id`);

/** One row for each customer whom the customer brought; and one for each order of theirs, with what it is worth. */
export const referrals = source('referrals', DataKind.customer, sql`referral rf`, sql`rf.customer_id`);
export const referredValues = source(
  'referred_values',
  DataKind.customer | DataKind.order,
  sql`referral rf join order_value rv on rv.customer_id = rf.brought_id`,
  sql`rf.customer_id`,
);

export const customerCompanies = source(
  'companies',
  DataKind.company,
  sql`customer_company cc join company co on co.id = cc.company_id`,
  sql`cc.customer_id`,
);

/** One row a tag of a company of the customer, folded. */
export const companyTags = source(
  'company_tags',
  DataKind.company,
  sql`customer_company cc join company co on co.id = cc.company_id cross join lateral unnest(co.tag_keys) as company_tag(key)`,
  sql`cc.customer_id`,
);

export const events = source('events', DataKind.event, sql`event ev`, sql`ev.customer_id`);

export const campaignEngagements = source(
  'engagements',
  DataKind.campaign,
  sql`campaign_engagement ce`,
  sql`ce.customer_id`,
  { campaign: [sql`join campaign ca on ca.id = ce.campaign_id`, campaign] },
  { at: sql`ce.occurred_at`, needs: [] },
);

export const surveyAnswers = source('answers', DataKind.survey, sql`survey_answer sa`, sql`sa.customer_id`);

export const consents = source('consents', DataKind.customer, sql`consent cs`, sql`cs.customer_id`);

export const storeCreditAccounts = source('store_credit', DataKind.storeCredit, sql`store_credit_account sc`, sql`sc.customer_id`);

/** One row a field of the customer that a source has told. */
export const customerFacts = source(
  'facts',
  DataKind.customer,
  sql`customer fc cross join lateral jsonb_each(fc.provenance) as fact(field, origin)`,
  sql`fc.id`,
);

/** What the current forecast expects of each, one row a customer (discovery/future). */
export const expectations = source(
  'expectations',
  DataKind.expectation,
  sql`customer_expectation ex join purchase_forecast pf on pf.id = ex.forecast_id and pf.is_current`,
  sql`ex.customer_id`,
);

/** Memberships of other segments, static and dynamic. Evaluated level by level, so no trigger is needed (membership/evaluate.ts). */
export const memberships = source('memberships', DataKind.membership, sql`membership ms`, sql`ms.customer_id`);
