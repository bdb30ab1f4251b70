import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import {
  type MethodQuality,
  METHODS,
  type OrdersFit,
  type Quality,
  REFUSALS,
  type Refusal,
  type SpendFit,
  type Tenth,
} from '../../discovery/index.js';
import { DateTimeScalar, RequireScopes } from '../../model/index.js';

const named = <Name extends string>(names: readonly Name[]) =>
  Object.fromEntries(names.map((name) => [name, name])) as { readonly [Each in Name]: Each };

export const RefusalType = named(REFUSALS);
registerEnumType(RefusalType, {
  name: 'ForecastRefusal',
  description: 'Why nothing is foretold.',
  valuesConfig: {
    TOO_FEW_BUYERS: { description: 'Fewer than 500 customers have orders that count: a fit on fewer runs away, or is far off, too often.' },
    TOO_FEW_REPEAT_BUYERS: { description: 'Fewer than 100 customers have ordered on a second day, or paid something then.' },
    NOT_SETTLED: { description: 'The search for the parameters did not come to rest.' },
    RUNAWAY: { description: 'A parameter ran away: the orders do not say what it is.' },
    NO_MAXIMUM: { description: 'What was found is no maximum of the likelihood.' },
    NO_MEAN: { description: 'By what was found, customers would spend without limit on the mean.' },
  },
});

export const MethodType = named(METHODS);
registerEnumType(MethodType, {
  name: 'ForecastMethod',
  description: 'A way to tell how often customers will order.',
  valuesConfig: {
    MODEL: { description: 'The forecast.' },
    NOTHING: { description: 'Nobody orders again.' },
    AS_BEFORE: { description: 'Everybody orders as often again as they have after the first time.' },
    PAST_RATE: { description: 'Everybody goes on at the rate of their orders after the first.' },
    RECENCY: { description: 'Who ordered last ranks first; it tells no number.' },
  },
});

@ObjectType({ description: 'When customers order again: BG/NBD, in weeks (P. Fader, B. Hardie, K. Lee, 2005).', simpleResolvers: true })
export class PurchaseModel implements OrdersFit {
  @Field(() => Float, { description: 'Shape of how rates of ordering are distributed.' })
  r!: number;

  @Field(() => Float, { description: 'Their scale, in weeks: r / alpha is the mean rate.' })
  alpha!: number;

  @Field(() => Float, { description: 'Of how likely customers leave after an order: a / (a + b) on the mean.' })
  a!: number;

  @Field(() => Float, { description: 'Of how likely they stay.' })
  b!: number;

  @Field(() => Float, { description: 'Logarithm of the likelihood of those who were learnt from.' })
  logLikelihood!: number;
}

@ObjectType({
  description: 'What customers spend each time: Gamma-Gamma, of those who ordered again (P. Fader, B. Hardie, 2013).',
  simpleResolvers: true,
})
export class SpendModel implements SpendFit {
  @Field(() => Float, { description: 'Shape of what one customer spends.' })
  p!: number;

  @Field(() => Float, { description: 'Shape of how customers differ.' })
  q!: number;

  @Field(() => Float, { description: 'Its scale, in the currency of the workspace: p x gamma / (q - 1) is the mean of all.' })
  gamma!: number;

  @Field(() => Float, { description: 'Logarithm of the likelihood of those who were learnt from.' })
  logLikelihood!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Of how often with how much, -1 to 1. The model takes it for 0: beyond 0.3 expected values are not to be trusted.',
  })
  correlation!: number | null;
}

@ObjectType({ description: 'How good a way to foretell was on the hidden days.', simpleResolvers: true })
export class ForecastMethodQuality implements MethodQuality {
  @Field(() => MethodType, { description: 'The way.' })
  method!: MethodQuality['method'];

  @Field(() => Float, { nullable: true, description: 'Orders that it foretold; null if it tells no number.' })
  total!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'By how much that is off: 0.1 is 10 % too many. null if it tells no number, or there were none.',
  })
  bias!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Mean of how far it is off a customer. By this, to foretell nothing is often as good as any model. null if it tells no number.',
  })
  meanAbsoluteError!: number | null;

  @Field(() => Float, { nullable: true, description: 'Root of the mean of the squares of that; null if it tells no number.' })
  rootMeanSquareError!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'How often it ranks one who ordered above one who did not: 0.5 is chance, 1 is perfect. null where all did, or none.',
  })
  auc!: number | null;
}

