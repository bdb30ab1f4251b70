import { NumberInput, Select, TextInput } from '@mantine/core';
import { blockTexts } from '../../../messages/pages/blocks';
import { usePageTexts } from '../../../messages/page-texts';
import css from './blocks.module.css';
import { toldBy, UNITS, WORDS, written } from './date-form';

interface DateInputProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A date: so long ago or ahead, which moves with time, or a day, which does not. */
export function DateInput({ label, value, onChange }: DateInputProps) {
  const t = usePageTexts(blockTexts);
  const told = toldBy(value);
  const kinds = [
    ...UNITS.map((unit) => ({ value: `-${unit}`, label: t.dates.ago[unit] })),
    ...UNITS.map((unit) => ({ value: `+${unit}`, label: t.dates.ahead[unit] })),
    { value: 'day', label: t.dates.day },
    ...WORDS.map((word) => ({ value: word, label: t.dates[word] })),
    ...(told.kind === 'written' ? [{ value: 'written', label: t.dates.written }] : []),
  ];
  return (
    <span className={css.date}>
      {told.count !== undefined && (
        <NumberInput
          aria-label={t.dates.number(label)}
          value={told.count}
          onChange={(count) => typeof count === 'number' && onChange(written({ ...told, count }, value))}
          allowDecimal={false}
          allowNegative={false}
          hideControls
          size="xs"
          w={64}
        />
      )}
      <Select
        aria-label={t.dates.kind(label)}
        data={kinds}
        value={told.kind}
        onChange={(kind) => kind !== null && onChange(written({ ...told, kind }, value))}
        allowDeselect={false}
        w={140}
      />
      {told.kind === 'day' && (
        <TextInput
          type="date"
          aria-label={label}
          value={told.day}
          onChange={({ currentTarget }) => currentTarget.value !== '' && onChange(currentTarget.value)}
        />
      )}
      {told.kind === 'written' && (
        <TextInput aria-label={label} value={value} onChange={({ currentTarget }) => onChange(currentTarget.value)} w={190} />
      )}
    </span>
  );
}
