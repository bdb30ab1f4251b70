/** An error that the database answered with. */
export interface ServerError extends Error {
  readonly code: string;
}

export function isServerError(error: unknown): error is ServerError {
  return error instanceof Error && 'severity' in error && 'code' in error && typeof error.code === 'string';
}

/**
 * What may be shown and logged of one. MikroORM puts the statement with its values before the message, and messages about data (class 22) quote it:
 * it may be a person's.
 */
export function tellServerError({ message, code }: ServerError): string {
  const told = message.slice(message.lastIndexOf(STATEMENT_ENDS) + 1).replace(/^- /, '');
  return code.startsWith('22') ? told.replace(/:? ?["'«„“].*["'»“”]/s, '') : told;
}

const STATEMENT_ENDS = ' - ';
