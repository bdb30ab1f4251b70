/*
 * Whom articles on segmentation speak of, each with the rule that finds them on the high street (`high-street.ts`) and their names there: docs/questions.md
 * is made of it.
 */

export const QUESTIONS_OF_PEOPLE: readonly (readonly [who: string, rule: string, names: readonly string[]])[] = [
  ['commercial customers beside private ones', "attribute('customer_type') = 'commercial' OR companies IS NOT NULL", ['bert', 'fred']],
  ['those who buy for special occasions', "buyer_type = 'special_occasion'", ['joe']],
  [
    'husbands who buy flowers for their wives: the recipient of an order',
    "gender = 'male' AND marital_status = 'married' AND products_purchased MATCHES (category = 'Flowers', together_with = 'orders_placed', together_with.recipient = 'wife')",
    ['hugo'],
  ],
  [
    'by age, sex, place, profession, ways of life, and how they use the web and came',
    "age BETWEEN 30 AND 45 AND gender = 'male' AND customer_cities CONTAINS 'GB-EDH-Edinburgh' AND occupation = 'carpenter' AND interests CONTAINS 'hiking' AND web_savviness BETWEEN 4 AND 6 AND browser = 'Firefox' AND referral_source = 'friend'",
    ['joe'],
  ],
  [
    'those who buy online only',
    "orders_placed MATCHES (channel = 'online') AND orders_placed NOT MATCHES (channel != 'online')",
    ['sarah', 'rex', 'lou'],
  ],
  ['those who order by phone', "favourite_channel = 'phone'", ['hugo']],
  [
    'those who take much service: effort from 1 to 10, and time',
    'service_effort >= 8 AND service_interactions.sum_minutes() >= 100',
    ['bert'],
  ],
  ['those with a large network', 'influence_reach >= 3000', ['sarah', 'fay']],
  [
    'somebody famous in trouble at this moment',
    'influence_reach >= 100000 AND service_interactions MATCHES (resolved = false, date >= -7d)',
    ['fay'],
  ],
  [
    'Joe: faithful, pays for quality, looks online and buys in the store',
    "brand_loyalty >= 8 AND price_sensitivity <= 3 AND home_owner = true AND influence_reach = 0 AND average_order_value >= 200 AND events MATCHES (name = 'product_viewed', followed_by = 'orders_placed', followed_by.channel = 'store', followed_by.within_days <= 7)",
    ['joe'],
  ],
  [
    'Sarah: young, online each month, little each time, followed by thousands',
    "age < 25 AND web_savviness >= 8 AND days_between_orders BETWEEN 25 AND 35 AND average_order_value < 50 AND influence MATCHES (network = 'twitter', followers >= 3000, following >= 100)",
    ['sarah'],
  ],
  ['those who speak of more than 100 brands, and often', 'influence MATCHES (brand_count > 100, posts >= 30)', ['sarah']],
  [
    'those who buy at the holidays only: the month of an order',
    'orders_placed MATCHES (month = 12, count >= 2) AND orders_placed NOT MATCHES (month != 12)',
    ['joe'],
  ],
  [
    'those who buy in winter only: the season of an order',
    "orders_placed.count(season = 'winter') = number_of_orders AND number_of_orders > 0",
    ['joe', 'hugo'],
  ],
  ['those who have bought once, and lately: to win the second sale', 'number_of_orders = 1 AND first_order_date >= -60d', ['rex']],
  [
    'those who may get e-mail about a kind of product',
    "products_purchased MATCHES (category = 'Albums') AND consent CONTAINS 'email'",
    ['sarah'],
  ],
  [
    'the fans who buy what an artist has just released',
    "favourite_brands CONTAINS 'Artist A' AND products_purchased MATCHES (brand = 'Artist A', date <= release_date +36h)",
    ['sarah'],
  ],
  ['those whom a return below nought puts into the bad group: who sends everything back too', 'roi < 0', ['bert', 'fred', 'rex']],
  ['what moves them: values and interests', "values CONTAINS 'quality' OR interests CONTAINS 'music'", ['joe', 'sarah']],
  [
    'by what they spend, sex, place, age and social class',
    "amount_spent >= 500 AND gender = 'male' AND customer_countries CONTAINS 'GB' AND age < 40 AND social_class = 'C1'",
    ['joe'],
  ],
  [
    'some like the phone, others a campaign by post',
    "preferred_contact = 'phone' OR campaign.converted MATCHES (channel = 'post')",
    ['joe', 'hugo'],
  ],
  ['offers by sex and age', "gender = 'female' AND age BETWEEN 10 AND 30", ['sarah', 'tia']],
  [
    'who looked at what, and what they like most',
    "storefront_event.product_viewed MATCHES (id = 'coat') AND favourite_category = 'Coats'",
    ['joe'],
  ],
  [
    'brick without sand',
    "products_purchased MATCHES (category = 'Bricks') AND products_purchased NOT MATCHES (category = 'Sand')",
    ['bert'],
  ],
  ['those who buy a product regularly', "products_purchased MATCHES (id = 'brick', date >= -90d, count >= 3)", ['bert']],
  ['prospects', "buyer_type = 'prospect'", ['fay', 'fred', 'tia', 'rolf']],
  [
    'retired men with time, in the country: attributes of your own',
    "gender = 'male' AND life_stage = 'retired' AND attribute('area') = 'country' AND attribute('hours_free') >= 30",
    ['rolf'],
  ],
  ['what our own systems say, and nobody else', "survey MATCHES (party = 'FIRST', question = 'Biggest pain point?')", ['tia']],
  ['by the stage of the journey', "lifecycle_stage = 'lead'", ['fred']],
  ['by income and household', "yearly_income >= 50000 AND marital_status = 'married'", ['joe']],
  [
    'those who looked through several categories and bought nothing',
    'storefront_event.collection_viewed.distinct_id() >= 2 AND number_of_orders = 0',
    ['tia'],
  ],
  [
    'those who put something into the cart, and did not buy for two days',
    "events MATCHES (name = 'cart_added', not_followed_by = 'orders_placed', not_followed_by.within_days <= 2)",
    ['tia'],
  ],
  ['needs and pains from quizzes', "survey MATCHES (question = 'Biggest pain point?', answer = 'delivery')", ['tia']],
  ['by value: how much, how often', 'amount_spent >= 60 AND order_frequency >= 0.9', ['sarah', 'bert']],
  ['those who come again and again and hardly buy', 'events MATCHES (date >= -30d, count >= 3) AND number_of_orders <= 8', ['fred', 'tia']],
  ['those who are very satisfied', 'satisfaction >= 4 AND survey MATCHES (score >= 9)', ['joe']],
  ['those in Alaska', "customer_regions CONTAINS 'US-AK'", ['lou']],
  ['by what they use, and how they found us', "device CONTAINS 'phone' OR referral_source = 'friend'", ['joe', 'sarah', 'hugo', 'tia']],
  [
    'by tags, attributes and events together',
    "customer_tags CONTAINS 'regular' AND price_sensitivity <= 3 AND events MATCHES (name = 'product_viewed')",
    ['joe'],
  ],
  ['by plan', "company_plan IN ('free', 'enterprise')", ['bert', 'fred']],
  ['new ones beside old ones', 'customer_added_date >= -30d', ['fred', 'tia']],
  ['who bought first more than a year ago, and still buys', 'first_order_date < -1y AND orders_placed MATCHES (date >= -6m)', ['joe']],
  ['lovers and haters of technology, by stage of life', "technology_adoption IN ('innovator', 'laggard')", ['sarah', 'rolf']],
  [
    'companies by size, use, turnover, stage, ways to buy and people who decide',
    "company_size >= 100 AND usage_rate >= 0.8 AND company_turnover >= 1000000 AND company_stage = 'mature' AND buying_process = 'tender' AND decision_makers >= 3 AND decision_maker = true",
    ['bert'],
  ],
  ['real prospects that may be written to', "lifecycle_stage = 'lead' AND consent CONTAINS 'email'", ['fred']],
  [
    'those who opened and clicked the last campaign, without its name',
    'campaign.opened MATCHES (last_campaign = true) AND campaign.clicked MATCHES (last_campaign = true)',
    ['sarah'],
  ],
  [
    'those who got the last campaign and did nothing',
    'campaign.sent MATCHES (last_campaign = true) AND campaign.opened NOT MATCHES (last_campaign = true)',
    ['joe', 'hugo', 'lou'],
  ],
  ['those who answered a promotion', "campaign.responded MATCHES (offer = '10 % off')", ['sarah']],
  ['by level of activity', "events MATCHES (name = 'signed_in', date >= -30d, count >= 3)", ['fred']],
];
