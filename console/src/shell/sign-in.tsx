import { Button, PasswordInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { CantleError } from '@cantle/client';
import { askWithKey } from '../data/ask';
import { WhoAsks } from '../data/operations';
import { signIn, type SignOutReason } from '../data/session';
import { useMessages } from '../messages/language';
import { Mark } from '../parts/icon';
import css from './sign-in.module.css';

/** Asks for an API key; it is tried before it is kept, and kept for this tab alone. */
export function SignIn({ reason }: { readonly reason: SignOutReason | undefined }) {
  const { t } = useMessages();
  const [key, setKey] = useState('');
  const [error, setError] = useState<string>();
  const [isTrying, setTrying] = useState(false);
  const tryKey = async (event: FormEvent) => {
    event.preventDefault();
    setTrying(true);
    setError(undefined);
    try {
      await askWithKey(key.trim(), WhoAsks);
      signIn(key.trim());
    } catch (problem) {
      const { code, message } = problem as CantleError;
      setError(code === 'UNAUTHENTICATED' ? t.signIn.refused : code === 'NETWORK' ? t.states.problems.offline.text : message);
      setTrying(false);
    }
  };
  return (
    <main className={css.page}>
      <form className={css.card} onSubmit={(event) => void tryKey(event)}>
        <Mark size={40} />
        <h1 className={css.title}>{t.signIn.title}</h1>
        <p className={css.lead}>{reason === undefined ? t.signIn.lead : t.signIn.reasons[reason]}</p>
        <PasswordInput
          size="sm"
          label={t.signIn.key}
          placeholder="cantle_…"
          value={key}
          onChange={(event) => setKey(event.currentTarget.value)}
          error={error}
          autoComplete="off"
          autoFocus
          className={css.field}
          visibilityToggleButtonProps={{ 'aria-label': t.signIn.show }}
        />
        <Button type="submit" size="sm" fullWidth loading={isTrying} disabled={key.trim() === ''}>
          {t.signIn.action}
        </Button>
        <p className={css.hint}>{t.signIn.hint}</p>
      </form>
    </main>
  );
}
