import { Entity, PrimaryKey, Property } from '@mikro-orm/core';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { newId } from '../kernel/index.js';
import { instant, json, optional, text, uuid, uuids } from './column.js';
import { RequireScopes } from './require-scopes.js';
import { DateTimeScalar, JsonScalar } from './scalars.js';

export enum AuditActorKind {
  KEY = 'key',
  TOKEN = 'token',
  COMMAND = 'command',
  NOBODY = 'nobody',
}
registerEnumType(AuditActorKind, {
  name: 'AuditActorKind',
  description: 'What somebody came with.',
  valuesConfig: {
    KEY: { description: 'An API key.' },
    TOKEN: { description: 'A token of an identity provider.' },
    COMMAND: { description: 'The command line of the server.' },
    NOBODY: { description: 'Nothing, or nothing that is accepted.' },
  },
});

export enum AuditOutcome {
  DONE = 'done',
  REFUSED = 'refused',
  FAILED = 'failed',
}
registerEnumType(AuditOutcome, {
  name: 'AuditOutcome',
  description: 'What came of it.',
  valuesConfig: {
    DONE: { description: 'It was done.' },
    REFUSED: { description: 'It was refused: for want of a right, or because it could not be done as it was asked.' },
    FAILED: { description: 'Something went wrong on our side.' },
  },
});

/** Something that somebody did, or wanted to. */
@Entity({ tableName: 'audit_entry' })
@ObjectType({ description: 'Something that somebody did, or wanted to. Entries are not changed.', simpleResolvers: true })
@RequireScopes('audit:read')
export class AuditEntry {
  @PrimaryKey({ ...uuid })
  @Field(() => ID, { description: 'Of the entry.' })
  id: string = newId();

  @Property({ ...instant })
  @Field(() => DateTimeScalar, { description: 'When.' })
  at!: Date;

  @Property({ ...text })
  @Field(() => AuditActorKind, { description: 'What they came with.' })
  actorKind!: string;

  @Property(optional(text))
  @Field(() => ID, { nullable: true, description: 'Who: the id of the key, the subject of the token, or the user of the machine.' })
  actorId: string | null = null;

  @Property(optional(text))
  @Field(() => String, { nullable: true, description: 'What the key was called then; the issuer of a token.' })
  actorName: string | null = null;

  @Property({ ...text })
  @Field(() => String, {
    description: 'What they did: the field of the API, or the command; `authenticate` where somebody was not let in.',
  })
  operation!: string;

  @Property({ ...text })
  @Field(() => AuditOutcome, { description: 'What came of it.' })
  outcome!: string;

  @Property(optional(text))
  @Field(() => String, {
    nullable: true,
    description: 'Why it was refused or failed, as the code of the error; of `authenticate` the reason, which whoever came was not told.',
  })
  code: string | null = null;

  @Property({ ...text })
  @Field(() => String, {
    description:
      'What it was done to, or read of: the name of a type, such as `Segment`, or `ExchangeRate`, `Request` or `Workspace`, of which there is no type.',
  })
  subjectKind!: string;

  @Property({ ...uuids })
  @Field(() => [ID], {
    description:
      'To which of them, at most 100. In place of a customer who has been erased stands an id that leads nowhere, the same in all entries.',
  })
  subjectIds!: string[];

  @Property({ ...json })
  @Field(() => JsonScalar, {
    description:
      'How much, by what: `created`, `updated`, `unchanged`, `rejected`, `suppressed`, `lifted`, `subjects`, `records`, `attempts`.',
  })
  counts!: object;

  @Property(optional(text))
  @Field(() => String, { nullable: true, description: 'From where: the IP address, as told by proxies that are trusted.' })
  address: string | null = null;

  @Property(optional(text))
  @Field(() => String, { nullable: true, description: 'Of the request, as its answer says in `x-request-id`.' })
  requestId: string | null = null;
}
