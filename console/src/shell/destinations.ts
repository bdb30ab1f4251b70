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

/** The pages, each with what a key needs to see anything there. */
export function useDestinations(): readonly Destination[] {
  const { t } = useMessages();
  const { may } = useRights();
  const all: readonly (Destination & { readonly needs: readonly string[] })[] = [
    { to: '/', icon: 'home', label: t.nav.home, needs: [] },
    { to: '/segments', icon: 'segments', label: t.nav.segments, needs: ['segments:read'] },
    { to: '/compare', icon: 'compare', label: t.nav.compare, needs: ['segments:read'] },
    { to: '/discover', icon: 'spark', label: t.nav.discover, needs: ['orders:read', 'segments:read'] },
    { to: '/campaigns', icon: 'megaphone', label: t.nav.campaigns, needs: ['campaigns:read'] },
    { to: '/queue', icon: 'inbox', label: t.nav.queue, needs: QUEUE },
    { to: '/data', icon: 'database', label: t.nav.data, needs: ['imports:read'], isOperation: true },
    { to: '/integrations', icon: 'plug', label: t.nav.integrations, needs: ['webhooks:read'], isOperation: true },
    { to: '/keys', icon: 'key', label: t.nav.keys, needs: ['keys:manage'], isOperation: true },
    { to: '/audit', icon: 'list', label: t.nav.audit, needs: ['audit:read'], isOperation: true },
    { to: '/system', icon: 'server', label: t.nav.system, needs: ['segments:read'], isOperation: true },
  ];
  return all.filter(({ needs }) => may(...needs));
}
