import type { Catalogue } from '../catalogue/index.js';

export interface ComputedContext {
  readonly catalogue: Catalogue;
  readonly timeZone: string;
}
