import { Field, InputType, Int } from 'type-graphql';
import { JudgedAlone } from './input-of.js';
import { DataParty } from '../../model/index.js';

@JudgedAlone()
@InputType({ description: 'How far a source is trusted. Those that are not declared are first-party, of rank 100.' })
export class DataSourceInput {
  @Field(() => String, { nullable: true, description: 'As batches name their `source`. Required.' })
  name?: string | null;

  @Field(() => DataParty, { nullable: true, description: 'Whose data it gives. Required.' })
  party?: DataParty | null;

  @Field(() => Int, { nullable: true, description: 'Of two sources of one party, the one of lower rank is trusted more; 100 at first.' })
  rank?: number | null;
}
