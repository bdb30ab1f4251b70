import { createContext, use } from 'react';
import type { WhoAsksData } from './operations';

export type Viewer = WhoAsksData['viewer'];

export const ViewerContext = createContext<Viewer>({ scopes: [], segmentIds: null, endsAt: null, currency: 'USD', timeZone: 'UTC' });

export interface Rights {
  readonly viewer: Viewer;
  readonly currency: string;
  /** Whether the key has all these scopes. */
  readonly may: (...scopes: readonly string[]) => boolean;
}

export function useRights(): Rights {
  const viewer = use(ViewerContext);
  return { viewer, currency: viewer.currency, may: (...scopes) => scopes.every((scope) => viewer.scopes.includes(scope)) };
}
