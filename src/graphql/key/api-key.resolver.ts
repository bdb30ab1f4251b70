import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { createApiKey, listApiKeys, revokeApiKey, type IssuedKey, checkGrant } from '../../access/index.js';
import { ApiKey, RequireScopes } from '../../model/index.js';
import { OperationContext } from '../context.js';
import { CreateApiKeyInput, CreateApiKeyPayload } from './api-key.type.js';

@Resolver()
export class ApiKeyResolver {
  @Query(() => [ApiKey], { description: 'All keys, revoked ones included, the newest first.' })
  @RequireScopes('keys:manage')
  apiKeys(@Ctx() context: OperationContext): Promise<ApiKey[]> {
    return listApiKeys(context.database);
  }

  @Mutation(() => CreateApiKeyPayload, { description: 'Makes a key. It can do no more than the key that makes it.' })
  @RequireScopes('keys:manage')
  createApiKey(
    @Ctx() context: OperationContext,
    @Arg('input', () => CreateApiKeyInput, { description: 'The key to make.' }) input: CreateApiKeyInput,
  ): Promise<IssuedKey> {
    checkGrant(context.viewer, input);
    return createApiKey(context.database, context.membership.clock, input);
  }

  @Mutation(() => ApiKey, { description: 'Stops a key for good.' })
  @RequireScopes('keys:manage')
  revokeApiKey(@Ctx() context: OperationContext, @Arg('id', () => ID, { description: 'Of the key.' }) id: string): Promise<ApiKey> {
    return revokeApiKey(context.database, context.membership.clock, id);
  }
}
