import { Field, ObjectType, registerEnumType } from 'type-graphql';
import type { AllowedValue, Operator, ValueType } from '../../language/index.js';
import { CustomerOrder } from '../customer/index.js';

@ObjectType({ description: 'A value that a rule may compare with.', simpleResolvers: true })
export class SegmentAttributeValue implements AllowedValue {
  @Field(() => String, { description: 'As rules write it.' })
  value!: string;

  @Field(() => String, { description: 'As people read it.' })
  label!: string;
}

export enum SegmentAttributeKind {
  ATTRIBUTE = 'ATTRIBUTE',
  FUNCTION = 'FUNCTION',
  CALL = 'CALL',
}
registerEnumType(SegmentAttributeKind, {
  name: 'SegmentAttributeKind',
  description: 'How a rule mentions it.',
  valuesConfig: {
    ATTRIBUTE: { description: '`name operator value`.' },
    FUNCTION: { description: '`name MATCHES (parameter operator value, ...)`.' },
    CALL: { description: "`name('argument') operator value`." },
  },
});

export enum ParameterRole {
  FILTER = 'filter',
  AGGREGATE = 'aggregate',
}
registerEnumType(ParameterRole, {
  name: 'SegmentParameterRole',
  description: 'What a parameter does.',
  valuesConfig: {
    FILTER: { description: 'Selects related records.' },
    AGGREGATE: { description: 'Tests a figure over the selected records.' },
  },
});

@ObjectType({ description: 'A parameter of a function.', simpleResolvers: true })
export class SegmentParameter {
  @Field(() => String, { description: 'As rules name it.' })
  name!: string;

  @Field(() => String, { description: 'As people read it.' })
  label!: string;

  @Field(() => String, { description: 'What it means.' })
  description!: string;

  @Field(() => ParameterRole, { description: 'What it does.' })
  role!: ParameterRole;

  @Field(() => String, { description: 'Such as text, enum, tag, integer, number, money, boolean, day or instant.' })
  type!: ValueType;

  @Field(() => Boolean, { description: 'Whether a record has several values.' })
  list!: boolean;

  @Field(() => String, { nullable: true, description: 'Unit of the values.' })
  unit!: string | null;

  @Field(() => Boolean, { description: 'Whether it must be there.' })
  required!: boolean;

  @Field(() => [String], { description: 'The operators that it takes.' })
  operators!: readonly Operator[];

  @Field(() => [SegmentAttributeValue], { description: 'Values to choose from; for the type enum these are all there are.' })
  allowed!: readonly AllowedValue[];

  @Field(() => [String], {
    description: 'Scopes that a key needs to use it in a rule.',
  })
  scopes!: readonly string[];
}

@ObjectType({
  description: 'A figure over the records of a function, to compute with: `function.measure(parameters)`.',
  simpleResolvers: true,
})
export class SegmentMeasure {
  @Field(() => String, { description: 'As rules name it, behind the function and a point.' })
  name!: string;

  @Field(() => String, { description: 'As people read it.' })
  label!: string;

  @Field(() => String, { description: 'What it means.' })
  description!: string;

  @Field(() => String, { description: 'Such as integer, number, money or instant.' })
  type!: ValueType;

  @Field(() => String, { nullable: true, description: 'Unit of the values.' })
  unit!: string | null;

  @Field(() => Boolean, { description: 'Whether it takes the number of a record first, as `nth_date(2)` does.' })
  ordinal!: boolean;

  @Field(() => [String], {
    description: 'Scopes that a key needs to use it in a rule.',
  })
  scopes!: readonly string[];
}

@ObjectType({ description: 'Something that a rule may mention.', simpleResolvers: true })
export class SegmentAttribute {
  @Field(() => String, { description: 'As rules name it.' })
  name!: string;

  @Field(() => String, { description: 'As people read it.' })
  label!: string;

  @Field(() => String, { description: 'What it means.' })
  description!: string;

  @Field(() => SegmentAttributeKind, { description: 'How a rule mentions it.' })
  kind!: SegmentAttributeKind;

  @Field(() => String, {
    nullable: true,
    description: 'Such as text, enum, tag, integer, number, money, boolean, day or instant; null for functions and calls.',
  })
  type!: ValueType | null;

  @Field(() => Boolean, { description: 'Whether a customer has several values.' })
  list!: boolean;

  @Field(() => String, { nullable: true, description: 'Unit of the values.' })
  unit!: string | null;

  @Field(() => [String], { description: 'The operators that it takes.' })
  operators!: readonly string[];

  @Field(() => [SegmentAttributeValue], { description: 'Values to choose from; for the type enum these are all there are.' })
  allowed!: readonly AllowedValue[];

  @Field(() => [SegmentParameter], { description: 'Of a function.' })
  parameters!: readonly SegmentParameter[];

  @Field(() => [SegmentMeasure], { description: 'Of a function.' })
  measures!: readonly SegmentMeasure[];

  @Field(() => [String], {
    description: 'The kinds of data that it reads: when one of these changes for a customer, segments with it are evaluated again.',
  })
  reads!: readonly string[];

  @Field(() => [String], {
    description:
      'Scopes that a key needs to use it in a rule; parameters and measures of a function may need more. Of a call: those of all its arguments together.',
  })
  scopes!: readonly string[];

  @Field(() => Boolean, { description: 'Whether its value changes by the passing of time alone, such as an age.' })
  movesByItself!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'The field of `Customer` that tells it, which takes the same scopes; null where none does, as of functions and calls.',
  })
  field!: string | null;

  @Field(() => CustomerOrder, {
    nullable: true,
    description: 'How customers and members are sorted by it, the least first; with `_DESC` the greatest first. null where they are not.',
  })
  order!: CustomerOrder | null;

  @Field(() => [String], { description: 'What a call may be made with.' })
  arguments!: readonly string[];
}
