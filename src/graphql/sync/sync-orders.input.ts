import { Field, InputType, Int } from 'type-graphql';
import { DateTimeScalar, DecimalScalar } from '../../model/index.js';
import { BatchInput } from './batch.input.js';

@InputType({ description: 'One product of an order.' })
export class OrderLineInput {
  @Field(() => String, { nullable: true, description: 'The id in the source system.' })
  externalId?: string | null;

  @Field(() => String, { nullable: true, description: 'Of the product, in the source of the batch.' })
  productExternalId?: string | null;

  @Field(() => String, { nullable: true, description: "What was sold; the product's name where it is left out." })
  name?: string | null;

  @Field(() => Int, { nullable: true, description: 'Pieces. Required.' })
  quantity?: number | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'Price of one piece. Required.' })
  unitPrice?: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'On the whole line.' })
  discount?: string | null;

  @Field(() => String, { nullable: true, description: 'The promotion that gave the discount.' })
  promotion?: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'What was paid for the line; quantity x unit price less discount where it is left out.',
  })
  amount?: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: "What one piece cost the business; the product's present unit cost where it is left out.",
  })
  unitCost?: string | null;

  @Field(() => Int, { nullable: true, description: 'Pieces that came back.' })
  returnedQuantity?: number | null;
}

@InputType({
  description:
    'An order with its lines. What is left out keeps its value; null clears it. A refund is the same order again, with `refunded`.',
})
export class OrderInput {
  @Field(() => String, { nullable: true, description: 'The id in the source system. Required.' })
  externalId?: string | null;

  @Field(() => String, { nullable: true, description: 'Of the customer, in the source of the batch. Required for a new order.' })
  customerExternalId?: string | null;

  @Field(() => String, { nullable: true, description: 'The number that people call it by.' })
  number?: string | null;

  @Field(() => String, { nullable: true, description: 'open, completed or cancelled; completed for a new order where it is left out.' })
  status?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'pending, authorized, partially_paid, paid, partially_refunded, refunded or voided; paid for a new order where it is left out.',
  })
  financialStatus?: string | null;

  @Field(() => String, { nullable: true, description: 'Where it was placed, such as `online`, `store` or `phone`.' })
  channel?: string | null;

  @Field(() => String, { nullable: true, description: 'What it was for, such as `christmas` or `wedding`.' })
  occasion?: string | null;

  @Field(() => String, { nullable: true, description: 'The shop or warehouse.' })
  locationId?: string | null;

  @Field(() => String, { nullable: true, description: 'The application that took the order.' })
  appId?: string | null;

  @Field(() => String, { nullable: true, description: 'ISO 4217; the workspace currency where it is left out.' })
  currency?: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'What the customer pays, after discounts; the sum of the lines where it is left out.',
  })
  total?: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'Discounts on the whole order.' })
  discount?: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'Paid back so far, in money.' })
  refunded?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was placed. Required for a new order.' })
  placedAt?: string | null;

  @Field(() => [OrderLineInput], { nullable: true, description: 'The whole list is replaced.' })
  lines?: OrderLineInput[] | null;
}

@InputType({ description: 'Orders of one source system.' })
export class SyncOrdersInput extends BatchInput {
  @Field(() => [OrderInput], { description: 'At most 1,000. Each is taken or rejected by itself.' })
  records!: OrderInput[];
}
