import { Field, ObjectType } from 'type-graphql';
import type { SegmentTemplate } from '../../insight/index.js';

@ObjectType('SegmentTemplate', { description: 'A ready segment.', simpleResolvers: true })
export class SegmentTemplateType implements SegmentTemplate {
  @Field(() => String, { description: 'A name for it.' })
  name!: string;

  @Field(() => String, { description: 'The classic model it belongs to, such as `value` or `life-cycle`.' })
  model!: SegmentTemplate['model'];

  @Field(() => String, { description: 'Who they are and what to do for them.' })
  purpose!: string;

  @Field(() => String, { description: 'The rule in the segment query language.' })
  query!: string;
}
