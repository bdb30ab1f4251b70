import { useRights } from '../data/viewer';
import { useMessages } from '../messages/language';
import type { IconName } from '../parts/icon';

export interface Destination {
  readonly to:
    '/' | '/segments' | '/compare' | '/discover' | '/campaigns' | '/queue' | '/data' | '/integrations' | '/keys' | '/audit' | '/system';
  readonly icon: IconName;
  readonly label: string;
  /** Whether it is about the server, not about customers. */
  readonly isOperation?: boolean;
}

/** What the queue of open cases looks at. */
export const QUEUE = ['campaigns:read', 'customers:read', 'orders:read', 'segments:read', 'service:read'];

/** Each has a part of its own on the page of integrations. */
const INTEGRATIONS = ['webhooks:read', 'actions:read', 'destinations:read', 'imports:read'];

/** The pages, each where the key may see anything there. */
export function useDestinations(): readonly Destination[] {
  const { t } = useMessages();
  const { may } = useRights();
  const all: readonly (Destination & { readonly isSeen: boolean })[] = [
    { to: '/', icon: 'home', label: t.nav.home, isSeen: true },
    { to: '/segments', icon: 'segments', label: t.nav.segments, isSeen: may('segments:read') },
    { to: '/compare', icon: 'compare', label: t.nav.compare, isSeen: may('segments:read') },
    { to: '/discover', icon: 'spark', label: t.nav.discover, isSeen: may('orders:read', 'segments:read') },
    { to: '/campaigns', icon: 'megaphone', label: t.nav.campaigns, isSeen: may('campaigns:read') },
    { to: '/queue', icon: 'inbox', label: t.nav.queue, isSeen: may(...QUEUE) },
    { to: '/data', icon: 'database', label: t.nav.data, isSeen: may('imports:read'), isOperation: true },
    { to: '/integrations', icon: 'plug', label: t.nav.integrations, isSeen: INTEGRATIONS.some((scope) => may(scope)), isOperation: true },
    { to: '/keys', icon: 'key', label: t.nav.keys, isSeen: may('keys:manage'), isOperation: true },
    { to: '/audit', icon: 'list', label: t.nav.audit, isSeen: may('audit:read'), isOperation: true },
    { to: '/system', icon: 'server', label: t.nav.system, isSeen: may('segments:read'), isOperation: true },
  ];
  return all.filter(({ isSeen }) => isSeen);
}
