export {
  checkFolderAllowed,
  createExportSchedule,
  deleteExportSchedule,
  type ExportScheduleChange,
  listExportSchedules,
  MOST_SCHEDULES,
  type NewExportSchedule,
  pauseExportSchedule,
  readExportSchedule,
  resumeExportSchedule,
  runExportSchedule,
  type ScheduleContext,
  type ScheduleParts,
  updateExportSchedule,
} from './manage.js';
export { ExportRunner, type ExportRunnerParts, type FileWritten } from './runner.js';
export { type ExportedFile, type ExportPause, type ExportSchedule, getExportSchedule, listExportedFiles } from './schedule.js';
