/** What an address says beside its path is read as far as it makes sense, and forgotten where it does not. */
export function textOf(given: unknown): string | undefined {
  return typeof given === 'string' && given !== '' ? given : typeof given === 'number' ? String(given) : undefined;
}

/** A column to sort by, with a minus before it for the greatest first. */
export function sortOf(given: unknown): string | undefined {
  return typeof given === 'string' && /^-?\w[\w.~-]*$/.test(given) ? given : undefined;
}

export function oneOf<Choice extends string>(choices: readonly Choice[], given: unknown): Choice | undefined {
  return choices.find((choice) => choice === given);
}

/** A day such as `2026-11-29`. */
export function dayOf(given: unknown): string | undefined {
  return typeof given === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(given) && !Number.isNaN(Date.parse(given)) ? given : undefined;
}
