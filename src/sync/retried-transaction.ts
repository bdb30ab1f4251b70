export { RecordReplaced, retriedTransaction } from '../database/retried-transaction.js';
