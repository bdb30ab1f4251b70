import { Entity, PrimaryKey, PrimaryKeyProp, Property } from '@mikro-orm/core';
import { bytes, instant, text, uuid } from './column.js';

/** The first answer to a request, given again when the request is repeated. */
@Entity({ tableName: 'idempotency_key' })
export class IdempotencyKey {
  [PrimaryKeyProp]?: ['apiKeyId', 'key'];

  /** Of whoever asked: a key, or the subject of a token. */
  @PrimaryKey({ ...uuid })
  apiKeyId!: string;

  /** SHA-256 of what the client calls the request, which may name a person. */
  @PrimaryKey({ ...text })
  key!: string;

  @Property({ ...text })
  operation!: string;

  /** Of the request: the same key with another request is refused. */
  @Property({ ...bytes })
  requestHash!: Buffer;

  /** Sealed with the request. */
  @Property({ ...bytes })
  answer!: Buffer;

  @Property({ ...instant })
  createdAt!: Date;
}
