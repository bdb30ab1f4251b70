/** The questions of the AdventureWorks data set, in the rule language. */
export const ADVENTUREWORKS_QUESTIONS: Readonly<Record<string, string>> = {
  AW01: 'number_of_orders >= 3',
  AW03: "gender = 'female' AND customer_countries CONTAINS 'AU' AND amount_spent > 5000",
  AW05: "products_purchased MATCHES (category = 'Bikes') AND products_purchased MATCHES (category = 'Accessories') AND products_purchased NOT MATCHES (category = 'Clothing')",
  AW07: 'average_order_value BETWEEN 1000 AND 2000',
  AW08: "products_purchased.sum_amount(category = 'Accessories') >= 0.5 * products_purchased.sum_amount() AND products_purchased MATCHES (count >= 3)",
  AW10: 'last_order_date < -180d',
  AW12: 'home_owner = true AND yearly_income >= 90000 AND age >= 60',
  AW16: 'days_to_second_order <= 30',
  AW17: 'orders_placed MATCHES (date BETWEEN 2011-01-01 AND 2011-12-31) AND orders_placed MATCHES (date BETWEEN 2013-01-01 AND 2013-12-31) AND orders_placed NOT MATCHES (date BETWEEN 2012-01-01 AND 2012-12-31)',
  AW19: 'orders_placed MATCHES (max_amount > 3000)',
  AW20: 'number_of_orders >= 3 AND days_between_orders < 90',
  AW22: "(customer_countries CONTAINS 'DE' OR customer_countries CONTAINS 'FR') AND attribute('commute_distance') = '10+ Miles' AND products_purchased MATCHES (category = 'Road Bikes')",
  AW24: 'orders_placed.sum_amount(date BETWEEN 2013-01-01 AND 2013-12-31) > orders_placed.sum_amount(date BETWEEN 2012-01-01 AND 2012-12-31) AND orders_placed MATCHES (date BETWEEN 2012-01-01 AND 2012-12-31, sum_amount > 0)',
  AW26: "products_purchased MATCHES (category = 'Bikes') AND products_purchased NOT MATCHES (category != 'Bikes')",
  AW27: "occupation = 'Professional' AND customer_countries NOT CONTAINS 'US' AND (products_purchased MATCHES (category = 'Touring Bikes') OR amount_spent > 4000)",
  AW29: 'orders_placed MATCHES (date BETWEEN 2013-12-01 AND 2013-12-31, line_count >= 3)',
};
