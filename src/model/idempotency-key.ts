import { Entity, ManyToOne, PrimaryKey, PrimaryKeyProp, Property, type Ref } from '@mikro-orm/core';
import { ApiKey } from './api-key.js';
import { bytes, instant, json, owned, text } from './column.js';

/** The first answer to a request, given again when the request is repeated. */
@Entity({ tableName: 'idempotency_key' })
export class IdempotencyKey {
  [PrimaryKeyProp]?: ['apiKey', 'key'];

  @ManyToOne(() => ApiKey, { ...owned, primary: true })
  apiKey!: Ref<ApiKey>;

  @PrimaryKey({ ...text })
  key!: string;

  @Property({ ...text })
  operation!: string;

  /** SHA-256 of the request: the same key with another request is refused. */
  @Property({ ...bytes })
  requestHash!: Buffer;

  @Property({ ...json })
  response!: object;

  @Property({ ...instant })
  createdAt!: Date;
}
