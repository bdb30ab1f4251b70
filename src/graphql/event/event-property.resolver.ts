import { Ctx, Query, Resolver } from 'type-graphql';
import { EventProperty, RequireScopes } from '../../model/index.js';
import { OperationContext } from '../context.js';

@Resolver()
export class EventPropertyResolver {
  @Query(() => [EventProperty], { description: 'The declared properties of events, by key.' })
  @RequireScopes('events:read')
  eventProperties(@Ctx() context: OperationContext): Promise<EventProperty[]> {
    return context.database.orm.em.fork().findAll(EventProperty, { orderBy: { key: 'asc' } });
  }
}
