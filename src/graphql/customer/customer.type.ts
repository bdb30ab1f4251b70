import { Customer } from '../../model/customer.js';
import type { RowOf } from '../../model/row.js';
import { connectionOf } from '../paging/connection.js';

export type CustomerRow = RowOf<Customer>;

export const CustomerConnection = connectionOf<CustomerRow>('Customer', Customer);
