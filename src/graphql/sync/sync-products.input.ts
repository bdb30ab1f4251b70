import { Field, InputType } from 'type-graphql';
import { DateTimeScalar, DecimalScalar } from '../../model/index.js';
import { BatchInput } from './batch.input.js';

@InputType({ description: 'A product. What is left out keeps its value; null clears it.' })
export class ProductInput {
  @Field(() => String, { nullable: true, description: 'The id in the source system. Required.' })
  externalId?: string | null;

  @Field(() => String, { nullable: true, description: 'Name. Required for a new product.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'Stock-keeping unit.' })
  sku?: string | null;

  @Field(() => String, { nullable: true, description: 'Brand.' })
  brand?: string | null;

  @Field(() => String, { nullable: true, description: 'Supplier.' })
  supplier?: string | null;

  @Field(() => [String], { nullable: true, description: 'Categories from the broadest to the narrowest.' })
  categoryPath?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Tags. The whole list is replaced.' })
  tags?: string[] | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'List price, in the workspace currency.' })
  listPrice?: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'What one costs the business, in the workspace currency.' })
  unitCost?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it came or comes on sale.' })
  releasedAt?: string | null;
}

@InputType({ description: 'Products of one source system.' })
export class SyncProductsInput extends BatchInput {
  @Field(() => [ProductInput], { description: 'At most 1,000. Each is taken or rejected by itself.' })
  records!: ProductInput[];
}
