import sql, { raw, type Sql } from 'sql-template-tag';
import { DataParty } from '../model/index.js';
import { allowed } from './allowed.js';
import { filterBy, type FilterParameter } from './function.js';

const PARTIES = Object.values(DataParty).filter((party): party is string => typeof party === 'string');

const quoted = (word: string): string => `'${word}'`;

/** Which system told of a record, and whose data that gives; `source` is its name. Systems that nobody declared give one's own observations. */
export function provenanceFilters(source: Sql, needs: readonly string[] = []): FilterParameter[] {
  return [
    filterBy('source', 'text', source, { label: 'Source', description: 'The system that told of it.', personal: false }, needs),
    partyFilter(sql`coalesce((select ds.party from data_source ds where ds.name = ${source}), ${raw(String(DataParty.FIRST))})`, needs),
  ];
}

/** Whose data a source gives, of the number that is stored. */
export function partyFilter(party: Sql, needs: readonly string[] = []): FilterParameter {
  return filterBy(
    'party',
    'enum',
    sql`(array[${raw(PARTIES.map(quoted).join())}])[${party} + 1]`,
    {
      label: 'Party',
      description: 'Whose data the source gives: ZERO of the person, FIRST our own, SECOND of a partner, THIRD bought.',
      personal: false,
      allowed: allowed(...PARTIES),
    },
    needs,
  );
}
