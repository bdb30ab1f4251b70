import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { Definition, DefinitionChange } from '../../membership/index.js';
import { DateTimeScalar, RequireScopes } from '../../model/index.js';

export enum DefinitionPart {
  NAME = 'name',
  DESCRIPTION = 'description',
  RULE = 'rule',
}
registerEnumType(DefinitionPart, {
  name: 'DefinitionPart',
  description: 'What the definition of a segment is made of.',
  valuesConfig: {
    NAME: { description: 'Its name.' },
    DESCRIPTION: { description: 'Its description.' },
    RULE: { description: 'Its rule.' },
  },
});

/** What a segment said, for a viewer. */
export interface ToldDefinition extends Pick<Definition, 'name' | 'description' | 'query' | 'forgotten'> {
  readonly ruleWithheld: string | null;
}

export type ToldChange = Omit<DefinitionChange, 'before' | 'after'> & { readonly before: ToldDefinition; readonly after: ToldDefinition };

@ObjectType('SegmentDefinition', { description: 'What a segment said of itself.', simpleResolvers: true })
@RequireScopes('segments:read')
export class SegmentDefinitionType implements ToldDefinition {
  @Field(() => String, { nullable: true, description: 'Its name; null where `forgotten` says so.' })
  name!: string | null;

  @Field(() => String, { nullable: true, description: 'Its description; null also where `forgotten` says so.' })
  description!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Its rule, segments that it builds on by the names that they have now; null for static segments, and where `ruleWithheld` or `forgotten` say why.',
  })
  query!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why this key is not told `query`, as `Segment.ruleWithheld`; null if it is.',
  })
  ruleWithheld!: string | null;

  @Field(() => [DefinitionPart], { description: 'What is not kept any more, since it named somebody who has been erased.' })
  forgotten!: Definition['forgotten'];
}

@ObjectType('DefinitionChange', {
  description: 'A change of the name, the description or the rule of a segment. Kept for as long as the audit log is.',
  simpleResolvers: true,
})
@RequireScopes('segments:read')
export class DefinitionChangeType implements Omit<ToldChange, 'entryId'> {
  @Field(() => ID, { description: 'Of the change.' })
  id!: string;

  @Field(() => Int, { description: 'The `version` of the segment that came of it.' })
  version!: number;

  @Field(() => DateTimeScalar, { description: 'When it was made. The members of a new rule are found after that.' })
  at!: Date;

  @Field(() => [DefinitionPart], { description: 'What was changed.' })
  changed!: DefinitionChange['changed'];

  @Field(() => SegmentDefinitionType, { description: 'What the segment said until then.' })
  before!: ToldDefinition;

  @Field(() => SegmentDefinitionType, { description: 'What it said from then on.' })
  after!: ToldDefinition;
}
