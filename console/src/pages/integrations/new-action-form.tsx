import { Button, NumberInput, Select, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import {
  ActionList,
  type CreateSegmentActionInput,
  FindSegments,
  MakeAction,
  type SegmentActionKind,
  type SegmentActionTrigger,
  type SegmentBoundFigure,
} from '../../data/operations';
import { useAnswer } from '../../data/use-answer';
import { useRights } from '../../data/viewer';
import { usePageTexts } from '../../messages/page-texts';
import { outgoingTexts } from '../../messages/pages/outgoing';
import { DeedButtons, perform } from './deed-buttons';
import css from './integrations.module.css';

const TRIGGERS = ['ENTERED', 'LEFT', 'STAYED', 'ROSE_ABOVE', 'FELL_BELOW'] as const satisfies readonly SegmentActionTrigger[];
type Trigger = (typeof TRIGGERS)[number];
const FIGURES = ['SIZE', 'AMOUNT_SPENT'] as const satisfies readonly SegmentBoundFigure[];
/** By what is said besides. What calls a webhook is made through the API. */
const EFFECTS = {
  ADD_TAG: 'tag',
  REMOVE_TAG: 'tag',
  ADD_TO_SEGMENT: 'list',
  REMOVE_FROM_SEGMENT: 'list',
  SET_ATTRIBUTE: 'value',
  CLEAR_ATTRIBUTE: 'attribute',
  NOTE: 'note',
} as const satisfies Readonly<Record<Exclude<SegmentActionKind, 'CALL_WEBHOOK'>, string>>;
type Effect = keyof typeof EFFECTS;
/** By which word it is asked for. */
const ASKED_FOR = { tag: 'tag', list: 'list', value: 'attribute', attribute: 'attribute', note: 'noteLabel' } as const;

/** Which segment, when, and what is done. */
export function NewActionForm({ onMade }: { readonly onMade: () => void }) {
  const t = usePageTexts(outgoingTexts);
  const { may } = useRights();
  const segments = useAnswer(FindSegments, {});
  const [name, setName] = useState('');
  const [segmentId, setSegmentId] = useState<string | null>(null);
  const [trigger, setTrigger] = useState<Trigger>('ENTERED');
  const [afterDays, setAfterDays] = useState(7);
  const [figure, setFigure] = useState<SegmentBoundFigure>('SIZE');
  const [bound, setBound] = useState<number | string>('');
  const isCrossing = trigger === 'ROSE_ABOVE' || trigger === 'FELL_BELOW';
  const ofCustomers = (Object.keys(EFFECTS) as Effect[]).filter(
    (one) => one !== 'NOTE' && may(EFFECTS[one] === 'list' ? 'segments:write' : 'customers:write'),
  );
  const effects: readonly Effect[] = isCrossing ? ['NOTE'] : ofCustomers;
  const [chosenKind, setKind] = useState<Effect>('ADD_TAG');
  const kind = effects.includes(chosenKind) ? chosenKind : (effects[0] ?? 'ADD_TAG');
  const [text, setText] = useState('');
  const [value, setValue] = useState('');
  const choices = segments.data?.segments.nodes.map(({ id, name: label }) => ({ value: id, label })) ?? [];
  const isWhole = name.trim() !== '' && segmentId !== null && text.trim() !== '' && (!isCrossing || bound !== '');
  const labelOf = (one: Trigger) =>
    one === 'STAYED' ? t.staysLabel : one === 'ENTERED' || one === 'LEFT' ? t.triggers[one] : t.crossesLabel[one];
  const run = async () => {
    if (segmentId === null) return;
    const effect = effectOf(kind, text.trim(), value);
    const input = {
      name: name.trim(),
      segmentId,
      trigger,
      ...(trigger === 'STAYED' && { afterDays }),
      ...(isCrossing && { bound: { figure, value: bound } }),
      effect,
    };
    await perform(MakeAction, { input }, ActionList);
    onMade();
  };
  return (
    <form className={css.form} onSubmit={(event: FormEvent) => event.preventDefault()}>
      <TextInput label={t.name} value={name} maxLength={200} onChange={(event) => setName(event.currentTarget.value)} />
      <Select label={t.segment} size="xs" searchable data={choices} value={segmentId} onChange={setSegmentId} />
      <Select
        label={t.whenLabel}
        size="xs"
        allowDeselect={false}
        data={TRIGGERS.map((one) => ({ value: one, label: labelOf(one) }))}
        value={trigger}
        onChange={(chosen) => setTrigger(TRIGGERS.find((one) => one === chosen) ?? trigger)}
      />
      {trigger === 'STAYED' ? (
        <NumberInput label={t.days} size="xs" min={1} max={365} value={afterDays} onChange={(days) => setAfterDays(Number(days))} />
      ) : isCrossing ? (
        <NumberInput label={t.boundLabel} size="xs" min={0} value={bound} onChange={setBound} />
      ) : (
        <span />
      )}
      {isCrossing && (
        <Select
          label={t.figureLabel}
          size="xs"
          allowDeselect={false}
          data={FIGURES.map((one) => ({ value: one, label: t.boundFigures[one] }))}
          value={figure}
          onChange={(chosen) => setFigure(FIGURES.find((one) => one === chosen) ?? figure)}
        />
      )}
      <Select
        label={t.doLabel}
        size="xs"
        allowDeselect={false}
        data={effects.map((one) => ({ value: one, label: t.effects[one] }))}
        value={kind}
        onChange={(chosen) => {
          setKind(effects.find((one) => one === chosen) ?? kind);
          setText('');
        }}
      />
      {EFFECTS[kind] === 'list' ? (
        <Select label={t.list} size="xs" searchable data={choices} value={text || null} onChange={(chosen) => setText(chosen ?? '')} />
      ) : (
        <TextInput label={t[ASKED_FOR[EFFECTS[kind]]]} value={text} onChange={(event) => setText(event.currentTarget.value)} />
      )}
      {EFFECTS[kind] === 'value' ? (
        <TextInput label={t.value} value={value} onChange={(event) => setValue(event.currentTarget.value)} />
      ) : (
        <span />
      )}
      {isWhole ? (
        <DeedButtons deeds={[{ label: t.makeAction, run }]} />
      ) : (
        <Button variant="default" disabled>
          {t.makeAction}
        </Button>
      )}
    </form>
  );
}

function effectOf(kind: Effect, text: string, value: string): CreateSegmentActionInput['effect'] {
  if (EFFECTS[kind] === 'tag') return { kind, tag: text };
  if (EFFECTS[kind] === 'note') return { kind, text };
  if (EFFECTS[kind] === 'list') return { kind, targetSegmentId: text };
  return { kind, attribute: text, ...(EFFECTS[kind] === 'value' && { value: valueOf(value) }) };
}

/** A number or yes and no are what they look like; anything else is text. */
function valueOf(text: string): unknown {
  return /^(?:true|false|-?\d+(?:\.\d+)?)$/.test(text) ? JSON.parse(text) : text;
}
