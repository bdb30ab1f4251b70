export { guessUpload } from './guess-upload.js';
export { type Deed, ImportRunner, type RunnerParts } from './import-runner.js';
export { findOutput, type ImportOutcome, type Output, readOutcome } from './outcome.js';
export { type Asker, cancelImport, type Claimed, type RequestContext } from './request.js';
export type { SampledRecord } from '../sample.js';
export { type AskerRights, type StartContext, startImport, type WantedFile, type WantedImport } from './start-import.js';
