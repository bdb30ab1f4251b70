import { localStorageColorSchemeManager } from '@mantine/core';

/** Light or dark, as chosen; index.html reads the same before anything is drawn. */
export const schemeManager = localStorageColorSchemeManager({ key: 'cantle-scheme' });
