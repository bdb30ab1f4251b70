import { Link, useNavigate, useParams } from '@tanstack/react-router';
import {
  DeleteSchedule,
  PauseSchedule,
  ResumeSchedule,
  RunSchedule,
  ScheduleDetail,
  ScheduleList,
  type ScheduleShown,
} from '../../data/operations';
import { useAnswer } from '../../data/use-answer';
import { useRights } from '../../data/viewer';
import { useMessages } from '../../messages/language';
import { usePageTexts } from '../../messages/page-texts';
import { integrationTexts } from '../../messages/pages/integrations';
import { outgoingTexts } from '../../messages/pages/outgoing';
import { DataTable } from '../../parts/data-table';
import { Page } from '../../parts/page';
import { Panel } from '../../parts/panel';
import { RuleText } from '../../parts/rule-text';
import { Note, ProblemNote, Skeleton } from '../../parts/states';
import { DeedButtons, perform } from './deed-buttons';
import { Failure, OutgoingState, SegmentLink, useNamesOfSegments } from './outgoing-bits';

export function SchedulePage() {
  const t = usePageTexts(outgoingTexts);
  const texts = usePageTexts(integrationTexts);
  const { id } = useParams({ from: '/integrations/exports/$id' });
  const { data, problem, isPrevious, refresh } = useAnswer(ScheduleDetail, { id });
  if (data === undefined || isPrevious) {
    return (
      <Page title={t.schedule} lead={<Link to="/integrations">{texts.title}</Link>}>
        {problem === undefined ? <Skeleton lines={8} /> : <ProblemNote problem={problem} onRetry={refresh} />}
      </Page>
    );
  }
  return <Shown schedule={data.exportSchedule} refresh={refresh} />;
}

function Shown({ schedule, refresh }: { readonly schedule: ScheduleShown; readonly refresh: () => void }) {
  const t = usePageTexts(outgoingTexts);
  const texts = usePageTexts(integrationTexts);
  const { format } = useMessages();
  const { may } = useRights();
  const names = useNamesOfSegments([schedule.segmentId]);
  const { folder, file, times, query, files } = schedule;
  return (
    <Page
      title={schedule.name}
      lead={<Link to="/integrations">{texts.title}</Link>}
      subtitle={
        <>
          <span className="mono">
            {folder === '' ? '' : `${folder}/`}
            {file}-…
          </span>{' '}
          · {query === null ? <SegmentLink id={schedule.segmentId} names={names} /> : t.rule} · {times.join(', ')}{' '}
          <OutgoingState of={schedule} />
        </>
      }
      actions={may('destinations:manage') ? <Deeds schedule={schedule} /> : undefined}
    >
      <Failure text={schedule.failures > 0 || schedule.pausedFor === 'FAILING' ? schedule.lastError : null} at={schedule.lastErrorAt} />
      {query !== null && (
        <Panel title={t.rule}>
          <RuleText rule={query} />
        </Panel>
      )}
      <Panel title={t.files} flush actions={<DeedButtons deeds={[{ label: texts.refresh, run: async () => refresh() }]} />}>
        {files.length === 0 ? (
          <Note icon="file" title={t.noFiles.title}>
            {t.noFiles.text}
          </Note>
        ) : (
          <DataTable
            label={t.files}
            rows={files}
            keyOf={({ name }) => name}
            columns={[
              { label: t.file, isWide: true, cell: ({ name }) => <span className="mono">{name}</span> },
              {
                label: t.customers,
                isNumber: true,
                cell: ({ exported, customers }) =>
                  exported === customers ? format.number(exported) : t.of(format.number(exported), format.number(customers)),
              },
              { label: t.size, isNumber: true, isSecondary: true, cell: ({ bytes }) => format.bytes(bytes) },
              { label: t.asOf, isSecondary: true, cell: ({ asOf }) => format.moment(asOf) },
              { label: t.written, cell: ({ writtenAt }) => <span className="dim">{format.ago(writtenAt)}</span> },
            ]}
          />
        )}
      </Panel>
    </Page>
  );
}

function Deeds({ schedule: { id, pausedAt } }: { readonly schedule: ScheduleShown }) {
  const t = usePageTexts(outgoingTexts);
  const navigate = useNavigate();
  const changes = [ScheduleDetail, ScheduleList];
  return (
    <DeedButtons
      deeds={[
        {
          label: t.runNow,
          run: async () => {
            await perform(RunSchedule, { id }, ...changes);
            return t.running;
          },
        },
        pausedAt === null
          ? { label: t.pause, run: async () => void (await perform(PauseSchedule, { id }, ...changes)) }
          : { label: t.resume, run: async () => void (await perform(ResumeSchedule, { id }, ...changes)) },
        {
          label: t.remove,
          confirm: t.removeSchedule,
          run: async () => {
            await perform(DeleteSchedule, { id }, ScheduleList);
            await navigate({ to: '/integrations' });
          },
        },
      ]}
    />
  );
}
