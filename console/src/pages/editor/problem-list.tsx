import { Button } from '@mantine/core';
import type { RuleProblem } from '../../data/operations';
import { useMessages } from '../../messages/language';
import { Icon } from '../../parts/icon';
import css from './editor.module.css';

interface ProblemListProps {
  readonly problems: readonly RuleProblem[];
  readonly isValid: boolean;
  readonly isEmpty: boolean;
  readonly query: string;
  readonly onFix: (text: string) => void;
}

/** What is wrong with a rule, and what would mend it; or that all is well. */
export function ProblemList({ problems, isValid, isEmpty, query, onFix }: ProblemListProps) {
  const { t } = useMessages();
  if (problems.length === 0) {
    return (
      <p className={css.verdict} data-valid={isValid}>
        {isEmpty ? t.editor.empty : isValid ? t.editor.valid : t.editor.checking}
      </p>
    );
  }
  return (
    <ul className={css.problems} aria-label={t.editor.problems}>
      {problems.map(({ message, position, suggestion }, place) => (
        <li key={place} className={css.problem}>
          <Icon name="warning" size={14} />
          <span>{message}</span>
          {suggestion !== null && position !== null && (
            <Button
              size="compact-xs"
              variant="light"
              onClick={() => onFix(query.slice(0, position.offset) + suggestion + query.slice(position.offset + position.length))}
            >
              {t.editor.fix(suggestion)}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
