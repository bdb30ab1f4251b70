import { Button, MultiSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { FindSegments, MakeWebhook, WebhookList } from '../../data/operations';
import { useAnswer } from '../../data/use-answer';
import { useDeed } from '../../data/use-deed';
import { usePageTexts } from '../../messages/page-texts';
import { integrationTexts } from '../../messages/pages/integrations';
import { ProblemNote } from '../../parts/states';
import css from './integrations.module.css';

/** Whom to tell, and of which segments. */
export function NewWebhookForm({ onMade }: { readonly onMade: (made: { readonly name: string; readonly secret: string }) => void }) {
  const t = usePageTexts(integrationTexts);
  const [name, setName] = useState('');
  const [url, setUrl] = useState('');
  const [segmentIds, setSegmentIds] = useState<string[]>([]);
  const segments = useAnswer(FindSegments, {});
  const { run, isRunning, problem } = useDeed(MakeWebhook, WebhookList);
  const make = async (event: FormEvent) => {
    event.preventDefault();
    const made = await run({ input: { name: name.trim(), url: url.trim(), ...(segmentIds.length === 0 ? {} : { segmentIds }) } });
    if (made !== undefined) onMade({ name: made.createWebhook.webhook.name, secret: made.createWebhook.secret });
  };
  return (
    <form className={css.form} onSubmit={(event) => void make(event)}>
      <TextInput label={t.nameLabel} value={name} maxLength={200} onChange={(event) => setName(event.currentTarget.value)} />
      <TextInput label={t.url} type="url" placeholder={t.urlHint} value={url} onChange={(event) => setUrl(event.currentTarget.value)} />
      <MultiSelect
        label={t.segments}
        size="xs"
        placeholder={segmentIds.length === 0 ? t.segmentsHint : ''}
        data={segments.data?.segments.nodes.map(({ id, name: label }) => ({ value: id, label })) ?? []}
        value={segmentIds}
        onChange={setSegmentIds}
        searchable
        hidePickedOptions
      />
      <Button type="submit" disabled={name.trim() === '' || url.trim() === ''} loading={isRunning}>
        {t.make}
      </Button>
      {problem !== undefined && (
        <div className={css.problem}>
          <ProblemNote problem={problem} />
        </div>
      )}
    </form>
  );
}
