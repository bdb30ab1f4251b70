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

interface Draft {
  readonly name: string;
  readonly segmentId: string | null;
  readonly trigger: Trigger;
  readonly afterDays: number;
  readonly figure: SegmentBoundFigure;
  readonly bound: number | string;
  readonly kind: Effect;
  readonly text: string;
  readonly value: string;
}

const BLANK: Draft = {
  name: '',
  segmentId: null,
  trigger: 'ENTERED',
  afterDays: 7,
  figure: 'SIZE',
  bound: '',
  kind: 'ADD_TAG',
  text: '',
  value: '',
};

interface Fields {
  readonly draft: Draft;
  readonly change: (changes: Partial<Draft>) => void;
}

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Which segment, when, and what is done. */
export function NewActionForm({ onMade }: { readonly onMade: () => void }) {
  const t = usePageTexts(outgoingTexts);
  const segments = useAnswer(FindSegments, {});
  const [{ kind: chosen, ...rest }, setDraft] = useState(BLANK);
  const effects = useEffects(rest.trigger);
  const draft: Draft = { ...rest, kind: effects.includes(chosen) ? chosen : (effects[0] ?? 'ADD_TAG') };
  const change = (changes: Partial<Draft>) => setDraft((before) => ({ ...before, ...changes }));
  const choices = segments.data?.segments.nodes.map(({ id, name }) => ({ value: id, label: name })) ?? [];
  const input = inputOf(draft);
  const run = async () => {
    if (input === undefined) return;
    await perform(MakeAction, { input }, ActionList);
    onMade();
  };
  return (
    <form className={css.form} onSubmit={(event: FormEvent) => event.preventDefault()}>
      <TextInput label={t.name} value={draft.name} maxLength={200} onChange={(event) => change({ name: event.currentTarget.value })} />
      <Select
        label={t.segment}
        size="xs"
        searchable
        data={choices}
        value={draft.segmentId}
        onChange={(segmentId) => change({ segmentId })}
      />
      <WhenFields draft={draft} change={change} />
      <EffectFields draft={draft} change={change} effects={effects} choices={choices} />
      {input === undefined ? (
        <Button variant="default" disabled>
          {t.makeAction}
        </Button>
      ) : (
        <DeedButtons deeds={[{ label: t.makeAction, run }]} />
      )}
    </form>
  );
}

/** What the key may have done: of customers, or, where a figure crosses a bound, of the segment itself. */
function useEffects(trigger: Trigger): readonly Effect[] {
  const { may } = useRights();
  if (isCrossing(trigger)) return ['NOTE'];
  return (Object.keys(EFFECTS) as Effect[]).filter(
    (one) => one !== 'NOTE' && may(EFFECTS[one] === 'list' ? 'segments:write' : 'customers:write'),
  );
}

function isCrossing(trigger: Trigger): trigger is 'ROSE_ABOVE' | 'FELL_BELOW' {
  return trigger === 'ROSE_ABOVE' || trigger === 'FELL_BELOW';
}

function WhenFields({ draft: { trigger, afterDays, figure, bound }, change }: Fields) {
  const t = usePageTexts(outgoingTexts);
  const labelOf = (one: Trigger) => {
    if (one === 'STAYED') return t.staysLabel;
    return isCrossing(one) ? t.crossesLabel[one] : t.triggers[one];
  };
  return (
    <>
      <Select
        label={t.whenLabel}
        size="xs"
        allowDeselect={false}
        data={TRIGGERS.map((one) => ({ value: one, label: labelOf(one) }))}
        value={trigger}
        onChange={(chosen) => change({ trigger: TRIGGERS.find((one) => one === chosen) ?? trigger })}
      />
      {trigger === 'STAYED' && (
        <NumberInput
          label={t.days}
          size="xs"
          min={1}
          max={365}
          value={afterDays}
          onChange={(days) => change({ afterDays: Number(days) })}
        />
      )}
      {isCrossing(trigger) && (
        <>
          <NumberInput label={t.boundLabel} size="xs" min={0} value={bound} onChange={(value) => change({ bound: value })} />
          <Select
            label={t.figureLabel}
            size="xs"
            allowDeselect={false}
            data={FIGURES.map((one) => ({ value: one, label: t.boundFigures[one] }))}
            value={figure}
            onChange={(chosen) => change({ figure: FIGURES.find((one) => one === chosen) ?? figure })}
          />
        </>
      )}
    </>
  );
}

function EffectFields({
  draft: { kind, text, value },
  change,
  effects,
  choices,
}: Fields & { readonly effects: readonly Effect[]; readonly choices: readonly Choice[] }) {
  const t = usePageTexts(outgoingTexts);
  return (
    <>
      <Select
        label={t.doLabel}
        size="xs"
        allowDeselect={false}
        data={effects.map((one) => ({ value: one, label: t.effects[one] }))}
        value={kind}
        onChange={(chosen) => change({ kind: effects.find((one) => one === chosen) ?? kind, text: '' })}
      />
      {EFFECTS[kind] === 'list' ? (
        <Select
          label={t.list}
          size="xs"
          searchable
          data={[...choices]}
          value={text || null}
          onChange={(chosen) => change({ text: chosen ?? '' })}
        />
      ) : (
        <TextInput label={t[ASKED_FOR[EFFECTS[kind]]]} value={text} onChange={(event) => change({ text: event.currentTarget.value })} />
      )}
      {EFFECTS[kind] === 'value' && (
        <TextInput label={t.value} value={value} onChange={(event) => change({ value: event.currentTarget.value })} />
      )}
    </>
  );
}

/** What is sent; undefined as long as something is missing. */
function inputOf({ name, segmentId, trigger, afterDays, figure, bound, kind, text, value }: Draft): CreateSegmentActionInput | undefined {
  if (name.trim() === '' || segmentId === null || text.trim() === '') return undefined;
  if (isCrossing(trigger) && bound === '') return undefined;
  return {
    name: name.trim(),
    segmentId,
    trigger,
    ...(trigger === 'STAYED' && { afterDays }),
    ...(isCrossing(trigger) && { bound: { figure, value: bound } }),
    effect: effectOf(kind, text.trim(), value),
  };
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
