import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { CustomerTimeline, type CustomerTimelineData, type TimelineKind } from '../../data/operations';
import { usePages } from '../../data/use-pages';
import { useRights } from '../../data/viewer';
import { useMessages } from '../../messages/language';
import { Icon, type IconName } from '../../parts/icon';
import { Panel } from '../../parts/panel';
import { Note, ProblemNote, Skeleton } from '../../parts/states';
import css from './customer.module.css';

type Entry = NonNullable<CustomerTimelineData['customer']>['timeline']['edges'][number]['node'];

const ICONS: Readonly<Record<TimelineKind, IconName>> = {
  BECAME_KNOWN: 'person',
  CAMPAIGN_ENGAGEMENT: 'mail',
  CONSENT: 'check',
  EVENT: 'spark',
  INFLUENCE: 'star',
  MEMBERSHIP: 'segments',
  MERGE: 'merge',
  ORDER: 'cart',
  SERVICE_INTERACTION: 'chat',
  SURVEY_ANSWER: 'question',
};

/** All that has a moment, the newest first, by day. */
export function TimelinePanel({ id }: { readonly id: string }) {
  const { t } = useMessages();
  const { items, next, state, problem, loadMore, restart } = usePages(CustomerTimeline, { id }, ({ customer }) => ({
    items: customer?.timeline.edges.map(({ node }) => node) ?? [],
    total: 0,
    next: customer?.timeline.pageInfo.hasNextPage === true ? (customer.timeline.pageInfo.endCursor ?? undefined) : undefined,
  }));
  return (
    <Panel title={t.customer.timeline}>
      {items.length === 0 ? (
        problem !== undefined ? (
          <ProblemNote problem={problem} onRetry={restart} />
        ) : state === 'loading' ? (
          <Skeleton lines={8} />
        ) : (
          <Note icon="clock" title={t.customer.noTimeline} />
        )
      ) : (
        <>
          <ol className={css.timeline}>
            {items.map((entry, place) => (
              <TimelineLine key={entry.id} entry={entry} before={items[place - 1]} />
            ))}
          </ol>
          {next !== undefined && (
            <Button variant="default" fullWidth onClick={loadMore} loading={state === 'more'}>
              {t.customer.earlier}
            </Button>
          )}
        </>
      )}
    </Panel>
  );
}

function TimelineLine({
  entry: { at, kind, subject, what, amount, unit, cause, segmentId },
  before,
}: {
  readonly entry: Entry;
  readonly before: Entry | undefined;
}) {
  const { t, format } = useMessages();
  const { currency } = useRights();
  const quantity =
    amount === null ? '' : kind === 'INFLUENCE' ? format.number(Number(amount)) : format.money(amount, unit ?? currency, true);
  const said = t.customer.entries[kind]({ subject: t.word(subject ?? ''), word: what ?? '', what: t.word(what ?? ''), amount: quantity });
  const isNewDay = before === undefined || format.date(before.at) !== format.date(at);
  return (
    <li className={css.entry}>
      <time dateTime={at} className={css.day}>
        {isNewDay ? format.date(at) : ''}
      </time>
      <span className={css.entrySign} data-kind={kind} role="img" aria-label={t.customer.kinds[kind]}>
        <Icon name={ICONS[kind]} size={13} />
      </span>
      <p>
        {segmentId === null ? (
          said
        ) : (
          <Link to="/segments/$id" params={{ id: segmentId }}>
            {said}
          </Link>
        )}
        {cause !== null && (
          <span className="dim">
            {' · '}
            {cause === 'DEFINITION' && segmentId !== null ? (
              <Link to="/segments/$id" params={{ id: segmentId }} search={{ tab: 'history' }} className={css.cause}>
                {t.causes[cause]}
              </Link>
            ) : (
              t.causes[cause]
            )}
          </span>
        )}
      </p>
      <span className="dim">{format.hour(at)}</span>
    </li>
  );
}
