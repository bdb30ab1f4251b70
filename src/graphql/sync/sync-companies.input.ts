import { Field, InputType, Int } from 'type-graphql';
import { DecimalScalar } from '../../model/index.js';
import { BatchInput } from './batch.input.js';

@InputType({ description: 'A company. What is left out keeps its value; null clears it. Customers say which companies they belong to.' })
export class CompanyInput {
  @Field(() => String, { nullable: true, description: 'The id in the source system. Required.' })
  externalId?: string | null;

  @Field(() => String, { nullable: true, description: 'Name. Required for a new company.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'Its domain on the web.' })
  domain?: string | null;

  @Field(() => String, { nullable: true, description: 'Industry.' })
  industry?: string | null;

  @Field(() => Int, { nullable: true, description: 'Employees.' })
  size?: number | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'A year, in the workspace currency.' })
  turnover?: string | null;

  @Field(() => String, { nullable: true, description: 'Life-cycle stage, such as `startup`, `growth` or `mature`.' })
  stage?: string | null;

  @Field(() => String, { nullable: true, description: 'What it subscribes to.' })
  plan?: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'Share of what the plan allows that is used, 0 to 1.' })
  usageRate?: string | null;

  @Field(() => String, { nullable: true, description: 'How it buys, such as `tender` or `self_service`.' })
  buyingProcess?: string | null;

  @Field(() => Int, { nullable: true, description: 'People who take part in the decision.' })
  decisionMakers?: number | null;

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2, such as `US`.' })
  countryCode?: string | null;
}

@InputType({ description: 'Companies of one source system.' })
export class SyncCompaniesInput extends BatchInput {
  @Field(() => [CompanyInput], { description: 'At most 1,000. Each is taken or rejected by itself.' })
  records!: CompanyInput[];
}
