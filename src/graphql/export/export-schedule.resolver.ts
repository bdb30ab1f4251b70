import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import {
  createExportSchedule,
  deleteExportSchedule,
  type ExportedFile,
  type ExportSchedule,
  getExportSchedule,
  listExportedFiles,
  listExportSchedules,
  pauseExportSchedule,
  resumeExportSchedule,
  runExportSchedule,
  updateExportSchedule,
} from '../../export/index.js';
import { RequireScopes } from '../../model/index.js';
import { OperationContext } from '../context.js';
import { DeletePayload } from '../delete-payload.type.js';
import { HoldsUpTo } from '../operation/list-size.js';
import { withheldText } from '../segment/index.js';
import { orUserErrors } from '../or-user-errors.js';
import {
  CreateExportScheduleInput,
  ExportedFileType,
  ExportSchedulePayload,
  ExportScheduleType,
  UpdateExportScheduleInput,
} from './export-schedule.type.js';

const ID_OF = { description: 'Of the export schedule.' };

/** A key that is limited to segments knows, and makes, schedules of these alone. No key makes one of what it may not read itself. */
@Resolver(() => ExportScheduleType)
export class ExportScheduleResolver {
  @Query(() => [ExportScheduleType], { description: 'The export schedules that there are, at most 50, the newest first.' })
  @RequireScopes('destinations:read')
  exportSchedules(@Ctx() { exportSchedules }: OperationContext): Promise<ExportSchedule[]> {
    return listExportSchedules(exportSchedules);
  }

  @Query(() => ExportScheduleType, { description: 'An export schedule by id.' })
  @RequireScopes('destinations:read')
  exportSchedule(@Ctx() { exportSchedules }: OperationContext, @Arg('id', () => ID, ID_OF) id: string): Promise<ExportSchedule> {
    return getExportSchedule(exportSchedules.database, id, exportSchedules.reader.segmentIds);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The rule that holds for who is in the files; null of a segment, and where `ruleWithheld` says why.',
  })
  async query(@Root() { query }: ExportSchedule, @Ctx() context: OperationContext): Promise<string | null> {
    return query !== null && (await withheldText(context, query)) === undefined ? query : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why this key is not told `query`, as `Segment.ruleWithheld`; null if it is.',
  })
  async ruleWithheld(@Root() { query }: ExportSchedule, @Ctx() context: OperationContext): Promise<string | null> {
    return query === null ? null : ((await withheldText(context, query)) ?? null);
  }

  @FieldResolver(() => [ExportedFileType], { description: 'The files that were written and are kept, the latest first.' })
  @HoldsUpTo(1_000)
  files(@Root() { id }: ExportSchedule, @Ctx() { exportSchedules }: OperationContext): Promise<ExportedFile[]> {
    return listExportedFiles(exportSchedules.database, id);
  }

  @Mutation(() => ExportSchedulePayload, {
    description: 'Has files of customers written into a folder again and again. It needs the scopes of what is in them, too.',
  })
  @RequireScopes('destinations:manage', 'segments:read', 'customers:read')
  createExportSchedule(
    @Ctx() { exportSchedules }: OperationContext,
    @Arg('input', () => CreateExportScheduleInput, { description: 'The schedule to make.' }) input: CreateExportScheduleInput,
  ): Promise<ExportSchedulePayload> {
    return changed(() => createExportSchedule(exportSchedules, input));
  }

  @Mutation(() => ExportSchedulePayload, { description: 'Changes an export schedule; what is left out stays as it is.' })
  @RequireScopes('destinations:manage', 'segments:read', 'customers:read')
  updateExportSchedule(
    @Ctx() { exportSchedules }: OperationContext,
    @Arg('id', () => ID, ID_OF) id: string,
    @Arg('input', () => UpdateExportScheduleInput, { description: 'What to change.' }) input: UpdateExportScheduleInput,
  ): Promise<ExportSchedulePayload> {
    return changed(() => updateExportSchedule(exportSchedules, id, input));
  }

  @Mutation(() => ExportSchedulePayload, { description: 'Has no files written until it is resumed.' })
  @RequireScopes('destinations:manage')
  pauseExportSchedule(
    @Ctx() { exportSchedules }: OperationContext,
    @Arg('id', () => ID, ID_OF) id: string,
  ): Promise<ExportSchedulePayload> {
    return changed(() => pauseExportSchedule(exportSchedules, id));
  }

  @Mutation(() => ExportSchedulePayload, {
    description: 'Goes on with the next time of its timetable. It needs the scopes of what is in the files, too.',
  })
  @RequireScopes('destinations:manage', 'segments:read', 'customers:read')
  resumeExportSchedule(
    @Ctx() { exportSchedules }: OperationContext,
    @Arg('id', () => ID, ID_OF) id: string,
  ): Promise<ExportSchedulePayload> {
    return changed(() => resumeExportSchedule(exportSchedules, id));
  }

  @Mutation(() => ExportSchedulePayload, { description: 'Has a file written now, beside those of its times.' })
  @RequireScopes('destinations:manage')
  runExportSchedule(@Ctx() { exportSchedules }: OperationContext, @Arg('id', () => ID, ID_OF) id: string): Promise<ExportSchedulePayload> {
    return changed(() => runExportSchedule(exportSchedules, id));
  }

  @Mutation(() => DeletePayload, { description: 'Deletes an export schedule. The files that were written stay.' })
  @RequireScopes('destinations:manage')
  async deleteExportSchedule(@Ctx() { exportSchedules }: OperationContext, @Arg('id', () => ID, ID_OF) id: string): Promise<DeletePayload> {
    await deleteExportSchedule(exportSchedules, id);
    return { deletedId: id, userErrors: [] };
  }
}

function changed(work: () => Promise<ExportSchedule>): Promise<ExportSchedulePayload> {
  return orUserErrors<ExportSchedulePayload>(
    async () => ({ exportSchedule: await work(), userErrors: [] }),
    (userErrors) => ({ exportSchedule: null, userErrors }),
  );
}
