import { isServerError, type ServerError, tellServerError } from '../../database/index.js';

/**
 * What a rule or a customer's data can do to a statement, by the first two characters of SQLSTATE. Everything else (a lost connection, a
 * full disk, a lost race) is about the database, and trying the same again is right.
 */
const FAULTS = new Set([
  '0A', // feature not supported, such as a plan that no longer fits its tables
  '21', // cardinality violation
  '22', // data exception: overflow, division by zero, a text that is no number
  '42', // what a rule mentions does not exist
  '54', // program limit exceeded
  'P0', // raised by a function
  'XX', // internal error
]);
const CANCELED = '57014'; // among others by statement_timeout

/** The statement that evaluates segments failed because of what it evaluates, so that some segment or customer is to blame. */
export class StatementFault extends Error {
  constructor(error: ServerError) {
    super(`${tellServerError(error)} (${error.code})`, { cause: error });
    this.name = 'StatementFault';
  }
}

/** Runs statements that evaluate rules; a failure that they are to blame for is thrown as a StatementFault. */
export async function namingFaults<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw isFault(error) ? new StatementFault(error) : error;
  }
}

function isFault(error: unknown): error is ServerError {
  if (!isServerError(error)) return false;
  return error.code === CANCELED || (error.code.length === 5 && FAULTS.has(error.code.slice(0, 2)));
}
