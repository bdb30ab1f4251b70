import { daysAgo, integer, number, templatesOf, text } from '../template.js';

export const crossSell = templatesOf('cross-sell', [
  {
    key: 'bought-one-not-other',
    name: 'Bought one, not the other',
    purpose: 'Bought from one category and never from the one that goes with it.',
    rule: 'products_purchased MATCHES (category = {bought}) AND products_purchased NOT MATCHES (category = {missing})',
    parameters: [text('bought', 'Category bought', 'Bags'), text('missing', 'Category missing', 'Scarves and Hats')],
  },
  {
    key: 'owners-without-supplies',
    name: 'Owners without supplies',
    purpose: 'Bought a product and nothing for it since.',
    rule: 'products_purchased MATCHES (id = {product}) AND products_purchased NOT MATCHES (category = {supplies}, date >= {days})',
    parameters: [text('product', 'Product id', 'P275'), text('supplies', 'Category of supplies', 'Vinyl'), daysAgo(180)],
  },
  {
    key: 'category-affinity',
    name: 'At home in one category',
    purpose: 'Spend most of their money in one category: tell them first what is new there.',
    rule: 'products_purchased.sum_amount(category = {category}) >= {share} * products_purchased.sum_amount() AND products_purchased MATCHES (category = {category})',
    parameters: [text('category', 'Category', 'Accessories'), number('share', 'Share of spending', '0 to 1', 0.5)],
  },
  {
    key: 'brand-followers',
    name: 'Followers of a brand',
    purpose: 'Bought a brand several times: for the day that it releases something new.',
    rule: 'products_purchased MATCHES (brand = {brand}, count >= {lines})',
    parameters: [text('brand', 'Brand', 'Osk'), integer('lines', 'Order lines', 'order lines', 2)],
  },
  {
    key: 'one-product-customers',
    name: 'Customers of one product',
    purpose: 'Order again, but always the same: widen the view.',
    rule: 'number_of_orders >= {orders} AND products_purchased.distinct_id() = 1',
    parameters: [integer('orders', 'Orders', 'orders', 2)],
  },
]);
