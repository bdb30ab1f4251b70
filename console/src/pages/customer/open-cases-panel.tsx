import { CasesOfCustomer } from '../../data/operations';
import { useAnswer } from '../../data/use-answer';
import { useRights } from '../../data/viewer';
import { useMessages } from '../../messages/language';
import { usePageTexts } from '../../messages/page-texts';
import { caseTexts } from '../../messages/pages/cases';
import { ButtonLink } from '../../parts/button-link';
import { Chip } from '../../parts/chip';
import { TwoLines } from '../../parts/data-table';
import { Panel } from '../../parts/panel';
import css from './customer.module.css';

/** What of somebody customer service has yet to resolve; nothing where there is nothing. */
export function OpenCasesPanel({ customerId }: { readonly customerId: string }) {
  const t = usePageTexts(caseTexts);
  const { t: common, format } = useMessages();
  const { may } = useRights();
  const { data } = useAnswer(CasesOfCustomer, { id: customerId });
  const open = data?.customer?.serviceInteractions.nodes.filter(({ resolved }) => resolved === false) ?? [];
  if (open.length === 0) return null;
  const mayQueue = may('campaigns:read', 'orders:read', 'segments:read');
  return (
    <Panel
      title={t.title}
      flush
      actions={
        mayQueue && (
          <ButtonLink to="/queue" variant="subtle" color="gray" size="compact-xs">
            {t.queue}
          </ButtonLink>
        )
      }
    >
      <ul>
        {open.map(({ id, subject, channel, occurredAt, effort }) => (
          <li key={id} className={css.consent}>
            <TwoLines below={[common.word(channel), effort === null ? '' : t.effort(format.number(effort))].filter(Boolean).join(' · ')}>
              {subject === null || subject === '' ? common.word(channel) : subject}
            </TwoLines>
            <span className="dim">{format.date(occurredAt)}</span>
            <Chip icon="clock">{format.ago(occurredAt)}</Chip>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
