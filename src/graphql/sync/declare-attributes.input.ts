import { Field, InputType } from 'type-graphql';

@InputType({ description: 'A custom attribute of customers. Its type never changes once it is declared.' })
export class AttributeDefinitionInput {
  @Field(() => String, {
    nullable: true,
    description: 'Letters, digits, `_` and `-`; or `namespace.key`, where the namespace may begin as `$app:`. Required.',
  })
  key?: string | null;

  @Field(() => String, { nullable: true, description: 'As people read it. Required.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'text, number, money, boolean, date or list (of texts). Required.' })
  type?: string | null;

  @Field(() => String, { nullable: true, description: 'Unit of the values, such as `cm`.' })
  unit?: string | null;

  @Field(() => String, { nullable: true, description: 'What it means.' })
  description?: string | null;
}

@InputType({ description: 'Custom attributes to declare.' })
export class DeclareAttributesInput {
  @Field(() => [AttributeDefinitionInput], { description: 'At most 1,000. Each is taken or rejected by itself.' })
  attributes!: AttributeDefinitionInput[];
}
