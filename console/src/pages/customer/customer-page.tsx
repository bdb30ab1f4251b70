import { useParams } from '@tanstack/react-router';
import { CustomerProfile } from '../../data/operations';
import { useAnswer } from '../../data/use-answer';
import { useRights } from '../../data/viewer';
import { useMessages } from '../../messages/language';
import { Columns } from '../../parts/columns';
import { Page } from '../../parts/page';
import { personName } from '../../parts/person-name';
import { Note, ProblemNote, Skeleton } from '../../parts/states';
import { ConsentsPanel } from './consents-panel';
import { CustomerFigures } from './customer-figures';
import type { CustomerShown } from './customer-shown';
import { FactsPanel } from './facts-panel';
import { MembershipsPanel } from './memberships-panel';
import { NextPanel } from './next-panel';
import { OpenCasesPanel } from './open-cases-panel';
import { TimelinePanel } from './timeline-panel';

export function CustomerPage() {
  const { t } = useMessages();
  const { may } = useRights();
  const { id } = useParams({ from: '/customers/$id' });
  const { data, problem, isPrevious, refresh } = useAnswer(CustomerProfile, {
    id,
    names: may('personal_data:read'),
    orders: may('orders:read'),
    service: may('service:read'),
    worth: may('orders:read', 'service:read', 'campaigns:read'),
    influence: may('influence:read'),
  });
  if (data === undefined || isPrevious || data.customer === null) {
    return (
      <Page title={t.customer.title}>
        {problem !== undefined ? (
          <ProblemNote problem={problem} onRetry={refresh} />
        ) : data === undefined || isPrevious ? (
          <Skeleton lines={10} />
        ) : (
          <Note icon="question" title={t.states.problems['not-found'].title}>
            {t.states.problems['not-found'].text}
          </Note>
        )}
      </Page>
    );
  }
  return <Shown customer={data.customer} />;
}

function Shown({ customer }: { readonly customer: CustomerShown }) {
  const { t, format } = useMessages();
  const { may } = useRights();
  const [address] = customer.addresses ?? [];
  const about = [
    [address?.city, address?.countryCode].filter(Boolean).join(', '),
    customer.age === null || customer.age === undefined ? '' : t.customer.aged(format.number(customer.age)),
    t.customer.since(format.date(customer.addedAt)),
  ].filter((part) => part !== '');
  return (
    <Page title={personName(customer, t)} lead={t.customer.title} subtitle={about.join(' · ')}>
      <CustomerFigures customer={customer} />
      <Columns>
        <div>
          {may('segments:read') && <MembershipsPanel customerId={customer.id} />}
          <TimelinePanel id={customer.id} />
        </div>
        <div>
          {may('service:read') && <OpenCasesPanel customerId={customer.id} />}
          <NextPanel id={customer.id} />
          <FactsPanel customer={customer} />
          <ConsentsPanel customer={customer} />
        </div>
      </Columns>
    </Page>
  );
}
