import type { Transaction } from '../database/database.js';
import { sql } from '../database/sql.js';
import type { SyncContext, SyncOutcome } from './batch.js';
import { readState, recordTable } from './record-table.js';
import type { AttributeDefinitionRecord } from './records.js';
import { distinct } from './references.js';
import { runBatch, type Applied } from './run-batch.js';
import { attributeDefinitionSchema, type AttributeDefinition } from './schemas.js';
import { afterwards, overlay, Rejection, statesOf, upsert } from './upsert.js';
import { recordError, type Accepted } from './validate.js';

/** A declaration is known by its key alone, whichever system made it. */
interface AttributeDefinitionState {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly unit: string | null;
  readonly description: string | null;
}

const ATTRIBUTE_DEFINITION = recordTable(
  'attribute_definition',
  { key: 'text', name: 'text', type: 'text', unit: 'text', description: 'text' },
  ['key'],
);

/** Declares custom attributes of customers. What they are called and mean can change; their type cannot, since values are stored by it. */
export function declareAttributes(context: SyncContext, records: readonly AttributeDefinitionRecord[]): Promise<SyncOutcome> {
  return runBatch(
    context,
    { name: 'declareAttributes', schema: attributeDefinitionSchema, apply: applyDefinitions },
    { source: 'declarations', records },
  );
}

async function applyDefinitions(
  transaction: Transaction,
  context: SyncContext,
  _source: string,
  accepted: readonly Accepted<AttributeDefinition>[],
): Promise<Applied> {
  const stored = await lockDefinitions(transaction, distinct(accepted.map(({ record }) => record.key)));
  const { results } = await upsert<AttributeDefinition, AttributeDefinitionState>(accepted, {
    stored,
    externalIdOf: (record) => record.key,
    next(record, before) {
      if (before !== undefined && before.type !== record.type) {
        return new Rejection([recordError('CONFLICT', ['type'], `is ${before.type} and cannot change`)]);
      }
      return overlay<AttributeDefinitionState>(
        before ?? { id: record.key, name: record.name, type: record.type, unit: null, description: null },
        record,
      );
    },
    async write(created, updated) {
      await ATTRIBUTE_DEFINITION.insert(transaction, statesOf(created).map(toRow), { createdAt: context.clock.now() });
      await ATTRIBUTE_DEFINITION.update(transaction, afterwards(updated).map(toRow));
    },
  });
  return { results, touchedCustomerIds: [] };
}

function toRow({ id, ...definition }: AttributeDefinitionState) {
  return { key: id, ...definition };
}

async function lockDefinitions(transaction: Transaction, keys: readonly string[]): Promise<Map<string, AttributeDefinitionState>> {
  const rows = await transaction.query(sql`/* sync.lockDefinitions */
    select key as id, name, type, unit, description from attribute_definition where key = any(${keys}::text[])
    order by key for no key update`);
  return new Map(rows.map((row) => readState<AttributeDefinitionState>(row)).map((state) => [state.id, state]));
}
