import sql from 'sql-template-tag';
import type { DatePoint } from '../language/index.js';
import { allowed } from './allowed.js';
import { computedAttribute, figure, type Attribute } from './attribute.js';
import { elementOf, localDay, MovingConstant, type Aggregate } from './expression.js';
import { addresses, emails, orders, phones } from './source.js';

const none: ReadonlySet<string> = new Set();
const count: Aggregate = { source: orders, call: sql`count(*)`, empty: 0, needs: none };
const first: Aggregate = { source: orders, call: sql`min(o.placed_at)`, empty: null, needs: none };
const second: Aggregate = {
  source: orders,
  call: sql`array_agg(o.placed_at order by o.placed_at)`,
  finish: elementOf(2),
  empty: null,
  needs: none,
};
const last: Aggregate = { source: orders, call: sql`max(o.placed_at)`, empty: null, needs: none };
const occasions: Aggregate = { source: orders, call: sql`count(o.occasion)`, empty: 0, needs: none };

/** Who has not ordered since this day has lapsed. */
const LAPSED_BEFORE: DatePoint = { kind: 'offset', amount: -180, unit: 'd' };

const known = (value: ReturnType<typeof figure>) => sql`(case when ${value} then 1 else 0 end)`;
const any = (source: typeof emails): Aggregate => ({ source, call: sql`count(*)`, empty: 0, needs: none });
const [anyEmail, anyPhone, anyAddress] = [any(emails), any(phones), any(addresses)];

/** Where the customer stands with the business. */
export const stageAttributes: readonly Attribute[] = [
  computedAttribute(
    'text',
    {
      name: 'lifecycle_stage',
      label: 'Life-cycle stage',
      description:
        'Where the person stands in the sales process, as the source says it; where it says nothing, customer with an order and prospect without.',
      personal: false,
      allowed: allowed(
        'subscriber',
        'lead',
        'marketing_qualified_lead',
        'sales_qualified_lead',
        'opportunity',
        'prospect',
        'customer',
        'evangelist',
      ),
    },
    sql`coalesce(c.lifecycle_stage, case when ${figure(count)} > 0 then 'customer' else 'prospect' end)`,
    [count],
    { kinds: 1 },
  ),
  computedAttribute(
    'enum',
    {
      name: 'buyer_type',
      label: 'Buyer type',
      description:
        'prospect: no order; lapsed: none for 180 days; first_time: one order; special_occasion: half of the orders or more are for an occasion; regular: everybody else. The first that fits.',
      personal: false,
      allowed: allowed('prospect', 'lapsed', 'first_time', 'special_occasion', 'regular'),
    },
    sql`case
      when ${figure(count)} = 0 then 'prospect'
      when ${figure(last)} < ${new MovingConstant(LAPSED_BEFORE, 'start')} then 'lapsed'
      when ${figure(count)} = 1 then 'first_time'
      when ${figure(occasions)} * 2 >= ${figure(count)} then 'special_occasion'
      else 'regular' end`,
    [count, last, occasions],
    { moving: [{ timed: { source: orders, column: sql`o.placed_at` }, point: LAPSED_BEFORE }] },
  ),
  computedAttribute(
    'integer',
    {
      name: 'days_to_second_order',
      label: 'Days to the second order',
      description: 'Calendar days from the first order to the second, 0 on the same day; missing below two orders.',
      personal: false,
      unit: 'days',
      total: 'mean',
    },
    sql`${localDay(figure(second))} - ${localDay(figure(first))}`,
    [first, second],
  ),
  computedAttribute(
    'number',
    {
      name: 'profile_completeness',
      label: 'Profile completeness',
      description:
        'Share of ten facts that are known: first name, last name, e-mail, phone, address, language, birth date, gender, occupation, household size.',
      personal: true,
      unit: '0 to 1',
      total: 'mean',
    },
    sql`(${[
      sql`c.first_name is not null`,
      sql`c.last_name is not null`,
      sql`c.language is not null`,
      sql`c.birth_date is not null`,
      sql`c.gender is not null`,
      sql`c.occupation is not null`,
      sql`c.household_size is not null`,
      sql`${figure(anyEmail)} > 0`,
      sql`${figure(anyPhone)} > 0`,
      sql`${figure(anyAddress)} > 0`,
    ]
      .map(known)
      .reduce((sum, fact) => sql`${sum} + ${fact}`)}) * 0.1`,
    [anyEmail, anyPhone, anyAddress],
    { kinds: 1 },
  ),
];
