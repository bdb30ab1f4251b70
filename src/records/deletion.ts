import { externalId, oneOf } from './fields.js';
import { RECORD_KIND } from './kinds.js';
import { part } from './schema.js';

/** What names a record to be deleted. */
export const deletion = part('Deletion', 'Names a record to delete.', {
  kind: oneOf(RECORD_KIND, 'What kind of record it is.', { presence: 'required' }),
  externalId: externalId(),
});
