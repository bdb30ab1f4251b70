import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { ApiKey } from '../../model/index.js';

@InputType({ description: 'A key to make.' })
export class CreateApiKeyInput {
  @Field(() => String, { description: 'What the key is for.' })
  name!: string;

  @Field(() => [String], { description: 'What it may do, such as `customers:read`; `admin` for everything.' })
  scopes!: string[];

  @Field(() => [ID], { nullable: true, description: 'The only segments it may see or change; all where left out.' })
  segmentIds?: string[] | null;
}

@ObjectType({ description: 'A key just made.', simpleResolvers: true })
export class CreateApiKeyPayload {
  @Field(() => ApiKey, { description: 'What is kept of it.' })
  apiKey!: ApiKey;

  @Field(() => String, { description: 'The key itself: shown this once and never again.' })
  key!: string;
}
