import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { RECORD_INTERVALS, type RecordInterval } from '../../insight/index.js';
import { DateTimeScalar, DecimalScalar } from '../../model/index.js';

const OF_THE_KNOWN = 'of those who have it; null if nobody has, and of what cannot be added up';

/** What a figure is over some customers. */
@ObjectType({ description: 'What a figure is over some customers. Amounts are in the currency of the workspace.', simpleResolvers: true })
export class FigureTotals {
  @Field(() => Int, { description: 'How many have it.' })
  known!: number;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: `The sum, exact, ${OF_THE_KNOWN}: ratios, ages and scores do not add up.`,
  })
  sum!: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: `The mean ${OF_THE_KNOWN}. Of a ratio it is that of them all together: the return of a group is its contribution divided by its cost.`,
  })
  mean!: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: `The median ${OF_THE_KNOWN}.` })
  median!: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: `The least ${OF_THE_KNOWN}.` })
  least!: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: `The greatest ${OF_THE_KNOWN}.` })
  greatest!: string | null;
}

@ObjectType({ description: 'A percentile of a figure over those who have it.', simpleResolvers: true })
export class FigurePercentile {
  @Field(() => Float, { description: 'Which one, 0 to 100.' })
  at!: number;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Interpolated between the two nearest (type 7 of R. Hyndman, Y. Fan, 1996). null if nobody has the figure.',
  })
  value!: string | null;
}

@ObjectType({ description: 'A range of a figure, and how many customers lie in it.', simpleResolvers: true })
export class FigureBin {
  @Field(() => DecimalScalar, { description: 'Where it begins; what is equal is in it.' })
  from!: string;

  @Field(() => DecimalScalar, { description: 'Where it ends; what is equal is in it only in the last.' })
  to!: string;

  @Field(() => Int, { description: 'Customers.' })
  count!: number;
}

@ObjectType({
  description: 'A value of a figure that is no number, and how many customers have it. Dates are put together by month.',
  simpleResolvers: true,
})
export class FigureShare {
  @Field(() => String, { nullable: true, description: 'The value; null: those for whom it is missing.' })
  value!: string | null;

  @Field(() => Int, { description: 'Customers who have it.' })
  count!: number;

  @Field(() => Float, { description: 'Of the group, 0 to 1.' })
  share!: number;

  @Field(() => Float, { nullable: true, description: 'Of all customers, 0 to 1; null if there are none.' })
  baseShare!: number | null;

  @Field(() => Float, { nullable: true, description: '100 x the share in the group / the share in the base: 100 is as everybody.' })
  index!: number | null;
}

@ObjectType({ description: 'A figure over a group of customers, beside all customers.' })
export class GroupFigure extends FigureTotals {
  @Field(() => String, { description: 'As rules name it, such as `amount_spent`.' })
  name!: string;

  @Field(() => String, { description: 'In words.' })
  label!: string;

  @Field(() => String, { nullable: true, description: 'Such as `orders`.' })
  unit!: string | null;

  @Field(() => String, { description: 'As of the attribute: `money`, `integer`, `number`, `text`, `enum`, `boolean`, `day` or `instant`.' })
  type!: string;

  @Field(() => Int, { description: 'Customers of the group for whom it is missing.' })
  missing!: number;

  @Field(() => [FigurePercentile], { description: 'The percentiles that were asked for; none of what is no number.' })
  percentiles!: FigurePercentile[];

  @Field(() => [FigureBin], {
    description:
      'Equally wide ranges from the least to the greatest, those with nobody too; one where all are alike, none of what is no number.',
  })
  histogram!: FigureBin[];

  @Field(() => [FigureShare], { description: 'Of what is no number: the most frequent values, at most 20.' })
  values!: FigureShare[];

  @Field(() => Int, { description: 'How many values there are beside these.' })
  otherValues!: number;

  @Field(() => FigureTotals, { nullable: true, description: 'The same over all customers.' })
  base!: FigureTotals | null;

  @Field(() => Float, {
    nullable: true,
    description: 'The sum as a share of that of all customers; null where that is 0, and of what does not add up.',
  })
  share!: number | null;

  @Field(() => Float, { nullable: true, description: '100 x the mean / the mean of all customers; null where that is not more than 0.' })
  index!: number | null;

  @Field(() => Float, { nullable: true, description: 'The mean / the mean of everybody else; null where that is not more than 0.' })
  lift!: number | null;
}

export enum GroupPartKind {
  VALUE = 'VALUE',
  OTHERS = 'OTHERS',
  MISSING = 'MISSING',
}
registerEnumType(GroupPartKind, {
  name: 'GroupPartKind',
  description: 'What customers of a part have in common.',
  valuesConfig: {
    VALUE: { description: 'A value, or a range of values.' },
    OTHERS: { description: 'They have a value, but none that has a part of its own.' },
    MISSING: { description: 'They have no value.' },
  },
});

