/** Stops at a state that the program itself has made impossible: a bug, never bad input. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`Invariant violated: ${message}`);
}

/** Ends a `switch` over a closed union; adding a member without a case is then a compile error. */
export function unreachable(value: never): never {
  throw new Error(`Invariant violated: unexpected ${JSON.stringify(value)}`);
}
