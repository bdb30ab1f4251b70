export { type CustomerExport, exportCustomers, type Piece } from './export-customers.js';
export type { CellValue, Channel, ExportColumn } from './column.js';
export { type AskedConsent, checkChannels, checkOverride, isTold } from './consent.js';
export { CONTENT_TYPES } from './format.js';
export { MOST_COLUMNS, readColumns } from './read-columns.js';
export { cellsOf, tellingStatement } from './telling.js';
export { AT_ONCE, dropAbandonedExports, MOST_CUSTOMERS } from './export-run.js';
export { type ExportRequest, FORMATS, readExportRequest, WITHOUT_CONSENT } from './request.js';
export { groupOf, withSegmentId } from './group.js';
export { writeExport, writeExportedFile, type Written } from './write-file.js';
export {
  checkFolderAllowed,
  createExportSchedule,
  deleteExportSchedule,
  type ExportedFile,
  type ExportPause,
  ExportRunner,
  type ExportSchedule,
  type ExportScheduleChange,
  type FileWritten,
  getExportSchedule,
  listExportedFiles,
  listExportSchedules,
  type NewExportSchedule,
  pauseExportSchedule,
  readExportSchedule,
  resumeExportSchedule,
  runExportSchedule,
  type ScheduleContext,
  type ScheduleParts,
  updateExportSchedule,
} from './scheduled/index.js';
