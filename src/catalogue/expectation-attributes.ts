import sql from 'sql-template-tag';
import { aggregateAttribute, type Attribute } from './attribute.js';
import { expectations } from './source.js';

/** Within so many days value is expected. */
export const EXPECTATION_DAYS = 365;
/** Within so many days an order is likely, or not. */
export const PROBABILITY_DAYS = 30;

const MISSING =
  'Found anew with each forecast (`purchaseForecasts`); between two it stands. Missing without orders that count, for who first ordered since, and while there is no forecast.';

/** What the customer is expected to do, by the latest forecast (src/discovery/future). */
export const expectationAttributes: readonly Attribute[] = [
  aggregateAttribute(
    'number',
    {
      name: 'expected_orders',
      label: 'Expected orders',
      description: `On how many days the customer is expected to order within ${EXPECTATION_DAYS} days (BG/NBD: P. Fader, B. Hardie, K. Lee, 2005). ${MISSING}`,
      personal: false,
      unit: 'orders',
      total: 'sum',
    },
    expectations,
    sql`max(ex.orders)`,
  ),
  aggregateAttribute(
    'money',
    {
      name: 'expected_value',
      label: 'Expected value',
      description: `What the customer is expected to spend within ${EXPECTATION_DAYS} days, not discounted: expected orders x what they are expected to spend each time (Gamma-Gamma: P. Fader, B. Hardie, 2013). ${MISSING}`,
      personal: false,
      unit: 'workspace currency',
      total: 'sum',
    },
    expectations,
    sql`max(ex.value)`,
  ),
  aggregateAttribute(
    'number',
    {
      name: 'purchase_probability',
      label: 'Purchase probability',
      description: `How likely the customer orders within ${PROBABILITY_DAYS} days, by the same forecast. ${MISSING}`,
      personal: false,
      unit: '0 to 1',
      total: 'mean',
    },
    expectations,
    sql`max(ex.probability)`,
  ),
];
