import { registerEnumType } from 'type-graphql';
import type { DiscoveryRefusal, DiscoveryRun as Run, DiscoveryState, Measure, SuggestionKind } from '../../discovery/index.js';

export const RunState = {
  WAITING: 'waiting',
  RUNNING: 'running',
  COMPLETED: 'completed',
  FAILED: 'failed',
  CANCELLED: 'cancelled',
} as const satisfies Readonly<Record<string, DiscoveryState>>;
registerEnumType(RunState, {
  name: 'DiscoveryState',
  description: 'How far the search for groups that the data suggest is.',
  valuesConfig: {
    WAITING: { description: 'A process begins it within seconds.' },
    RUNNING: { description: 'It goes on.' },
    COMPLETED: { description: '`discovery` has what it found, or why nothing is said.' },
    FAILED: { description: 'It came to no end; `error` says why. What was found before stays.' },
    CANCELLED: { description: 'Somebody has cancelled it. What was found before stays.' },
  },
});

export const RunStep = {
  READING: 'READING',
  COMPARING: 'COMPARING',
  DIVIDING: 'DIVIDING',
  BASKETS: 'BASKETS',
  COUNTING: 'COUNTING',
} as const satisfies Readonly<Record<NonNullable<Run['step']>, string>>;
registerEnumType(RunStep, {
  name: 'DiscoveryStep',
  description: 'What is done in the search for groups.',
  valuesConfig: {
    READING: { description: 'What is known of customers is read.' },
    COMPARING: { description: 'Groups by one attribute or two are compared.' },
    DIVIDING: { description: 'Everybody is divided into groups.' },
    BASKETS: { description: 'What is bought together is looked at.' },
    COUNTING: { description: 'The groups that were found are counted over all customers.' },
  },
});

export const RefusalOfDiscovery = {
  TOO_FEW_CUSTOMERS: 'TOO_FEW_CUSTOMERS',
  TOO_FEW_BUYERS: 'TOO_FEW_BUYERS',
} as const satisfies Readonly<Record<DiscoveryRefusal, string>>;
registerEnumType(RefusalOfDiscovery, {
  name: 'DiscoveryRefusal',
  description: 'Why no groups are suggested.',
  valuesConfig: {
    TOO_FEW_CUSTOMERS: { description: 'There are fewer than 400 customers: half of them could not judge what the other half suggests.' },
    TOO_FEW_BUYERS: { description: 'Fewer than 100 of those who were looked at have ordered.' },
  },
});

export const KindOfSuggestion = {
  SPLIT: 'SPLIT',
  PAIR: 'PAIR',
  RFM: 'RFM',
  CROSS_SELL: 'CROSS_SELL',
} as const satisfies Readonly<Record<SuggestionKind, string>>;
registerEnumType(KindOfSuggestion, {
  name: 'SuggestionKind',
  description: 'What a suggested group is.',
  valuesConfig: {
    SPLIT: { description: 'By one attribute.' },
    PAIR: { description: 'By two attributes, of which each tells something among those of the other.' },
    RFM: { description: 'By how lately, how often and for how much they bought; its value follows from that, and is no discovery.' },
    CROSS_SELL: { description: 'Who bought something and not what goes with it.' },
  },
});

export const MeasureOfSuggestion = {
  VALUE: 'VALUE',
  REPEAT: 'REPEAT',
  PURCHASE: 'PURCHASE',
} as const satisfies Readonly<Record<Measure, string>>;
registerEnumType(MeasureOfSuggestion, {
  name: 'SuggestionMeasure',
  description: 'What `mean`, `meanOfRest` and `lift` of a suggested group are of.',
  valuesConfig: {
    VALUE: { description: 'What a customer has spent, in the currency of the workspace (`amount_spent`).' },
    REPEAT: { description: 'The share of buyers who have ordered more than once, 0 to 1.' },
    PURCHASE: { description: 'The share of the buyers of the one thing who bought the other too, 0 to 1.' },
  },
});
