import { Field, ObjectType } from 'type-graphql';
import { DateScalar, DecimalScalar } from '../../model/index.js';

@ObjectType({ description: 'A figure of a group within an interval, of the records of that interval alone.', simpleResolvers: true })
export class PeriodFigure {
  @Field(() => String, { description: 'As rules name it.' })
  name!: string;

  @Field(() => String, { description: 'In words.' })
  label!: string;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Of the whole group: its sum; of a ratio its sums divided, null where there is nothing to divide by. null of nobody.',
  })
  value!: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'The same of everybody.' })
  base!: string | null;
}

@ObjectType({ description: 'Figures of a group within an interval of time.', simpleResolvers: true })
export class FigurePeriod {
  @Field(() => DateScalar, { description: 'The first day of it.' })
  from!: string;

  @Field(() => DateScalar, { description: 'The last day of it.' })
  to!: string;

  @Field(() => Boolean, { description: 'Whether it is not over yet: then it is not to be compared with one that is.' })
  isUnfinished!: boolean;

  @Field(() => [PeriodFigure], { description: 'The figures that were asked for, in their order.' })
  figures!: PeriodFigure[];
}
