import sql, { type Sql } from 'sql-template-tag';
import type { Aggregate } from './expression.js';
import { campaignEngagements, orders, orderValues, serviceInteractions } from './source.js';

/*
 * What amounts are in the currency of the workspace: docs/figures.md. What an order is worth is reckoned in the database
 * (migrations/0023_order_values.sql); the rest follows here, for rules, fields, sums and explanations alike.
 */

const none: ReadonlySet<string> = new Set();

/** An amount of an order, or of a line; null where its currency has no rate. */
export const ofOrder = (amount: Sql): Sql => sql`round(${amount} * o.exchange_rate, 4)`;
export const ofLine = (amount: Sql): Sql => sql`round(${amount} * l.exchange_rate, 4)`;

/**
 * Of what an order is worth the part of a line (migrations/0125_worth_of_lines.sql), over the join `worth` of lines; null where its currency has no rate, and of
 * costs where nobody knows them.
 */
export const lineRevenue = sql`(case when w.order_id is not null then w.revenue when l.exchange_rate is not null then l.amount end)`;
const lineCostKnown = sql`l.exchange_rate is not null and (l.unit_cost is not null or l.quantity <= l.returned_quantity or l.amount < 0)`;
const lineCost = sql`(case when w.order_id is not null then w.cost_of_goods else coalesce(round(l.unit_cost * l.quantity, 4), 0) end)`;
export const lineCostOfGoods = sql`(case when ${lineCostKnown} then ${lineCost} end)`;
export const lineTotalMargin = sql`(case when ${lineCostKnown} then ${lineRevenue} - ${lineCost} end)`;

/** What a parameter compares of an order or a line: its amount, and where that has no rate the amount as it is told; what is added up is never that. */
export const compared = (converted: Sql, told: Sql) => ({ value: sql`coalesce(${converted}, ${told})`, measure: converted });

/** One of the costs that were set for the workspace (`setCostRates`); null if it was not. */
const costRate = (name: 'perContact' | 'perMinute' | 'perEffort'): Sql =>
  sql`(select (value ->> ${name})::numeric from workspace_setting where key = 'cost_rates')`;

/** A part of what an interaction costs: nothing where no rate is set, unknown where what it is of is not told. */
const partOfCost = (rate: Sql, of: Sql): Sql => sql`case when ${rate} is null then 0 else ${rate} * ${of} end`;

const anyRate = sql`coalesce(${costRate('perContact')}, ${costRate('perMinute')}, ${costRate('perEffort')})`;
const byRates = sql`case when ${anyRate} is not null then round(coalesce(${costRate('perContact')}, 0)
  + ${partOfCost(costRate('perMinute'), sql`s.minutes`)} + ${partOfCost(costRate('perEffort'), sql`s.effort`)}, 4) end`;

/** What a service interaction cost: as told, else by the rates that were set; null if nobody knows. */
export const interactionCost: Sql = sql`coalesce(s.cost, ${byRates})`;

/** What a message of a campaign cost, likewise; over the join `campaign` of engagements. */
export const messageCost: Sql = sql`coalesce(ca.cost_per_message,
  ((select value -> 'messages' from workspace_setting where key = 'cost_rates') ->> ca.channel)::numeric)`;

/** Records of which it is not known what they cost or brought are left out of a sum, and counted by a figure of its own. */
const sum = (source: Aggregate['source'], call: Sql, more: Partial<Aggregate> = {}): Aggregate => ({
  source,
  call,
  empty: 0,
  needs: none,
  ...more,
});

const ofMessages = { filter: sql`ce.kind = 'sent'`, needs: new Set(['campaign']) };

export const spent = sum(orders, sql`sum(${ofOrder(sql`o.amount`)})`);
export const ordersWithRate = sum(orders, sql`count(o.exchange_rate)`);
export const ordersWithoutRate = sum(orders, sql`count(*)`, { filter: sql`o.exchange_rate is null` });
export const revenue = sum(orderValues, sql`sum(v.revenue)`);
export const revenueWithoutCost = sum(orderValues, sql`sum(v.revenue_without_cost)`);
export const unitsWithoutCost = sum(orderValues, sql`sum(v.units_without_cost)`);
export const costOfGoods = sum(orderValues, sql`sum(v.cost_of_goods)`);
export const margin = sum(orderValues, sql`sum(v.revenue - v.revenue_without_cost - v.cost_of_goods)`);
export const serviceCost = sum(serviceInteractions, sql`sum(${interactionCost})`);
export const interactionsWithoutCost = sum(serviceInteractions, sql`count(*)`, { filter: sql`${interactionCost} is null` });
export const campaignCost = sum(campaignEngagements, sql`sum(${messageCost})`, ofMessages);
export const messagesWithoutCost = sum(campaignEngagements, sql`count(*)`, {
  ...ofMessages,
  filter: sql`ce.kind = 'sent' and ${messageCost} is null`,
});
