import { FINANCIAL_STATUS, Order, ORDER_STATUS, OrderLine } from '../../model/index.js';
import { currency, email } from '../check.js';
import type { Given } from '../field.js';
import {
  apart,
  attributesByKey,
  externalId,
  instant,
  money,
  oneOf,
  parts,
  positiveMoney,
  quantity,
  reference,
  text,
  textLike,
  texts,
} from '../fields.js';
import { recordKind, recordPart } from '../kind.js';

export const orderLine = recordPart(OrderLine, {
  name: 'OrderLine',
  description: 'One product of an order.',
  // The line's own key, copies of what the order says, and what the database computes.
  computed: ['orderId', 'position', 'customerId', 'placedAt', 'margin', 'exchangeRate'],
  fields: {
    externalId: text('The id in the source system.', { blank: 'refused' }),
    productExternalId: reference('product', 'clearable'),
    name: text("What was sold; the product's name where it is left out.", { presence: 'defaulted', maxLength: 500 }),
    variant: text('Which form of the product, such as `XL / red`.'),
    quantity: quantity(
      'Pieces, or how much of goods by weight, such as 0.35 of a kilogram; below zero what is taken back, as on a credit note.',
      { presence: 'required' },
    ),
    unitPrice: money('Price of one piece, or of one kilogram.', { presence: 'required' }),
    discount: positiveMoney('On the whole line.', { presence: 'defaulted' }),
    promotion: text('The promotion that gave the discount.'),
    promotionId: text("The promotion's id in the source system."),
    promotionMedium: text('What told of the promotion, such as `radio` or `coupon`.'),
    amount: money(
      'What was paid for the line; quantity x unit price, to what can be paid where the quantity is a part of one, less discount where it is left out.',
      { presence: 'defaulted' },
    ),
    unitCost: positiveMoney("What one piece cost the business; the product's present unit cost where it is left out."),
    returnedQuantity: quantity('How much came back.', { presence: 'defaulted', least: 'nothing' }),
  },
});

const GUEST = { identifies: true } as const;

export const order = recordKind(Order, {
  name: 'order',
  plural: 'orders',
  table: 'order',
  tracked: true,
  scope: 'orders',
  data: { name: 'order', bit: 2 },
  description:
    'An order with its lines. What is left out keeps its value; null clears it. A refund is the same order again, with `refunded`.',
  batch: 'Orders of one source system.',
  mutation: 'Makes and changes orders with their lines.',
  newOne: 'order',
  computed: ['amount', 'lineCount', 'totalIsTold', 'exchangeRate', 'tagKeys'],
  fields: {
    externalId: externalId(),
    customerExternalId: reference('customer', 'required when new', 'order that is none of a guest'),
    guestEmail: apart(
      textLike(
        email(),
        'The e-mail address of a guest, of an order that has no customer: it is of whoever alone has the address, and waits until they appear.',
        GUEST,
      ),
    ),
    guestPhone: apart(text('The phone number of a guest, where there is no e-mail address.', { ...GUEST, maxLength: 64 })),
    number: text('The number that people call it by.'),
    status: oneOf(ORDER_STATUS, 'Its state; COMPLETED for a new order where it is left out.', { presence: 'kept' }),
    financialStatus: oneOf(FINANCIAL_STATUS, 'How far it is paid or refunded; PAID for a new order where it is left out.', {
      presence: 'kept',
    }),
    channel: text('Where it was placed, such as `online`, `store` or `phone`.'),
    occasion: text('What it was for, such as `christmas` or `wedding`.'),
    recipient: text('For whom it was, such as `wife` or `self`, or a name.', { personal: true }),
    tags: texts('Tags. The whole list is replaced.'),
    locationId: text('The shop or warehouse.'),
    appId: text('The application that took the order.'),
    currency: textLike(currency(), 'ISO 4217; the workspace currency where it is left out.', { presence: 'defaulted' }),
    total: money(
      'What the customer pays, after discounts; where it is left out the lines less the discount, and shipping. Tax is taken to be in the prices then: say the total where it comes on top.',
      { presence: 'defaulted' },
    ),
    discount: positiveMoney('Discounts on the whole order.', { presence: 'defaulted' }),
    refunded: positiveMoney('Paid back so far, in money; at most the total. Of a REFUNDED order that says no amount: the total.', {
      presence: 'defaulted',
    }),
    placedAt: instant('When it was placed.', { presence: 'required when new', ahead: 'refused' }),
    shipping: positiveMoney('What of the total is for shipping.'),
    tax: positiveMoney('What of the total is tax, whether prices are with or without it.'),
    attributes: attributesByKey('order', 'Values of declared custom attributes by key; a key left out keeps its value, null removes it.'),
    lines: parts(orderLine, 'The whole list is replaced.', { maxLength: 1_000 }),
  },
});

export type OrderLineRecord = Given<typeof orderLine.fields>;
export type OrderRecord = Given<typeof order.fields>;
