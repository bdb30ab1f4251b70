import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql';
import { sql } from '../../database/index.js';
import { Product, RequireScopes } from '../../model/index.js';
import { OperationContext } from '../context.js';
import { BY_NAME } from '../paging/list-orders.js';
import { PageArguments, pageRequest } from '../paging/page-arguments.js';
import type { Page } from '../paging/page.js';
import { loadRecord } from '../rows/record-loader.js';
import { readPage } from '../rows/record-page.js';
import { containing } from '../rows/search.js';
import { ProductConnection, type ProductRow } from './product.type.js';

@Resolver()
export class ProductResolver {
  @Query(() => Product, { nullable: true, description: 'A product by id; null if there is none.' })
  @RequireScopes('products:read')
  product(
    @Ctx() context: OperationContext,
    @Arg('id', () => ID, { description: 'Of the product.' }) id: string,
  ): Promise<ProductRow | null> {
    return loadRecord(context, Product, id);
  }

  @Query(() => ProductConnection, { description: 'Products by name.' })
  @RequireScopes('products:read')
  products(
    @Ctx() context: OperationContext,
    @Args(() => PageArguments) page: PageArguments,
    @Arg('search', () => String, { nullable: true, description: 'Only those with this in their name, SKU or brand, in any case.' })
    search?: string | null,
  ): Promise<Page<ProductRow>> {
    const condition = containing(search, sql`r.name`, sql`r.sku`, sql`r.brand`);
    return readPage(context, { entity: Product, alias: sql`r`, condition, order: BY_NAME }, pageRequest(page));
  }
}
