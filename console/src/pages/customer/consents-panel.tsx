import { useMessages } from '../../messages/language';
import { Chip, type Tone } from '../../parts/chip';
import { Panel } from '../../parts/panel';
import css from './customer.module.css';
import type { CustomerShown } from './customer-shown';

type Status = CustomerShown['consents'][number]['status'];

const TONES: Readonly<Record<Status, Tone>> = {
  SUBSCRIBED: 'good',
  PENDING: 'warn',
  UNSUBSCRIBED: 'bad',
  NOT_SUBSCRIBED: 'plain',
  INVALID: 'plain',
  REDACTED: 'plain',
};

/** By which ways a customer has agreed to be reached. */
export function ConsentsPanel({ customer }: { readonly customer: CustomerShown }) {
  const { t, format } = useMessages();
  return (
    <Panel title={t.customer.consents} flush>
      {customer.consents.length === 0 ? (
        <p className={css.nothing}>{t.customer.noConsents}</p>
      ) : (
        <ul>
          {customer.consents.map(({ channel, status, changedAt }) => (
            <li key={channel} className={css.consent}>
              <span>{t.customer.channels[channel]}</span>
              <span className="dim">{changedAt === null ? '' : format.date(changedAt)}</span>
              <Chip tone={TONES[status]} icon={status === 'SUBSCRIBED' ? 'check' : 'cross'}>
                {t.customer.statuses[status]}
              </Chip>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
