import type { ReactNode } from 'react';
import css from './chip.module.css';
import { Icon, type IconName } from './icon';

export type Tone = 'plain' | 'accent' | 'good' | 'warn' | 'bad' | 'enter' | 'leave';

/** A word with a sign and a colour, in this order of importance. */
export function Chip({ tone = 'plain', icon, children }: { readonly tone?: Tone; readonly icon?: IconName; readonly children: ReactNode }) {
  return (
    <span className={css.chip} data-tone={tone}>
      {icon !== undefined && <Icon name={icon} size={12} />}
      {children}
    </span>
  );
}
