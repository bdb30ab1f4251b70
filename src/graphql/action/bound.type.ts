import { Field, InputType, ObjectType, registerEnumType } from 'type-graphql';
import type { Bound, BoundFigure, GivenBound } from '../../actions/index.js';
import { DecimalScalar, RequireScopes } from '../../model/index.js';

export const BoundFigureEnum = { SIZE: 'SIZE', AMOUNT_SPENT: 'AMOUNT_SPENT' } as const satisfies Record<BoundFigure, BoundFigure>;
registerEnumType(BoundFigureEnum, {
  name: 'SegmentBoundFigure',
  description: 'A figure of a segment that an action follows.',
  valuesConfig: {
    SIZE: { description: 'How many members it has: followed from change to change.' },
    AMOUNT_SPENT: {
      description:
        'What its members have spent together, as `amount_spent` of rules, in the workspace currency: reckoned every 15 minutes. Needs `orders:read`.',
    },
  },
});

@ObjectType('SegmentActionBound', { description: 'A bound that a figure of a segment crosses.', simpleResolvers: true })
@RequireScopes('actions:read')
export class BoundType implements Bound {
  @Field(() => BoundFigureEnum, { description: 'Which figure.' })
  figure!: BoundFigure;

  @Field(() => DecimalScalar, { description: 'The bound: a number of members, or an amount in the workspace currency.' })
  value!: string;

  @Field(() => DecimalScalar, {
    description: 'How far the figure has to come back from the bound before it can cross it again, in the unit of the bound.',
  })
  margin!: string;
}

@InputType('SegmentActionBoundInput', { description: 'A bound that a figure of a segment crosses.' })
export class BoundInput implements GivenBound {
  @Field(() => BoundFigureEnum, { description: 'Which figure.' })
  figure!: BoundFigure;

  @Field(() => DecimalScalar, {
    description: 'The bound: a whole number of members, or an amount in the workspace currency with at most 4 digits after the point.',
  })
  value!: string;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'How far the figure has to come back from the bound before it can cross it again, in the unit of the bound; 0 where left out.',
  })
  margin?: string | null;
}
