import { registerEnumType } from 'type-graphql';

export enum ConflictRule {
  LATEST = 'LATEST',
  TRUSTED = 'TRUSTED',
}
registerEnumType(ConflictRule, {
  name: 'ConflictRule',
  description: 'Which of two values that sources say of one field of a customer is kept.',
  valuesConfig: {
    LATEST: { description: 'What was observed later.' },
    TRUSTED: {
      description: 'What the more trusted party says; of one party, the source of lower rank; between equals, what was observed later.',
    },
  },
});
