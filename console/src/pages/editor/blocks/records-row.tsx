import { ActionIcon, Select } from '@mantine/core';
import { useMessages } from '../../../messages/language';
import { blockTexts } from '../../../messages/pages/blocks';
import { usePageTexts } from '../../../messages/page-texts';
import { Icon } from '../../../parts/icon';
import type { Condition, RecordsBlock } from './block';
import css from './blocks.module.css';
import { ConditionRow } from './condition-row';
import { conditionOn, type Records } from './vocabulary';
import { WordMenu } from './word-menu';

interface RecordsRowProps {
  readonly block: RecordsBlock;
  readonly records: Records | undefined;
  readonly onChange: (block: RecordsBlock) => void;
  readonly onRemove: () => void;
}

/** The records of a function, such as orders: that there are some or none, and which are meant. */
export function RecordsRow({ block, records, onChange, onRemove }: RecordsRowProps) {
  const { t: words } = useMessages();
  const t = usePageTexts(blockTexts);
  const label = records === undefined ? block.name : words.label(records.label);
  const put = (changed: Condition) =>
    onChange({ ...block, parameters: block.parameters.map((each) => (each.id === changed.id ? changed : each)) });
  const parameters = [...(records?.parameters.values() ?? [])];
  return (
    <div className={css.records}>
      <div className={css.row}>
        <span className={css.name} title={records?.description}>
          {label}
        </span>
        <Select
          aria-label={t.matches(label)}
          data={[
            { value: 'true', label: t.has },
            { value: 'false', label: t.hasNone },
          ]}
          value={String(block.matches)}
          onChange={(chosen) => onChange({ ...block, matches: chosen === 'true' })}
          allowDeselect={false}
          w={150}
        />
        <span className="dim">{block.parameters.length === 0 ? t.one : t.ofWhich}</span>
        <ActionIcon className={css.remove} aria-label={t.remove(label)} onClick={onRemove}>
          <Icon name="cross" size={13} />
        </ActionIcon>
      </div>
      <div className={css.parameters}>
        {block.parameters.map((parameter) => (
          <ConditionRow
            key={parameter.id}
            condition={parameter}
            word={records?.parameters.get(parameter.name)}
            opening={`${block.name} MATCHES (`}
            onChange={put}
            onRemove={() => onChange({ ...block, parameters: block.parameters.filter(({ id }) => id !== parameter.id) })}
          />
        ))}
        <WordMenu
          label={t.narrow}
          name={t.narrowOf(label)}
          groups={[
            { title: t.filters, words: parameters.filter(({ isAggregate }) => !isAggregate) },
            { title: t.aggregates, words: parameters.filter(({ isAggregate }) => isAggregate) },
          ]}
          onChoose={(name) => {
            const word = records?.parameters.get(name);
            if (word !== undefined) onChange({ ...block, parameters: [...block.parameters, conditionOn(word)] });
          }}
        />
      </div>
    </div>
  );
}
