import { Spotlight, type SpotlightActionData, spotlight } from '@mantine/spotlight';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { FindSegments } from '../data/operations';
import { useAnswer } from '../data/use-answer';
import { useRights } from '../data/viewer';
import { useMessages } from '../messages/language';
import { Icon } from '../parts/icon';
import { useDestinations } from './destinations';

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
        { group: t.palette.segments, actions: found },
      ]}
      query={query}
      onQueryChange={setQuery}
      onSpotlightOpen={() => setOpen(true)}
      shortcut={['mod + K', '/']}
      nothingFound={t.palette.nothing}
      highlightQuery
      limit={12}
      scrollable
      maxHeight={420}
      searchProps={{ placeholder: t.palette.placeholder, leftSection: <Icon name="search" />, 'aria-label': t.palette.placeholder }}
    />
  );
}
