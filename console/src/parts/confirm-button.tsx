import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';

const PATIENCE_MS = 6_000;

/** A button for what cannot be undone: pressed once it says what would happen, pressed again it does it. */
export function ConfirmButton({
  label,
  confirm,
  onConfirm,
  loading = false,
}: {
  readonly label: string;
  /** What pressing it again does. */
  readonly confirm: string;
  readonly onConfirm: () => void;
  readonly loading?: boolean;
}) {
  const [isAsked, setAsked] = useState(false);
  useEffect(() => {
    if (!isAsked) return;
    const timer = setTimeout(() => setAsked(false), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [isAsked]);
  return (
    <Button
      size="compact-xs"
      variant={isAsked ? 'filled' : 'subtle'}
      color={isAsked ? 'red.9' : 'gray'}
      loading={loading}
      aria-live="polite"
      onBlur={() => setAsked(false)}
      onClick={() => {
        if (isAsked) onConfirm();
        setAsked(!isAsked);
      }}
    >
      {isAsked ? confirm : label}
    </Button>
  );
}
