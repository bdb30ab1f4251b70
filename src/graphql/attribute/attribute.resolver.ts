import { Ctx, Query, Resolver } from 'type-graphql';
import { AttributeDefinition, RequireScopes } from '../../model/index.js';
import { OperationContext } from '../context.js';

@Resolver()
export class AttributeResolver {
  @Query(() => [AttributeDefinition], { description: 'The declared custom attributes, by owner and key.' })
  @RequireScopes('customers:read')
  attributeDefinitions(@Ctx() context: OperationContext): Promise<AttributeDefinition[]> {
    return context.database.orm.em.fork().findAll(AttributeDefinition, { orderBy: { owner: 'asc', key: 'asc' } });
  }
}
