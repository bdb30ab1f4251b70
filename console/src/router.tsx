import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { SEGMENT_TABS, type SegmentTab } from './pages/segment/segment-tabs';
import { HomePage } from './pages/home/home-page';
import { Layout } from './shell/layout';
import { NotFoundPage } from './shell/not-found';
import { CASE_ORDERS, type CaseOrder } from './pages/queue/case-orders';
import { dayOf, oneOf, sortOf, textOf } from './parts/search-params';

/* What an address may say beside its path. */

interface SegmentsSearch {
  readonly q?: string | undefined;
  readonly sort?: string | undefined;
}

const OUTCOMES = ['DONE', 'FAILED', 'REFUSED'] as const;

interface SegmentSearch {
  readonly tab?: SegmentTab | undefined;
  readonly columns?: string | undefined;
  readonly sort?: string | undefined;
}

interface CompareSearch {
  /** Ids of segments, with commas between them. */
  readonly segments?: string | undefined;
}

interface MapSearch {
  /** The one that is looked at. */
  readonly segment?: string | undefined;
}

interface SearchedFor {
  readonly q?: string | undefined;
}

interface CampaignSearch {
  readonly segments?: string | undefined;
  /** How it was drawn who is held out, in percent, and for whom it was. */
  readonly heldOut?: string | undefined;
  readonly salt?: string | undefined;
  readonly for?: string | undefined;
}

