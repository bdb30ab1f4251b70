import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { sql } from '../../database/index.js';
import { Company, type Customer, RequireScopes } from '../../model/index.js';
import { OperationContext } from '../context.js';
import type { CustomerRow } from '../customer/index.js';
import { BY_NAME } from '../paging/list-orders.js';
import { PageArguments, pageRequest } from '../paging/page-arguments.js';
import type { Page } from '../paging/page.js';
import { loadOwnedPage } from '../rows/owned-page.js';
import { loadRecord } from '../rows/record-loader.js';
import { readPage } from '../rows/record-page.js';
import { containing } from '../rows/search.js';
import {
  CompanyConnection,
  CompanyPersonConnection,
  PEOPLE,
  type CompanyPerson,
  type CompanyPersonEdge,
  type CompanyRow,
} from './company.type.js';

@Resolver(() => Company)
export class CompanyResolver {
  @Query(() => Company, { nullable: true, description: 'A company by id; null if there is none.' })
  @RequireScopes('companies:read')
  company(
    @Ctx() context: OperationContext,
    @Arg('id', () => ID, { description: 'Of the company.' }) id: string,
  ): Promise<CompanyRow | null> {
    return loadRecord(context, Company, id);
  }

  @Query(() => CompanyConnection, { description: 'Companies by name.' })
  @RequireScopes('companies:read')
  companies(
    @Ctx() context: OperationContext,
    @Args(() => PageArguments) page: PageArguments,
    @Arg('search', () => String, { nullable: true, description: 'Only those with this in their name, domain or industry, in any case.' })
    search?: string | null,
  ): Promise<Page<CompanyRow>> {
    const condition = containing(search, sql`r.name`, sql`r.domain`, sql`r.industry`);
    return readPage(context, { entity: Company, alias: sql`r`, condition, order: BY_NAME }, pageRequest(page));
  }

  @FieldResolver(() => CompanyPersonConnection, { description: 'The customers who belong to it.' })
  @RequireScopes('customers:read')
  people(
    @Root() company: CompanyRow,
    @Ctx() context: OperationContext,
    @Args(() => PageArguments) page: PageArguments,
  ): Promise<Page<CustomerRow, CompanyPersonEdge>> {
    return loadOwnedPage<Customer, CompanyPerson, CompanyPersonEdge>(
      context,
      PEOPLE,
      company.id,
      pageRequest(page),
      ({ node, cursor }) => ({
        node,
        cursor,
        title: node.title,
        decisionMaker: node.decisionMaker,
      }),
    );
  }
}
