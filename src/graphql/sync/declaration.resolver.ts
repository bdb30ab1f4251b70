import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Query, Resolver } from 'type-graphql';
import { RequireScopes } from '../../model/index.js';
import {
  declareAttributes,
  declareDataSources,
  declareEventProperties,
  readConflictRule,
  setConflictRule,
  type ConflictRule,
} from '../../sync/index.js';
import { OperationContext } from '../context.js';
import { sentRecords } from './batch-of.js';
import { ConflictRule as ConflictRuleType } from './conflict-rule.type.js';
import { DataSourceInput } from './data-source.input.js';
import { DeclareAttributesInput, DeclareEventPropertiesInput } from './declaration.input.js';
import { syncPayload } from './sync-payload.js';
import { SyncPayload } from './sync.type.js';

/** What records mean, and how far those who send them are trusted. */
@Resolver()
export class DeclarationResolver {
  @Mutation(() => SyncPayload, { description: 'Declares custom attributes of customers, companies, orders and products.' })
  @RequireScopes('customers:write')
  declareAttributes(
    @Ctx() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => DeclareAttributesInput, { description: 'The attributes.' }) _input: DeclareAttributesInput,
  ): Promise<SyncPayload> {
    return syncPayload(context, (sync) => declareAttributes(sync, sentRecords(context, info, { field: 'attributes' })));
  }

  @Mutation(() => SyncPayload, { description: 'Declares properties of events, so that rules can ask for them.' })
  @RequireScopes('events:write')
  declareEventProperties(
    @Ctx() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => DeclareEventPropertiesInput, { description: 'The properties.' }) _input: DeclareEventPropertiesInput,
  ): Promise<SyncPayload> {
    return syncPayload(context, (sync) => declareEventProperties(sync, sentRecords(context, info, { field: 'properties' })));
  }

  @Mutation(() => SyncPayload, { description: 'Says how far sources are trusted, from the next value on.' })
  @RequireScopes('customers:write')
  declareDataSources(
    @Ctx() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => [DataSourceInput], { description: 'The sources, at most 1,000. Each is taken or rejected by itself.' })
    _input: DataSourceInput[],
  ): Promise<SyncPayload> {
    return syncPayload(context, (sync) => declareDataSources(sync, sentRecords(context, info, {})));
  }

  @Mutation(() => ConflictRuleType, { description: 'Sets which of two values of one field is kept, from the next value on.' })
  @RequireScopes('customers:write')
  async setConflictRule(
    @Ctx() context: OperationContext,
    @Arg('rule', () => ConflictRuleType, { description: 'The rule.' }) rule: ConflictRule,
  ): Promise<ConflictRule> {
    await setConflictRule(context.sync, rule);
    return rule;
  }

  @Query(() => ConflictRuleType, { description: 'Which of two values that sources say of one field is kept; LATEST unless it was set.' })
  @RequireScopes('customers:read')
  conflictRule(@Ctx() context: OperationContext): Promise<ConflictRule> {
    return readConflictRule(context.sync);
  }
}
