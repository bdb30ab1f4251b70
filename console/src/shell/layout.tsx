import { ActionIcon, Kbd, Tooltip } from '@mantine/core';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { Suspense, useEffect, useState } from 'react';
import { useMoves } from '../data/moves';
import { useRights } from '../data/viewer';
import { useMessages } from '../messages/language';
import { Icon, Mark } from '../parts/icon';
import { Skeleton } from '../parts/states';
import { LostConnection } from './connection-indicator';
import { showFullTexts } from './full-texts';
import css from './layout.module.css';
import { Navigation } from './navigation';
import { openPalette, Palette } from './palette';

const isMac = /Mac|iP/.test(navigator.platform);

/** What stays while one goes from page to page. */
export function Layout() {
  const { t } = useMessages();
  const { may } = useRights();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const [isOpen, setOpen] = useState(false);
  useEffect(() => setOpen(false), [path]);
  useEffect(() => showFullTexts(document.body), []);
  return (
    <div className={css.layout}>
      <a className="skip-link" href="#content">
        {t.shell.skip}
      </a>
      <header className={css.top}>
        <ActionIcon size="lg" onClick={() => setOpen(!isOpen)} aria-label={t.shell.menu} aria-expanded={isOpen} aria-controls="side">
          <Icon name={isOpen ? 'cross' : 'menu'} size={18} />
        </ActionIcon>
        <Mark size={20} />
        <b>Cantle</b>
        <ActionIcon size="lg" onClick={openPalette} aria-label={t.shell.search} ml="auto">
          <Icon name="search" size={18} />
        </ActionIcon>
      </header>
      <aside id="side" className={`${css.side} ${isOpen ? css.open : ''}`}>
        <div className={css.brand}>
          <Mark />
          <b>Cantle</b>
        </div>
        <Tooltip label={t.shell.searchHint} position="right">
          <button type="button" className={css.search} onClick={openPalette}>
            <Icon name="search" size={14} />
            <span>{t.shell.search}</span>
            <Kbd size="xs">{isMac ? '⌘K' : 'Ctrl K'}</Kbd>
          </button>
        </Tooltip>
        <Navigation />
      </aside>
      <main id="content" className={css.main} tabIndex={-1}>
        <LostConnection />
        <Suspense fallback={<Skeleton lines={8} />}>
          <Outlet />
        </Suspense>
      </main>
      {may('segments:read') && <Following />}
      <Palette />
    </div>
  );
}

/** Who enters and leaves is followed on every page, so that going back home has missed nobody. */
function Following() {
  useMoves();
  return null;
}
