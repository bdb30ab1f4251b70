import { Link } from '@tanstack/react-router';
import { useRights } from '../data/viewer';
import { useMessages } from '../messages/language';
import { personName } from './person-name';
import table from './table.module.css';

/** A customer by name, who leads to what is known of them. */
export function CustomerLink({
  person,
}: {
  readonly person: { readonly id: string; readonly firstName?: string | null; readonly lastName?: string | null };
}) {
  const { t } = useMessages();
  const { may } = useRights();
  const name = personName(person, t);
  if (!may('customers:read')) return <b className={table.name}>{name}</b>;
  return (
    <Link to="/customers/$id" params={{ id: person.id }} className={table.name}>
      {name}
    </Link>
  );
}
