import { actionKind } from './action-kind.js';
import { destinationKind } from './destination-kind.js';
import { exportKind } from './export-kind.js';
import { goalsKind } from './goals-kind.js';
import type { ActionDefinition } from './action-definition.js';
import type { DestinationDefinition } from './destination-kind.js';
import type { ExportDefinition } from './export-kind.js';
import type { GoalsDefinition } from './goals-kind.js';
import type { Kind, Stored } from './kind.js';

export {
  caseless,
  type DefinitionContext,
  type Future,
  type FutureSegment,
  type Kind,
  type Names,
  segmentNamed,
  type Stored,
  type WorkspaceWebhook,
} from './kind.js';

/** A definition beside segments and attributes. */
export type KeptDefinition = ActionDefinition | DestinationDefinition | ExportDefinition | GoalsDefinition;
export type StoredDefinition = KeptDefinition & Stored;

/** Kinds of definitions beside segments and attributes, in the order in which they are made. */
export const KINDS = [actionKind, destinationKind, exportKind, goalsKind] as unknown as readonly Kind<KeptDefinition, StoredDefinition>[];

const BY_NAME = new Map(KINDS.map((kind) => [kind.kind, kind]));

export const kindNamed = (name: string): Kind<KeptDefinition, StoredDefinition> | undefined => BY_NAME.get(name as KeptDefinition['kind']);

export function kindOf({ kind }: KeptDefinition): Kind<KeptDefinition, StoredDefinition> {
  return BY_NAME.get(kind) as Kind<KeptDefinition, StoredDefinition>;
}
