import { ActionIcon, Menu, useMantineColorScheme } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { signOut } from '../data/session';
import { useStore } from '../data/store';
import { useRights } from '../data/viewer';
import { chooseLanguage, LANGUAGES, type Language, language, useMessages } from '../messages/language';
import { Icon } from '../parts/icon';
import { ConnectionIndicator } from './connection-indicator';
import css from './navigation.module.css';
import { type Destination, useDestinations } from './destinations';

/** The pages that the key may see, and below them what is about the visitor. */
export function Navigation() {
  const { t } = useMessages();
  const destinations = useDestinations();
  const operation = destinations.filter(({ isOperation }) => isOperation === true);
  return (
    <>
      <nav aria-label={t.shell.pages}>
        <Destinations destinations={destinations.filter(({ isOperation }) => isOperation !== true)} />
        {operation.length > 0 && <h2 className={css.heading}>{t.nav.operation}</h2>}
        <Destinations destinations={operation} />
      </nav>
      <div className={css.foot}>
        <ConnectionIndicator />
        <Preferences />
      </div>
    </>
  );
}

function Destinations({ destinations }: { readonly destinations: readonly Destination[] }) {
  return (
    <ul className={css.list}>
      {destinations.map(({ to, icon, label }) => (
        <li key={to}>
          <Link
            to={to}
            className={css.link}
            activeProps={{ className: css.active, 'aria-current': 'page' }}
            activeOptions={{ exact: to === '/', includeSearch: false }}
          >
            <Icon name={icon} size={16} />
            {label}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Preferences() {
  const { t } = useMessages();
  const { may } = useRights();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const spoken = useStore(language);
  const schemes = [
    ['light', 'sun'],
    ['dark', 'moon'],
    ['auto', 'screen'],
  ] as const;
  return (
    <Menu position="top-end" width={220}>
      <Menu.Target>
        <ActionIcon aria-label={t.shell.preferences}>
          <Icon name="person" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t.shell.scheme}</Menu.Label>
        {schemes.map(([scheme, icon]) => (
          <Menu.Item
            key={scheme}
            leftSection={<Icon name={icon} size={14} />}
            rightSection={colorScheme === scheme ? <Icon name="check" size={14} /> : undefined}
            onClick={() => setColorScheme(scheme)}
          >
            {t.shell.schemes[scheme]}
          </Menu.Item>
        ))}
        <Menu.Label>{t.shell.language}</Menu.Label>
        {Object.entries(LANGUAGES).map(([code, name]) => (
          <Menu.Item
            key={code}
            lang={code}
            rightSection={spoken === code ? <Icon name="check" size={14} /> : undefined}
            onClick={() => chooseLanguage(code as Language)}
          >
            {name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        {may('segments:read') && (
          <Menu.Item component="a" href="/graphql" leftSection={<Icon name="code" size={14} />}>
            {t.shell.graphql}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<Icon name="exit" size={14} />} onClick={() => signOut()}>
          {t.shell.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
