import { Entity, PrimaryKey, Property, type Opt } from '@mikro-orm/core';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { newId } from '../kernel/index.js';
import { flag, instant, integer, optional, text, uuid } from './column.js';
import { RequireScopes } from './require-scopes.js';
import { DateTimeScalar } from './scalars.js';

export enum ImportState {
  RUNNING = 'running',
  COMPLETED = 'completed',
  FAILED = 'failed',
  ABANDONED = 'abandoned',
  WAITING = 'waiting',
  CANCELLED = 'cancelled',
}
registerEnumType(ImportState, {
  name: 'ImportState',
  description: 'How far an import is.',
  valuesConfig: {
    ABANDONED: { description: 'Its process ended without a word. What came in stays; run it again to go on.' },
    WAITING: { description: 'It was asked for, and begins when a process has time; or goes on, where the one that ran it has ended.' },
    CANCELLED: { description: 'Somebody has cancelled it. What came in stays.' },
  },
});

/** One import of files. */
@Entity({ tableName: 'import_job' })
@ObjectType({ description: 'One import of files.', simpleResolvers: true })
@RequireScopes('imports:read')
export class ImportJob {
  @PrimaryKey({ ...uuid })
  @Field(() => ID, { description: 'To follow it by.' })
  id: string = newId();

  @Property({ ...text })
  @Field(() => String, { description: 'What is imported.' })
  name!: string;

  @Property({ ...text })
  @Field(() => ImportState, { description: 'How far it is.' })
  state!: ImportState;

  @Property({ ...flag, default: false })
  @Field(() => Boolean, { description: 'Whether nothing of it is kept. Dry runs of the command are not told of.' })
  dryRun: boolean & Opt = false;

  @Property(optional(integer))
  @Field(() => Int, { nullable: true, description: 'Rows in the files; null while they are not counted.' })
  totalRows: number | null = null;

  @Property({ ...integer, default: 0 })
  @Field(() => Int, { description: 'Rows read so far.' })
  processedRows: number & Opt = 0;

  @Property({ ...integer, default: 0 })
  @Field(() => Int, { description: 'Records made.' })
  createdRecords: number & Opt = 0;

  @Property({ ...integer, default: 0 })
  @Field(() => Int, { description: 'Records changed.' })
  updatedRecords: number & Opt = 0;

  @Property({ ...integer, default: 0 })
  @Field(() => Int, { description: 'Records that were the same already.' })
  unchangedRecords: number & Opt = 0;

  @Property({ ...integer, default: 0 })
  @Field(() => Int, { description: 'Rows that could not be read.' })
  rejectedRows: number & Opt = 0;

  @Property(optional(text))
  @Field(() => String, { nullable: true, description: 'Why it failed.' })
  error: string | null = null;

  /** When its process was last heard of, by the clock of the database. */
  @Property(optional(instant))
  heartbeatAt: Date | null = null;

  @Property({ ...instant })
  @Field(() => DateTimeScalar, { description: 'When it began.' })
  startedAt!: Date;

  @Property(optional(instant))
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ended.' })
  finishedAt: Date | null = null;
}
