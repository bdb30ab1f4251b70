export { ExportScheduleResolver } from './export-schedule.resolver.js';
