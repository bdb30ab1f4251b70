/**
 * What the program was started with cannot be used: a setting, a folder, a port, a database. Told to whoever started it by its message alone, so
 * that says what to change.
 */
export class StartError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StartError';
  }
}

/** What the operating system says of a file or a port: `EACCES: permission denied`, without the call and the path that Node adds. */
export function systemReason(error: unknown): string | undefined {
  // Not by its class: errors of the system come from another realm under some runners of tests.
  if (typeof error !== 'object' || error === null || !('syscall' in error) || !('message' in error)) return undefined;
  return String(error.message).split(', ')[0];
}
