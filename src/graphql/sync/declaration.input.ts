import { Field, InputType } from 'type-graphql';
import { attributeDefinition, eventProperty } from '../../sync/index.js';
import { EACH_BY_ITSELF, inputOfPart } from './input-of.js';

const AttributeDefinitionInput = inputOfPart(attributeDefinition);
const EventPropertyInput = inputOfPart(eventProperty);

@InputType({ description: 'Custom attributes to declare.' })
export class DeclareAttributesInput {
  @Field(() => [AttributeDefinitionInput], EACH_BY_ITSELF)
  attributes!: object[];
}

@InputType({ description: 'Properties of events to declare.' })
export class DeclareEventPropertiesInput {
  @Field(() => [EventPropertyInput], EACH_BY_ITSELF)
  properties!: object[];
}
