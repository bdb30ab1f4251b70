import { Button, Select, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { FindSegments, MakeSchedule, ScheduleList } from '../../data/operations';
import { useAnswer } from '../../data/use-answer';
import { usePageTexts } from '../../messages/page-texts';
import { outgoingTexts } from '../../messages/pages/outgoing';
import { DeedButtons, perform } from './deed-buttons';
import css from './integrations.module.css';

/** A file a day of the members of a segment; what else there is to choose is chosen over the API. */
export function NewScheduleForm({ onMade }: { readonly onMade: () => void }) {
  const t = usePageTexts(outgoingTexts);
  const segments = useAnswer(FindSegments, {});
  const [name, setName] = useState('');
  const [segmentId, setSegmentId] = useState<string | null>(null);
  const [file, setFile] = useState('');
  const [columns, setColumns] = useState('id, externalIds');
  const [time, setTime] = useState('03:00');
  const isWhole = name.trim() !== '' && segmentId !== null && file.trim() !== '' && time !== '';
  const run = async () => {
    if (segmentId === null) return;
    const named = columns.split(',').map((column) => column.trim());
    const input = { name: name.trim(), segmentId, file: file.trim(), columns: named.filter((column) => column !== ''), times: [time] };
    await perform(MakeSchedule, { input }, ScheduleList);
    onMade();
  };
  return (
    <form className={css.form} onSubmit={(event: FormEvent) => event.preventDefault()}>
      <TextInput label={t.name} value={name} maxLength={200} onChange={(event) => setName(event.currentTarget.value)} />
      <Select
        label={t.segment}
        size="xs"
        searchable
        data={segments.data?.segments.nodes.map(({ id, name: label }) => ({ value: id, label })) ?? []}
        value={segmentId}
        onChange={setSegmentId}
      />
      <TextInput label={t.fileLabel} value={file} maxLength={60} onChange={(event) => setFile(event.currentTarget.value)} />
      <span />
      <TextInput label={t.columnsLabel} value={columns} onChange={(event) => setColumns(event.currentTarget.value)} />
      <TextInput label={t.timeLabel} type="time" value={time} onChange={(event) => setTime(event.currentTarget.value)} />
      <span />
      {isWhole ? (
        <DeedButtons deeds={[{ label: t.makeSchedule, run }]} />
      ) : (
        <Button variant="default" disabled>
          {t.makeSchedule}
        </Button>
      )}
    </form>
  );
}
