import { registerEnumType } from 'type-graphql';
import { RECORD_KINDS, type RecordKind as Kind } from '../records/index.js';

/** The kinds of records that have ids of their own: `STORE_CREDIT_ACCOUNT` is `store_credit_account`. */
export const RecordKind: Readonly<Record<string, Kind>> = Object.fromEntries(RECORD_KINDS.map((kind) => [kind.toUpperCase(), kind]));
registerEnumType(RecordKind, { name: 'RecordKind', description: 'A kind of record.' });
