import { Entity, PrimaryKey, Property, type Opt } from '@mikro-orm/core';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { newId } from '../kernel/index.js';
import { instant, integer, json, optional, text, texts, uuid } from './column.js';
import { RequireScopes } from './require-scopes.js';
import { DateTimeScalar, Node } from './scalars.js';

export enum SegmentKind {
  DYNAMIC = 'dynamic',
  STATIC = 'static',
}
registerEnumType(SegmentKind, {
  name: 'SegmentKind',
  description: 'What decides who belongs.',
  valuesConfig: {
    DYNAMIC: { description: 'A rule: members come and go by themselves.' },
    STATIC: { description: 'A list kept by hand.' },
  },
});

export enum SegmentState {
  BUILDING = 'building',
  READY = 'ready',
  FAILED = 'failed',
}
registerEnumType(SegmentState, {
  name: 'SegmentState',
  description: 'Whether the members can be relied on.',
  valuesConfig: {
    BUILDING: { description: 'Members are being found for a new rule; see `progress`, and `nextQuery` for an edit.' },
    READY: { description: 'Members are kept up to date.' },
    FAILED: { description: 'The rule could not be evaluated; see `error`.' },
  },
});

/** A named set of customers. */
@Entity({ tableName: 'segment' })
@ObjectType({
  description: 'A named set of customers: those for whom a rule holds, or a list kept by hand.',
  simpleResolvers: true,
  implements: Node,
})
@RequireScopes('segments:read')
export class Segment {
  @PrimaryKey({ ...uuid })
  @Field(() => ID, { description: 'Stays the same for as long as the segment exists.' })
  id: string = newId();

  /** Stands for the segment inside verdict arrays. The database gives it. */
  @Property({ ...integer, generated: 'identity', unique: true })
  readonly number!: number & Opt;

  @Property({ ...text })
  @Field(() => String, { description: 'Unique without regard to case.' })
  name!: string;

  @Property(optional(text))
  @Field(() => String, { nullable: true, description: 'For people.' })
  description: string | null = null;

  @Property({ ...text })
  @Field(() => SegmentKind, { description: 'What decides who belongs.' })
  kind!: SegmentKind;

  /** Told to those who may read it (graphql/segment/segment-rule.resolver.ts), as is `rule`. */
  @Property(optional(text))
  query: string | null = null;

  @Property(optional(json))
  rule: unknown = null;

  @Property({ ...integer, default: 1, fieldName: 'version' })
  ruleVersion: number & Opt = 1;

  @Property({ ...integer, default: 1, fieldName: 'revision' })
  @Field(() => Int, {
    description: 'Grows with every change of the name, the description or the rule: give it as `expectedVersion` of the next one.',
  })
  version: number & Opt = 1;

  /** What of it names somebody who has been erased (membership/edit/former-definitions.ts). */
  @Property({ ...texts, defaultRaw: `'{}'` })
  readonly unkept: string[] & Opt = [];

  @Property({ ...text, default: 'ready' })
  @Field(() => SegmentState, { description: 'Whether the members can be relied on.' })
  state: SegmentState & Opt = SegmentState.READY;

  @Property(optional(text))
  @Field(() => String, {
    nullable: true,
    description: 'Why the rule, or the last one that was to take its place, could not be evaluated; without what the data say.',
  })
  error: string | null = null;

  @Property({ ...instant })
  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt!: Date;

  @Property({ ...instant })
  @Field(() => DateTimeScalar, { description: 'When its name, description or rule last changed.' })
  updatedAt!: Date;
}
