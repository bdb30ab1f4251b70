/*
 * What is told of a typical member, in the order in which one would tell it of a person.
 */

/** A number in the middle of a sentence. */
export interface OrderedWords {
  readonly attribute: string;
  /** What half of those of whom it is known are or have, from a quarter to three quarters, with the one in the middle. */
  readonly say: (middle: string, low: string, high: string) => string;
  /** What is added where they lie above others, or below. */
  readonly above: string;
  readonly below: string;
}

/** What most of them are or have. */
export interface ValueWords {
  readonly attribute: string;
  readonly say: (value: string) => string;
}

export type Words = OrderedWords | ValueWords;

export function isOrdered(words: Words): words is OrderedWords {
  return 'above' in words;
}

const range = (low: string, high: string) => (low === high ? low : `${low} to ${high}`);

const ordered = (attribute: string, say: OrderedWords['say'], above: string, below: string): OrderedWords => ({
  attribute,
  say,
  above,
  below,
});
const value = (attribute: string, say: ValueWords['say']): ValueWords => ({ attribute, say });
const outOfTen = (what: string) => (middle: string, low: string, high: string) =>
  `${what} of ${range(low, high)} out of 10 (middle ${middle})`;

export const WORDS: readonly Words[] = [
  value('gender', (one) => `are ${one}`),
  ordered('age', (middle, low, high) => `${range(low, high)} years old (middle ${middle})`, 'older than others', 'younger than others'),
  value('marital_status', (one) => `are ${one}`),
  value('life_stage', (one) => `are at the stage "${one}"`),
  ordered(
    'household_size',
    (middle, low, high) => `a household of ${range(low, high)} (middle ${middle})`,
    'larger than those of others',
    'smaller than those of others',
  ),
  value('home_owner', (one) => (one === 'true' ? 'own their home' : 'do not own their home')),
  value('social_class', (one) => `are of social grade ${one}`),
  value('education', (one) => `have the education "${one}"`),
  value('occupation', (one) => `work as "${one}"`),
  ordered(
    'yearly_income',
    (middle, low, high) => `an income of ${range(low, high)} a year (middle ${middle})`,
    'more than others',
    'less than others',
  ),
  value('income_band', (one) => `have an income in the band "${one}"`),
  value('customer_countries', (one) => `live in ${one}`),
  value('customer_cities', (one) => `live in ${one}`),
  value('customer_language', (one) => `speak ${one}`),
  value('interests', (one) => `are interested in ${one}`),
  value('values', (one) => `care about ${one}`),
  value('personality_traits', (one) => `are ${one}`),
  ordered('web_savviness', outOfTen('a web savviness'), 'more at home on the web than others', 'less at home on the web than others'),
  value('device', (one) => `use a ${one}`),
  value('technology_adoption', (one) => `take up what is new as ${one.replaceAll('_', ' ')}`),
  ordered('brand_loyalty', outOfTen('a loyalty to brands'), 'more faithful than others', 'less faithful than others'),
  ordered(
    'price_sensitivity',
    outOfTen('a sensitivity to prices'),
    'the price decides more than with others',
    'the price decides less than with others',
  ),
  value('favourite_channel', (one) => `buy mostly by the channel "${one}"`),
  value('favourite_category', (one) => `buy "${one}" most often`),
  value('favourite_brand', (one) => `buy the brand "${one}" most often`),
  value('buyer_type', (one) => `are ${one.replaceAll('_', ' ')} buyers`),
  ordered(
    'number_of_orders',
    (middle, low, high) => `${range(low, high)} orders (middle ${middle})`,
    'more than others',
    'fewer than others',
  ),
  ordered(
    'average_order_value',
    (middle, low, high) => `${range(low, high)} an order (middle ${middle})`,
    'more than others',
    'less than others',
  ),
  ordered(
    'amount_spent',
    (middle, low, high) => `${range(low, high)} spent in all (middle ${middle})`,
    'more than others',
    'less than others',
  ),
  ordered(
    'days_between_orders',
    (middle, low, high) => `${range(low, high)} days between orders (middle ${middle})`,
    'more rarely than others',
    'more often than others',
  ),
  ordered(
    'influence_reach',
    (middle, low, high) => `${range(low, high)} followers (middle ${middle})`,
    'more than others',
    'fewer than others',
  ),
  ordered('service_effort', outOfTen('a service effort'), 'harder to serve than others', 'easier to serve than others'),
  ordered(
    'satisfaction',
    (middle, low, high) => `a satisfaction of ${range(low, high)} out of 5 (middle ${middle})`,
    'more content than others',
    'less content than others',
  ),
  value('preferred_contact', (one) => `want to be reached by ${one}`),
  value('consent', (one) => `may be reached by ${one}`),
];
