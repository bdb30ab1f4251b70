import { Field, Float, InputType, Int } from 'type-graphql';
import { DateScalar, DateTimeScalar, DecimalScalar, JsonScalar } from '../../model/index.js';
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

@InputType({ description: 'A company that a customer belongs to.' })
export class CustomerCompanyInput {
  @Field(() => String, { nullable: true, description: 'Of the company, in the source of the batch. Required.' })
  companyExternalId?: string | null;

  @Field(() => String, { nullable: true, description: 'What the person does there.' })
  title?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the person takes part in decisions to buy.' })
  decisionMaker?: boolean | null;
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
    description: 'E-mail addresses, the primary one first. The whole list is replaced, as every list is.',
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

  @Field(() => String, { nullable: true, description: 'Where the person stands in the sales process, such as `lead` or `customer`.' })
  lifecycleStage?: string | null;

  @Field(() => Int, { nullable: true, description: 'How much at home on the web, 1 (not at all) to 10.' })
  webSavviness?: number | null;

  @Field(() => String, { nullable: true, description: 'Browser.' })
  browser?: string | null;

  @Field(() => [String], { nullable: true, description: 'Devices used, such as `phone` or `tablet`.' })
  devices?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'How early new technology is taken up: innovator, early_adopter, early_majority, late_majority or laggard.',
  })
  technologyAdoption?: string | null;

  @Field(() => [String], { nullable: true, description: 'What matters to the person, such as `sustainability`.' })
  personalValues?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Traits of personality.' })
  personalityTraits?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Interests.' })
  interests?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'Loyalty to brands, 1 (none) to 10.' })
  brandLoyalty?: number | null;

  @Field(() => Int, { nullable: true, description: 'Sensitivity to prices, 1 (none) to 10.' })
  priceSensitivity?: number | null;

  @Field(() => String, { nullable: true, description: 'The channel that the person wants to be reached by.' })
  preferredContact?: string | null;

  @Field(() => String, { nullable: true, description: 'The application that made the record in the source system.' })
  createdByAppId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Of product subscriptions: ACTIVE, PAUSED, CANCELLED, EXPIRED, FAILED or NEVER_SUBSCRIBED.',
  })
  productSubscriptionStatus?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the customer became known; now for a new one where it is left out.' })
  addedAt?: string | null;

  @Field(() => [String], { nullable: true, description: 'Tags.' })
  tags?: string[] | null;

  @Field(() => [CustomerCompanyInput], { nullable: true, description: 'Companies, the main one first.' })
  companies?: CustomerCompanyInput[] | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'When the source observed what the record says; now where it is left out. Decides between sources (see `setConflictRule`).',
  })
  observedAt?: string | null;

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
