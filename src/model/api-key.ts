import { Entity, PrimaryKey, Property, Unique } from '@mikro-orm/core';
import { Field, ID, ObjectType } from 'type-graphql';
import { newId } from '../kernel/index.js';
import { ApiKeyLimits } from './api-key-limits.js';
import { bytes, instant, integer, json, optional, text, texts, uuid, uuids } from './column.js';
import { RequireScopes } from './require-scopes.js';
import { DateTimeScalar } from './scalars.js';
import type { Scope } from './scope.js';

/** A key that lets a program in. The key itself is shown once, when it is made; only its hash is kept. */
@Entity({ tableName: 'api_key' })
@ObjectType({ description: 'A key that lets a program in.', simpleResolvers: true })
@RequireScopes('keys:manage')
export class ApiKey {
  @PrimaryKey({ ...uuid })
  @Field(() => ID, { description: 'To change, rotate or revoke it by.' })
  id: string = newId();

  @Property({ ...text })
  @Field(() => String, { description: 'What it is for.' })
  name!: string;

  @Property({ ...text })
  @Field(() => String, { description: 'The first characters, to recognise it by; of its present secret.' })
  prefix!: string;

  /** SHA-256 of the key; those that it had before are in `api_key_former_secret`. */
  @Property({ ...bytes })
  @Unique()
  hash!: Buffer;

  @Property({ ...texts })
  @Field(() => [String], { description: 'What it may do, such as `customers:read`.' })
  scopes!: Scope[];

  @Property(optional(uuids))
  @Field(() => [ID], { nullable: true, description: 'The only segments it may see or change; null for all.' })
  segmentIds: string[] | null = null;

  @Property({ ...instant })
  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt!: Date;

  @Property(optional(instant))
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it stopped working.' })
  revokedAt: Date | null = null;

  @Property(optional(instant))
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it stops working by itself; null for never.' })
  expiresAt: Date | null = null;

  @Property(optional(instant))
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it was used last, within a minute or two, open sockets included; null for a key that was never used.',
  })
  lastUsedAt: Date | null = null;

  @Property({ ...json, defaultRaw: `'{}'` })
  @Field(() => ApiKeyLimits, { description: 'What it may have in place of the limits of the server.' })
  limits: ApiKeyLimits = {};

  /** Whose limits it shares besides: those of who made it, and whose they share. */
  @Property({ ...json, defaultRaw: `'[]'` })
  limitedWith: readonly { readonly callerId: string; readonly limits: ApiKeyLimits }[] = [];

  /** Counts the changes of what it may do. */
  @Property({ ...integer, default: 1 })
  revision: number = 1;
}
