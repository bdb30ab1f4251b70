import { RECORD_KIND } from '../records/index.js';

export const RecordKind = RECORD_KIND.enumeration;
