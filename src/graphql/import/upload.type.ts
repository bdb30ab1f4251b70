import { Field, Float, ID, ObjectType } from 'type-graphql';
import { DateTimeScalar, RequireScopes } from '../../model/index.js';

@ObjectType('Upload', { description: 'A file that was sent to `/uploads`, to be imported.', simpleResolvers: true })
@RequireScopes('imports:write')
export class UploadType {
  @Field(() => ID, { description: 'The last part of its address.' })
  id!: string;

  @Field(() => String, { description: 'How it is called, by a path within a folder: as the mapping calls it.' })
  name!: string;

  @Field(() => Float, { description: 'How many bytes it has.' })
  size!: number;

  @Field(() => Float, { description: 'How many of them have come.' })
  received!: number;

  @Field(() => DateTimeScalar, { description: 'When it is dropped: a day after something was last done with it.' })
  expiresAt!: Date;
}