interface AuditSearch {
  readonly what?: string | undefined;
  readonly who?: string | undefined;
  readonly about?: string | undefined;
  readonly outcome?: (typeof OUTCOMES)[number] | undefined;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

interface QueueSearch {
  readonly by?: CaseOrder | undefined;
}

const root = createRootRoute({ component: Layout, notFoundComponent: NotFoundPage });

const home = createRoute({ getParentRoute: () => root, path: '/', component: HomePage });

const segments = createRoute({
  getParentRoute: () => root,
  path: '/segments',
  validateSearch: (given: Record<string, unknown>): SegmentsSearch => ({ q: textOf(given['q']), sort: sortOf(given['sort']) }),
  component: lazyRouteComponent(() => import('./pages/segments/segments-page'), 'SegmentsPage'),
});

const segment = createRoute({
  getParentRoute: () => root,
  path: '/segments/$id',
  validateSearch: (given: Record<string, unknown>): SegmentSearch => ({
    tab: oneOf(SEGMENT_TABS, given['tab']),
    columns: textOf(given['columns']),
    sort: sortOf(given['sort']),
  }),
  component: lazyRouteComponent(() => import('./pages/segment/segment-page'), 'SegmentPage'),
});

const compare = createRoute({
  getParentRoute: () => root,
  path: '/compare',
  validateSearch: (given: Record<string, unknown>): CompareSearch => ({ segments: textOf(given['segments']) }),
  component: lazyRouteComponent(() => import('./pages/compare/compare-page'), 'ComparePage'),
});

const map = createRoute({
  getParentRoute: () => root,
  path: '/segments/map',
  validateSearch: (given: Record<string, unknown>): MapSearch => ({ segment: textOf(given['segment']) }),
  component: lazyRouteComponent(() => import('./pages/map/map-page'), 'MapPage'),
});

const discover = createRoute({
  getParentRoute: () => root,
  path: '/discover',
  component: lazyRouteComponent(() => import('./pages/discover/discover-page'), 'DiscoverPage'),
});

const newSegment = createRoute({
  getParentRoute: () => root,
  path: '/segments/new',
  component: lazyRouteComponent(() => import('./pages/editor/editor-page'), 'NewSegmentPage'),
});

const editSegment = createRoute({
  getParentRoute: () => root,
  path: '/segments/$id/edit',
  component: lazyRouteComponent(() => import('./pages/editor/editor-page'), 'EditSegmentPage'),
});

const campaigns = createRoute({
  getParentRoute: () => root,
  path: '/campaigns',
  validateSearch: (given: Record<string, unknown>): SearchedFor => ({ q: textOf(given['q']) }),
  component: lazyRouteComponent(() => import('./pages/campaigns/campaigns-page'), 'CampaignsPage'),
});

const campaign = createRoute({
  getParentRoute: () => root,
  path: '/campaigns/$id',
  validateSearch: (given: Record<string, unknown>): CampaignSearch => ({
    segments: typeof given['segments'] === 'string' ? given['segments'] : undefined,
    heldOut: textOf(given['heldOut']),
    salt: textOf(given['salt']),
    for: textOf(given['for']),
  }),
  component: lazyRouteComponent(() => import('./pages/campaigns/campaign-page'), 'CampaignPage'),
});

const keys = createRoute({
  getParentRoute: () => root,
  path: '/keys',
  component: lazyRouteComponent(() => import('./pages/keys/keys-page'), 'KeysPage'),
});

const audit = createRoute({
  getParentRoute: () => root,
  path: '/audit',
  validateSearch: (given: Record<string, unknown>): AuditSearch => ({
    what: textOf(given['what']),
    who: textOf(given['who']),
    about: textOf(given['about']),
    outcome: oneOf(OUTCOMES, given['outcome']),
    from: dayOf(given['from']),
    until: dayOf(given['until']),
  }),
  component: lazyRouteComponent(() => import('./pages/audit/audit-page'), 'AuditPage'),
});

const data = createRoute({
  getParentRoute: () => root,
  path: '/data',
  component: lazyRouteComponent(() => import('./pages/data/data-page'), 'DataPage'),
});

const importedFiles = createRoute({
  getParentRoute: () => root,
  path: '/data/imports/$id',
  component: lazyRouteComponent(() => import('./pages/data/import-page'), 'ImportPage'),
});

const integrations = createRoute({
  getParentRoute: () => root,
  path: '/integrations',
  component: lazyRouteComponent(() => import('./pages/integrations/integrations-page'), 'IntegrationsPage'),
});

const webhook = createRoute({
  getParentRoute: () => root,
  path: '/integrations/$id',
  component: lazyRouteComponent(() => import('./pages/integrations/webhook-page'), 'WebhookPage'),
});

const destination = createRoute({
  getParentRoute: () => root,
  path: '/integrations/destinations/$id',
  component: lazyRouteComponent(() => import('./pages/integrations/destination-page'), 'DestinationPage'),
});

const action = createRoute({
  getParentRoute: () => root,
  path: '/integrations/actions/$id',
  component: lazyRouteComponent(() => import('./pages/integrations/action-page'), 'ActionPage'),
});

const exportSchedule = createRoute({
  getParentRoute: () => root,
  path: '/integrations/exports/$id',
  component: lazyRouteComponent(() => import('./pages/integrations/schedule-page'), 'SchedulePage'),
});

const system = createRoute({
  getParentRoute: () => root,
  path: '/system',
  component: lazyRouteComponent(() => import('./pages/system/system-page'), 'SystemPage'),
});

const customer = createRoute({
  getParentRoute: () => root,
  path: '/customers/$id',
  component: lazyRouteComponent(() => import('./pages/customer/customer-page'), 'CustomerPage'),
});

const queue = createRoute({
  getParentRoute: () => root,
  path: '/queue',
  validateSearch: (given: Record<string, unknown>): QueueSearch => ({ by: oneOf(CASE_ORDERS, given['by']) }),
  component: lazyRouteComponent(() => import('./pages/queue/queue-page'), 'QueuePage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    segments,
    newSegment,
    map,
    segment,
    editSegment,
    compare,
    discover,
    campaigns,
    campaign,
    customer,
    queue,
    keys,
    audit,
    data,
    importedFiles,
    integrations,
    webhook,
    destination,
    action,
    exportSchedule,
    system,
  ]),
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
