import sql from 'sql-template-tag';
import { calendarFilters } from '../calendar-filters.js';
import { order, orderLine, product } from '../../records/index.js';
import { filtersOf } from '../field-filter.js';
import { attributeFilters, type CustomAttributeDefinition } from '../custom-attributes.js';
import { filterBy, type FilterParameter, type RuleFunction, testOf } from '../function.js';
import { compared, lineCostOfGoods, lineRevenue, lineTotalMargin, ofLine } from '../money.js';
import { provenanceFilters } from '../provenance-filters.js';
import { type GivenParameter, ruleFunction } from '../rule-function.js';
import { orderLines, orders, productLines } from '../source.js';

const byProduct = filtersOf(product.fields, 'p');
const byLine = filtersOf(orderLine.fields, 'l');
const byOrder = filtersOf(order.fields, 'lo');

const money = 'workspace currency';
const joined = ['product'];
const ofWorth = ['worth'];
/** Lines are as old as their orders, whose dates have an index. */
const placed = { source: orders, column: sql`o.placed_at` };

const FILTERS: readonly FilterParameter[] = [
  byProduct('externalId', { name: 'id', label: 'Product id', description: 'The product’s id in the system that it came from.' }, joined),
  byLine('name', { label: 'Product name', description: 'The product’s name on the order line.' }),
  byProduct(
    'tags',
    {
      name: 'tag',
      type: 'tag',
      keys: 'tag_keys',
      label: 'Product tag',
      description: 'A tag of the product. Compared without regard to case.',
    },
    joined,
  ),
  byProduct(
    'categoryPath',
    {
      name: 'category',
      label: 'Category',
      description: 'A category of the product, at any level of its path, such as Bikes or Road Bikes.',
    },
    joined,
  ),
  byProduct('brand', { label: 'Brand', description: 'The product’s brand.' }, joined),
  byProduct('supplier', { label: 'Supplier', description: 'The product’s supplier.' }, joined),
  byProduct('sku', { label: 'SKU', description: 'The product’s stock-keeping unit.' }, joined),
  byLine('variant', { label: 'Variant', description: 'Which form of the product, such as XL / red.' }),
  {
    ...byProduct(
      'releasedAt',
      { name: 'release_date', label: 'Release date', description: 'When the product came or comes on sale.' },
      joined,
    ),
    timed: { source: productLines, column: sql`p.released_at` },
  },
  {
    ...filterBy('date', 'instant', sql`l.placed_at`, { label: 'Date', description: 'When the order was placed.', personal: false }),
    timed: placed,
  },
  ...calendarFilters(sql`l.placed_at`, placed),
  byOrder('channel', { label: 'Channel', description: 'The order’s channel.' }, ['order']),
  byOrder('externalId', { name: 'order_id', label: 'Order id', description: 'The order’s id in the system that it came from.' }, ['order']),
  byOrder(
    'tags',
    {
      name: 'order_tag',
      type: 'tag',
      keys: 'tag_keys',
      label: 'Order tag',
      description: 'A tag of the order. Compared without regard to case.',
    },
    ['order'],
  ),
  byOrder('status', { label: 'Status', description: 'State of the order.' }, ['order']),
  byOrder('financialStatus', { label: 'Financial status', description: 'How far the order is paid or refunded.' }, ['order']),
  byLine('quantity', { label: 'Quantity', description: 'Units on the order line.', unit: 'units' }),
  byLine('promotion', { label: 'Promotion', description: 'The promotion under which it was bought.' }),
  byLine('promotionId', { label: 'Promotion id', description: 'The promotion’s id in the system that it came from.' }),
  byLine('promotionMedium', { label: 'Promotion medium', description: 'What told of the promotion, such as radio or coupon.' }),
  {
    ...byLine('discount', { label: 'Discount', description: 'Discount on the order line.', unit: money }),
    ...compared(ofLine(sql`l.discount`), sql`l.discount`),
  },
  {
    ...byLine('unitPrice', { name: 'price', label: 'Unit price', description: 'Price of one unit before the discount.', unit: money }),
    ...compared(ofLine(sql`l.unit_price`), sql`l.unit_price`),
  },
  byProduct(
    'listPrice',
    { label: 'List price', description: 'The product’s list price now, in the workspace currency.', unit: money },
    joined,
  ),
  {
    ...byLine('unitCost', { name: 'cost', label: 'Unit cost', description: 'What one unit cost at the time of sale.', unit: money }),
    ...compared(ofLine(sql`l.unit_cost`), sql`l.unit_cost`),
  },
  {
    ...byLine('amount', { label: 'Amount', description: 'What was paid for the order line.', unit: money }),
    ...compared(ofLine(sql`l.amount`), sql`l.amount`),
  },
  {
    ...filterBy('margin', 'money', sql`l.margin`, {
      label: 'Margin',
      description: 'As it was sold: amount less unit cost at the time of sale x quantity; missing where the cost is unknown.',
      personal: false,
      unit: money,
    }),
    ...compared(ofLine(sql`l.margin`), sql`l.margin`),
  },
  filterBy(
    'revenue',
    'money',
    lineRevenue,
    {
      label: 'Revenue',
      description:
        'Of the order’s revenue, after discounts of the order and refunds, the part of the line; missing where the order’s currency has no rate.',
      personal: false,
      unit: money,
    },
    ofWorth,
  ),
  filterBy(
    'cost_of_goods',
    'money',
    lineCostOfGoods,
    {
      label: 'Cost of goods',
      description: 'What the pieces that the customer kept cost at the time of sale; missing where nobody knows.',
      personal: false,
      unit: money,
    },
    ofWorth,
  ),
  filterBy(
    'total_margin',
    'money',
    lineTotalMargin,
    {
      label: 'Total margin',
      description: 'Revenue less cost of goods of the line; missing where the cost is unknown.',
      personal: false,
      unit: money,
    },
    ofWorth,
  ),
  byLine('returnedQuantity', { label: 'Returned quantity', description: 'Units of the order line that came back.', unit: 'units' }),
  filterBy('returned', 'boolean', sql`(l.returned_quantity >= l.quantity)`, {
    label: 'Returned',
    description: 'Whether all units of the order line came back.',
    personal: false,
  }),
  ...provenanceFilters(sql`lo.source`, ['order']),
];

