import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { SavePersonaCard, SegmentPersona, type SegmentPersonaData } from '../../data/operations';
import { useDeed } from '../../data/use-deed';
import { useRights } from '../../data/viewer';
import { useMessages } from '../../messages/language';
import { usePageTexts } from '../../messages/page-texts';
import { personaTexts } from '../../messages/pages/persona';
import { Panel } from '../../parts/panel';
import { ProblemNote } from '../../parts/states';
import css from './persona.module.css';

type Card = NonNullable<NonNullable<SegmentPersonaData['segment']>['personaCard']>;

const FIELDS = ['name', 'channel', 'tone', 'notes'] as const;

/** What people say of a persona: read, and written by those who may. */
export function PersonaCardPanel({ id, card }: { readonly id: string; readonly card: Card | null }) {
  const { format } = useMessages();
  const t = usePageTexts(personaTexts).card;
  const { may } = useRights();
  const [isEdited, setEdited] = useState(false);
  const said = FIELDS.filter((field) => (card?.[field] ?? '') !== '');
  return (
    <Panel
      title={t.title}
      note={card === null ? undefined : t.changed(format.ago(card.changedAt))}
      actions={
        may('segments:write') &&
        !isEdited && (
          <Button variant="subtle" size="compact-xs" onClick={() => setEdited(true)}>
            {t.edit}
          </Button>
        )
      }
    >
      {isEdited ? (
        <CardForm id={id} card={card} onDone={() => setEdited(false)} />
      ) : said.length === 0 ? (
        <p className="dim">{t.empty}</p>
      ) : (
        <dl className={css.card}>
          {said.map((field) => (
            <div key={field}>
              <dt>{t[field]}</dt>
              <dd>{card?.[field]}</dd>
            </div>
          ))}
        </dl>
      )}
    </Panel>
  );
}

function CardForm({ id, card, onDone }: { readonly id: string; readonly card: Card | null; readonly onDone: () => void }) {
  const t = usePageTexts(personaTexts).card;
  const [texts, setTexts] = useState(() => Object.fromEntries(FIELDS.map((field) => [field, card?.[field] ?? ''])));
  const { run, isRunning, problem } = useDeed(SavePersonaCard, SegmentPersona);
  const save = async () => {
    const written = Object.fromEntries(FIELDS.map((field) => [field, texts[field]?.trim() === '' ? null : texts[field]]));
    if ((await run({ input: { segmentId: id, ...written } })) !== undefined) onDone();
  };
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {FIELDS.map((field) => {
        const Input = field === 'notes' ? Textarea : TextInput;
        return (
          <Input
            key={field}
            size="xs"
            label={t[field]}
            value={texts[field] ?? ''}
            onChange={({ currentTarget }) => {
              const { value } = currentTarget;
              setTexts((before) => ({ ...before, [field]: value }));
            }}
          />
        );
      })}
      {problem !== undefined && <ProblemNote problem={problem} />}
      <div className={css.buttons}>
        <Button type="submit" loading={isRunning}>
          {t.save}
        </Button>
        <Button variant="subtle" color="gray" onClick={onDone}>
          {t.cancel}
        </Button>
      </div>
    </form>
  );
}
