import { Field, ObjectType } from 'type-graphql';
import { DataParty, RequireScopes, DateTimeScalar } from '../../model/index.js';

@ObjectType({ description: 'Where the value of one field came from.', simpleResolvers: true })
@RequireScopes('customers:read')
export class FieldProvenance {
  @Field(() => String, { description: 'The field, as it is named in a synced record.' })
  field!: string;

  @Field(() => String, { description: 'The source system that said the value.' })
  source!: string;

  @Field(() => DataParty, { description: 'Whose data it was.' })
  party!: DataParty;

  @Field(() => DateTimeScalar, { description: 'When the source observed it.' })
  observedAt!: string;
}
