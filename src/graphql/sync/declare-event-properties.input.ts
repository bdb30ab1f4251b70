import { Field, InputType } from 'type-graphql';

@InputType({ description: 'A property of events that rules may ask for. Its type never changes once it is declared.' })
export class EventPropertyInput {
  @Field(() => String, {
    nullable: true,
    description:
      '`[a-z0-9_]+`, but not name, date or count, nor anything that begins with sum_, avg_, min_, max_, distinct_, first_, last_ or nth_. Required.',
  })
  key?: string | null;

  @Field(() => String, { nullable: true, description: 'As people read it. Required.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'text, number, money, boolean or date. Required.' })
  type?: string | null;

  @Field(() => String, { nullable: true, description: 'Unit of the values, such as `seconds`.' })
  unit?: string | null;

  @Field(() => String, { nullable: true, description: 'What it means.' })
  description?: string | null;
}

@InputType({ description: 'Properties of events to declare.' })
export class DeclareEventPropertiesInput {
  @Field(() => [EventPropertyInput], { description: 'At most 1,000. Each is taken or rejected by itself.' })
  properties!: EventPropertyInput[];
}
