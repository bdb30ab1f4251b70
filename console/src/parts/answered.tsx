import type { CantleError } from '@cantle/client';
import type { ReactNode } from 'react';
import { ProblemNote, Skeleton } from './states';

/** What was asked, or in its place that it is on its way, or why it does not come. */
export function Answered<Data>({
  asked,
  lines,
  children,
}: {
  readonly asked: { readonly data: Data | undefined; readonly problem: CantleError | undefined; readonly refresh: () => void };
  readonly lines?: number;
  readonly children: (data: Data) => ReactNode;
}) {
  if (asked.data !== undefined) return <>{children(asked.data)}</>;
  return asked.problem === undefined ? <Skeleton lines={lines ?? 5} /> : <ProblemNote problem={asked.problem} onRetry={asked.refresh} />;
}
