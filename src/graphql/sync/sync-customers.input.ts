import { Field, Float, InputType, Int } from 'type-graphql';
import { DateScalar, DateTimeScalar, DecimalScalar, JsonScalar } from '../../model/scalars.js';
import { BatchInput } from './batch.input.js';

@InputType({ description: 'A postal address.' })
export class AddressInput {
  @Field(() => String, { nullable: true, description: 'Street and number.' })
  line1?: string | null;

  @Field(() => String, { nullable: true, description: 'Second line.' })
  line2?: string | null;

  @Field(() => String, { nullable: true, description: 'City.' })
  city?: string | null;

  @Field(() => String, { nullable: true, description: 'Name of the state or province.' })
  region?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the state or province without the country, such as `CA`.' })
  regionCode?: string | null;

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2, such as `US`.' })
  countryCode?: string | null;

  @Field(() => String, { nullable: true, description: 'Postal code.' })
  postalCode?: string | null;

  @Field(() => Float, { nullable: true, description: 'Degrees north.' })
  latitude?: number | null;

  @Field(() => Float, { nullable: true, description: 'Degrees east.' })
  longitude?: number | null;
}

@InputType({ description: 'A customer. What is left out keeps its value; null clears it.' })
export class CustomerInput {
  @Field(() => String, { nullable: true, description: 'The id in the source system. Required.' })
  externalId?: string | null;

  @Field(() => String, { nullable: true, description: 'Given name.' })
  firstName?: string | null;

  @Field(() => String, { nullable: true, description: 'Family name.' })
  lastName?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'E-mail addresses, the primary one first. The whole list is replaced, as are phones, addresses and tags.',
  })
  emails?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Phone numbers, the primary one first.' })
  phones?: string[] | null;

  @Field(() => [AddressInput], { nullable: true, description: 'Postal addresses, the primary one first.' })
  addresses?: AddressInput[] | null;

  @Field(() => String, { nullable: true, description: 'Preferred language, BCP 47, such as `en-GB`.' })
  language?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Date of birth.' })
  birthDate?: string | null;

  @Field(() => String, { nullable: true, description: 'As the source says it.' })
  gender?: string | null;

  @Field(() => String, { nullable: true, description: 'Such as `single` or `married`.' })
  maritalStatus?: string | null;

  @Field(() => String, { nullable: true, description: 'Highest education.' })
  education?: string | null;

  @Field(() => String, { nullable: true, description: 'Occupation.' })
  occupation?: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'Income a year, in the workspace currency.' })
  yearlyIncome?: string | null;

  @Field(() => String, { nullable: true, description: 'Income as a band.' })
  incomeBand?: string | null;

  @Field(() => String, { nullable: true, description: 'Social class.' })
  socialClass?: string | null;

  @Field(() => Int, { nullable: true, description: 'People in the household.' })
  householdSize?: number | null;

  @Field(() => String, { nullable: true, description: 'Stage of life.' })
  lifeStage?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the customer owns a home.' })
  homeOwner?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Through what or whom the customer came.' })
  referralSource?: string | null;

  @Field(() => String, { nullable: true, description: 'DISABLED, INVITED, ENABLED or DECLINED.' })
  accountStatus?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the customer became known; now for a new one where it is left out.' })
  addedAt?: string | null;

  @Field(() => [String], { nullable: true, description: 'Tags.' })
  tags?: string[] | null;

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'Values of declared custom attributes by key; a key left out keeps its value, null removes it.',
  })
  attributes?: Record<string, unknown> | null;
}

@InputType({ description: 'Customers of one source system.' })
export class SyncCustomersInput extends BatchInput {
  @Field(() => [CustomerInput], { description: 'At most 1,000. Each is taken or rejected by itself.' })
  records!: CustomerInput[];
}
