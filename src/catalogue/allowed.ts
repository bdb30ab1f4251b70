import type { AllowedValue } from '../language/vocabulary.js';

/** Values of a closed set, or suggestions, that are their own labels. */
export function allowed(...values: readonly string[]): AllowedValue[] {
  return values.map((value) => ({ value, label: value.replaceAll('_', ' ') }));
}
