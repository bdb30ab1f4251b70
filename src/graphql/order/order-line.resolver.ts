import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { OrderLine, Product } from '../../model/index.js';
import { OperationContext } from '../context.js';
import type { ProductRow } from '../product/index.js';
import { loadRecord } from '../rows/record-loader.js';
import type { OrderLineRow } from './order.type.js';

@Resolver(() => OrderLine)
export class OrderLineResolver {
  @FieldResolver(() => Product, { nullable: true, description: 'The product as it is now; null if it is not known, or no more.' })
  product(@Root() line: OrderLineRow, @Ctx() context: OperationContext): Promise<ProductRow | null> | null {
    return line.productId === null ? null : loadRecord(context, Product, line.productId);
  }
}
