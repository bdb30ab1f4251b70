import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { ReplayDeliveries, WebhookDeliveries, type WebhookDeliveriesData, WebhookDetail, WebhookList } from '../../data/operations';
import { useDeed } from '../../data/use-deed';
import { usePages } from '../../data/use-pages';
import { useRights } from '../../data/viewer';
import { useMessages } from '../../messages/language';
import { usePageTexts } from '../../messages/page-texts';
import { integrationTexts } from '../../messages/pages/integrations';
import { Chip } from '../../parts/chip';
import { DataTable, TwoLines } from '../../parts/data-table';
import { Paged } from '../../parts/paged';
import { Panel } from '../../parts/panel';
import { Note, ProblemNote } from '../../parts/states';
import css from './integrations.module.css';

type Delivery = WebhookDeliveriesData['webhook']['deliveries']['nodes'][number];
const STATES = ['DEAD', 'PENDING', 'DELIVERED'] as const;
type State = (typeof STATES)[number];
const TONES = { DEAD: 'bad', DELIVERED: 'good', PENDING: 'accent' } as const;

/** What was sent, what came of it, and sending it again. */
export function DeliveriesPanel({ id, dead }: { readonly id: string; readonly dead: number }) {
  const t = usePageTexts(integrationTexts);
  const { format } = useMessages();
  const { may } = useRights();
  const [state, setState] = useState<State | 'ALL'>('ALL');
  const [told, setTold] = useState<string>();
  const replaying = useDeed(ReplayDeliveries, WebhookDetail, WebhookList);
  const pages = usePages(WebhookDeliveries, { id, ...(state === 'ALL' ? {} : { state }) }, ({ webhook: { deliveries } }) => ({
    items: deliveries.nodes,
    total: deliveries.totalCount,
    next: deliveries.pageInfo.hasNextPage ? (deliveries.pageInfo.endCursor ?? undefined) : undefined,
  }));
  const replay = async (deliveryIds?: readonly string[]) => {
    const done = await replaying.run({ id, ...(deliveryIds === undefined ? {} : { deliveryIds }) });
    if (done === undefined) return;
    setTold(t.sentAgain(format.number(done.replayWebhookDeliveries.replayed)));
    pages.restart();
  };
  return (
    <Panel
      title={t.log}
      note={<span role="status">{told}</span>}
      flush
      actions={
        <>
          {dead > 0 && may('webhooks:manage') && (
            <Button variant="default" onClick={() => void replay()} loading={replaying.isRunning}>
              {t.allAgain}
            </Button>
          )}
          <SegmentedControl
            size="xs"
            aria-label={t.state}
            value={state}
            onChange={setState}
            data={[{ value: 'ALL' as const, label: t.all }, ...STATES.map((value) => ({ value, label: t.states[value] }))]}
          />
        </>
      }
    >
      {replaying.problem !== undefined && <ProblemNote problem={replaying.problem} />}
      <Paged
        pages={pages}
        empty={
          <Note icon="mail" title={t.noDeliveries.title}>
            {t.noDeliveries.text}
          </Note>
        }
      >
        {(deliveries) => (
          <DataTable
            label={t.log}
            rows={deliveries}
            keyOf={(delivery) => delivery.id}
            columns={[
              { label: t.when, cell: ({ createdAt }) => format.moment(createdAt) },
              { label: t.state, cell: (delivery) => <Chip tone={TONES[delivery.state]}>{t.states[delivery.state]}</Chip> },
              { label: t.changes, isNumber: true, cell: ({ changes }) => format.number(Array.isArray(changes) ? changes.length : 0) },
              { label: t.attempts, isNumber: true, isSecondary: true, cell: ({ attempts }) => format.number(attempts) },
              { label: t.answer, isWide: true, cell: (delivery) => <Outcome delivery={delivery} /> },
              {
                label: t.again,
                cell: (delivery) =>
                  may('webhooks:manage') &&
                  delivery.state === 'DEAD' && (
                    <Button size="compact-xs" variant="subtle" onClick={() => void replay([delivery.id])}>
                      {t.again}
                    </Button>
                  ),
              },
            ]}
          />
        )}
      </Paged>
    </Panel>
  );
}

function Outcome({ delivery: { state, status, error, lastAt, nextAt } }: { readonly delivery: Delivery }) {
  const t = usePageTexts(integrationTexts);
  const { format } = useMessages();
  const when = [
    lastAt === null ? '' : format.ago(lastAt),
    state === 'PENDING' ? (Date.parse(nextAt) > Date.now() ? t.next(format.ago(nextAt)) : t.due) : '',
  ]
    .filter(Boolean)
    .join(' · ');
  return (
    <TwoLines below={when}>
      <span className={error === null ? undefined : css.dead}>{error ?? status ?? '–'}</span>
    </TwoLines>
  );
}
