import { Product, type RowOf } from '../../model/index.js';
import { connectionOf } from '../paging/connection.js';

export type ProductRow = RowOf<Product>;

export const ProductConnection = connectionOf<ProductRow>('Product', Product);
