import type { ImportReportOfData } from '../../data/operations';

/** What came of an import. */
export type Report = NonNullable<ImportReportOfData['importReport']>;
