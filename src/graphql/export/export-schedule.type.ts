import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { ExportedFile, ExportPause, ExportSchedule } from '../../export/index.js';
import { CONSENT_CHANNEL, DateTimeScalar, RequireScopes } from '../../model/index.js';
import { WithoutConsentEnum } from '../destination/index.js';
import { UserError } from '../user-error.type.js';

const FormatEnum = { CSV: 'csv', NDJSON: 'ndjson' } as const satisfies Record<string, ExportSchedule['format']>;
registerEnumType(FormatEnum, {
  name: 'ExportFormat',
  description: 'What a file of customers is.',
  valuesConfig: { CSV: { description: 'CSV, with a line of names.' }, NDJSON: { description: 'A JSON object a line.' } },
});

const FormulasEnum = { DEFUSE: 'defuse', KEEP: 'keep' } as const satisfies Record<string, ExportSchedule['formulas']>;
registerEnumType(FormulasEnum, {
  name: 'ExportFormulas',
  description: 'What becomes of texts in CSV that a spreadsheet would run as a formula.',
  valuesConfig: {
    DEFUSE: { description: 'They get an apostrophe before them.' },
    KEEP: { description: 'They stay as they are, for programs.' },
  },
});

const PauseEnum = { ASKED: 'asked', FAILING: 'failing' } as const satisfies Record<string, ExportPause>;
registerEnumType(PauseEnum, {
  name: 'ExportPause',
  description: 'Why no files are written.',
  valuesConfig: {
    ASKED: { description: 'Somebody asked for it.' },
    FAILING: { description: 'The segment was deleted.' },
  },
});

type Channels = ExportSchedule['channels'];

@ObjectType('ExportedFile', { description: 'A file that was written, and is kept.', simpleResolvers: true })
@RequireScopes('destinations:read')
export class ExportedFileType implements ExportedFile {
  @Field(() => String, { description: 'Its name, within the folder.' })
  name!: string;

  @Field(() => DateTimeScalar, { description: 'The moment of the timetable that it is of.' })
  dueAt!: Date;

  @Field(() => DateTimeScalar, { description: 'The instant of which the customers are.' })
  asOf!: Date;

  @Field(() => Int, { description: 'How many customers the segment or rule had.' })
  customers!: number;

  @Field(() => Int, { description: 'How many of them are in the file.' })
  exported!: number;

  @Field(() => Float, { description: 'How many bytes it has.' })
  bytes!: number;

  @Field(() => DateTimeScalar, { description: 'When it was whole.' })
  writtenAt!: Date;
}

@ObjectType('ExportSchedule', {
  description: 'Customers as a file, written into a folder of the server again and again.',
  simpleResolvers: true,
})
@RequireScopes('destinations:read')
export class ExportScheduleType implements ExportSchedule {
  @Field(() => ID, { description: 'Stays the same.' })
  id!: string;

  @Field(() => String, { description: 'What it is for.' })
  name!: string;

  @Field(() => ID, { nullable: true, description: 'Whose members are in the files; null of a rule, and once the segment was deleted.' })
  segmentId!: string | null;

  query!: string | null;

  @Field(() => [String], { description: 'The columns, as exports have them.' })
  columns!: string[];

  @Field(() => FormatEnum, { description: 'What the files are.' })
  format!: ExportSchedule['format'];

  @Field(() => [CONSENT_CHANNEL.enumeration], { description: 'The channels for which customers must have agreed.' })
  channels!: Channels;

  @Field(() => WithoutConsentEnum, { description: 'What becomes of those who have not.' })
  withoutConsent!: ExportSchedule['withoutConsent'];

  @Field(() => FormulasEnum, { description: 'What becomes of formulas in CSV.' })
  formulas!: ExportSchedule['formulas'];

  @Field(() => String, { description: 'Where the files are, below the folder that the operator allows; empty for that itself.' })
  folder!: string;

  @Field(() => String, { description: 'How their names begin: what follows is their day and time, `lapsed-2026-05-15-0300.csv`.' })
  file!: string;

  @Field(() => [String], { description: 'The times of the day at which they are written, in the time zone of the workspace.' })
  times!: readonly string[];

