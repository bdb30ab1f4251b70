import { SegmentedControl } from '@mantine/core';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import {
  ActionDetail,
  ActionList,
  ActionRuns,
  type ActionShown,
  DeleteAction,
  PauseAction,
  ResumeAction,
  type SegmentActionRunState,
} from '../../data/operations';
import { useAnswer } from '../../data/use-answer';
import { useNamesOfPeople } from '../../data/use-names-of-people';
import { usePages } from '../../data/use-pages';
import { useRights } from '../../data/viewer';
import { useMessages } from '../../messages/language';
import { usePageTexts } from '../../messages/page-texts';
import { integrationTexts } from '../../messages/pages/integrations';
import { outgoingTexts } from '../../messages/pages/outgoing';
import { Chip } from '../../parts/chip';
import { CustomerLink } from '../../parts/customer-link';
import { DataTable } from '../../parts/data-table';
import { Page } from '../../parts/page';
import { Paged } from '../../parts/paged';
import { Panel } from '../../parts/panel';
import { Note, ProblemNote, Skeleton } from '../../parts/states';
import { useActionWords } from './action-words';
import { DeedButtons, perform } from './deed-buttons';
import css from './integrations.module.css';
import { Failure, OutgoingState, SegmentLink, useNamesOfSegments } from './outgoing-bits';

const STATES = ['DONE', 'FAILED', 'UNCHANGED'] as const satisfies readonly SegmentActionRunState[];
const TONES = { DONE: 'good', FAILED: 'bad', UNCHANGED: 'plain' } as const;

export function ActionPage() {
  const t = usePageTexts(outgoingTexts);
  const texts = usePageTexts(integrationTexts);
  const { id } = useParams({ from: '/integrations/actions/$id' });
  const { data, problem, isPrevious, refresh } = useAnswer(ActionDetail, { id });
  if (data === undefined || isPrevious) {
    return (
      <Page title={t.action} lead={<Link to="/integrations">{texts.title}</Link>}>
        {problem === undefined ? <Skeleton lines={8} /> : <ProblemNote problem={problem} onRetry={refresh} />}
      </Page>
    );
  }
  return <Shown action={data.segmentAction} />;
}

function Shown({ action }: { readonly action: ActionShown }) {
  const t = usePageTexts(outgoingTexts);
  const texts = usePageTexts(integrationTexts);
  const { format } = useMessages();
  const { may } = useRights();
  const names = useNamesOfSegments([action.segmentId, action.effect.targetSegmentId]);
  const { whenOf, effectOf } = useActionWords(names);
  return (
    <Page
      title={action.name}
      lead={<Link to="/integrations">{texts.title}</Link>}
      subtitle={
        <>
          <SegmentLink id={action.segmentId} names={names} /> · {whenOf(action)}: {effectOf(action)}{' '}
          {action.lookedAt !== null && `(${t.looked(format.ago(action.lookedAt))}) `}
          <OutgoingState of={action} />
        </>
      }
      actions={may('actions:manage') ? <Deeds action={action} /> : undefined}
    >
      <Failure text={action.pausedReason} />
      {action.missedAt !== null && <p className={css.missed}>{t.missed(format.moment(action.missedAt))}</p>}
      {may('customers:read') && <RunsPanel id={action.id} />}
    </Page>
  );
}

function Deeds({ action: { id, pausedAt } }: { readonly action: ActionShown }) {
  const t = usePageTexts(outgoingTexts);
  const navigate = useNavigate();
  const changes = [ActionDetail, ActionList];
  return (
    <DeedButtons
      deeds={[
        pausedAt === null
          ? { label: t.pause, run: async () => void (await perform(PauseAction, { id }, ...changes)) }
          : { label: t.resume, run: async () => void (await perform(ResumeAction, { id }, ...changes)) },
        {
          label: t.remove,
          confirm: t.removeAction,
          run: async () => {
            await perform(DeleteAction, { id }, ActionList);
            await navigate({ to: '/integrations' });
          },
        },
      ]}
    />
  );
}

/** What it did with whom, and what it could not do. */
function RunsPanel({ id }: { readonly id: string }) {
  const t = usePageTexts(outgoingTexts);
  const { format } = useMessages();
  const [state, setState] = useState<(typeof STATES)[number] | 'ALL'>('ALL');
  const pages = usePages(ActionRuns, { id, ...(state !== 'ALL' && { state }) }, ({ segmentAction: { runs } }) => ({
    items: runs.nodes,
    total: runs.totalCount,
    next: runs.pageInfo.hasNextPage ? (runs.pageInfo.endCursor ?? undefined) : undefined,
  }));
  const people = useNamesOfPeople(pages.items.flatMap(({ customerId }) => customerId ?? []));
  return (
    <Panel
      title={t.runs}
      flush
      actions={
        <SegmentedControl
          size="xs"
          aria-label={t.state}
          value={state}
          onChange={setState}
          data={[{ value: 'ALL' as const, label: t.all }, ...STATES.map((value) => ({ value, label: t.runStates[value] }))]}
        />
      }
    >
      <Paged
        pages={pages}
        empty={
          <Note icon="clock" title={t.noRuns.title}>
            {t.noRuns.text}
          </Note>
        }
      >
        {(runs) => (
          <DataTable
            label={t.runs}
            rows={runs}
            keyOf={({ at, customerId }) => `${at} ${customerId ?? ''}`}
            columns={[
              {
                label: t.who,
                isWide: true,
                cell: ({ customerId }) =>
                  customerId === null ? t.theSegment : <CustomerLink person={people.get(customerId) ?? { id: customerId }} />,
              },
              { label: t.state, cell: (run) => <Chip tone={TONES[run.state]}>{t.runStates[run.state]}</Chip> },
              { label: t.why, cell: ({ error, note }) => error ?? note ?? '' },
              { label: t.when, isSecondary: true, cell: ({ at }) => <span className="dim">{format.ago(at)}</span> },
            ]}
          />
        )}
      </Paged>
    </Panel>
  );
}
