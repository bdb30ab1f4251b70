import { Field, Float, ID, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar, RequireScopes } from '../../model/index.js';
import type { InboundProblem, Via } from '../../sync/index.js';

export const InboundForm = { SEGMENT: 'segment', SHOPIFY: 'shopify', WOOCOMMERCE: 'woocommerce' } as const satisfies Record<string, Via>;
registerEnumType(InboundForm, {
  name: 'InboundForm',
  description: 'In which form another system sends what it sends.',
  valuesConfig: {
    SEGMENT: { description: 'Messages of the Segment specification.' },
    SHOPIFY: { description: 'Webhooks of a Shopify shop.' },
    WOOCOMMERCE: { description: 'Webhooks of a WooCommerce shop.' },
  },
});

export const InboundLoss = { MESSAGE: 'message', PART: 'part' } as const satisfies Record<string, InboundProblem['lost']>;
registerEnumType(InboundLoss, {
  name: 'InboundLoss',
  description: 'How much of a message could not be taken.',
  valuesConfig: { MESSAGE: { description: 'All of it.' }, PART: { description: 'The field that `path` names; all else was.' } },
});

@ObjectType('InboundProblem', {
  description:
    'One reason for which what other systems sent was not taken, with how often that was. It has names of fields, and no values.',
  simpleResolvers: true,
})
@RequireScopes('imports:read')
export class InboundProblemType {
  @Field(() => ID, { description: 'Stays the same for as long as the reason is remembered.' })
  id!: string;

  @Field(() => InboundForm, { description: 'In which form it was sent.' })
  via!: Via;

  @Field(() => String, { description: 'The source system.' })
  source!: string;

  @Field(() => String, { description: 'What was sent, such as `track` or `orders/create`.' })
  type!: string;

  @Field(() => InboundLoss, { description: 'How much of each such message was lost.' })
  lost!: InboundProblem['lost'];

  @Field(() => String, { description: 'Why, as errors of syncs say it; FORBIDDEN for want of a scope.' })
  code!: string;

  @Field(() => String, { description: 'Where: names of fields with points between them.' })
  path!: string;

  @Field(() => String, { description: 'The same in words.' })
  message!: string;

  @Field(() => Float, { description: 'How often.' })
  count!: number;

  @Field(() => DateTimeScalar, { description: 'When for the first time.' })
  firstAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When for the last time.' })
  lastAt!: Date;

  @Field(() => String, {
    nullable: true,
    description:
      'The id of the last such message: the UUID, or the 32 hexadecimal digits, that it ends with; null for ids of other forms, which may name somebody.',
  })
  lastMessageId!: string | null;
}
