/** The questions of the FoodMart data set, in the rule language. */
export const FOODMART_QUESTIONS: Readonly<Record<string, string>> = {
  FM01: 'number_of_orders >= 10',
  FM03: "products_purchased MATCHES (category = 'Dairy') AND products_purchased NOT MATCHES (category = 'Alcoholic Beverages')",
  FM06: 'last_order_date < -180d OR number_of_orders = 0',
  FM08: 'average_order_value BETWEEN 20 AND 40',
  FM09: 'orders_placed.distinct_channel() >= 2',
  FM13: "marital_status = 'single' AND education = 'Graduate Degree' AND number_of_orders >= 5",
  FM16: "products_purchased.sum_quantity(tag = 'low_fat') >= 0.4 * products_purchased.sum_quantity() AND products_purchased MATCHES (sum_quantity >= 20)",
  FM18: "occupation = 'Professional' AND orders_placed.sum_amount(date >= 1997-10-01) > orders_placed.sum_amount(date < 1997-04-01) AND orders_placed MATCHES (date < 1997-04-01, sum_amount > 0)",
  FM19: 'orders_placed MATCHES (date BETWEEN 1997-11-01 AND 1997-11-30) AND orders_placed NOT MATCHES (date BETWEEN 1997-12-01 AND 1997-12-31)',
};
