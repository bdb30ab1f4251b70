import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Customer, DataSource, RequireScopes } from '../../model/index.js';
import { OperationContext } from '../context.js';
import type { CustomerRow } from '../customer/index.js';
import { FieldProvenance } from './field-provenance.type.js';

/** Where facts come from. */
@Resolver(() => Customer)
export class ProvenanceResolver {
  @FieldResolver(() => [FieldProvenance], { description: 'Where the value of each field came from, by field.' })
  provenance(@Root() customer: CustomerRow): FieldProvenance[] {
    return Object.entries(customer.provenance)
      .map(([field, { source, party, at }]) => ({ field, source, party, observedAt: at }))
      .toSorted((a, b) => (a.field < b.field ? -1 : 1));
  }

  @Query(() => [DataSource], {
    description: 'The sources whose trust has been set, the most trusted first. The others are first-party, of rank 100.',
  })
  @RequireScopes('customers:read')
  dataSources(@Ctx() context: OperationContext): Promise<DataSource[]> {
    return context.database.orm.em.fork().findAll(DataSource, { orderBy: { party: 'asc', rank: 'asc', name: 'asc' } });
  }
}
