import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Company, CustomerCompany, type RowOf } from '../../model/index.js';
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
