import type { CustomerProfileData } from '../../data/operations';

export type CustomerShown = NonNullable<CustomerProfileData['customer']>;
