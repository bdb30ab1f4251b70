export { guessMapping } from './guess-mapping.js';
export { importFiles, type ImportOptions, type ImportProgress } from './import-files.js';
export { markAbandoned } from './import-job.js';
export { type ListedName, readListedNames } from './reading/index.js';
export { listShippedMappings, loadMapping, parseMapping } from './load-mapping.js';
export { filesOfMapping } from './mapping-files.js';
export type { Mapping } from './mapping.js';
export { formatReport, rejectsToCsv, totalOf, type ImportReport, type RejectedRow, type StepReport } from './report.js';
export * from './asked/index.js';
