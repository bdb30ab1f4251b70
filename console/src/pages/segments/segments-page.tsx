import { Button, TextInput } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useDeferredValue } from 'react';
import { useLiveSizes } from '../../data/live-sizes';
import { SegmentList } from '../../data/operations';
import { useAnswer } from '../../data/use-answer';
import { useRights } from '../../data/viewer';
import { ButtonLink } from '../../parts/button-link';
import { useMessages } from '../../messages/language';
import { daysAgo } from '../../parts/history';
import { Icon } from '../../parts/icon';
import { Page } from '../../parts/page';
import { Panel } from '../../parts/panel';
import { Note, ProblemNote, Skeleton } from '../../parts/states';
import { SegmentsTable } from './segments-table';
import { useWorths } from './worths';

const DAYS = 30;

/** All segments: found, sorted, compared by what they are worth. What is sought and how it is sorted stand in the address. */
export function SegmentsPage() {
  const { t, format } = useMessages();
  const { q = '', sort = '-size' } = useSearch({ from: '/segments' });
  const navigate = useNavigate({ from: '/segments' });
  const search = useDeferredValue(q);
  const { data, problem, isPrevious, refresh } = useAnswer(SegmentList, { from: daysAgo(DAYS), ...(search === '' ? {} : { search }) });
  const live = useLiveSizes();
  const segments = data?.segments.nodes.map((segment) => ({ ...segment, ...live.get(segment.id) })) ?? [];
  const worths = useWorths(segments.map(({ id }) => id));
  const show = (change: { readonly q?: string | undefined; readonly sort?: string | undefined }) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  return (
    <Page title={t.segments.title} actions={<Ways />}>
      <Panel
        flush
        title={data === undefined ? t.segments.title : format.plural(data.segments.totalCount, t.home.oneSegment, t.home.manySegments)}
        actions={
          <TextInput
            value={q}
            onChange={(event) => show({ q: event.currentTarget.value || undefined })}
            placeholder={t.segments.search}
            aria-label={t.segments.search}
            leftSection={<Icon name="search" size={14} />}
            type="search"
            w={240}
          />
        }
      >
        {data === undefined ? (
          problem === undefined ? (
            <Skeleton lines={10} height={44} />
          ) : (
            <ProblemNote problem={problem} onRetry={refresh} />
          )
        ) : segments.length > 0 ? (
          <SegmentsTable
            segments={segments}
            worths={worths}
            sort={sort}
            onSort={(chosen) => show({ sort: chosen })}
            isDimmed={isPrevious}
          />
        ) : search === '' ? (
          <Note icon="segments" title={t.home.noSegments.title}>
            {t.home.noSegments.text}
          </Note>
        ) : (
          <Note
            icon="search"
            title={t.segments.none.title}
            action={
              <Button variant="default" onClick={() => show({ q: undefined })}>
                {t.segments.none.action}
              </Button>
            }
          >
            {t.segments.none.text(search)}
          </Note>
        )}
      </Panel>
    </Page>
  );
}

/** To other views of them, and to a new one. */
function Ways() {
  const { t } = useMessages();
  const { may, viewer } = useRights();
  return (
    <>
      <ButtonLink to="/segments/map" variant="default" leftSection={<Icon name="segments" size={14} />}>
        {t.segments.map}
      </ButtonLink>
      <ButtonLink to="/compare" variant="default" leftSection={<Icon name="compare" size={14} />}>
        {t.nav.compare}
      </ButtonLink>
      {may('segments:write') && viewer.segmentIds === null && (
        <ButtonLink to="/segments/new" leftSection={<Icon name="plus" size={14} />}>
          {t.editor.new}
        </ButtonLink>
      )}
    </>
  );
}
