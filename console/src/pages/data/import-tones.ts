import type { ImportShown } from '../../data/operations';

/** How the states of an import are coloured. */
export const IMPORT_TONES: Readonly<Record<ImportShown['state'], 'plain' | 'accent' | 'good' | 'bad' | 'warn'>> = {
  WAITING: 'plain',
  RUNNING: 'accent',
  COMPLETED: 'good',
  FAILED: 'bad',
  ABANDONED: 'warn',
  CANCELLED: 'warn',
};
