import { Spotlight, type SpotlightActionData, spotlight } from '@mantine/spotlight';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { FindCustomers, FindSegments } from '../data/operations';
import { useAnswer } from '../data/use-answer';
import { useSettled } from '../data/use-settled';
import { useRights } from '../data/viewer';
import { useMessages } from '../messages/language';
import { Icon } from '../parts/icon';
import { personName } from '../parts/person-name';
import { useDestinations } from './destinations';

/** A letter alone finds too many. */
const SHORTEST_SEARCH = 2;
const SETTLED_MS = 180;

export const openPalette = spotlight.open;

/** Whatever there is, from anywhere, by the keyboard. */
export function Palette() {
  const { t, format } = useMessages();
  const [query, setQuery] = useState('');
  const [isOpen, setOpen] = useState(false);
  const { may } = useRights();
  const navigate = useNavigate();
  const destinations = useDestinations();
  const segments = useAnswer(FindSegments, isOpen && may('segments:read') ? {} : 'skip');
  const { people, isSearching } = usePeople(query, isOpen);
  const onEnter = useFirstFound(people, isOpen, isSearching);
  const pages: SpotlightActionData[] = destinations.map(({ to, icon, label }) => ({
    id: to,
    label,
    leftSection: <Icon name={icon} />,
    onClick: () => void navigate({ to }),
  }));
  const found: SpotlightActionData[] = (segments.data?.segments.nodes ?? []).map(({ id, name, description, size }) => ({
    id,
    label: name,
    description: description ?? '',
    leftSection: <Icon name="segments" />,
    rightSection: <span className="dim">{format.number(size)}</span>,
    onClick: () => void navigate({ to: '/segments/$id', params: { id } }),
  }));
  return (
    <Spotlight
      actions={[
        { group: t.palette.pages, actions: pages },
        { group: t.palette.customers, actions: people },
        { group: t.palette.segments, actions: found },
      ]}
      query={query}
      onQueryChange={setQuery}
      onSpotlightOpen={() => setOpen(true)}
      shortcut={['mod + K', '/']}
      nothingFound={t.palette.nothing}
      highlightQuery
      limit={16}
      scrollable
      attributes={{ content: { 'aria-label': t.shell.search } }}
      maxHeight={420}
      searchProps={{
        ref: focusAtOnce,
        onKeyDown: onEnter,
        placeholder: t.palette.placeholder,
        leftSection: <Icon name="search" />,
        'aria-label': t.palette.placeholder,
      }}
    />
  );
}

/**
 * Mantine gives it the focus in a timer, before which a browser handles the keys that wait: whoever types on lost them. A microtask, since what had the
 * focus before, to which it returns, is noted after the field is there.
 */
function focusAtOnce(field: HTMLInputElement | null) {
  queueMicrotask(() => field?.focus({ preventScroll: true }));
}

/** Customers whom the server finds by name, e-mail, phone, id or order. */
function usePeople(query: string, isOpen: boolean) {
  const { t } = useMessages();
  const { may } = useRights();
  const navigate = useNavigate();
  const sought = useSettled(query.trim(), SETTLED_MS);
  const isSought = isOpen && may('customers:read') && sought.length >= SHORTEST_SEARCH;
  const { data, isPrevious, state } = useAnswer(FindCustomers, isSought ? { search: sought, names: may('personal_data:read') } : 'skip');
  const isWanted = isOpen && may('customers:read') && query.trim().length >= SHORTEST_SEARCH;
  const isSearching = isWanted && (sought !== query.trim() || isPrevious || state === 'loading');
  const people = (isSought ? (data?.customers.nodes ?? []) : []).map((person): SpotlightActionData => ({
    id: person.id,
    label: personName(person, t),
    description: [...(person.emails ?? []), ...person.externalIds.map(({ source, externalId }) => `${source}: ${externalId}`)].join(' · '),
    // Whatever it was found by need not stand in the label.
    keywords: query,
    leftSection: <Icon name="person" />,
    onClick: () => void navigate({ to: '/customers/$id', params: { id: person.id } }),
  }));
  return { people, isSearching };
}

/** Where Mantine marks what Enter takes. It marks the first of what is there when a key is pressed; whom the server finds comes later. */
const OFFERED = '[data-action]';
const MARKED = '[data-action][data-selected]';

/** Has Enter take the first customer found too, also where it is pressed before they are. */
function useFirstFound(people: readonly SpotlightActionData[], isOpen: boolean, isSearching: boolean) {
  const isWaiting = useRef(false);
  const found = people.map(({ id }) => id).join(' ');
  useEffect(() => {
    if (!isOpen || isSearching) return;
    if (document.querySelector(MARKED) === null) document.querySelector(OFFERED)?.setAttribute('data-selected', 'true');
    if (!isWaiting.current) return;
    isWaiting.current = false;
    document.querySelector<HTMLElement>(MARKED)?.click();
  }, [found, isOpen, isSearching]);
  return ({ key }: KeyboardEvent) => {
    isWaiting.current = key === 'Enter' && isSearching && document.querySelector(MARKED) === null;
  };
}