@ObjectType({ description: 'A figure over a part of a group.' })
export class PartFigure extends FigureTotals {
  @Field(() => String, { description: 'As rules name it.' })
  name!: string;

  @Field(() => String, { description: 'In words.' })
  label!: string;

  @Field(() => Float, {
    nullable: true,
    description: 'The sum as a share of that of the whole group; null where that is 0, and of what does not add up.',
  })
  share!: number | null;
}

@ObjectType({ description: 'Customers of a group who have something in common.', simpleResolvers: true })
export class GroupPart {
  @Field(() => GroupPartKind, { description: 'What that is.' })
  kind!: GroupPartKind;

  @Field(() => String, { nullable: true, description: 'The value; the least of a range. null unless the kind is VALUE.' })
  value!: string | null;

  @Field(() => String, { nullable: true, description: 'The greatest of a range; null where it is a value.' })
  to!: string | null;

  @Field(() => Int, { description: 'Customers.' })
  size!: number;

  @Field(() => Float, { description: 'Of the group, 0 to 1.' })
  share!: number;

  @Field(() => [PartFigure], { description: 'The figures that were asked for, in their order.' })
  figures!: PartFigure[];
}

@ObjectType({ description: 'A group by the values of an attribute.', simpleResolvers: true })
export class GroupBreakdown {
  @Field(() => String, { description: 'The attribute, as rules name it.' })
  by!: string;

  @Field(() => String, { description: 'In words.' })
  label!: string;

  @Field(() => Int, { description: 'Customers of the group.' })
  size!: number;

  @Field(() => Boolean, {
    description: 'Whether a customer may be in several parts, as of tags: then their sums are more than that of the group.',
  })
  overlapping!: boolean;

  @Field(() => [GroupPart], {
    description: 'The largest first, ranges in their order; then all others together, then those for whom it is missing.',
  })
  parts!: GroupPart[];
}

export const RecordIntervalType = Object.fromEntries(RECORD_INTERVALS.map((name) => [name, name])) as {
  readonly [Name in RecordInterval]: Name;
};
registerEnumType(RecordIntervalType, {
  name: 'RecordInterval',
  description: "How dates of records are put together, in the workspace's time zone. Weeks begin on Monday.",
});

@ObjectType({ description: 'A figure of the records of a part.', simpleResolvers: true })
export class RecordPartFigure {
  @Field(() => String, { description: 'As it was asked for.' })
  name!: string;

  @Field(() => String, { description: 'In words.' })
  label!: string;

  @Field(() => String, { nullable: true, description: 'A decimal, exact; a moment of dates. null where no record of the part has it.' })
  value!: string | null;
}

@ObjectType({ description: 'Records of the customers of a group that have something in common.', simpleResolvers: true })
export class RecordGroupPart {
  @Field(() => GroupPartKind, { description: 'What that is.' })
  kind!: GroupPartKind;

  @Field(() => String, { nullable: true, description: 'The value; of dates the first day of the interval. null unless the kind is VALUE.' })
  value!: string | null;

  @Field(() => Int, { description: 'Records.' })
  records!: number;

  @Field(() => Int, { description: 'Customers who have any of them.' })
  customers!: number;

  @Field(() => [RecordPartFigure], { description: 'The figures that were asked for, in their order.' })
  figures!: RecordPartFigure[];
}

@ObjectType({ description: 'Records of the customers of a group, by a value of theirs.', simpleResolvers: true })
export class RecordGroupBreakdown {
  @Field(() => String, { description: 'The parameter, as it was asked for.' })
  by!: string;

  @Field(() => String, { description: 'In words.' })
  label!: string;

  @Field(() => Boolean, { description: 'Whether a record may be in several parts, as of categories.' })
  overlapping!: boolean;

  @Field(() => [RecordGroupPart], {
    description:
      'Of dates in the order of time, intervals without records left out; else the most frequent first. Then all others together, and those without a value.',
  })
  parts!: RecordGroupPart[];
}

@ObjectType({ description: 'What a group of customers is worth and what its members are like.' })
export class SegmentValue {
  @Field(() => Int, { description: 'Customers of the group; of several segments each is counted once.' })
  size!: number;

  @Field(() => Int, { description: 'All customers.' })
  baseSize!: number;

  @Field(() => DateTimeScalar, { description: 'The instant that it is exact for.' })
  asOf!: Date;

  @Field(() => Boolean, { description: 'Whether memberships of that instant are not all found yet.' })
  stale!: boolean;

  @Field(() => String, { description: 'The currency of amounts, ISO 4217.' })
  currency!: string;
}