@ObjectType({ description: 'A tenth of the customers by how many orders were foretold of them.', simpleResolvers: true })
export class ForecastTenth implements Tenth {
  @Field(() => Int, { description: 'Customers.' })
  customers!: number;

  @Field(() => Float, { description: 'Mean of the orders that were foretold.' })
  foretold!: number;

  @Field(() => Float, { description: 'Mean of the orders that came.' })
  actual!: number;

  @Field(() => Float, { description: 'The lower end of the 95 % interval of that mean.' })
  low!: number;

  @Field(() => Float, { description: 'The upper end.' })
  high!: number;
}

@ObjectType({
  description:
    'How good a forecast like this is: made of the days before the latest part of the time, compared with what came in that part, and with what one would have said without a model.',
  simpleResolvers: true,
})
export class ForecastQuality implements Quality {
  @Field(() => Int, { description: 'Days that were learnt from.' })
  learntDays!: number;

  @Field(() => Int, { description: 'Days that were hidden: half of all, 365 at most.' })
  hiddenDays!: number;

  @Field(() => Boolean, { description: 'Whether a whole year was hidden: else what comes of seasons is not in it.' })
  spansYear!: boolean;

  @Field(() => Int, { description: 'Customers who had ordered before, those who never came again included.' })
  customers!: number;

  @Field(() => Int, { description: 'Orders that came in the hidden days.' })
  orders!: number;

  @Field(() => Int, { description: 'How many customers they are of.' })
  buyers!: number;

  @Field(() => [ForecastMethodQuality], { description: 'The forecast first, then the plain ways beside it.' })
  methods!: readonly MethodQuality[];

  @Field(() => [ForecastTenth], { description: 'Tenths by what was foretold, the least first.' })
  tenths!: readonly Tenth[];

  @Field(() => Float, { nullable: true, description: 'What was foretold to be spent in the hidden days; null where that has no fit.' })
  spendForetold!: number | null;

  @Field(() => Float, { description: 'What was spent in them.' })
  spendActual!: number;
}

@ObjectType({
  description:
    'What all customers together say of what each will buy: `expectedOrders`, `expectedValue` and `purchaseProbability` of customers come of the current one.',
  simpleResolvers: true,
})
@RequireScopes('orders:read')
export class PurchaseForecast {
  @Field(() => DateTimeScalar, { description: 'The instant that it holds for; no later order is in it.' })
  asOf!: Date;

  @Field(() => Boolean, { description: 'Whether it is the one that rules and fields read.' })
  isCurrent!: boolean;

  @Field(() => Int, { description: 'Within so many days orders and value are expected.' })
  days!: number;

  @Field(() => Int, { description: 'Within so many days an order is likely, or not.' })
  probabilityDays!: number;

  @Field(() => Int, { description: 'Customers with orders that count.' })
  buyers!: number;

  @Field(() => Int, { description: 'How many of those that were learnt from ordered on a second day.' })
  repeatBuyers!: number;

  @Field(() => Int, { description: 'How many buyers were learnt from: all up to 50,000, else about so many by chance, always the same.' })
  sampled!: number;

  @Field(() => PurchaseModel, { nullable: true, description: 'When they order again; null: refused, and nobody has expectations.' })
  orders!: OrdersFit | null;

  @Field(() => RefusalType, { nullable: true, description: 'Why that is refused.' })
  ordersRefusal!: Refusal | null;

  @Field(() => SpendModel, { nullable: true, description: 'What they spend each time; null: refused, and nobody has an expected value.' })
  spend!: SpendFit | null;

  @Field(() => RefusalType, { nullable: true, description: 'Why that is refused.' })
  spendRefusal!: Refusal | null;

  @Field(() => ForecastQuality, {
    nullable: true,
    description: 'How good it is; null: too little was left to learn from with the latest part hidden.',
  })
  quality!: Quality | null;

  @Field(() => RefusalType, { nullable: true, description: 'Why nothing can be said of that.' })
  qualityRefusal!: Refusal | null;
}
