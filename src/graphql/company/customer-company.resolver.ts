import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Company } from '../../model/company.js';
import { CustomerCompany } from '../../model/customer-company.js';
import type { RowOf } from '../../model/row.js';
import { OperationContext } from '../context.js';
import { loadReferenced } from '../rows/record-loader.js';
import type { CompanyRow } from './company.type.js';

@Resolver(() => CustomerCompany)
export class CustomerCompanyResolver {
  @FieldResolver(() => Company, { description: 'The company.' })
  company(@Root() place: RowOf<CustomerCompany>, @Ctx() context: OperationContext): Promise<CompanyRow> {
    return loadReferenced(context, Company, place.companyId);
  }
}
