import type { SyncContext, SyncOutcome } from './batch.js';
import { Declarations } from './declarations.js';
import type { AttributeDefinitionRecord } from './records.js';
import { attributeDefinitionSchema } from './schemas.js';

export const ATTRIBUTES = new Declarations('declareAttributes', 'attribute_definition', attributeDefinitionSchema);

/** Declares custom attributes of customers. */
export function declareAttributes(context: SyncContext, records: readonly AttributeDefinitionRecord[]): Promise<SyncOutcome> {
  return ATTRIBUTES.declare(context, records);
}
