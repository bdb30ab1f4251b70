export { type CustomerExport, exportCustomers, type Piece } from './export-customers.js';
export { CONTENT_TYPES } from './format.js';
export { MOST_COLUMNS } from './read-columns.js';
export { AT_ONCE, dropAbandonedExports, MOST_CUSTOMERS } from './export-run.js';
export { type ExportRequest, FORMATS, readExportRequest, WITHOUT_CONSENT } from './request.js';
export { groupOf, withSegmentId } from './group.js';
