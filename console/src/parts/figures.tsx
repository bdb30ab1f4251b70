import type { ReactNode } from 'react';
import css from './figures.module.css';

export interface FigureShown {
  readonly label: string;
  /** undefined while it is not known: a bar, never a zero. */
  readonly value: ReactNode | undefined;
  readonly note?: ReactNode;
}

/** Figures beside each other, parted by hairlines. */
export function Figures({ figures }: { readonly figures: readonly FigureShown[] }) {
  return (
    <dl className={css.figures}>
      {figures.map(({ label, value, note }) => (
        <div key={label} className={css.figure}>
          <dt>{label}</dt>
          <dd className={css.value}>{value ?? <span className={css.unknown} />}</dd>
          <dd className={css.note}>{note ?? ' '}</dd>
        </div>
      ))}
    </dl>
  );
}
