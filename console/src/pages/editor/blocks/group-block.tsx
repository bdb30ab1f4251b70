import { Button, Select } from '@mantine/core';
import { Fragment } from 'react';
import { blockTexts } from '../../../messages/pages/blocks';
import { usePageTexts } from '../../../messages/page-texts';
import { Icon } from '../../../parts/icon';
import { type Block, type GroupBlock, groupOf } from './block';
import css from './blocks.module.css';
import { ConditionRow } from './condition-row';
import { RecordsRow } from './records-row';
import { TextRow } from './text-row';
import { attributeBlock, recordsBlock, type Vocabulary } from './vocabulary';
import { WordMenu } from './word-menu';

export interface GroupProps {
  readonly group: GroupBlock;
  readonly isOutermost?: boolean;
  readonly vocabulary: Vocabulary;
  /** Puts another block in the place of one, or takes it out. */
  readonly onReplace: (id: number, replacement: Block | undefined) => void;
  readonly onText: () => void;
}

const WAYS = ['and', 'or', 'notAnd', 'notOr'] as const;
type Way = (typeof WAYS)[number];

/** Conditions that hold together, with what joins them written between them. */
export function GroupOfBlocks({ group, isOutermost = false, ...given }: GroupProps) {
  const { vocabulary, onReplace } = given;
  const t = usePageTexts(blockTexts);
  const way: Way = group.isNegated ? (group.join === 'and' ? 'notAnd' : 'notOr') : group.join;
  const change = (chosen: Way) =>
    onReplace(group.id, { ...group, isNegated: chosen.startsWith('not'), join: chosen === 'or' || chosen === 'notOr' ? 'or' : 'and' });
  const add = (block: Block) => onReplace(group.id, { ...group, blocks: [...group.blocks, block] });
  // The outermost group is not turned round: it holds a group that is.
  const ways = isOutermost ? WAYS.slice(0, 2) : WAYS;
  return (
    <div
      className={isOutermost ? css.outermost : css.group}
      role="group"
      aria-label={isOutermost ? t.of(t.groups[way]) : t.inner(t.groups[way])}
    >
      {(group.blocks.length > 1 || !isOutermost) && (
        <Select
          aria-label={t.group}
          data={ways.map((each) => ({ value: each, label: t.groups[each] }))}
          value={way}
          onChange={(chosen) => chosen !== null && change(chosen)}
          allowDeselect={false}
          w={230}
        />
      )}
      {group.blocks.map((block, place) => (
        <Fragment key={block.id}>
          {place > 0 && <span className={css.join}>{t.joins[group.join]}</span>}
          <BlockView block={block} {...given} />
        </Fragment>
      ))}
      <div className={css.adding}>
        <WordMenu
          label={t.add}
          groups={[
            { title: t.attributes, words: [...vocabulary.attributes.values()] },
            { title: t.records, words: [...vocabulary.records.values()] },
          ]}
          onChoose={(name) => {
            const [attribute, records] = [vocabulary.attributes.get(name), vocabulary.records.get(name)];
            if (attribute !== undefined) add(attributeBlock(attribute));
            else if (records !== undefined) add(recordsBlock(records));
          }}
        />
        <Button
          variant="subtle"
          color="gray"
          leftSection={<Icon name="columns" size={13} />}
          onClick={() => add(groupOf([], group.join === 'and' ? 'or' : 'and'))}
        >
          {t.addGroup}
        </Button>
        {!isOutermost && (
          <Button
            variant="subtle"
            color="gray"
            leftSection={<Icon name="cross" size={13} />}
            onClick={() => onReplace(group.id, undefined)}
          >
            {t.removeGroup}
          </Button>
        )}
      </div>
    </div>
  );
}

interface BlockViewProps extends Omit<GroupProps, 'group' | 'isOutermost'> {
  readonly block: Block;
}

function BlockView({ block, ...given }: BlockViewProps) {
  const { vocabulary, onReplace, onText } = given;
  const remove = () => onReplace(block.id, undefined);
  const put = (changed: Block) => onReplace(block.id, changed);
  switch (block.kind) {
    case 'group':
      return <GroupOfBlocks group={block} {...given} />;
    case 'attribute':
      return <ConditionRow condition={block} word={vocabulary.attributes.get(block.name)} opening="" onChange={put} onRemove={remove} />;
    case 'records':
      return <RecordsRow block={block} records={vocabulary.records.get(block.name)} onChange={put} onRemove={remove} />;
    case 'text':
      return <TextRow block={block} onRemove={remove} onEdit={onText} />;
  }
}
