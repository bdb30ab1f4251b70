import { type ReactNode, useEffect } from 'react';
import css from './page.module.css';

/** A page: what it is about, what can be done with it, and its content. */
export function Page({
  title,
  subtitle,
  lead,
  actions,
  children,
  wide = false,
}: {
  readonly title: string;
  readonly subtitle?: ReactNode;
  /** Above the title: where one has come from. */
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  readonly wide?: boolean;
}) {
  useEffect(() => {
    document.title = `${title} · Cantle`;
  }, [title]);
  return (
    <div className={wide ? css.wide : css.page}>
      <header className={css.head}>
        <div className={css.titles}>
          {lead !== undefined && <div className={css.lead}>{lead}</div>}
          <h1 className={css.title}>{title}</h1>
          {subtitle !== undefined && <div className={css.subtitle}>{subtitle}</div>}
        </div>
        {actions !== undefined && <div className={css.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}
