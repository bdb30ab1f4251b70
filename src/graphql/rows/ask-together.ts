import type { Sql } from '../../database/index.js';
import { avoidPairing } from '../../membership/index.js';
import type { OperationContext } from '../context.js';

/** Asks a statement that goes over many customers. */
export async function askTogether<Row extends object>({ database }: OperationContext, statement: Sql): Promise<Row[]> {
  return database.transaction(async (transaction) => {
    await avoidPairing(transaction, statement);
    return transaction.query<Row>(statement);
  });
}