  @Field(() => [Int], { description: 'The days of the week, 1 for Monday.' })
  weekdays!: readonly number[];

  @Field(() => Int, { description: 'How many files are kept; older ones are deleted.' })
  keep!: number;

  @Field(() => DateTimeScalar, { description: 'The moment of the next file.' })
  dueAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it is tried to be written: later than it was due after a failure.' })
  nextAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Since when no files are written; null while they are.' })
  pausedAt!: Date | null;

  @Field(() => PauseEnum, { nullable: true, description: 'Why; null while they are.' })
  pausedFor!: ExportPause | null;

  @Field(() => Int, { description: 'How many attempts have failed since one did not.' })
  failures!: number;

  @Field(() => String, { nullable: true, description: 'What failed last, for people; null if nothing ever did.' })
  lastError!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When.' })
  lastErrorAt!: Date | null;

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it was changed last.' })
  updatedAt!: Date;
}

@InputType({ description: 'Files to be written again and again: of a segment or of a rule.' })
export class CreateExportScheduleInput {
  @Field(() => String, { description: 'What they are for; at most 200 characters.' })
  name!: string;

  @Field(() => ID, { nullable: true, description: 'The segment; or a rule.' })
  segmentId?: string | null;

  @Field(() => String, { nullable: true, description: 'The rule; or a segment.' })
  query?: string | null;

  @Field(() => [String], { nullable: true, description: 'The columns, as exports have them; `id` and `externalIds` where left out.' })
  columns?: string[] | null;

  @Field(() => FormatEnum, { nullable: true, description: 'What the files are; CSV where left out.' })
  format?: ExportSchedule['format'] | null;

  @Field(() => [CONSENT_CHANNEL.enumeration], { nullable: true, description: 'What contacts in the columns are for.' })
  channels?: Channels | null;

  @Field(() => WithoutConsentEnum, { nullable: true, description: 'What becomes of who has not agreed; LEAVE_OUT where left out.' })
  withoutConsent?: ExportSchedule['withoutConsent'] | null;

  @Field(() => FormulasEnum, { nullable: true, description: 'What becomes of formulas in CSV; DEFUSE where left out.' })
  formulas?: ExportSchedule['formulas'] | null;

  @Field(() => String, {
    nullable: true,
    description: 'Where the files are, below the folder that the operator allows, such as `lists/lapsed`; that itself where left out.',
  })
  folder?: string | null;

  @Field(() => String, { description: 'How their names begin; at most 60 letters, digits and the like.' })
  file!: string;

  @Field(() => [String], { description: 'The times of the day at which they are written, such as `03:00`, 1 to 24.' })
  times!: string[];

  @Field(() => [Int], { nullable: true, description: 'The days of the week, 1 for Monday; all where left out.' })
  weekdays?: number[] | null;

  @Field(() => Int, { nullable: true, description: 'How many files are kept, 1 to 1,000; 7 where left out.' })
  keep?: number | null;
}

@InputType({ description: 'What to change of an export schedule. Whose files they are, and where, stays: make another for others.' })
export class UpdateExportScheduleInput {
  @Field(() => String, { nullable: true, description: 'What they are for.' })
  name?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Another segment in place of one that was deleted; of one that is there still whose files they are stays.',
  })
  segmentId?: string | null;

  @Field(() => [String], { nullable: true, description: 'The columns from now on, all of them.' })
  columns?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'The times of the day.' })
  times?: string[] | null;

  @Field(() => [Int], { nullable: true, description: 'The days of the week.' })
  weekdays?: number[] | null;

  @Field(() => Int, { nullable: true, description: 'How many files are kept; older ones are deleted with the next.' })
  keep?: number | null;
}

@ObjectType({ description: 'The export schedule, or why nothing was done.', simpleResolvers: true })
export class ExportSchedulePayload {
  @Field(() => ExportScheduleType, { nullable: true, description: 'As it is now; null if there are errors.' })
  exportSchedule!: ExportSchedule | null;

  @Field(() => [UserError], { description: 'What to put right; empty if it was done.' })
  userErrors!: readonly UserError[];
}
