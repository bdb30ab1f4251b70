export { advisoryLocks } from './advisory-locks.js';
export { folderProblem, makeFolder } from './data-folder.js';
export { type Access, type CommitHook, Database, dropInPieces } from './database.js';
export { followDatabase, moveDatabaseClock, presentInstant } from './database-clock.js';
export { listMigrations } from './migrations.js';
export { migrate, openDatabase } from './open-database.js';
export { packageFolder, packageVersion } from './package-folder.js';
export { type Question, type Questions, answered, mapped, question, together } from './question.js';
export { rowsByExternalId, rowsOf } from './rows-of.js';
export { overLostConnections, RecordReplaced, retriedTransaction } from './retried-transaction.js';
export { inSavepoint } from './savepoint.js';
export { withSessionLock } from './session-lock.js';
export { serverProblem } from './server-problem.js';
export { openSession, type Session } from './session.js';
export { AddressError, readServerAddress } from './server-address.js';
export { isAsKnown, type KnownRow, type Queryable, Sql, emptySql, joinSql, quoteIdentifier, rawSql, sql } from './sql.js';
export { refuseForeignTexts } from './text-comparison.js';
export { prepared, PreparedText } from './prepared.js';
export { preparedName, type Statement } from './statement.js';
export { lockTimeout, type Purpose, PURPOSES } from './timeouts.js';
export { isServerError, type ServerError, tellServerError } from './told-error.js';
export { Transaction } from './transaction.js';
export { asUnavailable, Unavailable, type Unavailability } from './unavailable.js';
export {
  makeFolders,
  openNamedFile,
  readFoundFile,
  readNamedFile,
  refuseLinkedFolder,
  replaceFile,
  tryNamedFile,
  unfinishedBeside,
  writeNamedFile,
} from './found-file.js';
