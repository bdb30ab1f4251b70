import { Entity, PrimaryKey, Property } from '@mikro-orm/core';
import { json, text } from './column.js';

/** A small fact about the whole workspace, such as which demo was loaded. */
@Entity({ tableName: 'workspace_setting' })
export class WorkspaceSetting {
  @PrimaryKey({ ...text })
  key!: string;

  @Property({ ...json })
  value!: unknown;
}
