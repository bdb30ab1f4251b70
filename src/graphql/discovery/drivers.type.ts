import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';

export enum DriversRefusal {
  TOO_FEW_MEMBERS = 'TOO_FEW_MEMBERS',
  TOO_FEW_OTHERS = 'TOO_FEW_OTHERS',
}
registerEnumType(DriversRefusal, {
  name: 'DriversRefusal',
  description: 'Why nothing can be said of what sets a group apart.',
  valuesConfig: {
    TOO_FEW_MEMBERS: { description: 'It has fewer than 50 members.' },
    TOO_FEW_OTHERS: { description: 'Fewer than 50 customers are not in it.' },
  },
});

@ObjectType({ description: 'An attribute within which a difference turns around.', simpleResolvers: true })
export class DriverTurn {
  @Field(() => String, { description: 'As rules name it.' })
  attribute!: string;

  @Field(() => String, { description: 'In words.' })
  label!: string;

  @Field(() => Float, { description: 'The difference among customers who are alike in it (Mantel and Haenszel).' })
  difference!: number;
}

@ObjectType({ description: 'Something that members are more often than others.', simpleResolvers: true })
export class SegmentDriver {
  @Field(() => String, { description: 'The attribute, as rules name it.' })
  attribute!: string;

  @Field(() => String, { description: 'In words.' })
  label!: string;

  @Field(() => String, { description: 'What members are more often, as a rule that can be previewed and saved.' })
  rule!: string;

  @Field(() => Float, { description: 'Of the members, 0 to 1.' })
  share!: number;

  @Field(() => Float, { description: 'Of the others, 0 to 1.' })
  shareOfOthers!: number;

  @Field(() => Float, { nullable: true, description: '100 x share / shareOfOthers; null where no others are it.' })
  index!: number | null;

  @Field(() => Float, { description: 'The share less that of the others: the differences are in the order of it.' })
  difference!: number;

  @Field(() => Float, { description: 'The lower end of its 95 % interval (Newcombe).' })
  low!: number;

  @Field(() => Float, { description: 'The upper end.' })
  high!: number;

  @Field(() => Float, {
    description:
      'How likely chance makes members and others differ so much by the attribute, corrected for all that were compared (Benjamini and Hochberg).',
  })
  pValue!: number;

  @Field(() => [DriverTurn], {
    description:
      'Within what the difference turns around: among customers who are alike in that, members are it less often than others. Then that is what tells.',
  })
  turnsWithin!: DriverTurn[];
}

@ObjectType({
  description:
    'What sets a group apart from everybody who is not in it. Half of the customers looked at, by chance and always the same, say what, the other half how much. It goes with being in the group; that it makes customers be in it is not said.',
  simpleResolvers: true,
})
export class SegmentDrivers {
  @Field(() => DriversRefusal, { nullable: true, description: 'Why nothing is said; null: something may be.' })
  refusal!: DriversRefusal | null;

  @Field(() => Int, { description: 'Members who were looked at, 10,000 at most.' })
  members!: number;

  @Field(() => Int, { description: 'Others who were looked at, 10,000 at most.' })
  others!: number;

  @Field(() => Int, {
    description:
      'Attributes that were compared: those that the key may ask rules for, whose values are frequent enough, and that the rule of the group does not settle itself.',
  })
  compared!: number;

  @Field(() => Int, {
    description:
      'Attributes that were not looked at, since 300 are at most: those of rules first, then declared ones in the order of their keys. Name them in `attributes`, 50 at a time.',
  })
  leftOut!: number;

  @Field(() => Float, { description: 'Of what is told, so large a share at most is chance, on the mean.' })
  falseDiscoveryRate!: number;

  @Field(() => [SegmentDriver], { description: 'The largest difference first; none below 0.03, and none whose interval holds 0.' })
  drivers!: SegmentDriver[];
}
