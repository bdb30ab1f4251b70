import type { ReactNode } from 'react';
import css from './columns.module.css';

/** Two columns of panels, what a page is about at the left; below one another where there is no room. Its children are the two. */
export function Columns({ children }: { readonly children: ReactNode }) {
  return <div className={css.columns}>{children}</div>;
}
