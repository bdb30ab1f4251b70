import { Field, ObjectType, registerEnumType } from 'type-graphql';
import type { Completion, RuleTree, Span } from '../../language/index.js';
import { JsonScalar } from '../../model/index.js';
import { SourcePosition, UserError } from '../user-error.type.js';

@ObjectType({ description: 'A rule in all its forms, or everything that is wrong with it.', simpleResolvers: true })
export class RuleCheck {
  @Field(() => Boolean, { description: 'Whether the rule can be used.' })
  valid!: boolean;

  @Field(() => String, { nullable: true, description: 'Its canonical text; null if it cannot be used.' })
  query!: string | null;

  @Field(() => JsonScalar, { nullable: true, description: 'The same as a tree; null if it cannot be used.' })
  rule!: RuleTree | null;

  @Field(() => [UserError], { description: 'What is wrong, in the order of the text; empty if it can be used.' })
  diagnostics!: readonly UserError[];
}

export enum RuleCompletionKind {
  ATTRIBUTE = 'attribute',
  FUNCTION = 'function',
  PARAMETER = 'parameter',
  OPERATOR = 'operator',
  VALUE = 'value',
  KEYWORD = 'keyword',
}
registerEnumType(RuleCompletionKind, { name: 'RuleCompletionKind', description: 'What kind of word a completion is.' });

@ObjectType({ description: 'One way to go on with an unfinished rule.', simpleResolvers: true })
export class RuleCompletion implements Completion {
  @Field(() => RuleCompletionKind, { description: 'What kind of word it is.' })
  kind!: Completion['kind'];

  @Field(() => String, { description: 'What to write in the place of `span`.' })
  text!: string;

  @Field(() => String, { description: 'What to show in the list.' })
  label!: string;

  @Field(() => String, { description: 'A sentence or a type, to show beside it.' })
  detail!: string;

  @Field(() => SourcePosition, { description: 'The stretch of the text that it replaces.' })
  span!: Span;
}
