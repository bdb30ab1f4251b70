import { Product } from '../../model/product.js';
import type { RowOf } from '../../model/row.js';
import { connectionOf } from '../paging/connection.js';

export type ProductRow = RowOf<Product>;

export const ProductConnection = connectionOf<ProductRow>('Product', Product);
