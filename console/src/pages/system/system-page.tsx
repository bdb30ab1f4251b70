import { Link } from '@tanstack/react-router';
import { type Probed, sumOf, useProbes } from '../../data/probes';
import { SystemState, type SystemStateData } from '../../data/operations';
import { useAnswer } from '../../data/use-answer';
import { useRights } from '../../data/viewer';
import type { Messages } from '../../messages/english';
import { useMessages } from '../../messages/language';
import { usePageTexts } from '../../messages/page-texts';
import { systemTexts } from '../../messages/pages/system';
import { inWords } from '../../messages/words';
import { Answered } from '../../parts/answered';
import { Columns } from '../../parts/columns';
import { DataTable, TwoLines } from '../../parts/data-table';
import { Figures, type FigureShown } from '../../parts/figures';
import { Icon } from '../../parts/icon';
import { Page } from '../../parts/page';
import { Panel } from '../../parts/panel';
import { SegmentState } from '../../parts/segment-bits';
import { Note, Skeleton } from '../../parts/states';
import css from './system.module.css';
import { WaitingPanel } from './waiting-panel';

/** Whether the server is well: what it says of itself, and how fresh what it knows is. */
export function SystemPage() {
  const t = usePageTexts(systemTexts);
  const { t: common } = useMessages();
  const { may } = useRights();
  const probed = useProbes();
  const state = useAnswer(SystemState, may('segments:read') ? {} : 'skip');
  return (
    <Page title={t.title} subtitle={t.subtitle}>
      {probed === undefined ? <Skeleton lines={2} /> : <Health probed={probed} />}
      {probed !== undefined && probed.metrics.size > 0 && <ProcessFigures metrics={probed.metrics} />}
      <Columns>
        <div>
          <Panel title={t.freshness} flush>
            <Answered asked={state}>{({ segments }) => <Freshness segments={segments} />}</Answered>
          </Panel>
        </div>
        <div>
          <WaitingPanel />
          <Panel title={t.thresholds} note={t.thresholdsNote} flush>
            <Answered asked={state}>
              {({ thresholds }) => (
                <DataTable
                  label={t.thresholds}
                  rows={thresholds}
                  keyOf={({ name }) => name}
                  columns={[
                    { label: t.threshold, isWide: true, cell: ({ name }) => <span title={name}>{thresholdName(name, common, t)}</span> },
                    { label: t.refreshed, cell: ({ refreshedAt }) => <Ago at={refreshedAt} /> },
                  ]}
                />
              )}
            </Answered>
          </Panel>
          <p className={css.under}>{t.process}</p>
        </div>
      </Columns>
    </Page>
  );
}

/** Thresholds are named after what they are of. */
const FIGURES: Readonly<Record<string, string>> = {
  rfm_recency: 'Recency score',
  rfm_frequency: 'Frequency score',
  rfm_monetary: 'Monetary score',
  predicted_spend: 'Predicted spend tier',
};

function thresholdName(name: string, common: Messages, t: typeof systemTexts.en): string {
  const [, figure = name, which] = /^(.*?)(?:_(best|top))?$/.exec(name) ?? [];
  const label = common.label(FIGURES[figure] ?? inWords(figure));
  return which === 'best' ? t.best(label) : which === 'top' ? t.top(label) : label;
}

function Ago({ at }: { readonly at: string }) {
  const { format } = useMessages();
  return <span className="dim">{format.ago(at)}</span>;
}

function Health({ probed: { state, reason, at, tookMs } }: { readonly probed: Probed }) {
  const t = usePageTexts(systemTexts);
  const { format } = useMessages();
  const title = state === 'ready' ? t.well : state === 'away' ? t.away : t.ill;
  return (
    <section className={css.health} data-state={state} role="status">
      <span className={css.sign}>
        <Icon name={state === 'ready' ? 'check' : 'warning'} size={18} />
      </span>
      <div>
        <p className={css.title}>{title}</p>
        <p>{reason === undefined ? (state === 'ready' ? t.wellText : '') : t.reasons[reason]}</p>
      </div>
      <span className={css.looked}>{t.looked(format.time(at), format.number(tookMs))}</span>
    </section>
  );
}

const MB = 1_000_000;
/** So many of the figures are of what the server knows; the others are of its process. */
const OF_SEGMENTS = 3;

/** What the process that answered counts. */
function ProcessFigures({ metrics }: { readonly metrics: Probed['metrics'] }) {
  const t = usePageTexts(systemTexts);
  const { format } = useMessages();
  const read = (name: string, write: (value: number) => string) => {
    const value = sumOf(metrics, name);
    return value === undefined ? '–' : write(value);
  };
  const answers = sumOf(metrics, 'cantle_graphql_operations_total') ?? 0;
  const errors = answers - (sumOf(metrics, 'cantle_graphql_operations_total', (labels) => labels.includes('outcome="ok"')) ?? 0);
  const seconds = sumOf(metrics, 'cantle_graphql_duration_seconds_sum') ?? 0;
  const started = sumOf(metrics, 'process_start_time_seconds');
  const ms = (value: number) => format.number(value * 1_000);
  const figures: FigureShown[] = [
    { label: t.behind, value: read('cantle_evaluation_stands_seconds', (value) => t.seconds(format.decimal(value))), note: t.behindNote },
    { label: t.failed, value: read('cantle_failed_segments', format.number), note: t.failedNote },
    { label: t.aside, value: read('cantle_customers_put_aside', format.number), note: t.asideNote },
    {
      label: t.answers,
      value: format.number(answers),
      note: t.answersNote(answers === 0 ? '–' : ms(seconds / answers), format.number(errors)),
    },
    { label: t.live, value: read('cantle_sockets', format.number), note: t.liveNote(read('cantle_subscriptions', format.number)) },
    {
      label: t.memory,
      value: read('process_resident_memory_bytes', (bytes) => t.megabytes(format.number(bytes / MB))),
      note: t.loop(read('nodejs_eventloop_lag_p99_seconds', ms)),
    },
    {
      label: t.uptime,
      value: started === undefined ? '–' : format.ago(new Date(started * 1_000)),
      note: t.clock(read('cantle_clock_difference_seconds', ms)),
    },
  ];
  return (
    <>
      <Figures figures={figures.slice(0, OF_SEGMENTS)} />
      <Figures figures={figures.slice(OF_SEGMENTS)} />
    </>
  );
}

function Freshness({ segments }: { readonly segments: SystemStateData['segments'] }) {
  const t = usePageTexts(systemTexts);
  const { format } = useMessages();
  const late = segments.nodes.filter(({ state, stale }) => stale || state !== 'READY');
  if (late.length === 0) {
    return (
      <Note icon="check" title={t.fresh.title}>
        {t.fresh.text(format.number(segments.totalCount))}
      </Note>
    );
  }
  return (
    <DataTable
      label={t.freshness}
      rows={late}
      keyOf={({ id }) => id}
      columns={[
        {
          label: t.segment,
          isWide: true,
          cell: ({ id, name, error }) => (
            <TwoLines below={error ?? ''}>
              <Link to="/segments/$id" params={{ id }}>
                {name}
              </Link>
            </TwoLines>
          ),
        },
        { label: t.state, cell: (segment) => <SegmentState segment={segment} /> },
        { label: t.asOf, cell: ({ asOf }) => <Ago at={asOf} /> },
      ]}
    />
  );
}
