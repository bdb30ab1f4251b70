import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { JsonScalar, RequireScopes } from '../../model/index.js';
import type { ImportOutcome, RejectedRow, SampledRecord, StepReport } from '../../sync/index.js';

export enum SampledStatus {
  CREATED = 'CREATED',
  UPDATED = 'UPDATED',
}
registerEnumType(SampledStatus, {
  name: 'SampledStatus',
  description: 'What becomes of a record that is shown.',
  valuesConfig: { CREATED: { description: 'It is new.' }, UPDATED: { description: 'It changes one that is there.' } },
});

@ObjectType('ImportStepReport', { description: 'What came of one step of a mapping.', simpleResolvers: true })
@RequireScopes('imports:read')
export class ImportStepReportType {
  @Field(() => String, { description: 'The kind of record, as mappings name it.' })
  kind!: StepReport['kind'];

  @Field(() => String, { description: 'The file that it read.' })
  file!: string;

  @Field(() => String, { description: 'The encoding that it was read in.' })
  encoding!: string;

  @Field(() => Int, { description: 'Rows read.' })
  rows!: number;

  @Field(() => Int, { description: 'Rows passed over because the mapping says so.' })
  skipped!: number;

  @Field(() => Int, { description: 'Records made.' })
  created!: number;

  @Field(() => Int, { description: 'Records changed.' })
  updated!: number;

  @Field(() => Int, { description: 'Records that were the same already.' })
  unchanged!: number;

  @Field(() => Int, { description: 'Rows that were not taken.' })
  rejected!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Of the records made, changed and the same: orders of guests, which are kept until these appear.',
  })
  waiting?: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Rows that said something else of a record than an earlier row of the file: the later one was kept.',
  })
  repeated?: number;
}

@ObjectType('ImportReason', { description: 'Why a row was not taken.', simpleResolvers: true })
@RequireScopes('imports:read')
export class ImportReasonType {
  @Field(() => String, { description: 'The file.' })
  file!: string;

  @Field(() => Int, { description: 'The line on which the row begins, from 1.' })
  line!: number;

  @Field(() => String, { nullable: true, description: 'The column that it is about.' })
  column?: RejectedRow['column'];

  @Field(() => String, { nullable: true, description: 'The field of the record that it is about, such as `lines.0.quantity`.' })
  field?: RejectedRow['field'];

  @Field(() => String, { nullable: true, description: 'Of the record, where it has one.' })
  externalId?: RejectedRow['externalId'];

  @Field(() => String, { description: 'What is wrong.' })
  reason!: string;
}

@ObjectType('ImportSample', { description: 'A record that an import makes or changes.', simpleResolvers: true })
@RequireScopes('imports:read')
export class ImportSampleType {
  @Field(() => String, { description: 'The kind of record, as mappings name it.' })
  kind!: SampledRecord['kind'];

  @Field(() => String, { description: 'The file.' })
  file!: string;

  @Field(() => Int, { description: 'The line on which its row begins, from 1.' })
  line!: number;

  @Field(() => String, { nullable: true, description: 'Its id in the source system.' })
  externalId!: string | null;

  @Field(() => SampledStatus, { description: 'Whether it is new.' })
  status!: SampledRecord['status'];

  @Field(() => [String], { description: 'The fields that it changes; of a new record, those that it has.' })
  fields!: readonly string[];

  @Field(() => JsonScalar, { description: 'The record as the mapping has made it of the row; of long texts and lists the beginning.' })
  record!: object;
}

@ObjectType('ImportRejectedFile', { description: 'A file of rows that were not taken, to be mended and imported by the same mapping.' })
@RequireScopes('imports:read')
export class ImportRejectedFileType {
  @Field(() => String, { description: 'As the mapping calls it.' })
  name!: string;

  @Field(() => Float, { description: 'How many bytes it has.' })
  size!: number;

  @Field(() => String, { description: 'Where it is to be fetched, with the key that has asked for the import: a path of this server.' })
  path!: string;
}

@ObjectType('ImportReport', { description: 'What came of an import that was asked for by `startImport`, for whoever has asked for it.' })
@RequireScopes('imports:read')
export class ImportReportType {
  @Field(() => Boolean, { description: 'Whether nothing was kept.' })
  dryRun!: boolean;

  @Field(() => [ImportStepReportType], { description: 'The steps of the mapping, in their order.' })
  steps!: ImportOutcome['steps'];

  @Field(() => [ImportReasonType], { description: 'Why rows were not taken, the first 100 reasons.' })
  reasons!: ImportOutcome['reasons'];

  @Field(() => Int, { description: 'How many reasons there are.' })
  reasonCount!: number;

  @Field(() => String, {
    nullable: true,
    description: 'Where up to 100,000 of them are to be fetched as CSV: a path of this server; null where every row was taken.',
  })
  reasonsPath!: string | null;

  @Field(() => [ImportSampleType], {
    description: 'Records that it has made and changed, or in a dry run would: the first 10 of each kind, new and changed.',
  })
  sample!: ImportOutcome['sample'];

  @Field(() => [ImportRejectedFileType], {
    description: 'Files of the rows that were not taken, and of those that go with them; none where every row was.',
  })
  rejectedFiles!: ImportRejectedFileType[];

  @Field(() => Int, { description: 'Rows that were not taken and are in no file: they are too long to be mended.' })
  leftOut!: number;
}
