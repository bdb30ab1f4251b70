import { Field, InputType } from 'type-graphql';

/** What every batch has besides its records. */
@InputType()
export class BatchInput {
  @Field(() => String, { description: 'Names the source system; external ids are unique within it.' })
  source!: string;

  @Field(() => String, {
    nullable: true,
    description: 'A repeated request with the same key gets the first answer. At most 255 printable ASCII characters.',
  })
  idempotencyKey?: string | null;
}
