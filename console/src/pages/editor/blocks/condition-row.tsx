import { ActionIcon, Select } from '@mantine/core';
import { useRights } from '../../../data/viewer';
import { useMessages } from '../../../messages/language';
import { blockTexts } from '../../../messages/pages/blocks';
import { usePageTexts } from '../../../messages/page-texts';
import { Icon } from '../../../parts/icon';
import { RuleText } from '../../../parts/rule-text';
import { arityOf } from './arity';
import { type BlockValue, type Condition, isOwn } from './block';
import css from './blocks.module.css';
import { ValueInput, ValuesInput } from './value-input';
import { isDate, isFillable, type Word, withOperator } from './vocabulary';

interface ConditionRowProps<Of extends Condition> {
  readonly condition: Of;
  readonly word: Word | undefined;
  /** What stands before it in a text that is completed: nothing, or the opening of its function. */
  readonly opening: string;
  readonly onChange: (condition: Of) => void;
  readonly onRemove: () => void;
}

/** `What is compared how with what`, in fields of their own. */
export function ConditionRow<Of extends Condition>({ condition, word, opening, onChange, onRemove }: ConditionRowProps<Of>) {
  const { t: words } = useMessages();
  const t = usePageTexts(blockTexts);
  const label = word === undefined ? condition.name : words.label(word.label);
  return (
    <div className={css.row}>
      {isFillable(condition, word) ? (
        <>
          <span className={css.name} title={word.description}>
            {label}
          </span>
          <Select
            aria-label={t.operator(label)}
            data={operatorsOf(word, condition).map((operator) => ({ value: operator, label: operatorText(operator, word, t) }))}
            value={condition.operator}
            onChange={(operator) => operator !== null && onChange({ ...condition, ...withOperator(condition, operator, word) })}
            allowDeselect={false}
            w={150}
          />
          <Values condition={condition} word={word} label={label} opening={opening} onChange={onChange} />
        </>
      ) : (
        <RuleText rule={asText(condition)} />
      )}
      <ActionIcon className={css.remove} aria-label={t.remove(label)} onClick={onRemove}>
        <Icon name="cross" size={13} />
      </ActionIcon>
    </div>
  );
}

interface ValuesProps<Of extends Condition> {
  readonly condition: Of;
  readonly word: Word;
  readonly label: string;
  readonly opening: string;
  readonly onChange: (condition: Of) => void;
}

function Values<Of extends Condition>({ condition, word, label, opening, onChange }: ValuesProps<Of>) {
  const t = usePageTexts(blockTexts);
  const { name, operator } = condition;
  const values = condition.values.filter(isOwn);
  const { currency } = useRights();
  const arity = arityOf(operator);
  const unit = word.type === 'money' ? currency : isDate(word.type) ? null : word.unit;
  if (arity === 'none') return null;
  const before = `${opening}${name} ${arity === 'list' ? '= ' : `${operator} `}`;
  if (arity === 'list') {
    return (
      <ValuesInput
        word={word}
        before={before}
        label={t.value(label)}
        values={values}
        onChange={(changed) => onChange({ ...condition, values: changed })}
      />
    );
  }
  const put = (place: number) => (value: BlockValue) =>
    onChange({ ...condition, values: values.map((each, at) => (at === place ? value : each)) });
  return (
    <>
      <ValueInput word={word} before={before} label={t.value(label)} value={values[0] ?? null} onChange={put(0)} />
      {arity === 'two' && (
        <>
          <span className="dim">{t.between}</span>
          <ValueInput word={word} before={before} label={t.second(label)} value={values[1] ?? null} onChange={put(1)} />
        </>
      )}
      {unit !== null && <span className={css.unit}>{unit}</span>}
    </>
  );
}

/** Those that the word takes, and the one that there is. */
function operatorsOf({ operators }: Word, { operator }: Condition): readonly string[] {
  return operators.includes(operator) ? operators : [...operators, operator];
}

function operatorText(operator: string, { type }: Word, t: (typeof blockTexts)['en']): string {
  return (isDate(type) ? t.dateOperators[operator] : undefined) ?? t.operators[operator] ?? operator;
}

/** A condition that is not drawn, much as rules write it. */
function asText({ name, argument, operator, values }: Condition): string {
  const told = argument === undefined ? name : `${name}('${argument}')`;
  const written = values.map((value) => {
    if (isOwn(value)) return typeof value === 'string' ? `'${value}'` : String(value);
    const field = value.argument === undefined ? value.parameter : `${value.parameter}('${value.argument}')`;
    return value.offset === undefined ? field : `${field} ${value.offset}`;
  });
  const [first = '', second = ''] = written;
  const all = arityOf(operator) === 'list' ? `(${written.join(', ')})` : arityOf(operator) === 'two' ? `${first} AND ${second}` : first;
  return `${told} ${operator} ${all}`.trim();
}
