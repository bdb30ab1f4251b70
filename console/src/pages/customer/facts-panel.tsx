import { useMessages } from '../../messages/language';
import { Panel } from '../../parts/panel';
import css from './customer.module.css';
import type { CustomerShown } from './customer-shown';

/** What is known of a customer; what is not known is not there. */
export function FactsPanel({ customer }: { readonly customer: CustomerShown }) {
  const { t, format } = useMessages();
  const { facts } = t.customer;
  const list = (values: readonly string[] | undefined) => (values === undefined || values.length === 0 ? null : values.join(', '));
  const word = (value: string | null | undefined) => (value === null || value === undefined ? null : t.word(value));
  const yes = (value: boolean | null) => (value === null ? null : value ? t.yes : t.no);
  const all: readonly (readonly [string, string | null | undefined])[] = [
    [facts.email, list(customer.emails)],
    [facts.phone, list(customer.phones)],
    [facts.birthDate, customer.birthDate === null || customer.birthDate === undefined ? null : format.date(customer.birthDate)],
    [facts.stage, word(customer.lifecycleStage)],
    [facts.language, customer.language === null ? null : format.languageName(customer.language)],
    [facts.gender, word(customer.gender)],
    [facts.occupation, customer.occupation],
    [facts.household, customer.householdSize === null ? null : format.number(customer.householdSize)],
    [facts.homeOwner, yes(customer.homeOwner)],
    [facts.interests, list(customer.interests)],
    [facts.category, customer.favouriteCategory],
    [facts.brand, customer.favouriteBrand],
    [facts.channel, word(customer.favouriteChannel)],
    [facts.tags, list(customer.tags)],
    [facts.ids, list(customer.externalIds.map(({ source, externalId }) => `${source}: ${externalId}`))],
  ];
  const known = all.filter((fact): fact is readonly [string, string] => fact[1] !== null && fact[1] !== undefined && fact[1] !== '');
  return (
    <Panel title={t.customer.profile}>
      <dl className={css.facts}>
        {known.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
