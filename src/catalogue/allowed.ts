import type { AllowedValue } from '../language/index.js';

/** The same values, some of which are read in other spellings too. */
export function alsoSpelled(values: readonly AllowedValue[], spellings: Readonly<Record<string, readonly string[]>>): AllowedValue[] {
  return values.map((value) => ({ ...value, ...(spellings[value.value] === undefined ? {} : { spellings: spellings[value.value] }) }));
}

/** Values of a closed set, or suggestions, that are their own labels. */
export function allowed(...values: readonly string[]): AllowedValue[] {
  return values.map((value) => ({ value, label: value.replaceAll('_', ' ') }));
}
