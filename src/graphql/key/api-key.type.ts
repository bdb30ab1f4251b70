import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { ApiKeyChange, KeyRecord, NewApiKey } from '../../access/index.js';
import { ApiKey, DateTimeScalar } from '../../model/index.js';
import { readInstant } from '../read-argument.js';

@InputType({ description: 'Limits of a key in place of those of the server, which are kept where nothing is said.' })
export class ApiKeyLimitsInput {
  @Field(() => Int, { nullable: true, description: 'How many requests a minute, and at once as many as that.' })
  requestsPerMinute?: number | null;

  @Field(() => Int, { nullable: true, description: 'What its requests may cost in a minute.' })
  costPerMinute?: number | null;

  @Field(() => Int, { nullable: true, description: 'How many subscriptions it may have at once.' })
  subscriptions?: number | null;

  @Field(() => Int, { nullable: true, description: 'How many questions that go over all customers may be answered at once.' })
  expensiveQuestions?: number | null;
}

@InputType({ description: 'A key to make.' })
export class CreateApiKeyInput {
  @Field(() => String, { description: 'What the key is for; at most 200 characters.' })
  name!: string;

  @Field(() => [String], { description: 'What it may do, such as `customers:read`; `admin` for everything.' })
  scopes!: string[];

  @Field(() => [ID], { nullable: true, description: 'The only segments it may see or change, at most 1,000; all where left out.' })
  segmentIds?: string[] | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it stops working by itself; never where left out.' })
  expiresAt?: string | null;

  @Field(() => ApiKeyLimitsInput, { nullable: true, description: 'What it may have in place of the limits of the server.' })
  limits?: ApiKeyLimitsInput | null;
}

@InputType({ description: 'What to change of a key.' })
export class UpdateApiKeyInput {
  @Field(() => String, { nullable: true, description: 'What the key is for; at most 200 characters.' })
  name?: string | null;

  @Field(() => [String], { nullable: true, description: 'What it may do from now on: all of it.' })
  scopes?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'The only segments it may see or change, at most 1,000; null for all.' })
  segmentIds?: string[] | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it stops working by itself; null for never.' })
  expiresAt?: string | null;

  @Field(() => ApiKeyLimitsInput, {
    nullable: true,
    description: 'What it may have in place of the limits of the server: all of it; null for nothing.',
  })
  limits?: ApiKeyLimitsInput | null;
}

export function readNewApiKey({ expiresAt, ...input }: CreateApiKeyInput): NewApiKey {
  return { ...input, expiresAt: readEnd(expiresAt) };
}

/** A name and scopes there always are: null leaves them as they are. */
export function readApiKeyChange({ name, scopes, segmentIds, expiresAt, limits }: UpdateApiKeyInput): ApiKeyChange {
  return { name: name ?? undefined, scopes: scopes ?? undefined, segmentIds, expiresAt: readEnd(expiresAt), limits };
}

function readEnd<Nothing extends null | undefined>(text: string | Nothing): Date | Nothing {
  return typeof text === 'string' ? readInstant('expiresAt', text) : text;
}

@ObjectType({ description: 'A key just made.', simpleResolvers: true })
export class CreateApiKeyPayload {
  @Field(() => ApiKey, { description: 'What is kept of it.' })
  apiKey!: KeyRecord;

  @Field(() => String, { description: 'The key itself: shown this once and never again.' })
  key!: string;
}

@ObjectType({ description: 'A key that has another secret now.', simpleResolvers: true })
export class RotateApiKeyPayload extends CreateApiKeyPayload {
  @Field(() => DateTimeScalar, { description: 'Until when the secrets before are good.' })
  formerKeysEndAt!: Date;
}
