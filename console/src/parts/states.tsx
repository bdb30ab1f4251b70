import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { CantleError } from '@cantle/client';
import { problemKind } from '../data/problem';
import { useMessages } from '../messages/language';
import { Icon, type IconName } from './icon';
import css from './states.module.css';

/** Nothing is there, for a reason that is told, and with what can be done about it. */
export function Note({
  icon,
  title,
  children,
  action,
  tone = 'plain',
}: {
  readonly icon: IconName;
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  readonly tone?: 'plain' | 'bad';
}) {
  return (
    <div className={css.note}>
      <span className={tone === 'bad' ? css.badSign : css.sign}>
        <Icon name={icon} size={18} />
      </span>
      <p className={css.title}>{title}</p>
      {children !== undefined && <p className={css.text}>{children}</p>}
      {action}
    </div>
  );
}

/** Why there is no answer, and the way on from there. */
export function ProblemNote({ problem, onRetry }: { readonly problem: CantleError; readonly onRetry?: () => void }) {
  const { t } = useMessages();
  const retry =
    onRetry === undefined ? undefined : (
      <Button variant="default" onClick={onRetry} leftSection={<Icon name="refresh" size={14} />}>
        {t.states.retry}
      </Button>
    );
  const { title, text, icon } = t.states.problems[problemKind(problem)];
  return (
    <Note
      icon={icon}
      title={title}
      action={problem.code === 'FORBIDDEN' ? undefined : retry}
      tone={problemKind(problem) === 'failed' ? 'bad' : 'plain'}
    >
      {problem.errors.length === 0 ? text : problem.message}
    </Note>
  );
}

/** Room for lines that are on their way: never a figure that is not known. */
export function Skeleton({ lines = 5, height = 34 }: { readonly lines?: number; readonly height?: number }) {
  const { t } = useMessages();
  return (
    <div className={css.skeleton} role="status" aria-label={t.states.loading}>
      {Array.from({ length: lines }, (_, line) => (
        <div key={line} className={css.line} style={{ height }}>
          <span style={{ width: `${60 - ((line * 13) % 35)}%` }} />
        </div>
      ))}
    </div>
  );
}
