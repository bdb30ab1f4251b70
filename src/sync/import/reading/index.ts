export { CARRIAGE_RETURN, type CodeUnits, LINE_FEED, QUOTE } from './code-units.js';
export { DataFile, isNdjson, type UnknownFile } from './data-file.js';
export { type Condition, FILE_FIELDS, type FileMapping, ROWS_FIELDS } from './file-mapping.js';
export { type ListedName, readListedNames } from './name-file.js';
export { LONGEST_LINE } from './record-splitter.js';
export { isUnreadable, type Place, type Row, type UnreadableRow } from './row.js';
