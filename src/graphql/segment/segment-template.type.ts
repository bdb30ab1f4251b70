import { Field, ID, ObjectType } from 'type-graphql';
import type { SegmentTemplate, TemplateParameter } from '../../insight/index.js';
import { JsonScalar } from '../../model/index.js';

@ObjectType('SegmentTemplateParameter', { description: 'Something of a ready segment that may be turned.', simpleResolvers: true })
export class SegmentTemplateParameter implements TemplateParameter {
  @Field(() => String, { description: 'Its key in `parameters`.' })
  name!: string;

  @Field(() => String, { description: 'As people read it.' })
  label!: string;

  @Field(() => String, {
    description: 'text, integer, number, money, days_ago or days_ahead: the last two are numbers of days, 30 for `-30d` or `+30d`.',
  })
  type!: TemplateParameter['type'];

  @Field(() => String, { nullable: true, description: 'Unit of the value.' })
  unit!: string | null;

  @Field(() => JsonScalar, { description: 'Its value unless told: a text or a number.' })
  default!: string | number;
}

@ObjectType('SegmentTemplate', { description: 'A ready segment.', simpleResolvers: true })
export class SegmentTemplateType implements SegmentTemplate {
  @Field(() => ID, { description: 'Never changes.' })
  key!: string;

  @Field(() => String, { description: 'A name for it.' })
  name!: string;

  @Field(() => String, {
    description:
      'The model it belongs to: demographic, geographic, psychographic, behavioural, needs, value, technographic, life-cycle, rfm, influence, business, campaign, cross-sell, roi or reachability.',
  })
  model!: SegmentTemplate['model'];

  @Field(() => String, { description: 'Who they are and what to do for them.' })
  purpose!: string;

  @Field(() => String, { description: 'The rule with `{name}` in the place of each parameter.' })
  rule!: string;

  @Field(() => [SegmentTemplateParameter], { description: 'What may be turned.' })
  parameters!: readonly TemplateParameter[];

  @Field(() => String, { description: 'The rule in the segment query language, with the values asked for and defaults for the others.' })
  query!: string;
}
