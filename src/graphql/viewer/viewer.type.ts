import { Field, ID, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../model/index.js';

/** What whoever asks may do, for frontends to offer no more than that. */
@ObjectType('Viewer', { description: 'Who asks: what the key or token of the request allows.', simpleResolvers: true })
export class ViewerType {
  @Field(() => [String], { description: 'What it allows; of `admin` every scope that there is.' })
  scopes!: string[];

  @Field(() => [ID], { nullable: true, description: 'The only segments that it may see or change; null for all.' })
  segmentIds!: string[] | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ends, as far as is known; null for never.' })
  endsAt!: Date | null;

  @Field(() => String, { description: 'The ISO 4217 code of the workspace currency, in which amounts are told.' })
  currency!: string;

  @Field(() => String, { description: 'The IANA time zone whose days rules mean.' })
  timeZone!: string;
}
