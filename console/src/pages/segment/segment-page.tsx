import { Tabs } from '@mantine/core';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useLiveSizes } from '../../data/live-sizes';
import { SegmentHead } from '../../data/operations';
import { useAnswer } from '../../data/use-answer';
import { useRights } from '../../data/viewer';
import { ButtonLink } from '../../parts/button-link';
import { useMessages } from '../../messages/language';
import { usePageTexts } from '../../messages/page-texts';
import { personaTexts } from '../../messages/pages/persona';
import { Chip } from '../../parts/chip';
import { daysAgo } from '../../parts/history';
import { Icon } from '../../parts/icon';
import { Page } from '../../parts/page';
import { SegmentState } from '../../parts/segment-bits';
import { Note, ProblemNote, Skeleton } from '../../parts/states';
import { MembersTable } from './members-table';
import { Overview } from './overview';
import { SegmentMenu } from './segment-menu';
import type { SegmentShown } from './segment-shown';
import { SEGMENT_TABS } from './segment-tabs';
import { SegmentFiguresStrip } from './segment-figures';

const DAYS = 30;
const HistoryTab = lazy(() => import('./history-tab').then(({ HistoryTab: component }) => ({ default: component })));
const PersonaTab = lazy(() => import('./persona-tab').then(({ PersonaTab: component }) => ({ default: component })));

export function SegmentPage() {
  const { t } = useMessages();
  const { id } = useParams({ from: '/segments/$id' });
  const { data, problem, isPrevious, refresh } = useAnswer(SegmentHead, { id, from: daysAgo(DAYS) });
  const live = useLiveSizes([id]);
  const liveSize = live.get(id)?.size;
  const wasThere = useRef<string | undefined>(undefined);
  if (data?.segment?.id === id) wasThere.current = id;
  // Whoever has lost all members may have been deleted.
  useEffect(() => {
    if (liveSize === 0) refresh();
  }, [liveSize, refresh]);
  if (data === undefined || isPrevious) {
    return (
      <Page title={t.segments.name} lead={<BackLink />}>
        {problem === undefined ? <Skeleton lines={10} /> : <ProblemNote problem={problem} onRetry={refresh} />}
      </Page>
    );
  }
  if (data.segment === null) {
    return (
      <Page title={t.segments.name} lead={<BackLink />}>
        {wasThere.current === id ? (
          <Note icon="trash" title={t.segment.deleted.title}>
            {t.segment.deleted.text}
          </Note>
        ) : (
          <Note icon="question" title={t.states.problems['not-found'].title}>
            {t.states.problems['not-found'].text}
          </Note>
        )}
      </Page>
    );
  }
  return <Shown segment={{ ...data.segment, ...live.get(id) }} />;
}

function BackLink() {
  const { t } = useMessages();
  return <Link to="/segments">{t.segments.title}</Link>;
}

function Shown({ segment }: { readonly segment: SegmentShown }) {
  const { t } = useMessages();
  const persona = usePageTexts(personaTexts);
  const { may } = useRights();
  const { tab = 'overview' } = useSearch({ from: '/segments/$id' });
  const navigate = useNavigate({ from: '/segments/$id' });
  const choose = (chosen: string | null) =>
    void navigate({
      search: (before) => ({ ...before, tab: SEGMENT_TABS.find((each) => each === chosen) }),
      replace: true,
    });
  return (
    <Page
      title={segment.name}
      lead={<BackLink />}
      subtitle={
        <>
          {segment.description} {segment.kind === 'STATIC' && <Chip>{t.segments.static}</Chip>} <SegmentState segment={segment} />
        </>
      }
      actions={
        <>
          <ButtonLink to="/compare" search={{ segments: segment.id }} variant="default" leftSection={<Icon name="compare" size={14} />}>
            {t.nav.compare}
          </ButtonLink>
          {may('segments:write') && segment.kind === 'DYNAMIC' && segment.query !== null && (
            <ButtonLink to="/segments/$id/edit" params={{ id: segment.id }} variant="default" leftSection={<Icon name="edit" size={14} />}>
              {t.editor.edit}
            </ButtonLink>
          )}
          <SegmentMenu segment={segment} />
        </>
      }
    >
      <SegmentFiguresStrip segment={segment} />
      <Tabs value={tab} onChange={choose} keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="overview" leftSection={<Icon name="pulse" size={14} />}>
            {t.segment.overview}
          </Tabs.Tab>
          {may('customers:read') && (
            <Tabs.Tab value="members" leftSection={<Icon name="people" size={14} />}>
              {t.segment.members}
            </Tabs.Tab>
          )}
          {may('customers:read') && (
            <Tabs.Tab value="persona" leftSection={<Icon name="person" size={14} />}>
              {persona.tab}
            </Tabs.Tab>
          )}
          <Tabs.Tab value="history" leftSection={<Icon name="clock" size={14} />}>
            {t.segment.history}
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="overview">
          <Overview segment={segment} />
        </Tabs.Panel>
        {may('customers:read') && (
          <Tabs.Panel value="members">
            <MembersTable segment={segment} />
          </Tabs.Panel>
        )}
        {may('customers:read') && (
          <Tabs.Panel value="persona">
            <Suspense fallback={<Skeleton lines={8} />}>
              <PersonaTab segment={segment} />
            </Suspense>
          </Tabs.Panel>
        )}
        <Tabs.Panel value="history">
          <Suspense fallback={<Skeleton lines={8} />}>
            <HistoryTab segment={segment} />
          </Suspense>
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
