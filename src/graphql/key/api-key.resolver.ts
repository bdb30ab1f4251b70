import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import {
  createApiKey,
  listApiKeys,
  revokeApiKey,
  rotateApiKey,
  updateApiKey,
  type IssuedKey,
  type KeyRecord,
  type RotatedKey,
} from '../../access/index.js';
import { ApiKey, RequireScopes } from '../../model/index.js';
import { OperationContext } from '../context.js';
import { invalidInput } from '../../kernel/index.js';
import {
  CreateApiKeyInput,
  CreateApiKeyPayload,
  readApiKeyChange,
  readNewApiKey,
  RotateApiKeyPayload,
  UpdateApiKeyInput,
} from './api-key.type.js';

const DEFAULT_OVERLAP_SECONDS = 86_400;
/** In which a key that rotates itself gets the answer, which it has nobody else to get from. */
const LEAST_OVERLAP_OF_ITSELF_SECONDS = 60;

@Resolver()
export class ApiKeyResolver {
  @Query(() => [ApiKey], {
    description:
      'The keys that can do no more than the one that asks, and so can be managed with it; revoked ones included, the newest first.',
  })
  @RequireScopes('keys:manage')
  apiKeys(@Ctx() context: OperationContext): Promise<KeyRecord[]> {
    return listApiKeys(context.access);
  }

  @Mutation(() => CreateApiKeyPayload, { description: 'Makes a key. It can do no more than the key that makes it, and for no longer.' })
  @RequireScopes('keys:manage')
  createApiKey(
    @Ctx() context: OperationContext,
    @Arg('input', () => CreateApiKeyInput, { description: 'The key to make.' }) input: CreateApiKeyInput,
  ): Promise<IssuedKey> {
    return createApiKey(context.access, readNewApiKey(input));
  }

  @Mutation(() => ApiKey, {
    description:
      'Changes a key; what is left out stays as it is. Sockets and streams that were opened under other rights are ended, to be opened again.',
  })
  @RequireScopes('keys:manage')
  updateApiKey(
    @Ctx() context: OperationContext,
    @Arg('id', () => ID, { description: 'Of the key.' }) id: string,
    @Arg('input', () => UpdateApiKeyInput, { description: 'What to change.' }) input: UpdateApiKeyInput,
  ): Promise<KeyRecord> {
    tellItself(context, id);
    return updateApiKey(context.access, id, readApiKeyChange(input));
  }

  @Mutation(() => RotateApiKeyPayload, {
    description: 'Gives a key another secret. The secret before is good for a while, to change over.',
  })
  @RequireScopes('keys:manage')
  rotateApiKey(
    @Ctx() context: OperationContext,
    @Arg('id', () => ID, { description: 'Of the key.' }) id: string,
    @Arg('overlapSeconds', () => Int, {
      defaultValue: DEFAULT_OVERLAP_SECONDS,
      description: 'For how long the secrets before are good, at most 30 days; a day unless it is said.',
    })
    overlapSeconds: number,
  ): Promise<RotatedKey> {
    if (isItself(context, id) && overlapSeconds < LEAST_OVERLAP_OF_ITSELF_SECONDS) {
      throw invalidInput('overlapSeconds', `A key that rotates itself needs ${LEAST_OVERLAP_OF_ITSELF_SECONDS} seconds at least.`);
    }
    return rotateApiKey(context.access, id, overlapSeconds);
  }

  @Mutation(() => ApiKey, { description: 'Stops a key for good. After the answer nothing more is told to it.' })
  @RequireScopes('keys:manage')
  revokeApiKey(@Ctx() context: OperationContext, @Arg('id', () => ID, { description: 'Of the key.' }) id: string): Promise<KeyRecord> {
    tellItself(context, id);
    return revokeApiKey(context.access, id);
  }
}

/** A key that changes itself is told what became of it. */
function tellItself(context: OperationContext, id: string): void {
  if (isItself(context, id)) context.lastWord.isMeant = true;
}

function isItself({ viewer }: OperationContext, id: string): boolean {
  return id.toLowerCase() === viewer.keyId;
}
