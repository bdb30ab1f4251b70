import { useEffect, useState } from 'react';
import { connection } from '../data/server';
import { useStore } from '../data/store';
import { useMessages } from '../messages/language';
import { Icon } from '../parts/icon';
import css from './connection-indicator.module.css';

/** A short loss is nobody's business. */
const TOLD_AFTER_MS = 5_000;

/** A quiet dot with a word. */
export function ConnectionIndicator() {
  const { t } = useMessages();
  const { state } = useStore(connection);
  return (
    <span className={css.indicator} data-state={state}>
      <span className={css.dot} />
      {t.shell.connection[state]}
    </span>
  );
}

/** Says, once it has lasted, that what is on the page is not followed at the moment. */
export function LostConnection() {
  const { t } = useMessages();
  const { state, since } = useStore(connection);
  const [isTold, setTold] = useState(false);
  useEffect(() => {
    setTold(false);
    if (state !== 'reconnecting' && state !== 'offline') return;
    const timer = setTimeout(() => setTold(true), Math.max(0, since.getTime() + TOLD_AFTER_MS - Date.now()));
    return () => clearTimeout(timer);
  }, [state, since]);
  return (
    <div role="status">
      {isTold && (
        <p className={css.banner}>
          <Icon name="offline" size={15} />
          {t.shell.lost}
        </p>
      )}
    </div>
  );
}
