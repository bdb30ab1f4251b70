export {
  dropFiles,
  dropOldFiles,
  type FileContext,
  findFiles,
  IS_IN_USE,
  isOneOf,
  keepFile,
  type KeptFile,
  LARGEST_PART_BYTES,
  OUTPUT_KEPT_MS,
  OUTPUTS,
  type Purpose,
  readFileParts,
  UPLOAD_KEPT_MS,
} from './kept-file.js';
export { dropNamingFiles, filesThatName, type NamedBy } from './names-within.js';
export {
  appendToUpload,
  beginUpload,
  checkFileName,
  dropUpload,
  getUpload,
  listUploads,
  MOST_UPLOADS,
  offsetConflict,
  type UploadLimits,
} from './upload.js';
