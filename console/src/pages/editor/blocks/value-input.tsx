import { Autocomplete, NumberInput, Select, TagsInput } from '@mantine/core';
import { useState } from 'react';
import { CompleteRule } from '../../../data/operations';
import { useAnswer } from '../../../data/use-answer';
import { useSettled } from '../../../data/use-settled';
import { useMessages } from '../../../messages/language';
import type { OwnValue } from './block';
import { DateInput } from './date-input';
import { isDate, isNumber, type Word } from './vocabulary';

/** How long the keys must rest before the server is asked for values. */
const RESTS_MS = 150;

interface ValueInputProps {
  readonly word: Word;
  /** The rule up to the value, by which the server offers those that there are; undefined where it offers none. */
  readonly before: string | undefined;
  readonly label: string;
  readonly value: OwnValue;
  readonly onChange: (value: OwnValue) => void;
}

/** One value, written as its type is. */
export function ValueInput({ word, before, label, value, onChange }: ValueInputProps) {
  const { t } = useMessages();
  const { type, allowed } = word;
  if (type === 'boolean') {
    return (
      <Select
        aria-label={label}
        data={[
          { value: 'true', label: t.yes },
          { value: 'false', label: t.no },
        ]}
        value={String(value)}
        onChange={(chosen) => onChange(chosen === 'true')}
        allowDeselect={false}
        w={90}
      />
    );
  }
  if (isDate(type)) return <DateInput label={label} value={String(value)} onChange={onChange} />;
  if (isNumber(type)) {
    return (
      <NumberInput
        aria-label={label}
        value={typeof value === 'number' || typeof value === 'string' ? value : ''}
        onChange={(typed) => onChange(typed === '' ? null : typed)}
        allowDecimal={type !== 'integer'}
        hideControls
        size="xs"
        w={110}
      />
    );
  }
  if (allowed.length > 0) {
    return (
      <Select
        aria-label={label}
        data={allowed.map(({ value: each, label: shown }) => ({ value: each, label: t.word(shown) }))}
        value={value === null ? null : String(value)}
        onChange={onChange}
        allowDeselect={false}
        searchable={allowed.length > MANY}
        w={190}
      />
    );
  }
  return (
    <TextValue before={before} label={label} value={String(value ?? '')} onChange={(typed) => onChange(typed === '' ? null : typed)} />
  );
}

/** So many choices are looked through by typing. */
const MANY = 8;

interface TextValueProps {
  readonly before: string | undefined;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function TextValue({ before, label, value, onChange }: TextValueProps) {
  const [isOpen, setOpen] = useState(false);
  const offers = useOffers(isOpen ? before : undefined, value);
  return (
    <Autocomplete
      aria-label={label}
      data={offers}
      value={value}
      onChange={onChange}
      onFocus={() => setOpen(true)}
      onBlur={() => setOpen(false)}
      filter={({ options }) => options}
      size="xs"
      w={190}
    />
  );
}

interface ValuesInputProps {
  readonly word: Word;
  readonly before: string | undefined;
  readonly label: string;
  readonly values: readonly OwnValue[];
  readonly onChange: (values: readonly OwnValue[]) => void;
}

/** Any number of values. */
export function ValuesInput({ word: { type, allowed }, before, label, values, onChange }: ValuesInputProps) {
  const { t } = useMessages();
  const [search, setSearch] = useState('');
  const [isOpen, setOpen] = useState(false);
  const offers = useOffers(isOpen && allowed.length === 0 && !isNumber(type) ? before : undefined, search);
  const read = (text: string): OwnValue => (isNumber(type) && text !== '' && Number.isFinite(Number(text)) ? Number(text) : text);
  const named = new Map(allowed.map(({ value, label: shown }) => [t.word(shown), value]));
  const shown = new Map(allowed.map(({ value, label: each }) => [value, t.word(each)]));
  return (
    <TagsInput
      aria-label={label}
      data={allowed.length > 0 ? [...named.keys()] : offers}
      value={values.map((value) => shown.get(String(value)) ?? String(value))}
      onChange={(texts) => onChange(texts.map((text) => named.get(text) ?? read(text)))}
      searchValue={search}
      onSearchChange={setSearch}
      onFocus={() => setOpen(true)}
      onBlur={() => setOpen(false)}
      acceptValueOnBlur
      size="xs"
      miw={220}
    />
  );
}

/** The values in use that begin so, as the completion of the text offers them. */
function useOffers(before: string | undefined, typed: string): string[] {
  const settled = useSettled(typed, RESTS_MS);
  const query = before === undefined ? undefined : `${before}'${settled.replaceAll(/['\\]/g, '\\$&')}`;
  const { data } = useAnswer(CompleteRule, query === undefined ? 'skip' : { query, offset: query.length });
  if (query === undefined) return [];
  return [...new Set(data?.completeSegmentQuery.filter(({ kind }) => kind === 'VALUE').map(({ label }) => label))];
}
