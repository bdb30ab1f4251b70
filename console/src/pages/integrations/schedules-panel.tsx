import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ScheduleList, type ScheduleShown } from '../../data/operations';
import { useAnswer } from '../../data/use-answer';
import { useRights } from '../../data/viewer';
import { useMessages } from '../../messages/language';
import { usePageTexts } from '../../messages/page-texts';
import { outgoingTexts } from '../../messages/pages/outgoing';
import { Answered } from '../../parts/answered';
import { DataTable, TwoLines } from '../../parts/data-table';
import { Icon } from '../../parts/icon';
import { Panel } from '../../parts/panel';
import { Note } from '../../parts/states';
import { NewScheduleForm } from './new-schedule-form';
import { OutgoingState, SegmentLink, useNamesOfSegments } from './outgoing-bits';

/** Exports that write themselves. */
export function SchedulesPanel() {
  const t = usePageTexts(outgoingTexts);
  const { may } = useRights();
  const [isOpen, setOpen] = useState(false);
  const schedules = useAnswer(ScheduleList, {});
  return (
    <Panel
      title={t.schedules}
      note={t.schedulesNote}
      flush
      actions={
        may('destinations:manage', 'customers:read', 'segments:read') && (
          <Button
            variant="default"
            onClick={() => setOpen(!isOpen)}
            aria-expanded={isOpen}
            leftSection={<Icon name={isOpen ? 'cross' : 'plus'} size={14} />}
          >
            {isOpen ? t.close : t.newSchedule}
          </Button>
        )
      }
    >
      {isOpen && <NewScheduleForm onMade={() => setOpen(false)} />}
      <Answered asked={schedules} lines={3}>
        {({ exportSchedules: all }) =>
          all.length === 0 ? (
            <Note icon="download" title={t.noSchedules.title}>
              {t.noSchedules.text}
            </Note>
          ) : (
            <SchedulesTable schedules={all} />
          )
        }
      </Answered>
    </Panel>
  );
}

function SchedulesTable({ schedules }: { readonly schedules: readonly ScheduleShown[] }) {
  const t = usePageTexts(outgoingTexts);
  const { format } = useMessages();
  const names = useNamesOfSegments(schedules.map(({ segmentId }) => segmentId));
  return (
    <DataTable
      label={t.schedules}
      rows={schedules}
      keyOf={({ id }) => id}
      columns={[
        {
          label: t.schedule,
          isWide: true,
          cell: ({ id, name, folder, file }) => (
            <TwoLines below={`${folder === '' ? '' : `${folder}/`}${file}-…`}>
              <Link to="/integrations/exports/$id" params={{ id }}>
                {name}
              </Link>
            </TwoLines>
          ),
        },
        {
          label: t.segment,
          cell: ({ segmentId, query }) =>
            query === null ? <SegmentLink id={segmentId} names={names} /> : <span title={query}>{t.rule}</span>,
        },
        {
          label: t.next,
          isSecondary: true,
          cell: ({ nextAt, pausedAt }) => <span className="dim">{pausedAt === null ? format.ago(nextAt) : '–'}</span>,
        },
        {
          label: t.last,
          isSecondary: true,
          cell: ({ files }) => <span className="dim">{files[0] === undefined ? t.never : format.ago(files[0].writtenAt)}</span>,
        },
        { label: t.state, cell: (schedule) => <OutgoingState of={schedule} /> },
      ]}
    />
  );
}
