import sql, { raw, type Sql } from 'sql-template-tag';
import { DataParty } from '../model/index.js';
import { allowed } from './allowed.js';
import { filterBy, type FilterParameter } from './function.js';

const PARTIES = Object.values(DataParty).filter((party): party is string => typeof party === 'string');

const quoted = (word: string): string => `'${word}'`;

/** Which system told of a record, and whose data that gives; `source` is its name. Systems that nobody declared give one's own observations. */
export function provenanceFilters(source: Sql, needs: readonly string[] = []): FilterParameter[] {
  const party = sql`coalesce((select (array[${raw(PARTIES.map(quoted).join())}])[ds.party + 1] from data_source ds where ds.name = ${source}), 'FIRST')`;
  return [
    filterBy('source', 'text', source, { label: 'Source', description: 'The system that told of it.', personal: false }, needs),
    filterBy(
      'party',
      'enum',
      party,
      {
        label: 'Party',
        description: 'Whose data the source gives: ZERO of the person, FIRST our own, SECOND of a partner, THIRD bought.',
        personal: false,
        allowed: allowed(...PARTIES),
      },
      needs,
    ),
  ];
}