const TESTS: readonly GivenParameter[] = [
  testOf('count', 'integer', sql`count(*)`, 0, {
    label: 'Count',
    description: 'How many such order lines.',
    unit: 'order lines',
  }),
  testOf('sum_quantity', 'number', sql`sum(l.quantity)`, 0, {
    label: 'Sum of quantities',
    description: 'Units on such order lines.',
    unit: 'units',
  }),
  testOf('sum_amount', 'money', sql`sum(${ofLine(sql`l.amount`)})`, 0, {
    label: 'Sum of amounts',
    description: 'What was paid for such order lines together.',
    unit: money,
  }),
  testOf('sum_margin', 'money', sql`sum(${ofLine(sql`l.margin`)})`, 0, {
    label: 'Sum of margins',
    description: 'Margin of such order lines together, as they were sold; lines of unknown cost are left out.',
    unit: money,
  }),
  testOf(
    'sum_revenue',
    'money',
    sql`sum(${lineRevenue})`,
    0,
    {
      label: 'Sum of revenues',
      description: 'What the business kept for such order lines together, after discounts of the order and refunds.',
      unit: money,
    },
    ofWorth,
  ),
  testOf(
    'sum_total_margin',
    'money',
    sql`sum(${lineTotalMargin})`,
    0,
    {
      label: 'Sum of total margins',
      description: 'Revenue less cost of goods of such order lines together; lines of unknown cost are left out.',
      unit: money,
    },
    ofWorth,
  ),
  testOf('avg_price', 'money', sql`avg(${ofLine(sql`l.unit_price`)})`, null, {
    label: 'Average price',
    description: 'Mean unit price of such order lines; missing without any.',
    unit: money,
  }),
  testOf('max_price', 'money', sql`max(${ofLine(sql`l.unit_price`)})`, null, {
    label: 'Highest price',
    description: 'Highest unit price of such order lines; missing without any.',
    unit: money,
  }),
  testOf('min_price', 'money', sql`min(${ofLine(sql`l.unit_price`)})`, null, {
    label: 'Lowest price',
    description: 'Lowest unit price of such order lines; missing without any.',
    unit: money,
  }),
];

/** Order lines of the customer, with the declared attributes of orders and products. */
export function productsFunction(attributes: readonly CustomAttributeDefinition[]): RuleFunction {
  return ruleFunction({
    name: 'products_purchased',
    label: 'Products purchased',
    description: 'Order lines of the customer.',
    personal: false,
    source: orderLines,
    counts: 'order lines',
    orderId: sql`l.order_id`,
    parameters: [
      ...FILTERS,
      ...attributeFilters('product', attributes, { alias: 'p', needs: joined, timed: [productLines, 'p'] }),
      ...attributeFilters('order', attributes, { alias: 'lo', needs: ['order'], timed: [orders, 'o'] }),
      ...TESTS,
    ],
  });
}
