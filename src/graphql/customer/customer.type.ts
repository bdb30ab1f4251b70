import { Customer, type RowOf } from '../../model/index.js';
import { connectionOf } from '../paging/connection.js';

export type CustomerRow = RowOf<Customer>;

export const CustomerConnection = connectionOf<CustomerRow>('Customer', Customer);
