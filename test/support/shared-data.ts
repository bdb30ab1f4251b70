import { join, resolve } from 'node:path';

/** Where the big data sets lie that are too large for the repository: CANTLE_SHARED, else `shared` beside the repository. */
const SHARED = process.env['CANTLE_SHARED'] ?? resolve(__dirname, '..', '..', '..', 'shared');

export const SHARED_DATA = join(SHARED, 'data');
