import { Entity, ManyToOne, PrimaryKey, PrimaryKeyProp, Property, type Ref } from '@mikro-orm/core';
import { ApiKey } from './api-key.js';
import { bytes, instant, owned, text } from './column.js';

/** The first answer to a request, given again when the request is repeated. */
@Entity({ tableName: 'idempotency_key' })
export class IdempotencyKey {
  [PrimaryKeyProp]?: ['apiKey', 'key'];

  @ManyToOne(() => ApiKey, { ...owned, primary: true })
  apiKey!: Ref<ApiKey>;

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
