import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Pages } from '../data/use-pages';
import { useMessages } from '../messages/language';
import css from './paged.module.css';
import { ProblemNote, Skeleton } from './states';

/** A long list, with a button for what comes next; `empty` where there is nothing. */
export function Paged<Item>({
  pages,
  empty,
  children,
}: {
  readonly pages: Pages<Item>;
  readonly empty: ReactNode;
  readonly children: (items: readonly Item[]) => ReactNode;
}) {
  const { t } = useMessages();
  const { items, state, problem, next, loadMore, restart } = pages;
  if (items.length === 0) {
    if (problem !== undefined) return <ProblemNote problem={problem} onRetry={restart} />;
    return state === 'loading' ? <Skeleton lines={8} /> : <>{empty}</>;
  }
  return (
    <div style={{ opacity: state === 'loading' ? 0.55 : 1 }}>
      {children(items)}
      {problem !== undefined && <ProblemNote problem={problem} onRetry={loadMore} />}
      {next !== undefined && (
        <div className={css.more}>
          <Button variant="default" fullWidth onClick={loadMore} loading={state === 'more'}>
            {t.states.more}
          </Button>
        </div>
      )}
    </div>
  );
}
