import { SegmentedControl } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { SegmentFunnelOf, SegmentHistory } from '../../data/operations';
import { useAnswer } from '../../data/use-answer';
import { useRights } from '../../data/viewer';
import { useMessages } from '../../messages/language';
import { Columns } from '../../parts/columns';
import { Funnel } from '../../parts/funnel';
import { daysAgo } from '../../parts/history';
import { Panel } from '../../parts/panel';
import { RuleText } from '../../parts/rule-text';
import { Note, ProblemNote, Skeleton } from '../../parts/states';
import { Breakdown } from './breakdown';
import type { SegmentShown } from './segment-shown';
import { ValuePanel } from './value-panel';

const AdvicePanel = lazy(() => import('./advice-panel').then(({ AdvicePanel: component }) => ({ default: component })));
const SizeChart = lazy(() => import('../../parts/size-chart').then(({ SizeChart: component }) => ({ default: component })));

export function Overview({ segment }: { readonly segment: SegmentShown }) {
  const { t } = useMessages();
  const { may } = useRights();
  return (
    <Columns>
      <div>
        <History segment={segment} />
        {may('orders:read', 'personal_data:read') && <ValuePanel id={segment.id} />}
        {may('orders:read') && <Breakdown id={segment.id} />}
      </div>
      <div>
        {segment.kind === 'DYNAMIC' && (
          <Panel title={t.segment.rule}>
            {segment.query === null ? (
              <p className="dim">{segment.ruleWithheld ?? t.segment.withheld}</p>
            ) : (
              <RuleText rule={segment.query} />
            )}
          </Panel>
        )}
        {segment.kind === 'DYNAMIC' && segment.query !== null && <FunnelPanel id={segment.id} />}
        <Suspense fallback={<Skeleton lines={3} />}>
          <AdvicePanel id={segment.id} />
        </Suspense>
      </div>
    </Columns>
  );
}

function FunnelPanel({ id }: { readonly id: string }) {
  const { t } = useMessages();
  const { data, problem, refresh } = useAnswer(SegmentFunnelOf, { id });
  if (problem?.code === 'FORBIDDEN') return null;
  return (
    <Panel title={t.funnel.title} note={t.funnel.note}>
      {data !== undefined ? (
        <Funnel funnel={data.segmentFunnel} />
      ) : problem === undefined ? (
        <Skeleton lines={4} />
      ) : (
        <ProblemNote problem={problem} onRetry={refresh} />
      )}
    </Panel>
  );
}

const SPANS = { day: { days: 1, every: 'HOUR' }, month: { days: 30, every: 'DAY' }, year: { days: 365, every: 'WEEK' } } as const;
type Span = keyof typeof SPANS;

function History({ segment }: { readonly segment: SegmentShown }) {
  const { t, format } = useMessages();
  const [span, setSpan] = useState<Span>(() => (segment.createdAt > daysAgo(2) ? 'day' : 'month'));
  const { days, every } = SPANS[span];
  const { data, problem, isPrevious, refresh } = useAnswer(SegmentHistory, { id: segment.id, from: daysAgo(days), every });
  // Before there was such a segment it had no size, which is not a size of nothing.
  const past = (data?.segment?.sizes ?? []).filter(({ at }) => at >= segment.createdAt);
  const points = [...past, { at: new Date().toISOString(), size: segment.size }];
  return (
    <Panel
      title={t.chart.title}
      actions={
        <SegmentedControl
          size="xs"
          value={span}
          onChange={(chosen) => setSpan(chosen)}
          aria-label={t.chart.span}
          data={(Object.keys(SPANS) as Span[]).map((value) => ({ value, label: t.chart.spans[value] }))}
        />
      }
    >
      {data === undefined && problem !== undefined ? (
        <ProblemNote problem={problem} onRetry={refresh} />
      ) : data === undefined ? (
        <Skeleton lines={5} height={40} />
      ) : points.length < 2 ? (
        <Note icon="clock" title={t.chart.young}>
          {t.chart.since(format.moment(segment.createdAt))}
        </Note>
      ) : (
        <div style={{ opacity: isPrevious ? 0.5 : 1 }}>
          <Suspense fallback={<Skeleton lines={5} height={40} />}>
            <SizeChart points={points} label={t.segments.sparkOf(segment.name)} />
          </Suspense>
        </div>
      )}
    </Panel>
  );
}
