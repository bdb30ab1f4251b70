import { ActionIcon, Button } from '@mantine/core';
import { PrintRule } from '../../../data/operations';
import { useAnswer } from '../../../data/use-answer';
import { blockTexts } from '../../../messages/pages/blocks';
import { usePageTexts } from '../../../messages/page-texts';
import { Icon } from '../../../parts/icon';
import { RuleText } from '../../../parts/rule-text';
import type { TextBlock } from './block';
import css from './blocks.module.css';

interface TextRowProps {
  readonly block: TextBlock;
  readonly onRemove: () => void;
  readonly onEdit: () => void;
}

/** A part of a rule that blocks do not draw, as the text that it is. */
export function TextRow({ block, onRemove, onEdit }: TextRowProps) {
  const t = usePageTexts(blockTexts);
  const { data } = useAnswer(PrintRule, { rule: block.tree });
  const text = data?.checkSegmentQuery.query ?? '…';
  return (
    <div className={css.row}>
      <div className={css.written}>
        <RuleText rule={text} />
        <p className="dim">
          {t.asText}{' '}
          <Button variant="subtle" size="compact-xs" onClick={onEdit}>
            {t.toText}
          </Button>
        </p>
      </div>
      <ActionIcon className={css.remove} aria-label={t.remove(text)} onClick={onRemove}>
        <Icon name="cross" size={13} />
      </ActionIcon>
    </div>
  );
}
