import { useEffect, useRef, useState } from 'react';
import css from './live-number.module.css';

const TINT_MS = 700;

/** A number that is tinted for a moment when it changes, and never counts up. */
export function LiveNumber({ value, children }: { readonly value: number; readonly children: string }) {
  const before = useRef(value);
  const [change, setChange] = useState<'up' | 'down'>();
  useEffect(() => {
    if (before.current === value) return;
    setChange(value > before.current ? 'up' : 'down');
    before.current = value;
    const timer = setTimeout(() => setChange(undefined), TINT_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return (
    <span className={css.number} data-change={change}>
      {children}
    </span>
  );
}
