import type { ReactNode } from 'react';
import css from './panel.module.css';

/** A part of a page with its heading, and what belongs to the heading at its right. */
export function Panel({
  title,
  note,
  actions,
  children,
  flush = false,
  className = '',
}: {
  readonly title: ReactNode;
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  /** Whether the content reaches to the edges, as tables do. */
  readonly flush?: boolean;
  readonly className?: string;
}) {
  return (
    <section className={`${css.panel} ${className}`}>
      <header className={css.head}>
        <h2 className={css.title}>{title}</h2>
        {note !== undefined && <span className={css.note}>{note}</span>}
        {actions !== undefined && <div className={css.actions}>{actions}</div>}
      </header>
      <div className={flush ? css.flush : css.body}>{children}</div>
    </section>
  );
}
